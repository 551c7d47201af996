// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.adapters;

import java.io.Serial;
import org.trucewatch.domain.Rejection;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;

/**
 * Thrown inside a decoder where a value cannot be used, and turned into a {@link Rejection} by the loop around it; it
 * never leaves a decoder.
 */
public final class Unreadable extends RuntimeException {
  @Serial
  private static final long serialVersionUID = 1;

  /** A longer value is cut in messages. */
  private static final int SHOWN_CHARS_MAX = 80;

  private final String what;
  private final String expected;
  private final String remedy;

  /**
   * @param what what is wrong, with the value
   * @param expected what would have been right
   * @param remedy what whoever sent it can do, a sentence
   */
  public Unreadable(String what, String expected, String remedy) {
    super(what + ", expected " + expected, null, false, false);
    this.what = what;
    this.expected = expected;
    this.remedy = remedy;
  }

  /** The same, with what it was found on put before it. */
  public Unreadable on(String subject) {
    return new Unreadable(subject + ", " + what, expected, remedy);
  }

  /** The rejection of what stood there. */
  public Rejection at(String where) {
    return new Rejection(where, what, expected, remedy);
  }

  /** The value as messages show it: control characters replaced, cut when long. */
  public static String shown(String value) {
    String clean = value.replaceAll("\\p{Cntrl}", "?");
    return clean.length() <= SHOWN_CHARS_MAX ? clean : clean.substring(0, SHOWN_CHARS_MAX) + "...";
  }

  /** Where the parser stopped, as "line 3, column 7"; not every parser says. */
  public static String place(JacksonException e) {
    TokenStreamLocation location = e.getLocation();
    return location == null
        ? "an unknown line"
        : "line " + location.getLineNr() + ", column " + location.getColumnNr();
  }

  /** What the parser says is wrong; not every parser says. */
  public static String reason(JacksonException e) {
    String message = e.getOriginalMessage();
    return message == null ? e.getClass().getSimpleName() : shown(message.replaceAll("\\s+", " "));
  }
}
