// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.simulation.report;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import org.trucewatch.simulation.SimulatedFile.Format;

/** A table as comma-separated values (RFC 4180, lines ended by a line feed) under a source's own first line. */
final class Table {
  private static final Properties COLUMNS = columns();

  private final List<String> lines = new ArrayList<>();
  private final int width;

  Table(Format format) {
    String header = COLUMNS.getProperty(format.key());
    this.width = header.split(",", -1).length;
    lines.add(header);
  }

  /** Adds a row; as many cells as the table has columns. */
  void add(String... cells) {
    if (cells.length != width) {
      throw new IllegalStateException("row " + lines.size() + " has " + cells.length
          + " cells, its table has " + width + " columns");
    }
    lines.add(Arrays.stream(cells).map(Table::quoted).collect(Collectors.joining(",")));
  }

  byte[] bytes() {
    return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private static String quoted(String cell) {
    boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
  }

  private static Properties columns() {
    var columns = new Properties();
    try (Reader in = new InputStreamReader(
        Table.class.getResourceAsStream("columns.properties"), StandardCharsets.UTF_8)) {
      columns.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException("columns.properties of this package cannot be read", e);
    }
    return columns;
  }
}
