// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.evidence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.trucewatch.domain.Draw;

/** A log of 700 entries of many sizes, with partial tiles of several checkpoints and blobs of both kinds. */
final class SampleLog {

  private SampleLog() {}

  /** The log in a folder, written when it is not there yet. */
  static Path at(Path folder) {
    if (Files.exists(folder)) {
      return folder;
    }
    Draw draw = new Draw(11);
    try (EvidenceLog log = EvidenceLog.open(folder, Entries.ORIGIN, Entries.KEY, Entries.OPTIONS)) {
      List<Entry> waiting = new ArrayList<>();
      for (int i = 0; i < 700; i++) {
        waiting.add(
            i % 70 == 3
                ? Entries.blob(
                    i,
                    log.storeBlob(
                        draw.bytes(3_000), i % 2 == 0 ? BlobNaming.OPEN : BlobNaming.WITHHELD))
                : Entries.inline(i, draw.bytes(draw.below(200))));
        if (i == 100 || i == 300 || i == 640 || i == 650) {
          log.appendAll(waiting);
          waiting.clear();
          log.publish();
        }
      }
      log.appendAll(waiting);
      log.publish();
    }
    return folder;
  }

  /** All served files. */
  static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile)
          .filter(file -> !file.toString().contains(".writer"))
          .sorted()
          .toList();
    }
  }
}
