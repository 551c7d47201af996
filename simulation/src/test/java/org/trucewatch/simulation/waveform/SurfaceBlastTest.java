// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.simulation.waveform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class SurfaceBlastTest {
  @ParameterizedTest
  @CsvFileSource(resources = "/golden/blast.csv", useHeadersInDisplayName = true)
  void publishedPeaksAndDurationsComeOut(
      String law,
      double yieldKilograms,
      double rangeMeters,
      double peakPascals,
      double peakTolerancePascals,
      Double durationMillis,
      Double durationToleranceMillis) {
    var free = new KinneyGraham1985(yieldKilograms);
    double peak = law.equals("ansi")
        ? new SurfaceBlast(yieldKilograms).peakPascals(rangeMeters)
        : free.peakPascals(rangeMeters);
    assertThat(peak).isCloseTo(peakPascals, within(peakTolerancePascals));
    if (durationMillis != null) {
      assertThat(free.durationSeconds(rangeMeters) * 1000)
          .isCloseTo(durationMillis, within(durationToleranceMillis));
    }
  }

  /** Reference pair 16: 17.653 Pa s at 3.7865 Hz and 8.7164 Pa s at 1 Hz for 1000 kg at 1 km. */
  @Test
  void spectrumOfThePulseHasItsPublishedPeak() {
    var source = new KinneyGraham1985(1000);
    var pulse = new FriedlanderPulse(source.peakPascals(1000), source.durationSeconds(1000));
    assertThat(pulse.peakHertz()).isCloseTo(3.7865, within(0.00005));
    assertThat(pulse.spectrumPascalSeconds(pulse.peakHertz())).isCloseTo(17.653, within(0.0005));
    assertThat(pulse.spectrumPascalSeconds(1)).isCloseTo(8.7164, within(0.00005));
  }

  @Test
  void pulseHasNoNetImpulse() {
    var pulse = new FriedlanderPulse(100, 0.1);
    double impulse = 0;
    for (int i = 0; i < 30_000; i++) {
      impulse += pulse.pascalsAt((i + 0.5) * 1e-4) * 1e-4;
    }
    assertThat(impulse).isCloseTo(0, within(1e-4));
    assertThat(pulse.pascalsAt(-1e-9)).isZero();
  }

  @Test
  void pulseLengthensOnItsWay() {
    var blast = new SurfaceBlast(500);
    assertThat(blast.durationSeconds(1000))
        .isEqualTo(new KinneyGraham1985(1000).durationSeconds(1000));
    assertThat(blast.durationSeconds(100_000) / blast.durationSeconds(1000))
        .isCloseTo(StrictMath.pow(100, 0.19), within(1e-12));
  }

  @Test
  void lawIsNotUsedWhereItDoesNotHold() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SurfaceBlast(1000).peakPascals(300))
        .withMessageContaining("scaled distance is 30");
  }
}
