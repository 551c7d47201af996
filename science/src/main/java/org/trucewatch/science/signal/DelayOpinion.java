// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.signal;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.trucewatch.domain.Detection;

/**
 * A second opinion on the bearings of one array, by another method than the detector's beam: least squares of the delays between
 * pairs of elements ({@link PairDelays}) about the strongest part of the wave. Where both err alike, it is the air.
 */
public final class DelayOpinion {
  private static final double WINDOW_SECONDS = 10;

  /** Recorded on either side of the window, so that the filter has settled: five periods of the lowest frequency. */
  private static final double MARGIN_SECONDS = 10;

  private static final double LOW_HERTZ = 0.5;
  private static final double HIGH_HERTZ = 4;

  private final ArrayGeometry geometry;
  private final AlignedTraces traces;

  /** For everything that the array recorded. */
  public DelayOpinion(ArrayRecording recording) {
    geometry = ArrayGeometry.of(recording.array());
    traces = TraceAligner.align(recording);
  }

  /**
   * What the delays say.
   *
   * @param backAzimuthRadians towards the source, clockwise from true north, 0 to 2 pi
   * @param traceSpeedMetersPerSecond across the array
   * @param delaySigmaSeconds of one pair's delay by the misfit; NaN for three elements
   * @param medianCorrelation of the pairs
   */
  public record Opinion(
      double backAzimuthRadians,
      double traceSpeedMetersPerSecond,
      double delaySigmaSeconds,
      double medianCorrelation) {}

  /** On one detection; empty where an element has a hole there or fewer than three elements recorded. */
  public Optional<Opinion> on(Detection detection) {
    double rate = traces.rateHertz();
    double centre = Duration.between(traces.start(), detection.detectedAt()).toNanos() * 1e-9;
    int window = (int) Math.round(WINDOW_SECONDS * rate);
    int margin = (int) Math.round(MARGIN_SECONDS * rate);
    int from = (int) Math.round(centre * rate) - window / 2 - margin;
    int to = from + window + 2 * margin;
    if (traces.elements() < 3 || from < 0 || to > traces.samples()) {
      return Optional.empty();
    }
    var band = new ButterworthBand(LOW_HERTZ, HIGH_HERTZ, rate);
    double[][] windows = new double[traces.elements()][];
    for (int m = 0; m < windows.length; m++) {
      double[] wide = Arrays.copyOfRange(traces.pascals()[m], from, to);
      for (double v : wide) {
        if (Double.isNaN(v)) {
          return Optional.empty();
        }
      }
      windows[m] = Arrays.copyOfRange(band.bothWays(wide), margin, margin + window);
    }
    double lagMax = 1.2 * geometry.apertureMeters() / ArrayDetector.SOUND_SPEED_METERS_PER_SECOND;
    PairDelays d = PairDelays.of(geometry, windows, rate, lagMax, PairDelays.Reading.PARABOLA);
    return Optional.of(new Opinion(
        d.slowness().backAzimuthRadians(),
        d.slowness().traceSpeedMetersPerSecond(),
        d.sigmaSeconds(),
        d.medianCorrelation()));
  }
}
