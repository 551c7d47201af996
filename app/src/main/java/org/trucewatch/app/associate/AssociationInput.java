// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.associate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.trucewatch.adapters.picktable.PickDecoder;
import org.trucewatch.adapters.picktable.PickRow;
import org.trucewatch.adapters.picktable.StationDecoder;
import org.trucewatch.adapters.picktable.StationRow;
import org.trucewatch.app.UserError;
import org.trucewatch.domain.Decoded;

/**
 * A network and its picks as two files describe them.
 *
 * @param stations the nodes
 * @param picks what the associator is given
 * @param rows picks that could be read, refused ones included
 * @param notices what was wrong
 */
public record AssociationInput(StationList stations, PickList picks, int rows, Notices notices) {
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
    Decoded<PickRow> picks = PickDecoder.decode(pickChannel, bytes(pickFile));
    notices.addAll(picks.rejections());
    return new AssociationInput(
        list,
        PickList.of(pickChannel, picks.values(), list, terms, notices),
        picks.values().size(),
        notices);
  }

  /** Whether the picks' times are UTC, counted from 1970. */
  public static boolean hasUtc(Path pickFile) {
    return PickDecoder.hasUtc(bytes(pickFile));
  }

  /** The bytes of a file that a person named. */
  public static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UserError(file + ": cannot be read (" + e.getClass().getSimpleName()
          + "), expected a file of comma-separated text. Nothing was run.");
    }
  }

  /** All reasons for which picks were refused before association are worth a word. */
  public List<String> complaints() {
    return notices.lines();
  }
}
