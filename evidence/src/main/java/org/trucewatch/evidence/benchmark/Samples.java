// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.evidence.benchmark;

import java.util.Arrays;

/** Waiting times in nanoseconds and what share of them is below which. Not for use by two threads at once. */
final class Samples {

  private static final double NANOS_PER_MILLI = 1e6;

  private long[] nanos = new long[1 << 10];
  private int count;
  private boolean sorted;

  void add(long value) {
    if (count == nanos.length) {
      nanos = Arrays.copyOf(nanos, 2 * count);
    }
    nanos[count++] = value;
    sorted = false;
  }

  void addAll(Samples other) {
    for (int i = 0; i < other.count; i++) {
      add(other.nanos[i]);
    }
  }

  int count() {
    return count;
  }

  /** The value that a share of the samples does not exceed, ms. */
  double quantileMillis(double share) {
    if (count == 0) {
      throw new IllegalStateException("no samples were taken");
    }
    if (!sorted) {
      Arrays.sort(nanos, 0, count);
      sorted = true;
    }
    return nanos[(int) Math.min(count - 1L, (long) (share * count))] / NANOS_PER_MILLI;
  }

  /** How many took so long or longer. */
  long above(double millis) {
    long least = (long) (millis * NANOS_PER_MILLI);
    return Arrays.stream(nanos, 0, count).filter(n -> n >= least).count();
  }

  double worstMillis() {
    return quantileMillis(1);
  }
}
