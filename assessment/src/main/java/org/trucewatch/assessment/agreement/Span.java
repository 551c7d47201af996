// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.agreement;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** How long a clock runs. Hours that pass and days of the calendar are different things where clocks are changed. */
public sealed interface Span {
  /** The first instant after the clock has run out. */
  Instant endOf(Instant start, ZoneId zone);

  /** As the agreement writes it, with what that means. */
  String shown();

  /** So much time passes, whatever the clocks on the walls do: ISO 8601 as {@code PT24H}. */
  record Elapsed(Duration duration) implements Span {
    public Elapsed {
      if (duration.isNegative() || duration.isZero()) {
        throw new IllegalArgumentException("clock runs " + duration + ", expected more than 0");
      }
    }

    @Override
    public Instant endOf(Instant start, ZoneId zone) {
      return start.plus(duration);
    }

    @Override
    public String shown() {
      return duration + " of elapsed time";
    }
  }

  /**
   * To the same time of day on a later date of the agreement's zone: {@code P1D}, {@code P10Y}. A time that does not
   * exist there, because clocks are put forward, moves later by the gap; of one that exists twice the later is meant, so
   * that nobody's time is cut.
   */
  record ToSameTime(Period period) implements Span {
    public ToSameTime {
      requirePositive(period);
    }

    @Override
    public Instant endOf(Instant start, ZoneId zone) {
      return ZonedDateTime.of(start.atZone(zone).toLocalDateTime().plus(period), zone)
          .withLaterOffsetAtOverlap()
          .toInstant();
    }

    @Override
    public String shown() {
      return period + " of the calendar, to the same time of day";
    }
  }

  /** To the end of a later date of the agreement's zone, the day on which the clock starts not counted. */
  record ToEndOfDay(Period period) implements Span {
    public ToEndOfDay {
      requirePositive(period);
    }

    /** The last date on which the clock still runs. */
    public LocalDate lastDate(Instant start, ZoneId zone) {
      return start.atZone(zone).toLocalDate().plus(period);
    }

    @Override
    public Instant endOf(Instant start, ZoneId zone) {
      return lastDate(start, zone).plusDays(1).atStartOfDay(zone).toInstant();
    }

    @Override
    public String shown() {
      return period + " of the calendar, to the end of that day";
    }
  }

  private static void requirePositive(Period period) {
    if (period.isNegative() || period.isZero()) {
      throw new IllegalArgumentException("clock runs " + period + ", expected more than 0");
    }
  }
}
