// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.simulation.score;

import java.util.List;
import java.util.TreeMap;

/** Counts by row and column: columns in a fixed order, rows by name. */
public final class CountTable {
  private final List<String> columns;
  private final TreeMap<String, TreeMap<String, Count>> rows = new TreeMap<>();

  CountTable(List<String> columns) {
    this.columns = List.copyOf(columns);
  }

  CountTable(Enum<?>[] columns) {
    this(java.util.Arrays.stream(columns).map(Enum::name).toList());
  }

  /** One more in a cell, which did or did not. */
  void add(String row, String column, boolean did) {
    cells(row).merge(column, new Count(did ? 1 : 0, 1), Count::plus);
  }

  /** One more in a row, which fell into this column and into no other. */
  void fell(String row, String column) {
    for (String c : columns) {
      add(row, c, c.equals(column));
    }
  }

  void add(CountTable other) {
    other.rows.forEach(
        (row, cells) -> cells.forEach((column, count) -> cells(row).merge(column, count, Count::plus)));
  }

  private TreeMap<String, Count> cells(String row) {
    return rows.computeIfAbsent(row, r -> new TreeMap<>());
  }

  /** In their order. */
  public List<String> columns() {
    return columns;
  }

  /** By name. */
  public List<String> rows() {
    return List.copyOf(rows.keySet());
  }

  /** A cell; none of none where nothing fell. */
  public Count at(String row, String column) {
    return rows.getOrDefault(row, new TreeMap<>()).getOrDefault(column, Count.NONE);
  }

  /** A column over all rows. */
  public Count column(String column) {
    return rows.values().stream()
        .map(cells -> cells.getOrDefault(column, Count.NONE))
        .reduce(Count.NONE, Count::plus);
  }

  /** A row over all columns. */
  public Count row(String row) {
    return rows.getOrDefault(row, new TreeMap<>()).values().stream()
        .reduce(Count.NONE, Count::plus);
  }
}
