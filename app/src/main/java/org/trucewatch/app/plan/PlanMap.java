// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToIntFunction;
import org.trucewatch.science.coverage.PlanePoint;
import org.trucewatch.science.coverage.Region;
import org.trucewatch.science.coverage.Sensor;
import org.trucewatch.science.coverage.SensorKind;

/** One map as inline SVG: cells coloured by class, the line of contact, the sensors, a scale. A long ground is cut into strips. */
final class PlanMap {
  /** Width of the drawing, in its own units. */
  private static final int WIDTH = 1_000;

  private static final int HEIGHT_MAX = 620;
  private static final int GAP = 26;

  /** A ground longer than this many times its height is cut into strips. */
  private static final double ASPECT_MAX = 7;

  private static final int STRIPS_MAX = 12;

  private final PlanScene scene;
  private final Region.Box box;
  private final double cellWidth;
  private final double cellHeight;
  private final int strips;
  private final double stripKm;
  private final double scale;

  PlanMap(PlanResult result) {
    scene = result.scene();
    box = scene.region().box();
    cellWidth = box.width() / Math.max(1, Math.rint(box.width() / result.cellKm()));
    cellHeight = box.height() / Math.max(1, Math.rint(box.height() / result.cellKm()));
    double aspect = box.width() / box.height();
    strips = (int) Math.min(STRIPS_MAX, Math.max(1, Math.ceil(aspect / ASPECT_MAX)));
    // Strips meet where cells do.
    stripKm = Math.ceil(Math.rint(box.width() / cellWidth) / strips) * cellWidth;
    scale = Math.min(WIDTH / stripKm, HEIGHT_MAX / box.height());
  }

  /**
   * The map.
   *
   * @param cells of the plan
   * @param style number of the colour class of a cell
   * @param prefix of the colour class
   * @param description for who cannot see it
   */
  String svg(
      List<PlanResult.Cell> cells,
      ToIntFunction<PlanResult.Cell> style,
      String prefix,
      String description) {
    double height = strips * (box.height() * scale + GAP);
    double width = stripKm * scale;
    StringBuilder out = new StringBuilder(String.format(
        Locale.ROOT,
        "<svg class='map' viewBox='-4 -4 %.0f %.0f' style='max-width:%.0fpx' role='img' aria-label='%s'>%n",
        width + 8,
        height + 8,
        width + 8,
        PlanPage.escaped(description)));
    cells(out, cells, style, prefix);
    for (int strip = 0; strip < strips; strip++) {
      frame(out, strip);
    }
    line(out);
    sensors(out);
    return out.append("</svg>\n").toString();
  }

  private int strip(double eastKm) {
    return (int) Math.min(strips - 1.0, Math.max(0, Math.floor((eastKm - box.west()) / stripKm)));
  }

  private double px(double eastKm, int strip) {
    return (eastKm - box.west() - strip * stripKm) * scale;
  }

  private double py(double northKm, int strip) {
    return strip * (box.height() * scale + GAP) + (box.north() - northKm) * scale;
  }

  /** Neighbouring cells of one colour in one row are one rectangle. */
  private void cells(
      StringBuilder out,
      List<PlanResult.Cell> cells,
      ToIntFunction<PlanResult.Cell> style,
      String prefix) {
    int i = 0;
    while (i < cells.size()) {
      PlanePoint first = cells.get(i).at();
      int colour = style.applyAsInt(cells.get(i));
      int strip = strip(first.eastKm());
      int last = i;
      while (last + 1 < cells.size()
          && style.applyAsInt(cells.get(last + 1)) == colour
          && strip(cells.get(last + 1).at().eastKm()) == strip
          && follows(cells.get(last).at(), cells.get(last + 1).at())) {
        last++;
      }
      out.append(String.format(
          Locale.ROOT,
          "<rect class='%s%d' x='%.1f' y='%.1f' width='%.1f' height='%.1f'/>",
          prefix,
          colour,
          px(first.eastKm() - cellWidth / 2, strip),
          py(first.northKm() + cellHeight / 2, strip),
          (last - i + 1) * cellWidth * scale + 0.3,
          cellHeight * scale + 0.3));
      i = last + 1;
    }
    out.append('\n');
  }

  private boolean follows(PlanePoint a, PlanePoint b) {
    return a.northKm() == b.northKm() && b.eastKm() - a.eastKm() < 1.5 * cellWidth;
  }

