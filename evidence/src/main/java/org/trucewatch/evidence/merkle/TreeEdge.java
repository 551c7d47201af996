// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.evidence.merkle;

import java.util.ArrayList;
import java.util.List;

/**
 * The growing right edge of a tree: for each level the one tile that is not yet full. It is all that
 * must be remembered to append leaves and to know the root.
 *
 * <p>Between calls: the tile kept at level l holds floor(size / 256^l) mod 256 hashes. A tile that
 * becomes full is handed out once and its root moves to the level above.
 *
 * <p>Not for use by two threads at once.
 */
public final class TreeEdge {

  private final TreeHasher hasher = new TreeHasher();
  private final List<List<Hash>> levels = new ArrayList<>();
  private long size;

  /** The edge of the empty tree. */
  public TreeEdge() {}

  /**
   * The edge of a tree whose partial tiles are known.
   *
   * @param size leaves in the tree
   * @param partials the partial tile of each level from 0, empty where the level has none
   */
  public static TreeEdge restore(long size, List<List<Hash>> partials) {
    TreeEdge edge = new TreeEdge();
    edge.size = size;
    for (List<Hash> level : partials) {
      long expected = (size >>> (TileId.HEIGHT * edge.levels.size())) % TileId.WIDTH;
      if (level.size() != expected) {
        throw new IllegalArgumentException("partial tile at level " + edge.levels.size() + " has "
            + level.size() + " hashes, expected " + expected + " at size " + size);
      }
      edge.levels.add(new ArrayList<>(level));
    }
    return edge;
  }

  /** An independent copy. */
  public TreeEdge copy() {
    return restore(size, levels);
  }

  public long size() {
    return size;
  }

  /** Appends a leaf and gives the tiles that it filled, lowest level first. */
  public List<Tile> add(Hash leafHash) {
    List<Tile> filled = List.of();
    Hash carried = leafHash;
    for (int level = 0; ; level++) {
      List<Hash> tile = level(level);
      tile.add(carried);
      if (tile.size() < TileId.WIDTH) {
        break;
      }
      long index = size >>> (TileId.HEIGHT * (level + 1));
      if (filled.isEmpty()) {
        filled = new ArrayList<>();
      }
      filled.add(new Tile(new TileId(level, index), tile));
      carried = hasher.root(tile);
      tile.clear();
    }
    size++;
    return filled;
  }

  private List<Hash> level(int level) {
    if (level == levels.size()) {
      levels.add(new ArrayList<>(TileId.WIDTH));
    }
    return levels.get(level);
  }

  /** The root at the present size. */
  public Hash root() {
    List<Hash> row = List.of();
    for (List<Hash> level : levels) {
      List<Hash> joined = new ArrayList<>(level);
      if (!row.isEmpty()) {
        joined.add(hasher.root(row));
      }
      row = joined;
    }
    return hasher.root(row);
  }

  /** The partial tiles at the present size, lowest level first, empty ones left out. */
  public List<Tile> partialTiles() {
    List<Tile> tiles = new ArrayList<>();
    for (int level = 0; level < levels.size(); level++) {
      if (!levels.get(level).isEmpty()) {
        long index = size >>> (TileId.HEIGHT * (level + 1));
        tiles.add(new Tile(new TileId(level, index), levels.get(level)));
      }
    }
    return tiles;
  }

  /** How many levels a tree of a size has tiles at. */
  public static int levelsAt(long size) {
    int levels = 0;
    for (long rest = size; rest > 0; rest >>>= TileId.HEIGHT) {
      levels++;
    }
    return levels;
  }
}
