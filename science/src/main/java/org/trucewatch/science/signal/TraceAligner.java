// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.signal;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.trucewatch.domain.ArrayElement;
import org.trucewatch.domain.WaveformSegment;

/**
 * Puts the elements of an array on one time axis by their time stamps.
 *
 * <p>Each output sample is the recorded trace under a zero-phase low-pass kernel, evaluated at the very instant that is
 * wanted. So anti-aliasing, decimation and the alignment of records that start between each other's samples are one
 * step, and no record is ever aligned by its sample count. (In the recording of 2012 that this was tried on, two
 * elements start 16 s before their companions; aligned by index their beam is lost.)
 */
final class TraceAligner {
  static final double RATE_HERTZ = 20;

  /** Four fifths of the Nyquist frequency, twice the top of the beam's band. */
  static final double CUTOFF_HERTZ = 8;

  static final double KERNEL_HALF_SECONDS = 0.6;

  /** Positions closer than this fraction of a sample are the same: rounding of the time stamps. */
  private static final double SAME_PHASE = 1e-7;

  private TraceAligner() {}

  /** The elements in the array's order, from the first whole second that any of them recorded. */
  static AlignedTraces align(ArrayRecording recording) {
    List<ArrayElement> elements = recording.array().elements();
    Instant first = Instant.MAX;
    Instant last = Instant.MIN;
    for (WaveformSegment segment : recording.segments()) {
      Instant end =
          segment.start().plus(seconds(segment.pascals().length / segment.sampleRateHertz()));
      first = segment.start().isBefore(first) ? segment.start() : first;
      last = end.isAfter(last) ? end : last;
    }
    if (!first.isBefore(last)) {
      return new AlignedTraces(Instant.EPOCH, RATE_HERTZ, new double[elements.size()][0]);
    }
    Instant start = Instant.ofEpochSecond(first.getEpochSecond() + (first.getNano() > 0 ? 1 : 0));
    int samples = (int) Math.max(0, secondsBetween(start, last) * RATE_HERTZ);
    double[][] traces = new double[elements.size()][samples];
    for (int m = 0; m < traces.length; m++) {
      Arrays.fill(traces[m], Double.NaN);
      for (WaveformSegment segment : recording.segments()) {
        if (segment.sensorId().equals(elements.get(m).sensorId())) {
          fill(traces[m], segment, secondsBetween(start, segment.start()));
        }
      }
    }
    return new AlignedTraces(start, RATE_HERTZ, traces);
  }

  private static void fill(double[] out, WaveformSegment segment, double startsAfterSeconds) {
    double[] in = segment.pascals();
    double rate = segment.sampleRateHertz();
    if (rate < RATE_HERTZ) {
      return;
    }
    double mean = mean(in);
    int half = (int) (KERNEL_HALF_SECONDS * rate);
    double[] kernel = new double[2 * half + 2];
    double kernelPhase = Double.NaN;
    int from = Math.max(0, (int) Math.ceil((startsAfterSeconds + half / rate) * RATE_HERTZ));
    for (int i = from; i < out.length; i++) {
      double position = (i / RATE_HERTZ - startsAfterSeconds) * rate;
      int whole = (int) Math.floor(position + SAME_PHASE);
      if (whole + half + 1 >= in.length) {
        return;
      }
      double phase = position - whole;
      if (!(Math.abs(phase - kernelPhase) < SAME_PHASE)) {
        tabulate(kernel, half, phase, rate);
        kernelPhase = phase;
      }
      if (whole - half >= 0) {
        double sum = 0;
        for (int k = 0; k < kernel.length; k++) {
          sum += kernel[k] * (in[whole - half + k] - mean);
        }
        out[i] = sum;
      }
    }
  }

  private static void tabulate(double[] kernel, int half, double phase, double rate) {
    double sum = 0;
    for (int k = 0; k < kernel.length; k++) {
      kernel[k] =
          WindowedSinc.value((k - half - phase) / rate, 2 * CUTOFF_HERTZ, KERNEL_HALF_SECONDS);
      sum += kernel[k];
    }
    for (int k = 0; k < kernel.length; k++) {
      kernel[k] /= sum;
    }
  }

  /** Zero-phase band-pass of every trace; a sample without the whole kernel under it becomes NaN. */
  static AlignedTraces bandPassed(AlignedTraces traces, double lowHertz, double highHertz) {
    int half = (int) (BAND_HALF_SECONDS * traces.rateHertz());
    double[] kernel =
        WindowedSinc.bandPass(lowHertz / traces.rateHertz(), highHertz / traces.rateHertz(), half);
    double[][] out = new double[traces.elements()][traces.samples()];
    for (int m = 0; m < out.length; m++) {
      double[] in = traces.pascals()[m];
      for (int i = 0; i < in.length; i++) {
        if (i < half || i + half >= in.length) {
          out[m][i] = Double.NaN;
          continue;
        }
        double sum = kernel[0] * in[i];
        for (int k = 1; k <= half; k++) {
          sum += kernel[k] * (in[i - k] + in[i + k]);
        }
        out[m][i] = sum;
      }
    }
    return new AlignedTraces(traces.start(), traces.rateHertz(), out);
  }

  /** Three periods of 0.5 Hz to each side would be 6 s; 3 s keeps the gap small and still removes drift. */
  private static final double BAND_HALF_SECONDS = 3;

  private static double mean(double[] x) {
    double sum = 0;
    for (double v : x) {
      sum += v;
    }
    return sum / x.length;
  }

  private static Duration seconds(double seconds) {
    return Duration.ofNanos(Math.round(seconds * 1e9));
  }

  private static double secondsBetween(Instant from, Instant to) {
    Duration d = Duration.between(from, to);
    return d.getSeconds() + d.getNano() * 1e-9;
  }
}
