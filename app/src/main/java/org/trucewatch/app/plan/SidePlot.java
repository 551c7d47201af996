// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.plan;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.trucewatch.science.coverage.CoverageCase;

/** Probability that the right side, and that the wrong side, is named, by distance from the line: inline SVG. */
final class SidePlot {
  private static final int WIDTH = 1_000;
  private static final int HEIGHT = 300;
  private static final int LEFT = 44;
  private static final int BOTTOM = 40;
  private static final int TOP = 10;

  private SidePlot() {}

  static String svg(List<PlanResult.SideRow> rows) {
    double far = rows.getLast().distanceKm();
    StringBuilder out = new StringBuilder(String.format(
        Locale.ROOT,
        "<svg class='plot' viewBox='0 0 %d %d' role='img' aria-label='Probability of naming the right side by distance'>%n",
        WIDTH,
        HEIGHT));
    for (int i = 0; i <= 4; i++) {
      double y = y(i / 4.0);
      add(out, "<line class='grid' x1='%d' x2='%d' y1='%.1f' y2='%.1f'/>", LEFT, WIDTH - 10, y, y);
      add(
          out,
          "<text class='tick' text-anchor='end' x='%d' y='%.1f'>%.2f</text>",
          LEFT - 6,
          y + 4,
          i / 4.0);
    }
    int step = far > 12 ? 2 : far > 3 ? 1 : 0;
    for (double km = 0; step > 0 && km <= far; km += step) {
      add(
          out,
          "<text class='tick' text-anchor='middle' x='%.1f' y='%d'>%.0f</text>",
          x(km, far),
          HEIGHT - BOTTOM + 16,
          km);
    }
    add(
        out,
        "<text class='tick' text-anchor='middle' x='%d' y='%d'>km from the line of contact</text>",
        WIDTH / 2,
        HEIGHT - 6);
    for (int c = 0; c < CoverageCase.ALL.size(); c++) {
      curve(out, rows, far, c, "", PlanResult.SideRow::right);
      curve(out, rows, far, c, " wrong", PlanResult.SideRow::wrong);
    }
    return out.append("</svg>\n").toString();
  }

  private static void curve(
      StringBuilder out,
      List<PlanResult.SideRow> rows,
      double far,
      int c,
      String style,
      Function<PlanResult.SideRow, double[]> value) {
    add(out, "<polyline class='curve s%d%s' points='", c, style);
    for (PlanResult.SideRow row : rows) {
      add(out, "%.1f,%.1f ", x(row.distanceKm(), far), y(value.apply(row)[c]));
    }
    out.append("'/>\n");
  }

  private static void add(StringBuilder out, String format, Object... values) {
    out.append(String.format(Locale.ROOT, format, values));
  }

  private static double x(double km, double far) {
    return LEFT + km / far * (WIDTH - 14 - LEFT);
  }

  private static double y(double probability) {
    return HEIGHT - BOTTOM - probability * (HEIGHT - BOTTOM - TOP);
  }
}
