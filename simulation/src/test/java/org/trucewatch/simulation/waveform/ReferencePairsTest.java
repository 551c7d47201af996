// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.simulation.waveform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.junit.jupiter.api.Test;
import org.trucewatch.simulation.waveform.StationNoise.Model;

/** The design's reference pairs of blast, shock and noise: 16 (spectrum), 18, 19, 21, 22, 23. 14 to 17 and 20 are in blast.csv. */
class ReferencePairsTest {

  /** Pair 16: spectrum of a tonne at 1 km. */
  @Test
  void theSpectrumOfATonneAtOneKilometre() {
    var blast = new KinneyGraham1985(1000);
    var pulse = new FriedlanderPulse(blast.peakPascals(1000), blast.durationSeconds(1000));
    assertThat(pulse.peakHertz()).isCloseTo(3.7865, within(0.00005));
    assertThat(pulse.spectrumPascalSeconds(pulse.peakHertz())).isCloseTo(17.653, within(0.0005));
    assertThat(pulse.spectrumPascalSeconds(1)).isCloseTo(8.7164, within(0.00005));
  }

  /** Pair 18: 10 t at 500 m, as a public library documents it. */
  @Test
  void tenTonnesAtFiveHundredMetres() {
    assertThat(new Swisdak1994(10_000).peakPascals(500)).isCloseTo(5054.96, within(0.005));
  }

  /** Pair 19. */
  @Test
  void aKilogramAtTenAndAHundredMetres() {
    assertThat(new Swisdak1994(1).peakPascals(10)).isCloseTo(14_889, within(0.5));
    assertThat(new Swisdak1994(1).peakPascals(100)).isCloseTo(654.4, within(0.05));
  }

  /** The two laws meet within 3 % where one takes over from the other. */
  @Test
  void theNearLawMeetsTheFarOneAtAHundredMetres() {
    assertThat(new Swisdak1994(1).peakPascals(100))
        .isCloseTo(new SurfaceBlast(1).peakPascals(100), withinPercentage(3));
  }

  /** Pair 21: a rifle bullet 10 m away. */
  @Test
  void theShockOfARifleBullet() {
    var shock = new BallisticShock(0.0079, 0.0268, 1.9, 340);
    assertThat(shock.peakPascals(10)).isCloseTo(210.2, within(0.05));
    assertThat(shock.durationSeconds(10)).isCloseTo(0.246e-3, within(0.0005e-3));
  }

  /** On the cone's edge the shock and the muzzle's sound come together; before it there is no shock. */
  @Test
  void theShockComesBeforeTheMuzzleAndOnlyInsideTheCone() {
    var shock = new BallisticShock(0.0079, 0.0268, 1.9, 340);
    double edge = 10 / Math.sqrt(1.9 * 1.9 - 1);
    double muzzle = Math.hypot(edge, 10) / 340;
    assertThat(shock.arrivalSeconds(edge + 1e-9, 10)).isCloseTo(muzzle, within(1e-9));
    assertThat(shock.arrivalSeconds(edge - 0.1, 10)).isNaN();
    assertThat(shock.arrivalSeconds(300, 10)).isLessThan(Math.hypot(300, 10) / 340);
  }

  /** Pair 22, tolerance 1 %: no screen, 1 Hz. */
  @Test
  void windNoiseAtFiveMetresASecond() {
    assertThat(new WindNoise(5, 2, 0.05, 0).densityAt(1)).isCloseTo(5.27, withinPercentage(1));
  }

  /** Pair 23, tolerance 3 %. */
  @Test
  void theQuietestAndNoisiestStations() {
    assertThat(new StationNoise(Model.LOW).densityAt(1)).isCloseTo(3.1e-7, withinPercentage(3));
    assertThat(new StationNoise(Model.HIGH).densityAt(1)).isCloseTo(0.164, withinPercentage(3));
  }
}