  private void frame(StringBuilder out, int strip) {
    double top = py(box.north(), strip);
    double bottom = py(box.south(), strip);
    out.append(String.format(
        Locale.ROOT,
        "<rect class='frame' x='0' y='%.1f' width='%.1f' height='%.1f'/>",
        top,
        stripKm * scale,
        bottom - top));
    double bar = niceLength(stripKm / 5);
    out.append(String.format(
        Locale.ROOT,
        "<path class='bar' d='M0 %.1fh%.1f'/><text class='tick' x='%.1f' y='%.1f'>%s km</text>",
        bottom + 10,
        bar * scale,
        bar * scale + 6,
        bottom + 14,
        plain(bar)));
    if (strips > 1) {
      out.append(String.format(
          Locale.ROOT,
          "<text class='tick' text-anchor='end' x='%.1f' y='%.1f'>km %.0f to %.0f</text>",
          stripKm * scale,
          bottom + 14,
          strip * stripKm,
          Math.min(box.width(), (strip + 1) * stripKm)));
    }
    out.append('\n');
  }

  private static double niceLength(double km) {
    double decade = StrictMath.pow(10, Math.floor(StrictMath.log10(km)));
    double lead = km / decade;
    return decade * (lead >= 5 ? 5 : lead >= 2 ? 2 : 1);
  }

  private static String plain(double km) {
    return km == Math.rint(km) ? Long.toString((long) km) : Double.toString(km);
  }

  private void line(StringBuilder out) {
    if (scene.line().isEmpty()) {
      return;
    }
    for (List<PlanePoint> part : scene.line().get().parts()) {
      for (int i = 1; i < part.size(); i++) {
        segment(out, part.get(i - 1), part.get(i));
      }
    }
    out.append('\n');
  }

  /** A stretch of the line, cut where strips meet. */
  private void segment(StringBuilder out, PlanePoint a, PlanePoint b) {
    int from = Math.min(strip(a.eastKm()), strip(b.eastKm()));
    int to = Math.max(strip(a.eastKm()), strip(b.eastKm()));
    for (int s = from; s <= to; s++) {
      double west = box.west() + s * stripKm;
      double[] ends = clip(a, b, west, west + stripKm);
      if (ends.length > 0) {
        out.append(String.format(
            Locale.ROOT,
            "<path class='contact' d='M%.1f %.1fL%.1f %.1f'/>",
            px(ends[0], s),
            py(ends[1], s),
            px(ends[2], s),
            py(ends[3], s)));
      }
    }
  }

  private static double[] clip(PlanePoint a, PlanePoint b, double west, double east) {
    double dx = b.eastKm() - a.eastKm();
    double dy = b.northKm() - a.northKm();
    double low = 0;
    double high = 1;
    if (dx == 0) {
      if (a.eastKm() < west || a.eastKm() > east) {
        return new double[0];
      }
    } else {
      double t1 = (west - a.eastKm()) / dx;
      double t2 = (east - a.eastKm()) / dx;
      low = Math.max(0, Math.min(t1, t2));
      high = Math.min(1, Math.max(t1, t2));
    }
    return low > high
        ? new double[0]
        : new double[] {
          a.eastKm() + low * dx,
          a.northKm() + low * dy,
          a.eastKm() + high * dx,
          a.northKm() + high * dy
        };
  }

  private void sensors(StringBuilder out) {
    for (SensorKind kind : SensorKind.values()) {
      List<Sensor> some = new ArrayList<>();
      for (Sensor s : scene.sensors()) {
        boolean shown = s.kind() == kind
            && s.eastKm() >= box.west()
            && s.eastKm() <= box.east()
            && s.northKm() >= box.south()
            && s.northKm() <= box.north();
        if (shown) {
          some.add(s);
        }
      }
      if (some.isEmpty()) {
        continue;
      }
      out.append("<path class='dot k").append(kind.ordinal()).append("' d='");
      for (Sensor s : some) {
        int strip = strip(s.eastKm());
        out.append(String.format(
            Locale.ROOT, "M%.1f %.1fh0", px(s.eastKm(), strip), py(s.northKm(), strip)));
      }
      double size = Math.min(6, Math.max(1.5, 160 / Math.sqrt(scene.sensors().size() * 4.0)));
      out.append(String.format(Locale.ROOT, "' style='stroke-width:%.1f'/>%n", size));
    }
  }
}
