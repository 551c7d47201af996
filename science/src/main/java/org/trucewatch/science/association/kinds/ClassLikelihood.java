// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.association.kinds;

/**
 * Classes of waveforms given the kind of source: a table p(class | kind). The kind of an event is not told; it is summed over, so
 * what counts is that an event's picks agree with one another.
 *
 * <p>The table that ships is an assumption until a classifier has been calibrated: 0.6 on the right class, 0.15 on each neighbour
 * (distance blurs one step), the rest spread evenly.
 */
public final class ClassLikelihood {
  private static final double RIGHT = 0.6;
  private static final double NEIGHBOUR = 0.15;

  /** Number of kinds of source: one for each class. */
  public static final int KINDS = WaveClass.values().length;

  private static final double[][] TABLE = assumed();

  private ClassLikelihood() {}

  private static double[][] assumed() {
    double[][] table = new double[KINDS][KINDS];
    for (int kind = 0; kind < KINDS; kind++) {
      double spread = 1 - RIGHT;
      int far = KINDS - 1;
      for (int seen = 0; seen < KINDS; seen++) {
        if (isNeighbour(kind, seen)) {
          table[kind][seen] = NEIGHBOUR;
          spread -= NEIGHBOUR;
          far--;
        }
      }
      for (int seen = 0; seen < KINDS; seen++) {
        if (seen == kind) {
          table[kind][seen] = RIGHT;
        } else if (!isNeighbour(kind, seen)) {
          table[kind][seen] = spread / far;
        }
      }
    }
    return table;
  }

  /** Impulses blur into the next size; what is no impulse has no neighbour. */
  private static boolean isNeighbour(int kind, int seen) {
    int none = WaveClass.NO_IMPULSE.ordinal();
    return kind != none && seen != none && Math.abs(kind - seen) == 1;
  }

  /** Probability of a class given a kind of source, both by ordinal of {@link WaveClass}. */
  public static double probability(int seen, int kind) {
    return TABLE[kind][seen];
  }
}
