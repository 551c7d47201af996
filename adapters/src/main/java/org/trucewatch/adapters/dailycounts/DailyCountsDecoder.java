// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.adapters.dailycounts;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.trucewatch.adapters.Table;
import org.trucewatch.adapters.TableRow;
import org.trucewatch.adapters.Unreadable;
import org.trucewatch.assessment.incident.ReportedCount;
import org.trucewatch.assessment.incident.ReportedCount.Basis;
import org.trucewatch.domain.Decoded;
import org.trucewatch.domain.quantity.TimeSpan;

/**
 * Decodes tables of a mission's daily counts, one row a period and region: {@code report, period_start, period_end, region,
 * violations, explosions, cumulative..., trend, basis, source_url}. An empty number is not told, which is not zero.
 */
public final class DailyCountsDecoder {
  /** Most rows of a table; the SMM reported for some 2,900 days of two regions. */
  public static final int ROWS_MAX = 20_000;

  private static final long COUNT_MAX = 10_000_000;
  private static final Map<String, Basis> BASES =
      Map.of("stated", Basis.STATED, "derived", Basis.DERIVED);
  private static final List<String> REQUIRED = List.of(
      "report",
      "period_start",
      "period_end",
      "region",
      "violations",
      "explosions",
      "trend",
      "basis",
      "source_url");

  /** The mission's own total since a date that is part of the column's name. */
  private static final String CUMULATIVE = "cumulative";

  private final ZoneId zone;

  /** @param zone of the table's times */
  public DailyCountsDecoder(ZoneId zone) {
    this.zone = zone;
  }

  /** Decodes plain or gzip bytes; each row that cannot be used gives one rejection. */
  public Decoded<ReportedCount> decode(String channel, byte[] bytes) {
    return Table.decode(channel, bytes, REQUIRED, ROWS_MAX, this::count);
  }

  private ReportedCount count(TableRow row) {
    Instant from = instant(row, "period_start");
    Instant to = instant(row, "period_end");
    if (!from.isBefore(to)) {
      throw row.unreadable("period_end", "a time after " + row.text("period_start"));
    }
    OptionalLong signs = number(row, "violations");
    if (signs.isEmpty() && row.text("trend").isEmpty()) {
      throw row.unreadable("violations", "a number, or words under trend");
    }
    String cumulative =
        row.columns().stream().filter(c -> c.startsWith(CUMULATIVE)).findFirst().orElse("");
    try {
      return new ReportedCount(
          row.nonEmpty("report"),
          new TimeSpan(from, to),
          row.nonEmpty("region"),
          signs,
          number(row, "explosions"),
          cumulative.isEmpty() ? OptionalLong.empty() : number(row, cumulative),
          row.text("trend"),
          row.word("basis", BASES),
          row.nonEmpty("source_url"));
    } catch (IllegalArgumentException e) { // what the constructor refuses is bad input here
      throw new Unreadable(
          String.valueOf(e.getMessage()), "numbers that fit together", "Correct the row.");
    }
  }

  private static OptionalLong number(TableRow row, String column) {
    return row.text(column).isEmpty()
        ? OptionalLong.empty()
        : OptionalLong.of(row.count(column, COUNT_MAX));
  }

  private Instant instant(TableRow row, String column) {
    return row.instant(
        column,
        "a local time as 2020-07-27T19:30",
        text -> LocalDateTime.parse(text).atZone(zone).toInstant());
  }
}
