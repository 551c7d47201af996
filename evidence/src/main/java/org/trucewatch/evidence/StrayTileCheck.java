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

  /** Folders above the file of the highest index: tile, level, six threes of digits less one, partials. */
  private static final int FOLDER_DEPTH_MAX = 2 + 5 + 1;

  /** Tiles that the checkpoint may call for in one folder; further names are strays. */
  private static final int FOLDER_TILES_MAX = 1_000;

  private final LogFiles files;
  private final DifferenceList found;
  private final Set<String> checked;
  private int strayNamesLeft = LogVerification.STRAY_NAMES_MAX;
  private String presentPath = "";
  private byte[] present = new byte[0];

  StrayTileCheck(LogFiles files, DifferenceList found, Set<String> checked) {
    this.files = files;
    this.found = found;
    this.checked = checked;
  }

  void check(long size) {
    walk("tile", 1, size);
  }

  private void walk(String folder, int depth, long size) {
    for (String name : found.list(files, folder, strayNamesLeft + FOLDER_TILES_MAX)) {
      String path = folder + "/" + name;
      if (found.isFull()) {
        return;
      }
      if (checked.contains(path)) {
        continue;
      }
      if (strayNamesLeft == 0) {
        found.remarkLimit(folder + " is not looked at from " + name + " on: there are more than "
            + LogVerification.STRAY_NAMES_MAX
            + " files and folders that the checkpoint does not call for");
        return;
      }
      strayNamesLeft--;
      if (!name.endsWith("/")) {
        checkFile(path, size);
      } else if (depth == FOLDER_DEPTH_MAX) {
        found.remarkLimit(path + " is deeper than any tile; what it holds was not looked at");
      } else {
        walk(path.substring(0, path.length() - 1), depth + 1, size);
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
    FileLimits.Outcome file = FileLimits.look(files, path);
    byte[] present = present(id, width);
    if (file.refusal().isPresent() || present.length == 0) {
      file.refusal().ifPresent(found::add);
      return; // A present tile that is not there was reported before.
    }
    byte[] stray = file.content().orElse(new byte[0]);
    int length = prefixLength(id, present, located.get().width());
    int mismatch = Arrays.mismatch(Arrays.copyOf(present, length), stray);
    if (mismatch >= 0) {
      found.add(new Difference(
          path, Difference.NONE, mismatch, "the beginning of " + id.path(width), "other bytes"));
    }
  }

  private byte[] present(TileId id, int width) {
    String path = id.path(width);
    if (!path.equals(presentPath)) {
      presentPath = path;
      present = FileLimits.look(files, path)
          .content()
          .or(() -> FileLimits.look(files, id.path(TileId.WIDTH)).content())
          .orElse(new byte[0]);
    }
    return present;
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
