// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.adapters;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.trucewatch.domain.quantity.GeoPoint;

/** One row of a table, by column name. Every getter throws {@link Unreadable} with the value where it cannot be used. */
public final class TableRow {
  private static final String CORRECT = "Correct the row at its origin or leave it out.";

  private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

  private final int lineNumber;
  private final Map<String, Integer> columns;
  private final List<String> fields;

  TableRow(int lineNumber, Map<String, Integer> columns, List<String> fields) {
    this.lineNumber = lineNumber;
    this.columns = columns;
    this.fields = fields;
  }

  /** From 1, the header included. */
  public int lineNumber() {
    return lineNumber;
  }

  /** Names of the columns, in the table's order. */
  public List<String> columns() {
    return List.copyOf(columns.keySet());
  }

  public boolean has(String column) {
    return columns.containsKey(column);
  }

  /** The field without white space around it, empty where the table lacks the column. */
  public String text(String column) {
    Integer at = columns.get(column);
    return at == null ? "" : fields.get(at).strip();
  }

  public String nonEmpty(String column) {
    String value = text(column);
    if (value.isEmpty()) {
      throw unreadable(column, "some text");
    }
    return value;
  }

  /** A finite number in the range, edges included. */
  public double number(String column, double least, double most, String unit) {
    String expected = plain(least) + " to " + plain(most) + (unit.isEmpty() ? "" : " " + unit);
    double value;
    try {
      value = decimal(text(column));
    } catch (NumberFormatException e) {
      throw unreadable(column, expected);
    }
    // Negated so that NaN fails too.
    if (!(value >= least && value <= most)) {
      throw unreadable(column, expected);
    }
    return value;
  }

  /** Digits, sign, point and exponent only: Java would read 12d, 0x1p3 and Infinity too. */
  private static double decimal(String text) {
    for (int i = 0; i < text.length(); i++) {
      if ("0123456789.+-eE".indexOf(text.charAt(i)) < 0) {
        throw new NumberFormatException();
      }
    }
    return Double.parseDouble(text);
  }

  /** A whole number, also where it is written as 160.0. */
  public long count(String column, long most) {
    double value = number(column, 0, most, "");
    if (value != Math.rint(value)) {
      throw unreadable(column, "a whole number");
    }
    return (long) value;
  }

  public GeoPoint position(String latitudeColumn, String longitudeColumn) {
    return GeoPoint.onEllipsoid(
        number(latitudeColumn, -90, 90, "degrees"), number(longitudeColumn, -180, 180, "degrees"));
  }

  /** The instant, between 1900 and 2200: a time outside is an error of writing, and arithmetic on it may overflow. */
  public Instant instant(String column, String expected, Function<String, Instant> parser) {
    Instant instant;
    try {
      instant = parser.apply(text(column));
    } catch (DateTimeException e) {
      throw unreadable(column, expected);
    }
    if (instant.isBefore(EARLIEST) || !instant.isBefore(LATEST)) {
      throw unreadable(column, "a year from 1900 to 2199");
    }
    return instant;
  }

  /** The day, between 1900 and 2200. */
  public LocalDate day(String column) {
    Instant start = instant(
        column,
        "a day as 2026-04-10",
        text -> LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC));
    return start.atZone(ZoneOffset.UTC).toLocalDate();
  }

  /** The value that the word stands for. */
  public <T> T word(String column, Map<String, T> known) {
    T value = known.get(text(column));
    if (value == null) {
      throw unknown(column, known.keySet());
    }
    return value;
  }

  private Unreadable unknown(String column, Collection<String> known) {
    return new Unreadable(
        column + " is '" + Unreadable.shown(text(column)) + "'",
        "one of " + String.join(", ", known.stream().sorted().toList()),
        NearestWord.find(text(column), known)
            .map(k -> "Did you mean '" + k + "'? " + CORRECT)
            .orElse(CORRECT));
  }

  /** For what a caller finds wrong with a field. */
  public Unreadable unreadable(String column, String expected) {
    return new Unreadable(
        column + " is '" + Unreadable.shown(text(column)) + "'", expected, CORRECT);
  }

  private static String plain(double bound) {
    return bound == Math.rint(bound) ? Long.toString((long) bound) : Double.toString(bound);
  }
}
