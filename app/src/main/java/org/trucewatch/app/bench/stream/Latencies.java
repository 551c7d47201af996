// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.bench.stream;

import java.util.Arrays;

/** Seconds, and their quantiles. */
final class Latencies {
  private float[] seconds = new float[1024];
  private int size;

  void add(double value) {
    if (size == seconds.length) {
      seconds = Arrays.copyOf(seconds, size * 2);
    }
    seconds[size++] = (float) value;
  }

  int size() {
    return size;
  }

  /** The value that this share does not exceed; NaN of nothing. */
  double quantile(double share) {
    if (size == 0) {
      return Double.NaN;
    }
    float[] sorted = Arrays.copyOf(seconds, size);
    Arrays.sort(sorted);
    return sorted[Math.max(0, (int) Math.ceil(share * size) - 1)];
  }
}
