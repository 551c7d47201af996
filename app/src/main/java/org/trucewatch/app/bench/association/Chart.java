// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.bench.association;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.trucewatch.domain.quantity.Symmetric2;

/** One plot as inline SVG: axes, marks, bands and lines in data coordinates. Colours are classes that the page defines. */
final class Chart {
  static final int WIDTH = 640;
  static final int HEIGHT = 400;
  private static final int LEFT = 62;
  private static final int NAMES_LEFT = 172;
  private static final int ROW_HEIGHT = 20;
  private static final int RIGHT = 30;
  private static final int TOP = 14;
  private static final int BOTTOM = 46;

  /** What is equally long on an axis. */
  enum Scale {
    EVEN,
    DECADES,
    ODDS;

    double of(double value) {
      return switch (this) {
        case EVEN -> value;
        case DECADES -> Math.log(value);
        case ODDS -> Math.log(value / (1 - value));
      };
    }
  }

  /**
   * One axis.
   *
   * @param title with the unit
   * @param from value at its beginning
   * @param to value at its end
   * @param scale what is equally long
   * @param ticks where values are written
   */
  record Axis(String title, double from, double to, Scale scale, List<Double> ticks) {
    Axis {
      ticks = List.copyOf(ticks);
    }

    double share(double value) {
      double v = Math.min(Math.max(value, Math.min(from, to)), Math.max(from, to));
      double begin = scale.of(from);
      return (scale.of(v) - begin) / (scale.of(to) - begin);
    }

    /** Probabilities, with the same room for 0.9 to 0.99 as for 0.99 to 0.999. */
    static Axis odds(String title, double... ticks) {
      return new Axis(
          title, ticks[0], 0.9997, Scale.ODDS, Arrays.stream(ticks).boxed().toList());
    }

    /** One tick a decade. */
    static Axis decades(String title, double from, double to) {
      List<Double> ticks = new ArrayList<>();
      for (double v = from; v <= to * 1.0001; v *= 10) {
        ticks.add(v);
      }
      return new Axis(title, from, to, Scale.DECADES, ticks);
    }

    static Axis linear(String title, double from, double to, double step) {
      List<Double> ticks = new ArrayList<>();
      for (int i = 0; from + i * step <= to + step / 1000; i++) {
        ticks.add(from + i * step);
      }
      return new Axis(title, from, to, Scale.EVEN, ticks);
    }
  }

  private final Axis x;
  private final Axis y;
  private final int left;
  private final int width;
  private final int height;
  private final StringBuilder body = new StringBuilder();
  private final List<String[]> legend = new ArrayList<>();

  Chart(Axis x, Axis y) {
    this(x, y, LEFT, HEIGHT);
  }

  private Chart(Axis x, Axis y, int left, int height) {
    this.x = x;
    this.y = y;
    this.left = left;
    this.width = WIDTH;
    this.height = height;
    frame();
  }

  /** A plot of named rows, the first on top: row i is at y = i. */
  static Chart ofRows(Axis x, List<String> names) {
    Axis rows = new Axis("", names.size() - 0.5, -0.5, Scale.EVEN, List.of());
    Chart chart = new Chart(x, rows, NAMES_LEFT, TOP + BOTTOM + ROW_HEIGHT * names.size());
    for (int i = 0; i < names.size(); i++) {
      chart.raw(
          "<text class='tick' x='%d' y='%.1f' text-anchor='end'>%s</text>",
          NAMES_LEFT - 8, chart.py(i) + 4, escaped(names.get(i)));
    }
    return chart;
  }

  /** A plot whose axes have the same scale, for a map. */
  static Chart ofMap(Axis x, Axis y) {
    return new Chart(x, y, LEFT, WIDTH - LEFT - RIGHT + TOP + BOTTOM);
  }

  private double px(double value) {
    return left + x.share(value) * (width - left - RIGHT);
  }

  private double py(double value) {
    return height - BOTTOM - y.share(value) * (height - TOP - BOTTOM);
  }

