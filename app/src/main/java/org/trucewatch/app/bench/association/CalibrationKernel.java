// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.bench.association;

import java.lang.management.ManagementFactory;

/**
 * A small fixed piece of arithmetic of the kind that association does, whose time says how fast this machine was at that moment.
 * Processor seconds of different machines are compared as multiples of it.
 */
final class CalibrationKernel {
  private static final int STEPS = 4_000_000;

  private CalibrationKernel() {}

  /** Processor seconds of this thread for the kernel: travel times of two million pairs of points, and one sort's worth of compares. */
  static double seconds() {
    long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    long state = 1;
    double sum = 0;
    int less = 0;
    for (int i = 0; i < STEPS; i++) {
      state ^= state << 13;
      state ^= state >>> 7;
      state ^= state << 17;
      double x = (state & 0xffff) * 0.003;
      double y = (state >>> 16 & 0xffff) * 0.003;
      double distance = Math.sqrt(x * x + y * y);
      double time = distance / (0.34 + 0.01 * x / (distance + 1e-9));
      sum += time;
      less += time < sum / (i + 1) ? 1 : 0;
    }
    double seconds =
        (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before) * 1e-9;
    // Uses the sum, so that it is computed; it never is negative.
    return sum < 0 || less < 0 ? Double.NaN : seconds;
  }
}
