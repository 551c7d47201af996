// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.exercise;

import java.util.Locale;
import org.trucewatch.simulation.score.Count;

/** Numbers as people read them; what was not measured is a dash, never NaN. */
final class Shown {
  static final String NOTHING = "-";

  private Shown() {}

  /** So many digits after the point. */
  static String number(double value, int digits) {
    return Double.isFinite(value) ? String.format(Locale.ROOT, "%." + digits + "f", value) : NOTHING;
  }

  /** Three digits that count. */
  static String measured(double value) {
    return Double.isFinite(value)
        ? value == Math.rint(value) && Math.abs(value) < 1e9
            ? String.format(Locale.ROOT, "%.0f", value)
            : String.format(Locale.ROOT, "%.3g", value)
        : NOTHING;
  }

  /** 17/20; a dash of nothing. */
  static String of(Count count) {
    return count.denominator() == 0 && count.numerator() == 0
        ? NOTHING
        : count.numerator() + "/" + count.denominator();
  }

  /** 17/20 (85 %); without the share of nothing. */
  static String share(Count count) {
    return count.denominator() == 0
        ? of(count)
        : of(count) + String.format(Locale.ROOT, " (%.0f %%)", 100 * count.share());
  }

  static String word(Enum<?> e) {
    return word(e.name());
  }

  static String word(String name) {
    return name.toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  static String key(Enum<?> e) {
    return e.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