  private void frame() {
    for (double tick : x.ticks()) {
      raw(
          "<line class='grid' x1='%.1f' x2='%.1f' y1='%d' y2='%d'/>",
          px(tick), px(tick), TOP, height - BOTTOM);
      raw(
          "<text class='tick' x='%.1f' y='%d' text-anchor='middle'>%s</text>",
          px(tick), height - BOTTOM + 16, tick(tick));
    }
    for (double tick : y.ticks()) {
      raw(
          "<line class='grid' x1='%d' x2='%d' y1='%.1f' y2='%.1f'/>",
          left, width - RIGHT, py(tick), py(tick));
      raw(
          "<text class='tick' x='%d' y='%.1f' text-anchor='end'>%s</text>",
          left - 7, py(tick) + 4, tick(tick));
    }
    raw(
        "<text class='title' x='%d' y='%d' text-anchor='middle'>%s</text>",
        (left + width - RIGHT) / 2, height - 8, escaped(x.title()));
    raw(
        "<text class='title' transform='translate(15 %d) rotate(-90)' text-anchor='middle'>%s</text>",
        (TOP + height - BOTTOM) / 2, escaped(y.title()));
  }

  private static String tick(double value) {
    double clean = Math.rint(value * 1e6) / 1e6;
    return clean == Math.rint(clean)
        ? String.format(Locale.ROOT, "%,d", (long) clean)
        : Double.toString(clean);
  }

  private void raw(String format, Object... values) {
    body.append(String.format(Locale.ROOT, format, values)).append('\n');
  }

  /** A dot with a word that shows on hovering. */
  Chart dot(double vx, double vy, double radius, String style, String word) {
    raw(
        "<circle class='%s' cx='%.1f' cy='%.1f' r='%.1f'><title>%s</title></circle>",
        style, px(vx), py(vy), radius, escaped(word));
    return this;
  }

  /** A vertical bar from one value to another. */
  Chart bar(double vx, double from, double to, String style) {
    raw(
        "<line class='%s' x1='%.1f' x2='%.1f' y1='%.1f' y2='%.1f'/>",
        style, px(vx), px(vx), py(from), py(to));
    return this;
  }

  Chart line(double[] vx, double[] vy, String style) {
    StringBuilder points = new StringBuilder();
    for (int i = 0; i < vx.length; i++) {
      points.append(String.format(Locale.ROOT, "%.1f,%.1f ", px(vx[i]), py(vy[i])));
    }
    raw("<polyline class='%s' points='%s'/>", style, points.toString().strip());
    return this;
  }

  Chart text(double vx, double vy, String anchor, String text) {
    raw(
        "<text class='note' x='%.1f' y='%.1f' text-anchor='%s'>%s</text>",
        px(vx), py(vy), anchor, escaped(text));
    return this;
  }

  /** A horizontal bar from one value to another. */
  Chart span(double from, double to, double vy, String style) {
    raw(
        "<line class='%s' x1='%.1f' x2='%.1f' y1='%.1f' y2='%.1f'/>",
        style, px(from), px(to), py(vy), py(vy));
    return this;
  }

  /** An ellipse of a covariance, its half axes this many standard deviations; axes of the chart must have one scale. */
  Chart ellipse(double vx, double vy, Symmetric2 covariance, double sigmas, String style) {
    double middle = covariance.trace() / 2;
    double root = Math.sqrt(Math.max(0, middle * middle - covariance.determinant()));
    double turn =
        Math.toDegrees(0.5 * Math.atan2(2 * covariance.en(), covariance.ee() - covariance.nn()));
    double pixels = Math.abs(px(x.to()) - px(x.from())) / Math.abs(x.to() - x.from());
    raw(
        "<ellipse class='%s' rx='%.1f' ry='%.1f' transform='translate(%.1f %.1f) rotate(%.1f)'/>",
        style,
        sigmas * pixels * Math.sqrt(middle + root),
        sigmas * pixels * Math.sqrt(Math.max(0, middle - root)),
        px(vx),
        py(vy),
        -turn);
    return this;
  }

  Chart key(String style, String text) {
    legend.add(new String[] {style, text});
    return this;
  }

  String svg(String description) {
    StringBuilder keys = new StringBuilder("<p class='keys'>");
    for (String[] key : legend) {
      keys.append(
              "<span><svg class='swatch' viewBox='0 0 14 14' aria-hidden='true'><circle class='")
          .append(key[0])
          .append("' cx='7' cy='7' r='5'/></svg> ")
          .append(escaped(key[1]))
          .append("</span> ");
    }
    keys.append("</p>");
    return "<svg viewBox='0 0 " + width + " " + height + "' role='img' aria-label='"
        + escaped(description) + "'>\n" + body + "</svg>\n" + (legend.isEmpty() ? "" : keys);
  }

  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("'", "&#39;")
        .replace("\"", "&quot;");
  }
}
