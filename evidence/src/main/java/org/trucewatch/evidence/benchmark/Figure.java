// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.evidence.benchmark;

import java.util.Arrays;
import java.util.Locale;

/**
 * One measured figure: the median of its runs, beside what is wanted of it.
 *
 * @param group what it belongs to
 * @param name what was measured
 * @param unit of the values
 * @param runs the values in ascending order; none when it could not be measured
 * @param wanted what the median is held against
 * @param limit of the wanted relation; without meaning for {@link Wanted#NOTHING}
 * @param note denominators, or why it could not be measured; may be empty
 */
public record Figure(
    String group,
    String name,
    String unit,
    double[] runs,
    Wanted wanted,
    double limit,
    String note) {

  /** What is asked of a figure. */
  public enum Wanted {
    /** It is there for comparison. */
    NOTHING(""),
    AT_LEAST(">="),
    BELOW("<"),
    EXACTLY("=");

    private final String sign;

    Wanted(String sign) {
      this.sign = sign;
    }
  }

  public Figure {
    runs = runs.clone();
    Arrays.sort(runs);
  }

  /** A figure of which nothing is asked. */
  public static Figure of(String group, String name, String unit, double... runs) {
    return new Figure(group, name, unit, runs, Wanted.NOTHING, 0, "");
  }

  /** A figure that could not be measured, and why. */
  public static Figure missing(String group, String name, String why) {
    return new Figure(group, name, "", new double[0], Wanted.NOTHING, 0, "not measured: " + why);
  }

  public Figure atLeast(double value) {
    return new Figure(group, name, unit, runs, Wanted.AT_LEAST, value, note);
  }

  public Figure below(double value) {
    return new Figure(group, name, unit, runs, Wanted.BELOW, value, note);
  }

  public Figure exactly(double value) {
    return new Figure(group, name, unit, runs, Wanted.EXACTLY, value, note);
  }

  /** The same with a note in place of its own. */
  public Figure noted(String text) {
    return new Figure(group, name, unit, runs, wanted, limit, text);
  }

  @Override
  public double[] runs() {
    return runs.clone();
  }

  public boolean isMeasured() {
    return runs.length > 0;
  }

  /** The middle run; of an even number the lower one. NaN when it was not measured. */
  public double median() {
    return isMeasured() ? runs[(runs.length - 1) / 2] : Double.NaN;
  }

  /** Whether the median is as wanted; also where nothing is wanted. False when it was not measured. */
  public boolean isMet() {
    return switch (wanted) {
      case NOTHING -> isMeasured();
      case AT_LEAST -> median() >= limit;
      case BELOW -> median() < limit;
      case EXACTLY -> median() == limit;
    };
  }

  /** "met", "not met", "not measured", or nothing where nothing is wanted. */
  public String standing() {
    if (!isMeasured()) {
      return "not measured";
    }
    if (wanted == Wanted.NOTHING) {
      return "";
    }
    return isMet() ? "met" : "NOT MET";
  }

  /** What is wanted with its sign, such as "&lt; 50"; empty where nothing is. */
  public String wantedText() {
    return wanted == Wanted.NOTHING ? "" : wanted.sign + " " + number(limit);
  }

  /** The median, and the least and most of several runs. */
  public String measuredText() {
    if (!isMeasured()) {
      return "-";
    }
    String median = number(median());
    return runs.length == 1
        ? median
        : median + " (" + number(runs[0]) + " to " + number(runs[runs.length - 1]) + ")";
  }

  /** Three digits that count, none of them lost of a whole number. */
  private static String number(double value) {
    double size = Math.abs(value);
    int decimals =
        size >= 100 || value == Math.rint(value) ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3;
    return String.format(Locale.ROOT, "%,." + decimals + "f", value);
  }
}
