// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Reference pairs 24, 25 and 27 of the shared design, physics, section 9.3; tolerance half a unit of the last digit. */
class OnsetReferenceTest {
  /** Portable noise of a linear congruential generator, with a decaying sine from index 200 on. */
  private static double[] trace() {
    double[] trace = new double[400];
    long s = 12345;
    for (int i = 0; i < trace.length; i++) {
      s = (1103515245L * s + 12345) % (1L << 31);
      trace[i] = 2 * (double) s / (1L << 31) - 1;
    }
    for (int k = 0; k < 60; k++) {
      trace[200 + k] += 5 * Math.sin(0.2 * Math.PI * k) * Math.exp(-k / 20.0);
    }
    return trace;
  }

  private static int largest(double[] values) {
    int best = 0;
    for (int i = 1; i < values.length; i++) {
      best = values[i] > values[best] ? i : best;
    }
    return best;
  }

  @Test
  void recursiveAverages() {
    double[] ratio = StaLta.recursive(trace(), 10, 100);
    assertThat(ratio[99]).isZero();
    assertThat(ratio[100]).isCloseTo(1.799482935, within(5e-10));
    assertThat(ratio[199]).isCloseTo(1.418565586, within(5e-10));
    assertThat(ratio[202]).isCloseTo(5.080704812, within(5e-10));
    assertThat(largest(ratio)).isEqualTo(203);
    assertThat(ratio[203]).isCloseTo(6.072404818, within(5e-10));
  }

  @Test
  void classicAverages() {
    double[] ratio = StaLta.classic(trace(), 10, 100);
    assertThat(ratio[98]).isZero();
    assertThat(ratio[99]).isCloseTo(1.063283630, within(5e-10));
    assertThat(ratio[199]).isCloseTo(1.192624713, within(5e-10));
    assertThat(ratio[205]).isCloseTo(6.514888067, within(5e-10));
    assertThat(largest(ratio)).isEqualTo(210);
    assertThat(ratio[210]).isCloseTo(7.189507486, within(5e-10));
  }

  @Test
  void theOnsetByAkaikesCriterion() {
    AicOnset onset = AicOnset.in(trace(), 100, 300);
    assertThat(onset.index()).isEqualTo(200);
    assertThat(onset.criterion()).isCloseTo(-56.590938, within(5e-7));
  }
}
