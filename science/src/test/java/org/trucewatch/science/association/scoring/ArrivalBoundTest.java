// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.association.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.trucewatch.domain.Draw;
import org.trucewatch.domain.quantity.Symmetric2;

class ArrivalBoundTest {
  /** n stations on a circle about the source: J is n / (2 v² sigma²) on the diagonal, and t0 does not mix in. */
  @Test
  void aCircleOfStationsHasItsClosedForm() {
    ArrivalBound bound = new ArrivalBound(0.05, 0, 0, 0);
    for (int i = 0; i < 8; i++) {
      double angle = 2 * Math.PI * i / 8;
      double sigma = bound.add(10 * StrictMath.cos(angle), 10 * StrictMath.sin(angle), 6);
      assertThat(sigma).isEqualTo(0.05);
    }
    double expected = 2 * 36 * 0.05 * 0.05 / 8;
    Symmetric2 covariance = bound.covarianceKilometers2();
    assertThat(covariance.ee()).isCloseTo(expected, within(1e-12));
    assertThat(covariance.nn()).isCloseTo(expected, within(1e-12));
    assertThat(covariance.en()).isCloseTo(0, within(1e-12));
  }

  /** The gradient in moving air against differences of the travel time. */
  @ParameterizedTest
  @MethodSource("org.trucewatch.domain.Seeds#thousand")
  void twoStationsAndAFixedTimeGiveTheGradientBack(long seed) {
    Draw draw = new Draw(seed);
    double east = draw.between(-50, 50);
    double north = draw.between(-50, 50);
    double windEast = draw.between(-0.01, 0.01);
    double windNorth = draw.between(-0.01, 0.01);
    double step = 1e-5;
    double byEast = (travel(east - step, north, windEast, windNorth)
            - travel(east + step, north, windEast, windNorth))
        / (2 * step);
    double byNorth = (travel(east, north - step, windEast, windNorth)
            - travel(east, north + step, windEast, windNorth))
        / (2 * step);
    double[] gradient = ArrivalBound.gradient(east, north, 0.34, windEast, windNorth);
    assertThat(gradient[0]).isCloseTo(byEast, within(1e-6));
    assertThat(gradient[1]).isCloseTo(byNorth, within(1e-6));
  }

  @Test
  void theMedianOfACircularErrorIsItsKnownFactor() {
    List<Symmetric2> one = List.of(new Symmetric2(4, 0, 4));
    assertThat(RadialError.quantileKilometers(one, 0.5)).isCloseTo(2 * 1.177410, within(1e-5));
    assertThat(RadialError.quantileKilometers(one, 0.9)).isCloseTo(2 * 2.145966, within(1e-5));
  }

  /** One axis alone: the half-normal's median is 0.67449 sd. */
  @Test
  void theMedianOfANarrowErrorIsThatOfALine() {
    assertThat(RadialError.quantileKilometers(List.of(new Symmetric2(1, 0, 1e-6)), 0.5))
        .isCloseTo(0.67449, within(0.02));
  }

  @Test
  void theBandHoldsWhatChanceAllows() {
    BinomialBand band = BinomialBand.of(20, 0.9);
    assertThat(band).isEqualTo(new BinomialBand(15 / 20.0, 1));
    assertThat(band.holds(0.75)).isTrue();
    assertThat(band.holds(0.70)).isFalse();
    assertThat(BinomialBand.of(10, 1)).isEqualTo(new BinomialBand(1, 1));
    BinomialBand wide = BinomialBand.of(1000, 0.9);
    assertThat(wide.low()).isCloseTo(0.881, within(1e-9));
    assertThat(wide.high()).isCloseTo(0.918, within(1e-9));
  }

  private static double travel(double east, double north, double windEast, double windNorth) {
    double distance = Math.sqrt(east * east + north * north);
    return distance / (0.34 + (windEast * east + windNorth * north) / distance);
  }
}
