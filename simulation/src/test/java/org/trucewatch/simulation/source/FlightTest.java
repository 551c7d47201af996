// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.simulation.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.trucewatch.simulation.source.DragLaw.Shape;
import org.trucewatch.simulation.source.DragLaw.Shaped;

/** The design's reference pairs of flight, 49 to 52, and its bands of plausible flights. */
class FlightTest {

  /** Pair 49. */
  @Test
  void withoutAirAFlightIsAParabola() {
    Flight flight = Flight.of(300, Math.PI / 4, new DragLaw.None());
    assertThat(flight.rangeMeters()).isCloseTo(9177.4459, within(0.00005));
    assertThat(flight.seconds()).isCloseTo(43.262895, within(0.0000005));
  }

  /** Pair 50. */
  @Test
  void linearDragFollowsItsClosedForm() {
    double[] state = Flight.stateAfter(300, Math.PI / 4, new DragLaw.Linear(0.05), 10, 0.05);
    assertThat(state[0]).isCloseTo(1669.349, within(0.0005));
    assertThat(state[1]).isCloseTo(1251.465, within(0.0005));
  }

  /** Pair 51: up and down again under drag by the square. */
  @Test
  void quadraticDragFollowsItsClosedForm() {
    Flight flight = Flight.of(200, Math.PI / 2, new DragLaw.Quadratic(100));
    double[] top =
        Flight.stateAfter(200, Math.PI / 2, new DragLaw.Quadratic(100), 11.28977, 0.000997);
    assertThat(top[3]).isCloseTo(0, within(0.02));
    assertThat(top[1]).isCloseTo(820.585, within(0.01));
    assertThat(flight.fallSpeedMetersPerSecond()).isCloseTo(89.4427, within(0.001));
  }

  /**
   * Pair 52, a historical naval table: with the form factor that gives its longest range, times and angles agree within
   * the design's 1 %, 1 degree and 3 %, and the second row within 0.6 %.
   */
  @Test
  void theIntegratorAgreesWithAHistoricalTable() {
    double low = 0.8;
    double high = 1.6;
    for (int i = 0; i < 40; i++) {
      double middle = (low + high) / 2;
      if (naval(middle, 45.2483).rangeMeters() > 36_210) {
        low = middle;
      } else {
        high = middle;
      }
    }
    Flight longest = naval(low, 45.2483);
    assertThat(longest.seconds()).isCloseTo(94.6, withinPercentage(1));
    assertThat(Math.toDegrees(longest.fallAngleRadians())).isCloseTo(55.9, within(1.0));
    assertThat(longest.fallSpeedMetersPerSecond()).isCloseTo(475.2, withinPercentage(3));
    Flight shorter = naval(low, 35.4617);
    assertThat(shorter.rangeMeters()).isCloseTo(33_832.8, withinPercentage(0.6));
    assertThat(shorter.seconds()).isCloseTo(77.7, withinPercentage(0.6));
  }

  private static Flight naval(double form, double degrees) {
    return Flight.of(792.48, Math.toRadians(degrees), new Shaped(Shape.G7, form, 0.4064, 952.544));
  }

  /** Longest flights by class: seconds and apex near the design's bands [D], widened by a tenth. */
  @ParameterizedTest
  @CsvSource({
    "mortar-82, 0, 23, 33, 600, 1300",
    "mortar-120, 0, 34, 48, 1500, 2600",
    "howitzer-122, 1, 50, 72, 3800, 6000",
    "howitzer-152, 1, 55, 77, 4400, 6800",
    "howitzer-155, 1, 57, 77, 4600, 7000"
  })
  void theLongestFlightOfAClassIsPlausible(
      String key,
      double elevation,
      double secondsMin,
      double secondsMax,
      double apexMin,
      double apexMax) {
    Flight flight = WeaponClass.find(key).orElseThrow().flight(1, elevation);
    assertThat(flight.seconds()).isBetween(secondsMin, secondsMax);
    assertThat(flight.apexMeters()).isBetween(apexMin, apexMax);
  }
}
