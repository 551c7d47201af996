// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.signal;

import java.util.ArrayList;
import java.util.List;

/**
 * Square grid of slownesses over the ring of acoustic trace speeds and a little beyond it on both sides, so that a front
 * that is no sound has its maximum outside the ring instead of being pressed onto its rim.
 */
final class SlownessGrid {
  /** Margin around the ring, in steps. */
  private static final double MARGIN_STEPS = 1;

  private static final double POINTS_MAX = 40_000;

  private final List<Slowness> points;
  private final double stepSecondsPerMeter;

  private SlownessGrid(List<Slowness> points, double stepSecondsPerMeter) {
    this.points = points;
    this.stepSecondsPerMeter = stepSecondsPerMeter;
  }

  /** Steps of three tenths of the width that the aperture resolves at the top of the band. */
  static SlownessGrid of(BeamSettings settings, double apertureMeters) {
    double outer = 1 / settings.traceSpeedMin();
    double inner = 1 / settings.traceSpeedMax();
    double wanted = 0.3 / (settings.highHertz() * Math.max(apertureMeters, 1));
    double step = Math.max(Math.min(wanted, outer / 10), outer * Math.sqrt(Math.PI / POINTS_MAX));
    int half = (int) Math.ceil(outer / step + MARGIN_STEPS);
    List<Slowness> points = new ArrayList<>();
    for (int j = -half; j <= half; j++) {
      for (int i = -half; i <= half; i++) {
        Slowness s = new Slowness(i * step, j * step);
        if (s.magnitude() <= outer + MARGIN_STEPS * step
            && s.magnitude() >= inner - MARGIN_STEPS * step
            && s.magnitude() > 0) {
          points.add(s);
        }
      }
    }
    return new SlownessGrid(points, step);
  }

  List<Slowness> points() {
    return points;
  }

  double stepSecondsPerMeter() {
    return stepSecondsPerMeter;
  }
}
