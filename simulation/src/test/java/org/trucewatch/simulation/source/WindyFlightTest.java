// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.simulation.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WindyFlightTest {
  private static Flight flight(String key) {
    return WeaponClass.find(key).orElseThrow().flight(0.8, 0.5);
  }

  @ParameterizedTest
  @ValueSource(strings = {"mortar-82", "mortar-120", "howitzer-122", "rocket-122"})
  void inStillAirItComesDownWhereTheFlightDoes(String key) {
    Flight still = flight(key);
    Flight.Landing landing = still.inWind(z -> 0, z -> 0, 0);
    assertThat(landing.eastMeters()).isCloseTo(0, within(1e-9));
    assertThat(landing.northMeters()).isCloseTo(still.rangeMeters(), within(2.0));
    assertThat(landing.seconds()).isCloseTo(still.seconds(), within(0.02));
  }

  /** Didion's rule: a cross wind w moves a round by w (T - X / v0 cos e), here within a tenth; a tail wind carries it farther. */
  @ParameterizedTest
  @ValueSource(strings = {"mortar-82", "mortar-120", "howitzer-122", "rocket-122"})
  void aCrossWindMovesItByTheDelayOfItsFlight(String key) {
    Flight still = flight(key);
    double flat = still.launch().metersPerSecond() * Math.cos(still.launch().elevationRadians());
    double delay = still.seconds() - still.rangeMeters() / flat;
    Flight.Landing across = still.inWind(z -> 8, z -> 0, 0);
    assertThat(across.eastMeters()).isCloseTo(8 * delay, within(0.8 * delay));
    Flight.Landing behind = still.inWind(z -> 0, z -> 8, 0);
    assertThat(behind.northMeters()).isGreaterThan(still.rangeMeters());
    Flight.Landing mirrored = still.inWind(z -> -8, z -> 0, 0);
    assertThat(mirrored.eastMeters()).isEqualTo(-across.eastMeters());
  }
}
