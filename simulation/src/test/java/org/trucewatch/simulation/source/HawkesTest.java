// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.simulation.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.junit.jupiter.api.Test;
import org.trucewatch.simulation.Chance;

class HawkesTest {

  /** Pair 35: mu 10, n 0.9 give a mean of 100 and a Fano factor of 100, here within 3 and 10 % over 20,000 spans. */
  @Test
  void countsHaveTheMeanAndTheSpreadOfTheTheory() {
    double span =
        1; // a hundred times a cluster's length, so that the Fano factor has reached its limit
    var hawkes = new Hawkes(10, 0.9, 0.001, new Chance(35));
    int spans = 20_000;
    double[] counts = new double[spans];
    for (Hawkes.Point p = hawkes.next(); p.seconds() < spans * span; p = hawkes.next()) {
      counts[(int) (p.seconds() / span)]++;
    }
    double mean = 0;
    for (double c : counts) {
      mean += c / spans;
    }
    double variance = 0;
    for (double c : counts) {
      variance += (c - mean) * (c - mean) / (spans - 1);
    }
    assertThat(mean / span).isCloseTo(100, withinPercentage(3));
    assertThat(variance / mean).isCloseTo(100, withinPercentage(10));
  }

  @Test
  void eventsComeInOrderOfTime() {
    var hawkes = new Hawkes(1, 0.8, 5, new Chance(1));
    double last = 0;
    for (int i = 0; i < 10_000; i++) {
      Hawkes.Point p = hawkes.next();
      assertThat(p.seconds()).isGreaterThanOrEqualTo(last);
      last = p.seconds();
    }
  }
}
