// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.evidence.note;

/** Decimal numbers without sign or leading zeros, as the C2SP texts write sizes and indices. */
public final class Decimal {

  private Decimal() {}

  /** Reads 0 to 2^63 - 1. */
  public static long parse(String text) {
    boolean digits = !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    if (!digits || (text.length() > 1 && text.charAt(0) == '0')) {
      throw new MalformedNoteException(
          "number is \"" + text + "\", expected decimal digits without leading zeros");
    }
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new MalformedNoteException("number is " + text + ", expected below 2^63", e);
    }
  }
}
