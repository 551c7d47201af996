// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.adapters.agreementfolder;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;

/** Times as agreements and cases write them. A year out of range is a slip of the pen: a term without an end states none. */
final class Times {
  /** First year of any agreement or case; tables of observations have the same range. */
  static final int YEAR_MIN = 1900;

  /** Last year. */
  static final int YEAR_MAX = 2199;

  /** What is right where only local times are. */
  static final String LOCAL_EXPECTED =
      "a local time as 2026-04-11T16:00, of the years " + YEAR_MIN + " to " + YEAR_MAX;

  /** What is right elsewhere. */
  static final String EXPECTED = LOCAL_EXPECTED + ", or one with its offset";

  private Times() {}

  /**
   * A local time of the zone, or one that names its offset, which is the only way to say which of two is meant where
   * clocks are put back.
   */
  static Instant instant(String text, ZoneId zone) {
    return text.matches(".*(Z|[+-]\\d\\d:\\d\\d)$")
        ? inRange(OffsetDateTime.parse(text))
        : local(text).atZone(zone).toInstant();
  }

  private static Instant inRange(OffsetDateTime time) {
    requireYear(time.getYear());
    return time.toInstant();
  }

  /** A time without zone. */
  static LocalDateTime local(String text) {
    LocalDateTime time = LocalDateTime.parse(text);
    requireYear(time.getYear());
    return time;
  }

  private static void requireYear(int year) {
    if (year < YEAR_MIN || year > YEAR_MAX) {
      throw new DateTimeException("year is " + year + ", expected " + YEAR_MIN + " to " + YEAR_MAX);
    }
  }
}
