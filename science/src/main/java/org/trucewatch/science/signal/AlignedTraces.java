// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.signal;

import java.time.Duration;
import java.time.Instant;

/**
 * The elements' pressure on one time axis. A sample that was not recorded, or that stands too near a gap to be
 * filtered, is NaN.
 *
 * @param start time of sample 0 of every trace
 * @param rateHertz samples a second
 * @param pascals by element, then sample
 */
@SuppressWarnings("ArrayRecordComponent") // package-private, made once and read
record AlignedTraces(Instant start, double rateHertz, double[][] pascals) {
  int elements() {
    return pascals.length;
  }

  int samples() {
    return pascals.length == 0 ? 0 : pascals[0].length;
  }

  /** The instant that many seconds after the start, to a microsecond. */
  Instant at(double secondsAfterStart) {
    return start.plus(Duration.ofNanos(1000 * Math.round(secondsAfterStart * 1e6)));
  }

  /** Value between samples, 0 where the recording has a hole. For traces without energy above 0.4 of the rate. */
  double between(int element, double sampleIndex) {
    double[] trace = pascals[element];
    int whole = (int) Math.floor(sampleIndex);
    double sum = 0;
    for (int i = whole - SINC_HALF + 1; i <= whole + SINC_HALF; i++) {
      if (i >= 0 && i < trace.length && !Double.isNaN(trace[i])) {
        sum += trace[i] * WindowedSinc.value(i - sampleIndex, 1.0, SINC_HALF);
      }
    }
    return sum;
  }

  private static final int SINC_HALF = 8;
}
