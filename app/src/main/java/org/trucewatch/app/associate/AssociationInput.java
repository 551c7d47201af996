// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.associate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.trucewatch.adapters.picktable.PickDecoder;
import org.trucewatch.adapters.picktable.PickRow;
import org.trucewatch.adapters.picktable.PickTable;
import org.trucewatch.adapters.picktable.StationDecoder;
import org.trucewatch.adapters.picktable.StationRow;
import org.trucewatch.app.UserError;
import org.trucewatch.domain.Decoded;
import org.trucewatch.science.association.network.NetworkShape;

/**
 * A network and its picks as two files describe them.
 *
 * @param stations the nodes
 * @param picks what the associator is given
 * @param rows picks that could be read, refused ones included
 * @param unreadable rows of the pick file that could not be read
 * @param notices what was wrong
 */
public record AssociationInput(
    StationList stations, PickList picks, int rows, int unreadable, Notices notices) {
  static final String UNREADABLE = "row that could not be read";

  /** Reads and sorts out both files; the answer that a pick file may hold is not read. */
  public static AssociationInput read(Path stationFile, Path pickFile, PickList.Terms terms) {
    Notices notices = new Notices();
    String stationChannel = "file:" + stationFile.getFileName();
    Decoded<StationRow> stations = StationDecoder.decode(stationChannel, bytes(stationFile));
    notices.addAll(stations.rejections());
    StationList list = StationList.of(stationChannel, stations.values(), notices);
    if (list.nodes().isEmpty()) {
      throw new UserError(String.join("\n", notices.lines())
          + (notices.lines().isEmpty() ? stationFile + ": lists no station." : "")
          + " Nothing was run: no station is left.");
    }
    String pickChannel = "file:" + pickFile.getFileName();
    shape(stationChannel, list, notices);
    PickTable table = PickDecoder.table(pickChannel, bytes(pickFile));
    Decoded<PickRow> picks = table.rows();
    notices.addAll(picks.rejections());
    notices.addAll(table.marks());
    if (picks.values().isEmpty() && !picks.rejections().isEmpty()) {
      throw new UserError(
          String.join("\n", notices.lines()) + "\nNothing was run: no pick is left.");
    }
    return new AssociationInput(
        list,
        PickList.of(pickChannel, picks.values(), list, terms, notices),
        picks.values().size(),
        table.unreadable(),
        notices);
  }

  /** Says what a row of stations cannot do. */
  private static void shape(String channel, StationList list, Notices notices) {
    NetworkShape shape = NetworkShape.of(list.nodes());
    String bend =
        "Add stations beside the row, at least a fifth of the stations' spacing away from it, better a whole spacing.";
    if (shape.nodes() < PickList.NODES_MIN) {
      notices.add(
          "few stations",
          channel + ": the stations stand at " + shape.nodes() + " place"
              + (shape.nodes() == 1 ? "" : "s") + ", expected " + PickList.NODES_MIN
              + " or more: no event is made by fewer. Nothing can be found. Add stations.");
    } else if (shape.isRow()) {
      notices.add(
          "row",
          String.format(
              Locale.ROOT,
              "%s: the %d nodes stand in a row %.3f km long, the largest offset from a straight line being %.3f km. A row hears"
                  + " the same from both its sides, so no place can be told from its mirror image: nothing was located. %s",
              channel,
              shape.nodes(),
              shape.lengthKm(),
              shape.offsetKm(),
              bend));
    } else if (shape.inRow() > 0.1 * shape.nodes()) {
      notices.add(
          "partly a row",
          String.format(
              Locale.ROOT,
              "%s: %d of %d nodes stand in a row with their nearest neighbours. Events that only such nodes hear are not"
                  + " found, as a row cannot tell its sides apart. %s",
              channel,
              shape.inRow(),
              shape.nodes(),
              bend));
    }
  }

  /** Whether the picks' times are UTC, counted from 1970. */
  public static boolean hasUtc(Path pickFile) {
    return PickDecoder.hasUtc(bytes(pickFile));
  }

  /** The bytes of a file that a person named. Files are read more than once, so pipes and devices are refused. */
  public static byte[] bytes(Path file) {
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw new UserError(
          file + ": is "
              + (Files.isDirectory(file) ? "a folder" : "no plain file but a pipe or device")
              + ", expected a file of comma-separated text, plain or gzip. Nothing was run. Name a file, or write the pipe to one first.");
    }
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UserError(
          file + ": cannot be read (" + (Files.exists(file) ? e.getMessage() : "there is none")
              + "), expected a file of comma-separated text. Nothing was run. Check name and rights.");
    }
    if (bytes.length == 0) {
      throw new UserError(
          file
              + ": is empty, 0 bytes, expected comma-separated text with a line of column names first. Nothing was run.");
    }
    boolean wide = bytes.length > 1
        && (bytes[0] == (byte) 0xff && bytes[1] == (byte) 0xfe
            || bytes[0] == (byte) 0xfe && bytes[1] == (byte) 0xff);
    if (wide) {
      throw new UserError(
          file + ": is UTF-16 text, expected UTF-8. Nothing was run. Save it as CSV in UTF-8.");
    }
    return bytes;
  }

  /** What was refused before association, by reason: picks, and rows that could not be read. */
  Map<String, Integer> refused() {
    Map<String, Integer> refused = picks.refused();
    if (unreadable > 0) {
      refused.put(UNREADABLE, unreadable);
    }
    return refused;
  }

  /** All reasons for which picks were refused before association are worth a word. */
  public List<String> complaints() {
    return notices.lines();
  }
}
