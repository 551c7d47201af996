// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.simulation.sensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** The design's reference pairs 53 to 56 and its magnitudes of surface bursts. */
class ReferencePairsTest {

  /** Pair 53. */
  @Test
  void localMagnitudeAtAHundredKilometres() {
    assertThat(LocalMagnitude.nanometers(3, 100)).isCloseTo(479.7, within(0.05));
    assertThat(LocalMagnitude.of(480, 100)).isCloseTo(3.0002, within(0.00005));
  }

  /** Section 2.2: 2.5, 50 and 500 kg. */
  @Test
  void magnitudesOfSurfaceBursts() {
    assertThat(LocalMagnitude.ofSurfaceBurst(2.5)).isCloseTo(-0.70, within(0.005));
    assertThat(LocalMagnitude.ofSurfaceBurst(50)).isCloseTo(0.25, within(0.005));
    assertThat(LocalMagnitude.ofSurfaceBurst(500)).isCloseTo(0.98, within(0.005));
  }

  /** Pair 54. */
  @Test
  void aToneApproachingAndReceding() {
    assertThat(Doppler.heardHertz(200, 50, 340)).isCloseTo(234.483, within(0.0005));
    assertThat(Doppler.heardHertz(200, -50, 340)).isCloseTo(174.359, within(0.0005));
  }

  /** Pair 55, tolerance 0.1 a day: 829 km, 98.7 degrees, 16 days, at 48 degrees north. */
  @Test
  void passesOfASunSynchronousImager() {
    var orbit = new PolarOrbit(829, Math.toRadians(98.7));
    assertThat(orbit.passesPerDay(Math.toRadians(48), 1530, 16)).isCloseTo(3.40, within(0.1));
    assertThat(orbit.passesPerDay(Math.toRadians(48), 900, 16)).isCloseTo(1.98, within(0.1));
  }

  /** Pair 56: 15 K more at 3.74 micrometres from a fire of 1000 K, by night and by day. */
  @Test
  void theLeastFireThatWarmsAPixel() {
    assertThat(FirePixel.least(1000, 285, 15).squareMeters()).isCloseTo(8.5, within(0.05));
    assertThat(FirePixel.least(1000, 285, 15).megawatts()).isCloseTo(0.48, within(0.005));
    assertThat(FirePixel.least(1000, 300, 15).squareMeters()).isCloseTo(14.6, within(0.05));
    assertThat(FirePixel.least(1000, 300, 15).megawatts())
        .as("14.6 m² at 1000 K radiate 0.83 MW; the pair prints 0.82")
        .isCloseTo(0.82, within(0.011));
  }
}
