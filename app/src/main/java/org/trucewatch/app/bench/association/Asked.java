// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.bench.association;

import java.util.List;
import java.util.Locale;

/**
 * One number that is asked for, and ours.
 *
 * @param what of which set
 * @param ours as text
 * @param asked as text
 * @param isMet whether ours is what is asked
 */
record Asked(String what, String ours, String asked, boolean isMet) {
  static Asked atLeast(String what, double ours, double asked) {
    return new Asked(what, number(ours), "at least " + number(asked), ours >= asked - 1e-9);
  }

  static Asked atMost(String what, double ours, double asked) {
    return new Asked(what, number(ours), "at most " + number(asked), ours <= asked);
  }

  /** A share of ellipses: within the range, or within what chance allows. */
  static Asked coverage(String what, double share, int events) {
    return new Asked(
        what,
        String.format(Locale.ROOT, "%s of %d", number(share), events),
        "0.87 to 0.93, or the 95 % band of chance",
        SetRow.coverageHolds(share, events));
  }

  static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e9
        ? Long.toString((long) value)
        : String.format(Locale.ROOT, Math.abs(value) < 0.1 ? "%.5f" : "%.4f", value);
  }

  static String word(boolean isMet) {
    return isMet ? "met" : "MISSED";
  }

  static String summary(List<Asked> all) {
    long met = all.stream().filter(Asked::isMet).count();
    return met + " of " + all.size() + " numbers met";
  }
}
