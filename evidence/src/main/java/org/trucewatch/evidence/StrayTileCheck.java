// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.evidence;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.trucewatch.evidence.merkle.Hash;
import org.trucewatch.evidence.merkle.TileId;
import org.trucewatch.evidence.storage.LogFiles;

/**
 * Checks the files below {@code tile/} that the checkpoint's own size does not call for: partial tiles of
 * earlier sizes must be beginnings of the present ones.
 */
final class StrayTileCheck {

  private final LogFiles files;
  private final DifferenceList found;
  private final Set<String> checked;

  StrayTileCheck(LogFiles files, DifferenceList found, Set<String> checked) {
    this.files = files;
    this.found = found;
    this.checked = checked;
  }

  void check(long size) {
    walk("tile", size);
  }

  private void walk(String folder, long size) {
    for (String name : files.list(folder)) {
      String path = folder + "/" + name;
      if (found.isFull()) {
        return;
      }
      if (name.endsWith("/")) {
        walk(path.substring(0, path.length() - 1), size);
      } else if (!checked.contains(path)) {
        checkFile(path, size);
      }
    }
  }

  private void checkFile(String path, long size) {
    Optional<TileId.Located> located = TileId.fromPath(path);
    if (located.isEmpty()) {
      found.add(Difference.of(path, "no such file in a log", "a file"));
      return;
    }
    TileId id = located.get().id();
    int width = id.widthAt(size);
    if (located.get().width() > width) {
      found.remark(
          path + " lies beyond the checkpoint at size " + size + " and is not covered by it");
      return;
    }
    byte[] stray = files.read(path).orElse(new byte[0]);
    byte[] present =
        files.read(id.path(width)).or(() -> files.read(id.path(TileId.WIDTH))).orElse(new byte[0]);
    int length = prefixLength(id, present, located.get().width());
    int mismatch = Arrays.mismatch(Arrays.copyOf(present, length), stray);
    if (mismatch >= 0) {
      found.add(new Difference(
          path, Difference.NONE, mismatch, "the beginning of " + id.path(width), "other bytes"));
    }
  }

  /** How many bytes the first items of a tile or bundle take. */
  private static int prefixLength(TileId id, byte[] content, int items) {
    if (id.level() != TileId.ENTRIES) {
      return Math.min(items * Hash.BYTES, content.length);
    }
    int at = 0;
    for (int i = 0; i < items && at + EntryBundle.LENGTH_BYTES <= content.length; i++) {
      at += EntryBundle.LENGTH_BYTES + EntryBundle.lengthAt(content, at);
    }
    return Math.min(at, content.length);
  }
}
