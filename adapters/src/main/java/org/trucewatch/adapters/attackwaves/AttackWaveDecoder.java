// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.adapters.attackwaves;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import org.trucewatch.adapters.Table;
import org.trucewatch.adapters.TableRow;
import org.trucewatch.domain.AttackWave;
import org.trucewatch.domain.AttackWave.Precision;
import org.trucewatch.domain.Decoded;
import org.trucewatch.domain.quantity.TimeSpan;

/**
 * Decodes tables of reported attack waves with times in one local zone. A bare date spans its whole day, and the wave
 * is then good to the day only. Who attacks and who reports the table does not say: the agreement does.
 */
public final class AttackWaveDecoder {
  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern(
          "uuuu-MM-dd H:mm", Locale.ROOT)
      .withResolverStyle(ResolverStyle.STRICT);

  /** Length of a bare date, as 2026-04-10. */
  private static final int DATE_CHARS = 10;

  /** More than this of one kind in one wave is an error of writing. */
  private static final long LAUNCHED_MAX = 100_000;

  private static final List<String> REQUIRED =
      List.of("time_start", "time_end", "model", "launched");

  private final ZoneId zone;
  private final String attackerId;
  private final String reporterId;

  /**
   * @param zone of the table's times
   * @param attackerId party whose launches the table lists
   * @param reporterId party, or name of a third person, whose reports they are
   */
  public AttackWaveDecoder(ZoneId zone, String attackerId, String reporterId) {
    this.zone = zone;
    this.attackerId = attackerId;
    this.reporterId = reporterId;
  }

  /** Decodes plain or gzip bytes; each row that cannot be used gives one rejection. */
  public Decoded<AttackWave> decode(String channel, byte[] bytes) {
    return Table.decode(channel, bytes, REQUIRED, this::wave);
  }

  private AttackWave wave(TableRow row) {
    boolean wholeDays = isDate(row, "time_start") || isDate(row, "time_end");
    Instant from = start(row);
    Instant to = end(row);
    if (to.isBefore(from)) {
      throw row.unreadable("time_end", "a time not before time_start " + row.text("time_start"));
    }
    return new AttackWave(
        new TimeSpan(from, to),
        wholeDays ? Precision.DAY : Precision.MINUTE,
        attackerId,
        row.nonEmpty("model"),
        row.text("launched").isEmpty()
            ? AttackWave.NOT_TOLD
            : (int) row.count("launched", LAUNCHED_MAX),
        row.text("launch_place"),
        reporterId,
        row.text("source"));
  }

  private static boolean isDate(TableRow row, String column) {
    return row.text(column).length() == DATE_CHARS;
  }

  private Instant start(TableRow row) {
    return isDate(row, "time_start")
        ? row.day("time_start").atStartOfDay(zone).toInstant()
        : minute(row, "time_start");
  }

  private Instant end(TableRow row) {
    return isDate(row, "time_end")
        ? row.day("time_end").plusDays(1).atStartOfDay(zone).toInstant()
        : minute(row, "time_end");
  }

  private Instant minute(TableRow row, String column) {
    return row.instant(
        column,
        "a local time as 2026-04-10 18:00, or a day as 2026-04-10",
        text -> LocalDateTime.parse(text, MINUTE).atZone(zone).toInstant());
  }
}
