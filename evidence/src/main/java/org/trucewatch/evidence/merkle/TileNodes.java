// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.evidence.merkle;

import java.util.List;

/** Answers for subtrees from stored tiles. */
public final class TileNodes implements NodeSource {

  /** Where tiles come from. */
  @FunctionalInterface
  public interface Tiles {

    /** The hashes of a tile, at least as many as are known to exist. */
    List<Hash> hashes(TileId id);
  }

  private final Tiles tiles;
  private final TreeHasher hasher = new TreeHasher();

  public TileNodes(Tiles tiles) {
    this.tiles = tiles;
  }

  @Override
  public Hash node(int height, long index) {
    int level = height / TileId.HEIGHT;
    int within = height % TileId.HEIGHT;
    long first = index << within;
    List<Hash> hashes = tiles.hashes(new TileId(level, first >>> TileId.HEIGHT));
    int start = (int) (first % TileId.WIDTH);
    int end = start + (1 << within);
    if (end > hashes.size()) {
      throw new IllegalArgumentException(
          "tile level " + level + " index " + (first >>> TileId.HEIGHT) + " has " + hashes.size()
              + " hashes, expected at least " + end);
    }
    return hasher.root(hashes.subList(start, end));
  }
}
