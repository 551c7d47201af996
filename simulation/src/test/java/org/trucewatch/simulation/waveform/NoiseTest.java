// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.simulation.waveform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.trucewatch.simulation.Chance;

class NoiseTest {
  /** Reference pair 22: wind 5 m/s, height 2 m, roughness 5 cm, density 1.2 kg/m3, 1 Hz: 5.27 Pa2/Hz, 1 %. */
  @Test
  void windNoiseHasItsPublishedDensity() {
    assertThat(new WindNoise(5, 2, 0.05, 0).densityAt(1))
        .isCloseTo(5.27, Percentage.withPercentage(1));
    assertThat(new WindNoise(5, 2, 0.05, 20).densityAt(1))
        .isCloseTo(0.0527, Percentage.withPercentage(1));
  }

  /** Between the International Monitoring System's low and high models at 0.2 Hz. */
  @Test
  void microbaromsAreStrongestAtAFifthOfAHertz() {
    var sea = new Microbaroms(0.01);
    assertThat(sea.densityAt(0.2)).isEqualTo(0.01).isBetween(6.8e-5, 28.2);
    assertThat(sea.densityAt(1)).isLessThan(0.01 * 0.01);
    assertThat(sea.densityAt(0.02)).isLessThan(0.01 * 0.01);
  }

  @ParameterizedTest
  @MethodSource("org.trucewatch.domain.Seeds#ten")
  void drawnNoiseHasTheSpectrumAskedFor(long seed) {
    NoiseSpectrum asked = new WindNoise(3, 2, 0.05, 20).plus(new Microbaroms(0.01));
    double[][] pair = new ColouredNoise(asked, 50, 65_000).drawPair(new Chance(seed));
    for (double hertz : new double[] {0.2, 1, 4, 12}) {
      double drawn = (density(pair[0], hertz) + density(pair[1], hertz)) / 2;
      // 2 x 130 periodograms: a relative spread of 6 %, four of which are allowed.
      assertThat(drawn)
          .as("%s Hz, seed %s", hertz, seed)
          .isCloseTo(meanDensity(asked, hertz), Percentage.withPercentage(25));
    }
  }

  @ParameterizedTest
  @MethodSource("org.trucewatch.domain.Seeds#ten")
  void bothSeriesOfADrawAreIndependent(long seed) {
    double[][] pair = new ColouredNoise(hertz -> 1, 50, 65_000).drawPair(new Chance(seed));
    double together = 0;
    double alone = 0;
    for (int i = 0; i < pair[0].length; i++) {
      together += pair[0][i] * pair[1][i];
      alone += pair[0][i] * pair[0][i];
    }
    assertThat(together / alone).isCloseTo(0, within(4 / StrictMath.sqrt(pair[0].length)));
    assertThat(alone / pair[0].length).isCloseTo(25, Percentage.withPercentage(4));
  }

  /** Averaged periodogram over windows of 500 samples (10 s) with Hann's taper. */
  private static double density(double[] x, double hertz) {
    int window = 500;
    double power = 0;
    for (int first = 0; first + window <= x.length; first += window) {
      double re = 0;
      double im = 0;
      for (int n = 0; n < window; n++) {
        double hann = 0.5 - 0.5 * Math.cos(2 * Math.PI * n / window);
        re += hann * x[first + n] * Math.cos(2 * Math.PI * hertz * n / 50);
        im += hann * x[first + n] * Math.sin(2 * Math.PI * hertz * n / 50);
      }
      power += re * re + im * im;
    }
    return 2 * power / (x.length / window) / (50 * 0.375 * window);
  }

  /** What the taper sees: bins of 0.1 Hz with weights 1/6, 4/6, 1/6. */
  private static double meanDensity(NoiseSpectrum s, double hertz) {
    return (s.densityAt(hertz - 0.1) + 4 * s.densityAt(hertz) + s.densityAt(hertz + 0.1)) / 6;
  }
}
