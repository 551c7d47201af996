// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.exercise;

import java.util.List;
import java.util.Locale;
import org.trucewatch.science.association.scoring.Reliability;
import org.trucewatch.simulation.score.Count;

/** Plots as inline SVG, each number with its denominator. */
final class ScorePlots {
  private static final int W = 500;
  private static final int H = 264;
  private static final int LEFT = 46;
  private static final int RIGHT = 18;
  private static final int TOP = 14;
  private static final int BOTTOM = 60;

  /** Either end of a two-sided 95 % interval. */
  private static final double TAIL = 0.025;

  private final StringBuilder out = new StringBuilder();

  private ScorePlots(String title) {
    add("<figure><figcaption>%s</figcaption>", ScorePage.escaped(title));
    add(
        "<svg class='plot' viewBox='0 0 %d %d' role='img' aria-label='%s'>%n",
        W, H, ScorePage.escaped(title));
  }

  private void add(String format, Object... values) {
    out.append(String.format(Locale.ROOT, format, values));
  }

  private static double y(double share) {
    return TOP + (H - TOP - BOTTOM) * (1 - share);
  }

  private static double x(double share) {
    return LEFT + (W - LEFT - RIGHT) * share;
  }

  private void shares() {
    for (int i = 0; i <= 4; i++) {
      double s = i / 4.0;
      add(
          "<line class='grid' x1='%d' x2='%d' y1='%.1f' y2='%.1f'/><text class='tick' x='%d' y='%.1f' text-anchor='end'>%.0f %%</text>%n",
          LEFT, W - RIGHT, y(s), y(s), LEFT - 6, y(s) + 4, 100 * s);
    }
  }

  private void below(double at, String line1, String line2) {
    add(
        "<text class='tick' x='%.1f' y='%d' text-anchor='middle'>%s</text><text class='tick faint' x='%.1f' y='%d' text-anchor='middle'>%s</text>%n",
        at,
        H - BOTTOM + 16,
        ScorePage.escaped(line1),
        at,
        H - BOTTOM + 30,
        ScorePage.escaped(line2));
  }

  private void axis(String text) {
    add(
        "<text class='axis' x='%d' y='%d' text-anchor='end'>%s</text>",
        W - RIGHT, H - 6, ScorePage.escaped(text));
  }

  /** 0.001, 0.1, 100. */
  private static String decade(int power) {
    return Shown.number(StrictMath.pow(10, power), Math.max(0, -power));
  }

  private String done() {
    return out.append("</svg></figure>\n").toString();
  }

  /** A bar a name, of its share, with its 95 % interval (Clopper-Pearson). */
  static String bars(String title, String axis, List<String> names, List<Count> counts) {
    ScorePlots p = new ScorePlots(title);
    p.shares();
    double step = 1.0 / Math.max(1, names.size());
    for (int i = 0; i < names.size(); i++) {
      Count c = counts.get(i);
      double middle = x((i + 0.5) * step);
      double wide = 0.62 * (x(step) - x(0));
      if (c.denominator() > 0) {
        p.add(
            "<rect class='bar' x='%.1f' y='%.1f' width='%.1f' height='%.1f'/>%n",
            middle - wide / 2, y(c.share()), wide, y(0) - y(c.share()));
        p.add(
            "<line class='whisker' x1='%.1f' x2='%.1f' y1='%.1f' y2='%.1f'/>%n",
            middle, middle, y(c.lower(TAIL)), y(c.upper(TAIL)));
      }
      p.below(middle, names.get(i), Shown.of(c));
    }
    p.axis(axis + "; whiskers: 95 % interval");
    return p.done();
  }

  /** Stacked shares: each row's counts by column, of the row's denominator. */
  static String stacks(
      String title, String axis, List<String> names, List<List<Count>> parts, List<String> styles) {
    ScorePlots p = new ScorePlots(title);
    p.shares();
    double step = 1.0 / Math.max(1, names.size());
    for (int i = 0; i < names.size(); i++) {
      double middle = x((i + 0.5) * step);
      double wide = 0.62 * (x(step) - x(0));
      double from = 0;
      long of = 0;
      for (int k = 0; k < parts.get(i).size(); k++) {
        Count c = parts.get(i).get(k);
        of = c.denominator();
        if (of > 0) {
          p.add(
              "<rect class='%s' x='%.1f' y='%.1f' width='%.1f' height='%.1f'/>%n",
              styles.get(k),
              middle - wide / 2,
              y(from + c.share()),
              wide,
              y(from) - y(from + c.share()));
          from += c.share();
        }
      }
      p.below(middle, names.get(i), of == 0 ? Shown.NOTHING : "of " + of);
    }
    p.axis(axis);
    return p.done();
  }

  /** How often what was said with some probability was so, with the 95 % band if what was said is right. */
  static String reliability(String title, List<Reliability.Bin> bins) {
    ScorePlots p = new ScorePlots(title);
    p.shares();
    p.add(
        "<line class='ideal' x1='%.1f' y1='%.1f' x2='%.1f' y2='%.1f'/>%n",
        x(0), y(0.5), x(1), y(1));
    for (Reliability.Bin b : bins) {
      double at = x(Math.max(0, 2 * b.said() - 1));
      p.add(
          "<line class='band' x1='%.1f' x2='%.1f' y1='%.1f' y2='%.1f'/><circle class='%s' cx='%.1f' cy='%.1f' r='4.5'><title>%d of %d</title></circle>%n",
          at,
          at,
          y(b.band().low()),
          y(b.band().high()),
          b.holds() ? "point" : "point off",
          at,
          y(b.real()),
          Math.round(b.real() * b.events()),
          b.events());
    }
    for (int i = 0; i <= 5; i++) {
      p.below(x(i / 5.0), String.format(Locale.ROOT, "%.1f", 0.5 + i / 10.0), "");
    }
    p.axis("probability that was said; grey bars: 95 % band if it is right");
    return p.done();
  }

  /** Share of values that stay within, on a logarithmic axis of decades. */
  static String cumulative(String title, String axis, double[] ascending) {
    ScorePlots p = new ScorePlots(title);
    p.shares();
    if (ascending.length > 0) {
      double low = Math.floor(StrictMath.log10(Math.max(ascending[0], 1e-3)));
      double high = Math.max(
          low + 1, Math.ceil(StrictMath.log10(Math.max(ascending[ascending.length - 1], 1e-3))));
      for (double d = low; d <= high; d++) {
        p.below(x((d - low) / (high - low)), decade((int) d), "");
      }
      p.add("<polyline class='curve' points='");
      int every = Math.max(1, ascending.length / 400);
      for (int i = 0; i < ascending.length; i++) {
        if (i % every == 0 || i == ascending.length - 1) {
          double at = (StrictMath.log10(Math.max(ascending[i], 1e-3)) - low) / (high - low);
          p.add("%.1f,%.1f ", x(Math.max(0, at)), y((i + 1.0) / ascending.length));
        }
      }
      p.add("'/>%n");
    }
    p.axis(axis + ", of " + ascending.length);
    return p.done();
  }
}
