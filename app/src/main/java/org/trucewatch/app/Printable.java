// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app;

/** Text that came from outside, made safe for a terminal: control characters would move its cursor or rename its window. */
public final class Printable {
  private Printable() {}

  /** The text with every control character but the line feed replaced by a space. */
  public static String of(String text) {
    return text.codePoints()
        .map(c -> c != '\n' && Character.isISOControl(c) ? ' ' : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
