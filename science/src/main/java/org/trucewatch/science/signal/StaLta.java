// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.signal;

/**
 * Short-term average of a trace's square over its long-term average: about 1 in noise, large where something begins.
 *
 * <p>The classic form averages over the last samples; the recursive form forgets exponentially, and is what a node can
 * afford. Both are zero until the long average has seen as many samples as it is long.
 *
 * <p>Sources: R. Allen, "Automatic phase pickers", BSSA 72(6B), S225-S242, 1982; M. Withers et al., "A comparison of
 * select trigger algorithms", BSSA 88(1), 95-106, 1998. The recursion begins at the second sample, as in ObsPy.
 */
final class StaLta {
  private StaLta() {}

  /** Averages over the last so many samples, the present one included. */
  static double[] classic(double[] trace, int shortSamples, int longSamples) {
    require(shortSamples, longSamples);
    double[] ratio = new double[trace.length];
    double shortSum = 0;
    double longSum = 0;
    for (int i = 0; i < trace.length; i++) {
      double square = trace[i] * trace[i];
      shortSum +=
          square - (i >= shortSamples ? trace[i - shortSamples] * trace[i - shortSamples] : 0);
      longSum += square - (i >= longSamples ? trace[i - longSamples] * trace[i - longSamples] : 0);
      if (i >= longSamples - 1 && longSum > 0) {
        ratio[i] = shortSum / shortSamples / (longSum / longSamples);
      }
    }
    return ratio;
  }

  /** Averages that forget: each sample moves them by its share of 1 over their length. */
  static double[] recursive(double[] trace, int shortSamples, int longSamples) {
    require(shortSamples, longSamples);
    double[] ratio = new double[trace.length];
    double shortMean = 0;
    double longMean = 0;
    for (int i = 1; i < trace.length; i++) {
      double square = trace[i] * trace[i];
      shortMean += (square - shortMean) / shortSamples;
      longMean += (square - longMean) / longSamples;
      if (i >= longSamples && longMean > 0) {
        ratio[i] = shortMean / longMean;
      }
    }
    return ratio;
  }

  static void require(int shortSamples, int longSamples) {
    if (shortSamples < 1 || longSamples <= shortSamples) {
      throw new IllegalArgumentException("averages are over " + shortSamples + " and " + longSamples
          + " samples, expected rising and above 0");
    }
  }
}
