// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.associate;

import java.util.ArrayList;
import java.util.List;

/** Cuts rings on the Earth where they cross the meridian of 180 degrees, as RFC 7946, section 3.1.9, asks of GeoJSON. */
final class DateLine {
  private DateLine() {}

  /**
   * The ring, or its two parts; none where it goes about a pole.
   *
   * @param ring longitude and latitude in degrees, the first corner not repeated, each less than half way round from the one before
   */
  static List<List<double[]>> cut(List<double[]> ring) {
    List<double[]> unrolled = new ArrayList<>();
    double before = ring.getFirst()[0];
    double turn = 0;
    for (double[] at : ring) {
      turn += turn(at[0] - before);
      before = at[0];
      unrolled.add(new double[] {at[0] + turn, at[1]});
    }
    if (turn + turn(ring.getFirst()[0] - before) != 0) {
      return List.of();
    }
    double west = unrolled.stream().mapToDouble(at -> at[0]).min().orElse(0);
    double east = unrolled.stream().mapToDouble(at -> at[0]).max().orElse(0);
    if (west >= -180 && east <= 180) {
      return List.of(unrolled);
    }
    double line = east > 180 ? 180 : -180;
    List<List<double[]>> parts = new ArrayList<>();
    for (int side = -1; side <= 1; side += 2) {
      double shift = side * line > 180 - 1e-9 ? -2 * line : 0;
      List<double[]> part = half(unrolled, line, side, shift);
      if (part.size() > 2) {
        parts.add(part);
      }
    }
    return parts;
  }

  private static double turn(double step) {
    return step > 180 ? -360 : step < -180 ? 360 : 0;
  }

  /** What lies on one side of a meridian (Sutherland and Hodgman's clipping), its longitudes shifted. */
  private static List<double[]> half(List<double[]> ring, double line, int side, double shift) {
    List<double[]> part = new ArrayList<>();
    for (int i = 0; i < ring.size(); i++) {
      double[] a = ring.get(i);
      double[] b = ring.get((i + 1) % ring.size());
      boolean from = side * (a[0] - line) >= 0;
      boolean to = side * (b[0] - line) >= 0;
      if (from) {
        part.add(new double[] {a[0] + shift, a[1]});
      }
      if (from != to) {
        double share = (line - a[0]) / (b[0] - a[0]);
        part.add(new double[] {line + shift, a[1] + share * (b[1] - a[1])});
      }
    }
    return part;
  }
}
