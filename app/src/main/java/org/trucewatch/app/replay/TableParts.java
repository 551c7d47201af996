// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.replay;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/** A long table cut between its rows; every part begins with the header. */
final class TableParts {
  private TableParts() {}

  /**
   * The parts, in order.
   *
   * @param bytesMax of a part; a single longer row makes a longer part
   */
  static List<byte[]> of(byte[] table, int bytesMax) {
    int rows = endOfLine(table, 0);
    List<byte[]> parts = new ArrayList<>();
    int from = rows;
    while (from < table.length) {
      int to = endOfLine(table, from);
      while (to < table.length) {
        int next = endOfLine(table, to);
        if (rows + next - from > bytesMax) {
          break;
        }
        to = next;
      }
      ByteArrayOutputStream part = new ByteArrayOutputStream();
      part.write(table, 0, rows);
      part.write(table, from, to - from);
      parts.add(part.toByteArray());
      from = to;
    }
    return parts.isEmpty() ? List.of(table.clone()) : parts;
  }

  private static int endOfLine(byte[] table, int from) {
    int at = from;
    while (at < table.length && table[at] != '\n') {
      at++;
    }
    return Math.min(at + 1, table.length);
  }
}
