// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.adapters;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.trucewatch.domain.Decoded;
import org.trucewatch.domain.Rejection;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectReader;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvReadFeature;

/**
 * Reads a comma-separated table with a header, one physical line a row, so that a damaged row costs itself only. Line
 * breaks inside quotes are therefore not accepted. Columns may stand in any order; unknown ones are ignored.
 */
public final class Table {
  /** Longest accepted line. */
  public static final int LINE_CHARS_MAX = 65_536;

  /** Most rows of one table; the largest in use has 35,000. */
  public static final int ROWS_MAX = 1_000_000;

  /** Beyond this many, rejected rows are counted but not listed. */
  public static final int REJECTIONS_MAX = 1_000;

  private static final ObjectReader FIELDS =
      CsvMapper.builder().build().readerFor(String[][].class).with(CsvReadFeature.WRAP_AS_ARRAY);

  private final String channel;
  private final int rowsMax;
  private final List<Rejection> rejections = new ArrayList<>();
  private int rejected;

  private Table(String channel, int rowsMax) {
    this.channel = channel;
    this.rowsMax = rowsMax;
  }

  /**
   * Decodes every row that can be.
   *
   * @param channel how the bytes came, for messages
   * @param bytes plain or gzip
   * @param required columns that the header must have
   * @param reader makes a value of a row, or throws {@link Unreadable}
   */
  public static <T> Decoded<T> decode(
      String channel, byte[] bytes, List<String> required, Function<TableRow, T> reader) {
    return decode(channel, bytes, required, ROWS_MAX, reader);
  }

  /**
   * The same for a format whose tables are longer.
   *
   * @param rowsMax most rows, the header included; the text's own limit holds besides
   */
  public static <T> Decoded<T> decode(
      String channel,
      byte[] bytes,
      List<String> required,
      int rowsMax,
      Function<TableRow, T> reader) {
    return new Table(channel, rowsMax).read(bytes, required, reader);
  }

  private <T> Decoded<T> read(byte[] bytes, List<String> required, Function<TableRow, T> reader) {
    List<T> values = new ArrayList<>();
    try {
      String[] lines = PlainText.of(bytes).split("\\R", -1);
      Map<String, Integer> columns = header(lines[0], required);
      for (int i = 1; i < lines.length; i++) {
        if (!lines[i].isBlank()) {
          readRow(i + 1, lines[i], columns, reader).ifPresent(values::add);
        }
      }
    } catch (Unreadable e) {
      reject(e.at(channel));
    }
    if (rejected > rejections.size()) {
      rejections.add(new Rejection(
          channel,
          rejected - rejections.size() + " more rows cannot be used and are not listed",
          "at most " + REJECTIONS_MAX + " bad rows",
          "Correct those listed and send the file again."));
    }
    return new Decoded<>(values, rejections);
  }

  private <T> Optional<T> readRow(
      int lineNumber, String line, Map<String, Integer> columns, Function<TableRow, T> reader) {
    try {
      if (lineNumber > rowsMax) {
        throw new Unreadable("row is beyond the limit", "at most " + rowsMax, "Split the file.");
      }
      List<String> fields = fields(line);
      if (fields.size() != columns.size()) {
        throw new Unreadable(
            "row has " + fields.size() + " fields",
            columns.size() + ", as the header",
            "Quote fields that hold commas; a row must not span lines.");
      }
      return Optional.of(reader.apply(new TableRow(lineNumber, columns, fields)));
    } catch (Unreadable e) {
      reject(e.at(channel + ", line " + lineNumber));
      return Optional.empty();
    }
  }

  private void reject(Rejection rejection) {
    rejected++;
    if (rejections.size() < REJECTIONS_MAX) {
      rejections.add(rejection);
    }
  }

  private static Map<String, Integer> header(String line, List<String> required) {
    Map<String, Integer> columns = new LinkedHashMap<>();
    for (String name : fields(line)) {
      if (columns.put(name.strip(), columns.size()) != null) {
        throw new Unreadable(
            "line 1: column " + Unreadable.shown(name.strip()) + " stands twice",
            "each column once",
            "Correct the header.");
      }
    }
    for (String name : required) {
      if (!columns.containsKey(name)) {
        throw new Unreadable(
            "line 1: the header has no column " + name
                + NearestWord.find(name, columns.keySet())
                    .map(k -> ", but one called " + Unreadable.shown(k))
                    .orElse(""),
            "the columns " + String.join(", ", required),
            "Add or rename the column and send the file again.");
      }
    }
    return columns;
  }

  private static List<String> fields(String line) {
    if (line.length() > LINE_CHARS_MAX) {
      throw new Unreadable(
          "line has " + line.length() + " characters", "at most " + LINE_CHARS_MAX, "Shorten it.");
    }
    if (line.indexOf('"') < 0) {
      return List.of(line.split(",", -1)); // by far the most lines; nothing to unquote
    }
    try {
      String[][] rows = FIELDS.readValue(line);
      return rows.length == 0 ? List.of() : List.of(rows[0]);
    } catch (JacksonException e) {
      throw new Unreadable(
          "line is not comma-separated text: '" + Unreadable.shown(line) + "'",
          "fields between commas, quotes in pairs",
          "Correct the quotes of this line.");
    }
  }
}
