// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.adapters.picktable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.trucewatch.adapters.PlainText;
import org.trucewatch.adapters.Table;
import org.trucewatch.adapters.TableRow;
import org.trucewatch.adapters.Unreadable;
import org.trucewatch.adapters.picktable.PickRow.Phase;
import org.trucewatch.domain.Decoded;
import org.trucewatch.domain.Rejection;

/**
 * Decodes tables of picks: {@code station}, a time ({@code time_s}, {@code time_utc} or {@code arrival_time_utc}) and a phase
 * ({@code phase} or {@code phase_hint}; P where the file has neither); {@code network}, {@code pick_id} and {@code probability}
 * where they are given, and the marks of {@link PickMarkDecoder}. Every other column is left unread: above all {@code event_id}, which in a set for measuring is the
 * answer.
 */
public final class PickDecoder {
  /** Most picks of one file: an hour of 2,500 picks a second is nine million and comes as a stream, not as a file. */
  public static final int PICKS_MAX = 2_000_000;

  private static final double SECONDS_MAX = 1e10;

  private static final List<String> TIMES = List.of("time_s", "time_utc", "arrival_time_utc");

  private static final Map<String, Phase> PHASES = phases();

  private static Map<String, Phase> phases() {
    Map<String, Phase> phases = new LinkedHashMap<>();
    // First arrivals under the names that bulletins give them; no crustal branch is told apart.
    List.of("P", "P1", "Pg", "Pn", "Pb").forEach(name -> phases.put(name, Phase.P));
    List.of("S", "S1", "Sg", "Sn", "Sb").forEach(name -> phases.put(name, Phase.S));
    return phases;
  }

  private PickDecoder() {}

  /** Decodes plain or gzip bytes; each row that cannot be used gives one rejection, and each mark that cannot. */
  public static Decoded<PickRow> decode(String channel, byte[] bytes) {
    PickTable table = table(channel, bytes);
    List<Rejection> all = new ArrayList<>(table.rows().rejections());
    all.addAll(table.marks());
    return new Decoded<>(table.rows().values(), all);
  }

  /** The same, with the rows that cannot be used and the marks that cannot apart. */
  public static PickTable table(String channel, byte[] bytes) {
    String time = timeColumn(bytes);
    DroppedMarks dropped = new DroppedMarks(channel);
    Decoded<PickRow> rows = Table.decode(
        channel, bytes, List.of("station", time), PICKS_MAX + 1, row -> pick(row, time, dropped));
    return new PickTable(rows, unreadable(rows, bytes), dropped.rejections());
  }

  /** Rejections beyond the most that are listed are one; then the rows are counted. */
  private static int unreadable(Decoded<PickRow> rows, byte[] bytes) {
    if (rows.rejections().size() <= Table.REJECTIONS_MAX) {
      return rows.rejections().size();
    }
    long lines = Pattern.compile("\\R")
        .splitAsStream(PlainText.of(bytes))
        .skip(1)
        .filter(line -> !line.isBlank())
        .count();
    return (int) lines - rows.values().size();
  }

  /** Whether the file's times are UTC; its picks then count seconds since 1970. */
  public static boolean hasUtc(byte[] bytes) {
    return !timeColumn(bytes).equals("time_s");
  }

  private static String timeColumn(byte[] bytes) {
    List<String> header = header(bytes);
    return TIMES.stream().filter(header::contains).findFirst().orElse(TIMES.getFirst());
  }

  /** Names of the columns; none where the bytes are no text, of which the table says what is wrong. */
  static List<String> header(byte[] bytes) {
    try {
      String text = PlainText.of(bytes);
      int end = text.indexOf('\n');
      String names = (end < 0 ? text : text.substring(0, end)).replace("\"", "");
      return List.of(names.strip().split("\\s*,\\s*"));
    } catch (Unreadable e) {
      return List.of();
    }
  }

  private static PickRow pick(TableRow row, String time, DroppedMarks dropped) {
    return new PickRow(
        row.lineNumber(),
        id(row),
        StationDecoder.id(row),
        time.equals("time_s")
            ? row.number(time, -SECONDS_MAX, SECONDS_MAX, "s")
            : seconds(row, time),
        phase(row),
        row.text("probability").isEmpty() ? Double.NaN : row.number("probability", 0, 1, ""),
        PickMarkDecoder.marks(row, dropped));
  }

  /** Without blanks, commas and quotes: they separate the ids and the columns where events are written. */
  static String id(TableRow row) {
    String id = row.text("pick_id");
    if (id.isEmpty() && row.has("pick_id")) {
      // The row's number might be the id of another row.
      throw row.unreadable("pick_id", "an identifier in every row, or no such column");
    }
    if (id.isEmpty()) {
      return Integer.toString(row.lineNumber() - 2);
    }
    if (id.chars().anyMatch(PickDecoder::separates)) {
      throw row.unreadable("pick_id", "an identifier without blanks, commas and quotes");
    }
    return id;
  }

  private static boolean separates(int c) {
    return c == ',' || c == '"' || Character.isWhitespace(c) || Character.isISOControl(c);
  }

  static double seconds(TableRow row, String column) {
    Instant instant =
        row.instant(column, "a time in UTC as 2016-10-14T00:00:08.100Z", Instant::parse);
    return instant.getEpochSecond() + instant.getNano() * 1e-9;
  }

  private static Phase phase(TableRow row) {
    if (row.has("phase")) {
      return row.word("phase", PHASES);
    }
    return row.has("phase_hint") ? row.word("phase_hint", PHASES) : Phase.P;
  }
}
