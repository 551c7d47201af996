// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.evidence;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.trucewatch.evidence.merkle.Hash;
import org.trucewatch.evidence.merkle.Tile;
import org.trucewatch.evidence.merkle.TileId;
import org.trucewatch.evidence.merkle.TreeEdge;
import org.trucewatch.evidence.merkle.TreeHasher;

/**
 * The files that a publication adds: pure, so that the files read back from the disk can be put through
 * the same computation.
 *
 * @param files path and content, bundles of entries before the tiles over them
 * @param boundary the tree's edge at the last multiple of 256 entries
 * @param open the entries behind that boundary, fewer than 256
 * @param root of the tree over all entries
 */
record TileSet(Map<String, byte[]> files, TreeEdge boundary, List<byte[]> open, Hash root) {

  /** Continues from a boundary with all entries behind it. */
  static TileSet of(TreeEdge from, List<byte[]> entries) {
    TreeHasher hasher = new TreeHasher();
    TreeEdge edge = from.copy();
    TreeEdge boundary = from;
    Map<String, byte[]> files = new LinkedHashMap<>();
    List<byte[]> bundle = new ArrayList<>();
    for (byte[] entry : entries) {
      bundle.add(entry);
      List<Tile> filled = edge.add(hasher.leaf(entry));
      if (bundle.size() == TileId.WIDTH) {
        addBundle(files, edge.size() - 1, bundle);
        filled.forEach(tile -> files.put(tile.path(), tile.encode()));
        boundary = edge.copy();
        bundle = new ArrayList<>();
      }
    }
    if (!bundle.isEmpty()) {
      addBundle(files, edge.size() - 1, bundle);
    }
    edge.partialTiles().forEach(tile -> files.put(tile.path(), tile.encode()));
    return new TileSet(files, boundary, bundle, edge.root());
  }

  private static void addBundle(Map<String, byte[]> files, long lastIndex, List<byte[]> bundle) {
    TileId id = new TileId(TileId.ENTRIES, lastIndex / TileId.WIDTH);
    files.put(id.path(bundle.size()), EntryBundle.encode(bundle));
  }
}
