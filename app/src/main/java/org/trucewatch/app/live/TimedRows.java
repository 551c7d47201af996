// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.live;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** A table's rows by the instant at which each is received; every part begins with the table's header. */
final class TimedRows {
  private TimedRows() {}

  /**
   * Cuts a comma-separated table. A table without the column, and a row whose instant cannot be read, come at {@code otherwise}:
   * whether they can be used is for their decoder to say.
   *
   * @param column that tells the instant
   * @param receivedAt of a value of that column
   */
  static SortedMap<Instant, byte[]> ofTable(
      byte[] table, String column, Function<String, Instant> receivedAt, Instant otherwise) {
    List<String> lines = lines(table);
    int place = lines.isEmpty() ? -1 : Arrays.asList(cells(lines.getFirst())).indexOf(column);
    if (place < 0 || lines.size() == 1) {
      return new TreeMap<>(Map.of(otherwise, table));
    }
    return cut(
        lines.getFirst() + "\n",
        lines.subList(1, lines.size()),
        row -> at(row, place, receivedAt, otherwise));
  }

  /** Cuts a text of which every line stands by itself. */
  static SortedMap<Instant, byte[]> ofLines(byte[] text, Function<String, Instant> receivedAt) {
    return cut("", lines(text), receivedAt);
  }

  private static String[] cells(String row) {
    return row.split(",", -1);
  }

  private static Instant at(
      String row, int place, Function<String, Instant> receivedAt, Instant otherwise) {
    String[] cells = cells(row);
    try {
      return place < cells.length ? receivedAt.apply(cells[place]) : otherwise;
    } catch (NumberFormatException | DateTimeException e) {
      return otherwise;
    }
  }

  private static SortedMap<Instant, byte[]> cut(
      String header, List<String> rows, Function<String, Instant> receivedAt) {
    SortedMap<Instant, List<String>> byTime = new TreeMap<>();
    rows.forEach(
        row -> byTime.computeIfAbsent(receivedAt.apply(row), t -> new ArrayList<>()).add(row));
    SortedMap<Instant, byte[]> parts = new TreeMap<>();
    byTime.forEach((at, some) -> parts.put(
        at, (header + String.join("\n", some) + "\n").getBytes(StandardCharsets.UTF_8)));
    return parts;
  }

  private static List<String> lines(byte[] text) {
    return new String(text, StandardCharsets.UTF_8).lines().toList();
  }
}
