// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.bench.judgement;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One measured number.
 *
 * @param name what
 * @param value how much
 * @param of out of how many
 * @param asked what was asked, in words; empty where nothing was
 * @param isMet whether that is met; null where nothing was asked, or there was no case
 */
record Figure(String name, String value, int of, String asked, @Nullable Boolean isMet) {
  static Figure told(String name, String value, int of) {
    return new Figure(name, value, of, "", null);
  }

  String line() {
    String standing = isMet == null
        ? asked.isEmpty() ? "" : "no case"
        : isMet ? "met" : "MISSED";
    return String.format(
            Locale.ROOT,
            "%-52s %-34s of %6d  %-34s %s",
            name,
            value,
            of,
            asked.isEmpty() ? "" : "asked: " + asked,
            standing)
        .stripTrailing();
  }
}
