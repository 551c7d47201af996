// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.simulation.weather;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.trucewatch.simulation.weather.WeatherPlan.Regime;

class AirTest {
  private static Air air(Regime regime, double east, double north) {
    return new Air(regime, east, north, 337, 0.3);
  }

  private static double bearing(Air air, double height) {
    return Math.atan2(air.windEastAt(height), air.windNorthAt(height));
  }

  @Test
  void theWindOfNeutralAirIsLogarithmicNearTheGround() {
    Air air = air(Regime.WINDY, 6, 0);
    assertThat(air.windAt(10)).isCloseTo(6, within(1e-12));
    assertThat(air.windAt(2)).isCloseTo(6 * Math.log(40) / Math.log(200), within(1e-12));
    assertThat(air.windAt(80)).isCloseTo(6 * Math.log(1_600) / Math.log(200), within(1e-12));
  }

  @ParameterizedTest
  @EnumSource(Regime.class)
  void theWindStrengthensUpwardsAndTurnsTheOtherWaySouthOfTheEquator(Regime regime) {
    Air north = air(regime, 4, 3);
    Air south = new Air(regime, 4, 3, 337, 0.3, -1);
    double last = 0;
    for (double z = 1; z <= 1_500; z *= 1.3) {
      assertThat(north.windAt(z)).as("%s at %.0f m", regime, z).isGreaterThanOrEqualTo(last);
      last = north.windAt(z);
      double turned = bearing(north, z) - bearing(north, 10);
      assertThat(turned).isBetween(-1e-9, Math.toRadians(31));
      assertThat(bearing(south, z) - bearing(south, 10)).isCloseTo(-turned, within(1e-12));
    }
    assertThat(bearing(north, 1_500)).isGreaterThan(bearing(north, 10));
  }

  /** The design's table (physics, section 1.3): 10 - 12.5 cos + 2.5 cos² in wind, 3 dB in the inversion, 18 dB in the lapse. */
  @Test
  void theLossOfTheGradientIsThatOfTheDesignsClasses() {
    for (double speed : new double[] {5.3, 6, 8}) {
      Air windy = air(Regime.WINDY, speed, 0);
      assertThat(windy.refractionDecibels(1, 0)).as("downwind").isBetween(-0.1, 0.5);
      assertThat(windy.refractionDecibels(0, 1)).as("across").isCloseTo(10, within(1.0));
      assertThat(windy.refractionDecibels(-1, 0)).as("upwind").isCloseTo(25, within(0.5));
    }
    assertThat(mean(air(Regime.INVERSION, 1.5, 0))).isCloseTo(3, within(0.6));
    assertThat(mean(air(Regime.LAPSE, 1.5, 0))).isCloseTo(18, within(0.6));
  }

  private static double mean(Air air) {
    double sum = 0;
    for (int i = 0; i < 36; i++) {
      sum += air.refractionDecibels(Math.sin(i * Math.PI / 18), Math.cos(i * Math.PI / 18));
    }
    return sum / 36;
  }

  @ParameterizedTest
  @EnumSource(Regime.class)
  void whatIsTurnedRoundIsHeardTheSame(Regime regime) {
    Air one = air(regime, 3, -2);
    Air other = air(regime, -3, 2);
    for (double km : new double[] {0.3, 2, 15}) {
      assertThat(other.pathMetersPerSecond(-0.6, -0.8, km, 0))
          .isEqualTo(one.pathMetersPerSecond(0.6, 0.8, km, 0));
    }
    assertThat(other.refractionDecibels(-0.6, -0.8)).isEqualTo(one.refractionDecibels(0.6, 0.8));
  }

  /** A path of 10 km in a gradient of 1 m/s reaches 217 m (Salomons 2001): sound goes with more wind than at 10 m, and never with all. */
  @ParameterizedTest
  @CsvSource({"0.5, 6", "2, 6", "10, 6", "30, 9"})
  void farPathsGoWithMoreWindThanNearOnes(double kilometers, double wind) {
    Air air = air(Regime.WINDY, wind, 0);
    double carried = air.pathMetersPerSecond(1, 0, kilometers, 0) - 337;
    double less = air.pathMetersPerSecond(1, 0, kilometers / 2, 0) - 337;
    assertThat(carried).isBetween(0.7 * wind, 1.9 * wind);
    assertThat(carried).isGreaterThanOrEqualTo(less - 0.2);
  }

  @Test
  void aSourceAloftIsHeardBeyondTheShadowOfOneOnTheGround() {
    Air air = air(Regime.WINDY, 6, 0);
    assertThat(air.shadowKilometers(-1, 0, 0)).isZero();
    assertThat(air.shadowKilometers(1, 0, 200)).isZero();
    assertThat(air.shadowKilometers(-1, 0, 200))
        .isGreaterThan(2 * air.shadowKilometers(-1, 0, 50))
        .isBetween(1.0, 10.0);
  }
}
