// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.attribution;

import java.util.List;
import org.trucewatch.domain.line.ControlLine.Vertex;

/**
 * A line of vertices, and the nearest point of it. Segments are kept in blocks with a bounding box, so that a line of
 * a thousand kilometres costs little more than one of ten.
 */
final class LinePath {
  private static final int BLOCK = 16;

  private final double[] east;
  private final double[] north;

  /** Along the line up to each vertex. */
  private final double[] along;

  /** West, south, east and north edge of each block. */
  private final double[][] boxes;

  LinePath(List<Vertex> vertices) {
    int n = vertices.size();
    east = new double[n];
    north = new double[n];
    along = new double[n];
    for (int i = 0; i < n; i++) {
      east[i] = vertices.get(i).eastKilometers();
      north[i] = vertices.get(i).northKilometers();
      along[i] =
          i == 0 ? 0 : along[i - 1] + StrictMath.hypot(east[i] - east[i - 1], north[i] - north[i - 1]);
    }
    boxes = new double[(n - 2) / BLOCK + 1][];
    for (int b = 0; b < boxes.length; b++) {
      boxes[b] = box(b * BLOCK, Math.min((b + 1) * BLOCK, n - 1));
    }
  }

  private double[] box(int from, int to) {
    double[] box = {east[from], north[from], east[from], north[from]};
    for (int i = from; i <= to; i++) {
      box[0] = Math.min(box[0], east[i]);
      box[1] = Math.min(box[1], north[i]);
      box[2] = Math.max(box[2], east[i]);
      box[3] = Math.max(box[3], north[i]);
    }
    return box;
  }

  double lengthKilometers() {
    return along[along.length - 1];
  }

  /**
   * The nearest point of the line.
   *
   * @param leftKilometers signed distance from it, positive to the left of the vertices in their order
   * @param alongKilometers where it is
   * @param isBeyondEnds whether an end is the nearest point and the place lies past it
   */
  record Nearest(double leftKilometers, double alongKilometers, boolean isBeyondEnds) {}

  Nearest nearest(double e, double n) {
    double best = Double.POSITIVE_INFINITY;
    int bestSegment = 0;
    double bestPart = 0;
    for (int b = 0; b < boxes.length; b++) {
      if (!(squareToBox(boxes[b], e, n) <= best)) {
        continue;
      }
      int to = Math.min((b + 1) * BLOCK, east.length - 1);
      for (int i = b * BLOCK; i < to; i++) {
        double part = part(i, e, n);
        double clamped = Math.min(Math.max(part, 0), 1);
        double de = e - east[i] - clamped * (east[i + 1] - east[i]);
        double dn = n - north[i] - clamped * (north[i + 1] - north[i]);
        double square = de * de + dn * dn;
        if (square < best) {
          best = square;
          bestSegment = i;
          bestPart = part;
        }
      }
    }
    return nearestOn(bestSegment, bestPart, Math.sqrt(best), e, n);
  }

  private Nearest nearestOn(int i, double part, double distance, double e, double n) {
    double clamped = Math.min(Math.max(part, 0), 1);
    double at = along[i] + clamped * (along[i + 1] - along[i]);
    boolean isPast = part < 0 && i == 0 || part > 1 && i == east.length - 2;
    double side = turn(i, e, n);
    // At a bend the nearest point is a vertex; both segments that meet there say which side it is.
    if (part > 1 && i + 2 < east.length) {
      side = side / span(i) + turn(i + 1, e, n) / span(i + 1);
    } else if (part < 0 && i > 0) {
      side = side / span(i) + turn(i - 1, e, n) / span(i - 1);
    }
    return new Nearest(side < 0 ? -distance : distance, at, isPast);
  }

  private double span(int i) {
    return along[i + 1] - along[i];
  }

  /** Positive where the place lies to the left of the segment's whole line. */
  private double turn(int i, double e, double n) {
    return (east[i + 1] - east[i]) * (n - north[i]) - (north[i + 1] - north[i]) * (e - east[i]);
  }

  private double part(int i, double e, double n) {
    double se = east[i + 1] - east[i];
    double sn = north[i + 1] - north[i];
    return ((e - east[i]) * se + (n - north[i]) * sn) / (se * se + sn * sn);
  }

  private static double squareToBox(double[] box, double e, double n) {
    double de = Math.max(0, Math.max(box[0] - e, e - box[2]));
    double dn = Math.max(0, Math.max(box[1] - n, n - box[3]));
    return de * de + dn * dn;
  }
}
