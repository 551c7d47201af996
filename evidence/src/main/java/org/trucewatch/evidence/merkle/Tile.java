// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.evidence.merkle;

import java.util.ArrayList;
import java.util.List;

/**
 * A run of at most 256 hashes of one level, as tlog-tiles stores them.
 *
 * @param id where it stands
 * @param hashes 1 to 256 hashes; fewer than 256 make a partial tile
 */
public record Tile(TileId id, List<Hash> hashes) {

  public Tile {
    hashes = List.copyOf(hashes);
    if (hashes.isEmpty() || hashes.size() > TileId.WIDTH) {
      throw new IllegalArgumentException(
          id.path(TileId.WIDTH) + " has " + hashes.size() + " hashes, expected 1 to 256");
    }
  }

  /** Reads concatenated hashes. */
  public static Tile decode(TileId id, byte[] content) {
    if (content.length % Hash.BYTES != 0) {
      throw new IllegalArgumentException(
          id.path(TileId.WIDTH) + " has " + content.length + " bytes, expected a multiple of 32");
    }
    List<Hash> hashes = new ArrayList<>(content.length / Hash.BYTES);
    for (int at = 0; at < content.length; at += Hash.BYTES) {
      hashes.add(Hash.at(content, at));
    }
    return new Tile(id, hashes);
  }

  /** The concatenated hashes. */
  public byte[] encode() {
    byte[] content = new byte[hashes.size() * Hash.BYTES];
    for (int i = 0; i < hashes.size(); i++) {
      hashes.get(i).copyTo(content, i * Hash.BYTES);
    }
    return content;
  }

  /** Its path below the log's folder. */
  public String path() {
    return id.path(hashes.size());
  }
}
