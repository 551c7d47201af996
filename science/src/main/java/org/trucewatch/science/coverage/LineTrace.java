// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.coverage;

import java.util.ArrayList;
import java.util.List;

/** The line of contact in the plane of a plan: one or more connected parts. Its left is the side on the left as it is walked. */
public final class LineTrace {
  private final List<List<PlanePoint>> parts;

  /** @param parts each of at least two points */
  public LineTrace(List<List<PlanePoint>> parts) {
    this.parts = parts.stream().map(List::copyOf).toList();
    if (parts.isEmpty() || parts.stream().anyMatch(p -> p.size() < 2)) {
      throw new IllegalArgumentException(
          "line has a part of fewer than 2 points, or no part; expected at least 2 points");
    }
  }

  /** A straight line eastwards from the origin. */
  public static LineTrace straight(double lengthKm) {
    return new LineTrace(List.of(List.of(new PlanePoint(0, 0), new PlanePoint(lengthKm, 0))));
  }

  /** Its parts. */
  public List<List<PlanePoint>> parts() {
    return parts;
  }

  /**
   * How a place lies to the line.
   *
   * @param distanceKm to the nearest point of the line, positive on its left
   * @param normalEast unit vector across the line there, to its left
   * @param normalNorth likewise
   * @param at the nearest point of the line
   */
  public record Offset(double distanceKm, double normalEast, double normalNorth, PlanePoint at) {}

  /** How a place lies to the line. */
  public Offset offset(double eastKm, double northKm) {
    double best = Double.POSITIVE_INFINITY;
    Offset nearest = new Offset(best, 0, 1, parts.getFirst().getFirst());
    for (List<PlanePoint> part : parts) {
      for (int i = 1; i < part.size(); i++) {
        PlanePoint a = part.get(i - 1);
        double e = part.get(i).eastKm() - a.eastKm();
        double n = part.get(i).northKm() - a.northKm();
        double square = e * e + n * n;
        if (square == 0) {
          continue;
        }
        double along = (eastKm - a.eastKm()) * e + (northKm - a.northKm()) * n;
        double t = Math.min(Math.max(along / square, 0), 1);
        double atEast = a.eastKm() + t * e;
        double atNorth = a.northKm() + t * n;
        double gapE = eastKm - atEast;
        double gapN = northKm - atNorth;
        double gap = Math.sqrt(gapE * gapE + gapN * gapN);
        if (gap < best) {
          best = gap;
          double length = Math.sqrt(square);
          double left = (-n * gapE + e * gapN) / length;
          nearest = new Offset(
              left < 0 ? -gap : gap, -n / length, e / length, new PlanePoint(atEast, atNorth));
        }
      }
    }
    return nearest;
  }

  /** Length of all parts, km. */
  public double lengthKm() {
    double sum = 0;
    for (List<PlanePoint> part : parts) {
      for (int i = 1; i < part.size(); i++) {
        sum += between(part.get(i - 1), part.get(i));
      }
    }
    return sum;
  }

  /** Points at even distances along the line, the first half a step from its beginning. */
  public List<PlanePoint> along(int count) {
    double step = lengthKm() / count;
    double next = step / 2;
    double walked = 0;
    List<PlanePoint> points = new ArrayList<>();
    for (List<PlanePoint> part : parts) {
      for (int i = 1; i < part.size(); i++) {
        PlanePoint a = part.get(i - 1);
        PlanePoint b = part.get(i);
        double length = between(a, b);
        while (points.size() < count && next <= walked + length && length > 0) {
          double t = (next - walked) / length;
          points.add(new PlanePoint(
              a.eastKm() + t * (b.eastKm() - a.eastKm()),
              a.northKm() + t * (b.northKm() - a.northKm())));
          next += step;
        }
        walked += length;
      }
    }
    return points;
  }

  private static double between(PlanePoint a, PlanePoint b) {
    double e = b.eastKm() - a.eastKm();
    double n = b.northKm() - a.northKm();
    return Math.sqrt(e * e + n * n);
  }
}
