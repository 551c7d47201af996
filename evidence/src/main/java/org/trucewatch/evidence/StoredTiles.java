// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.evidence;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.trucewatch.evidence.merkle.Hash;
import org.trucewatch.evidence.merkle.Tile;
import org.trucewatch.evidence.merkle.TileId;
import org.trucewatch.evidence.storage.LogFiles;

/**
 * Reads tiles and bundles of a log's folder, keeping the last few. Where a partial one is gone because the
 * full one has come, the full one answers: tlog-tiles, "Partial Tiles". Safe for any thread.
 */
final class StoredTiles {

  /** Tiles and bundles kept in memory. Ours: a proof touches fewer than ten. */
  static final int KEPT_MAX = 64;

  private final LogFiles files;
  private final Map<String, List<Hash>> tiles = lastUsed();
  private final Map<String, List<byte[]>> bundles = lastUsed();

  StoredTiles(LogFiles files) {
    this.files = files;
  }

  private static <T> Map<String, T> lastUsed() {
    return new LinkedHashMap<>(KEPT_MAX, 0.75f, true) {
      private static final long serialVersionUID = 1L;

      @Override
      protected boolean removeEldestEntry(Map.Entry<String, T> eldest) {
        return size() > KEPT_MAX;
      }
    };
  }

  /** The first hashes of a tile, as many as it has at a tree size. */
  synchronized List<Hash> hashes(TileId id, long treeSize) {
    int width = id.widthAt(treeSize);
    if (width == 0) {
      throw new IllegalArgumentException(
          "tile " + id.path(TileId.WIDTH) + " is not in a tree of size " + treeSize);
    }
    List<Hash> hashes = tiles.computeIfAbsent(
        id.path(width), path -> Tile.decode(id, content(id, width)).hashes());
    return hashes.subList(0, width);
  }

  /** The first entries of a bundle, as many as it has at a tree size. */
  synchronized List<byte[]> entries(long bundleIndex, long treeSize) {
    TileId id = new TileId(TileId.ENTRIES, bundleIndex);
    int width = id.widthAt(treeSize);
    List<byte[]> entries = bundles.computeIfAbsent(
        id.path(width), path -> EntryBundle.decode(path, content(id, width)));
    if (entries.size() < width) {
      throw new EvidenceIntegrityException(id.path(width) + ": holds " + entries.size()
          + " entries, expected " + width + " at size " + treeSize);
    }
    return entries.subList(0, width);
  }

  private byte[] content(TileId id, int width) {
    Optional<byte[]> content = FileLimits.read(files, id.path(width));
    if (content.isEmpty() && width < TileId.WIDTH) {
      content = FileLimits.read(files, id.path(TileId.WIDTH));
    }
    byte[] found = content.orElseThrow(() -> new EvidenceIntegrityException(
        id.path(width) + ": is missing. The checkpoint covers it: restore the file from a copy"));
    if (id.level() != TileId.ENTRIES && found.length < width * Hash.BYTES) {
      throw new EvidenceIntegrityException(id.path(width) + ": has " + found.length
          + " bytes, expected at least " + width * Hash.BYTES);
    }
    return found;
  }
}
