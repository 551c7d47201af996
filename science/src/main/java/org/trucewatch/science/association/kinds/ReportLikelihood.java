// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.association.kinds;

import java.util.List;
import org.trucewatch.science.association.kinds.GroundArea.Disc;
import org.trucewatch.science.association.kinds.GroundArea.Polygon;
import org.trucewatch.science.association.kinds.GroundArea.Polygon.Corner;
import org.trucewatch.science.association.kinds.ReportText.ReportTime.After;
import org.trucewatch.science.association.kinds.ReportText.ReportTime.Between;

/**
 * A report's words as evidence of an event: with its reliability it is of this event, else of anything, anywhere and any time.
 *
 * <p>Place: uniform over the named area, convolved with a normal by grade (0.2 to 2 km, algorithms page 3.1) and the event's own
 * error. The area is summed over {@value #SIDE} by {@value #SIDE} points; the points' spacing is added to the errors. Time:
 * uniform, or a log-normal delay. The ratio is held between 1/5 and 5 (ibid., section 5.3) until a source's reliability has been
 * measured.
 */
public final class ReportLikelihood {
  /** Most and, inverted, least that one report can say. */
  public static final double RATIO_MAX = 5;

  private static final int SIDE = 24;
  private static final double TWO_PI = 2 * StrictMath.PI;

  private ReportLikelihood() {}

  /** Log ratio against a report of something else, uniform over the scene. */
  static double logRatio(ReportText report, PlaceTime event, Scene scene) {
    double background = 1 / (scene.areaKm2() * scene.durationSeconds());
    double density = place(report, event) * time(report, event);
    double r = report.reliability();
    double ratio = 1 - r + r * density / background;
    return StrictMath.log(Math.min(RATIO_MAX, Math.max(1 / RATIO_MAX, ratio)));
  }

  private static double time(ReportText report, PlaceTime event) {
    double error = Math.sqrt(event.tt());
    return switch (report.when()) {
      case Between b ->
        (NormalIntegral.below((b.toSeconds() - event.timeSeconds()) / error)
                - NormalIntegral.below((b.fromSeconds() - event.timeSeconds()) / error))
            / (b.toSeconds() - b.fromSeconds());
      case After a -> {
        double delay = a.toldSeconds() - event.timeSeconds();
        yield delay <= 0
            ? 0
            : NormalIntegral.density(StrictMath.log(delay / a.medianDelaySeconds()) / a.logSpread())
                / (a.logSpread() * delay);
      }
    };
  }

  private static double place(ReportText report, PlaceTime event) {
    double[] box = box(report.area());
    double stepX = (box[2] - box[0]) / SIDE;
    double stepY = (box[3] - box[1]) / SIDE;
    double own = report.grade().errorKm * report.grade().errorKm;
    double xx = event.xx() + own + stepX * stepX / 12;
    double yy = event.yy() + own + stepY * stepY / 12;
    double det = xx * yy - event.xy() * event.xy();
    double sum = 0;
    int inside = 0;
    for (int i = 0; i < SIDE * SIDE; i++) {
      double x = box[0] + (i % SIDE + 0.5) * stepX;
      double y = box[1] + (i / SIDE + 0.5) * stepY;
      if (isInside(report.area(), x, y)) {
        double dx = x - event.eastKm();
        double dy = y - event.northKm();
        double d2 = (yy * dx * dx - 2 * event.xy() * dx * dy + xx * dy * dy) / det;
        sum += StrictMath.exp(-0.5 * d2);
        inside++;
      }
    }
    return inside == 0 ? 0 : sum / (inside * TWO_PI * Math.sqrt(det));
  }

  /** West, south, east, north. */
  private static double[] box(GroundArea area) {
    return switch (area) {
      case Disc d ->
        new double[] {
          d.eastKm() - d.radiusKm(),
          d.northKm() - d.radiusKm(),
          d.eastKm() + d.radiusKm(),
          d.northKm() + d.radiusKm()
        };
      case Polygon p -> {
        double[] box = {
          Double.POSITIVE_INFINITY,
          Double.POSITIVE_INFINITY,
          Double.NEGATIVE_INFINITY,
          Double.NEGATIVE_INFINITY
        };
        for (Corner corner : p.corners()) {
          box[0] = Math.min(box[0], corner.eastKm());
          box[1] = Math.min(box[1], corner.northKm());
          box[2] = Math.max(box[2], corner.eastKm());
          box[3] = Math.max(box[3], corner.northKm());
        }
        yield box;
      }
    };
  }

  private static boolean isInside(GroundArea area, double x, double y) {
    return switch (area) {
      case Disc d -> {
        double dx = x - d.eastKm();
        double dy = y - d.northKm();
        yield dx * dx + dy * dy <= d.radiusKm() * d.radiusKm();
      }
      case Polygon p -> isInside(p.corners(), x, y);
    };
  }

  /** Even-odd rule: how many sides a ray to the east crosses. */
  private static boolean isInside(List<Corner> corners, double x, double y) {
    boolean inside = false;
    Corner before = corners.getLast();
    for (Corner corner : corners) {
      if (corner.northKm() > y != before.northKm() > y) {
        double share = (y - corner.northKm()) / (before.northKm() - corner.northKm());
        inside ^= x < corner.eastKm() + share * (before.eastKm() - corner.eastKm());
      }
      before = corner;
    }
    return inside;
  }
}
