// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.signal;

import java.util.ArrayList;
import java.util.List;

/**
 * The best beams of one set of elements through time, with the threshold of each, and the runs of windows that belong
 * to one wave.
 */
final class BeamSeries {
  /** A run ends where the bearing turns by more than this; infrapy's limit on twice the spread, 15 degrees. */
  static final double BEARING_TURN_MAX_RADIANS = StrictMath.toRadians(15);

  /** Windows above the threshold in a row that make a detection. */
  static final int WINDOWS_MIN = 2;

  /** Two maxima are two arrivals when F falls below this part of the lower one between them. */
  static final double DIP = 0.5;

  private final List<BeamPeak> peaks;
  private final double[] thresholds;
  private final BeamSettings settings;

  BeamSeries(List<BeamPeak> peaks, AdaptiveFThreshold rule, BeamSettings settings) {
    this.peaks = List.copyOf(peaks);
    this.settings = settings;
    double[] times = new double[peaks.size()];
    double[] f = new double[peaks.size()];
    int[] members = new int[peaks.size()];
    for (int i = 0; i < times.length; i++) {
      times[i] = peaks.get(i).centreSeconds();
      f[i] = peaks.get(i).fStatistic();
      members[i] = peaks.get(i).members().size();
    }
    thresholds = rule.thresholds(times, f, members);
  }

  /** Windows of one wave: indices first to last, and that of the largest F. */
  record Run(int first, int last, int strongest) {}

  BeamPeak peak(int index) {
    return peaks.get(index);
  }

  double threshold(int index) {
    return thresholds[index];
  }

  double excess(int index) {
    return peaks.get(index).fStatistic() / thresholds[index];
  }

  int size() {
    return peaks.size();
  }

  boolean isAbove(int index) {
    return peaks.get(index).fStatistic() > thresholds[index]
        && settings.isAcoustic(peaks.get(index).slowness());
  }

  List<Run> runs() {
    List<Run> runs = new ArrayList<>();
    int first = -1;
    for (int i = 0; i <= peaks.size(); i++) {
      boolean goes = i < peaks.size() && isAbove(i);
      if (first >= 0 && (!goes || !continues(i))) {
        split(first, i - 1, runs);
        first = -1;
      }
      if (goes && first < 0) {
        first = i;
      }
    }
    return runs;
  }

  private boolean continues(int index) {
    BeamPeak now = peaks.get(index);
    BeamPeak before = peaks.get(index - 1);
    double turn = Math.IEEEremainder(
        now.slowness().backAzimuthRadians() - before.slowness().backAzimuthRadians(), 2 * Math.PI);
    return now.centreSeconds() - before.centreSeconds() < 1.5 * settings.stepSeconds()
        && Math.abs(turn) <= BEARING_TURN_MAX_RADIANS;
  }

  private void split(int first, int last, List<Run> runs) {
    if (last - first + 1 < WINDOWS_MIN) {
      return;
    }
    int dip = deepestDip(first, last);
    if (dip < 0) {
      runs.add(new Run(first, last, strongest(first, last)));
    } else {
      split(first, dip - 1, runs);
      split(dip, last, runs);
    }
  }

  /** Index of the smallest F that parts two maxima, or -1. */
  private int deepestDip(int first, int last) {
    int deepest = -1;
    for (int i = first + 1; i < last; i++) {
      double left = f(strongest(first, i - 1));
      double right = f(strongest(i + 1, last));
      if (f(i) < DIP * Math.min(left, right) && (deepest < 0 || f(i) < f(deepest))) {
        deepest = i;
      }
    }
    return deepest;
  }

  private int strongest(int first, int last) {
    int best = first;
    for (int i = first + 1; i <= last; i++) {
      best = f(i) > f(best) ? i : best;
    }
    return best;
  }

  private double f(int index) {
    return peaks.get(index).fStatistic();
  }
}
