// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.live;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.trucewatch.adapters.linerecord.LineTable;
import org.trucewatch.adapters.miniseed.CountsSegment;
import org.trucewatch.adapters.miniseed.MiniSeedDecoder;
import org.trucewatch.app.replay.InputFile;
import org.trucewatch.domain.RawReport;
import org.trucewatch.pipeline.Registration;
import org.trucewatch.pipeline.live.ReportSchedule;

/**
 * When an exercise's files would have been received. A network hands over, every {@link #BATCH}, the rows that reached it until
 * then; other tables come row by row, some time after what they tell; recordings once their last sample is taken; what has no
 * time, and what is older than the exercise, is there when it begins. Delays are assumptions: docs/decisions/0035.
 */
public final class ReceptionTimes {
  /** How often the network hands over, and how often the log is signed. */
  public static final Duration BATCH = Duration.ofMinutes(15);

  /** From the last sample to the whole file. */
  static final Duration TRANSFER = Duration.ofMinutes(1);

  /** FIRMS names three hours as the age of its near-real-time pixels. */
  static final Duration SATELLITE = Duration.ofHours(3);

  /** Parties speak so long after what they speak of. */
  static final Duration STATEMENT = Duration.ofHours(1);

  private static final Pattern DATE = Pattern.compile("\"date\":\"([0-9-]{10})\"");

  private final Instant start;
  private final ZoneOffset clock;

  /**
   * @param start of the exercise; nothing is received before
   * @param clock of the parties' tables
   */
  public ReceptionTimes(Instant start, ZoneOffset clock) {
    this.start = start;
    this.clock = clock;
  }

  /** The files as reports by their times of receipt. */
  public ReportSchedule schedule(List<InputFile> files) {
    List<RawReport> reports = new ArrayList<>();
    ReportSchedule marks = new ReportSchedule(List.of(), BATCH);
    for (InputFile file : files) {
      Registration to = file.registration();
      parts(to.format(), file.bytes().get(), marks)
          .forEach((at, bytes) ->
              reports.add(new RawReport(to.channel(), to.format(), notBeforeStart(at), bytes)));
    }
    return new ReportSchedule(reports, BATCH);
  }

  private Instant notBeforeStart(Instant at) {
    return at.isBefore(start) ? start : at;
  }

  private SortedMap<Instant, byte[]> parts(String format, byte[] bytes, ReportSchedule marks) {
    if (LineTable.findByFormat(format).isPresent()) {
      Function<String, Instant> atMark = text ->
          marks.markAt(start.plusMillis(Math.round(1_000 * Double.parseDouble(text))));
      return rows(bytes, "received_s", atMark);
    }
    return switch (format) {
      case "miniseed" -> new TreeMap<>(Map.of(recorded(bytes), bytes));
      case "firms-csv" ->
        rows(bytes, "acq_datetime_utc", text -> Instant.parse(text).plus(SATELLITE));
      case "cloud-cover-csv" -> rows(bytes, "date", text -> endOf(LocalDate.parse(text)));
      case "attack-waves-csv" -> rows(bytes, "time_end", text -> said(text.replace(' ', 'T')));
      case "claims-csv" -> rows(bytes, "window_end", this::said);
      case "control-geojsonl" -> TimedRows.ofLines(bytes, this::dayOver);
      default -> new TreeMap<>(Map.of(start, bytes));
    };
  }

  /** Rows that would be there at the beginning are one part. */
  private SortedMap<Instant, byte[]> rows(
      byte[] bytes, String column, Function<String, Instant> receivedAt) {
    return TimedRows.ofTable(
        bytes, column, text -> notBeforeStart(receivedAt.apply(text)), start);
  }

  private Instant said(String local) {
    return LocalDateTime.parse(local).toInstant(clock).plus(STATEMENT);
  }

  /** A map or a day's mean is known when its day is over. */
  private Instant endOf(LocalDate day) {
    return notBeforeStart(day.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC));
  }

  private Instant dayOver(String feature) {
    Matcher date = DATE.matcher(feature);
    return date.find() ? endOf(LocalDate.parse(date.group(1))) : start;
  }

  private Instant recorded(byte[] miniseed) {
    return new MiniSeedDecoder()
        .decode("file", miniseed).values().stream()
            .map(ReceptionTimes::end)
            .max(Instant::compareTo)
            .map(end -> end.plus(TRANSFER))
            .orElse(start);
  }

  private static Instant end(CountsSegment s) {
    return s.start().plusMillis(Math.round(1_000 * s.counts().length / s.sampleRateHertz()));
  }
}
