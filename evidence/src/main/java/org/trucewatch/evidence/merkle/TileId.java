// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.evidence.merkle;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a tile stands: tlog-tiles, "Merkle Tree". Level {@link #ENTRIES} names the bundles of entries,
 * which are cut like the tiles of level 0.
 *
 * @param level 0 to 63, or {@link #ENTRIES}
 * @param index of the tile in its level, from 0
 */
public record TileId(int level, long index) {

  /** Hashes in a full tile, and entries in a full bundle. */
  public static final int WIDTH = 256;

  /** log2 of {@link #WIDTH}: levels of the tree that one tile spans. */
  public static final int HEIGHT = 8;

  /** The pseudo level of entry bundles. */
  public static final int ENTRIES = -1;

  /** The highest level that tlog-tiles names. A tree of 2^63 leaves ends at level 7. */
  public static final int LEVEL_MAX = 63;

  private static final Pattern PATH = Pattern.compile(
      "tile/(entries|0|[1-9][0-9]?)/((?:x[0-9]{3}/)*[0-9]{3})(?:\\.p/([1-9][0-9]{0,2}))?");

  public TileId {
    if (level < ENTRIES || level > LEVEL_MAX || index < 0) {
      throw new IllegalArgumentException(
          "tile level " + level + " index " + index + ", expected level -1 to 63, index from 0");
    }
  }

  /** A tile's identity and width, as read from a path. */
  public record Located(TileId id, int width) {}

  /** The path below the log's folder, with a suffix when the width is below 256. */
  public String path(int width) {
    StringBuilder path = new StringBuilder(folderAndNumber());
    if (width < WIDTH) {
      path.append(".p/").append(width);
    }
    return path.toString();
  }

  private String folderAndNumber() {
    StringBuilder number = new StringBuilder(threeDigits(index % 1000));
    for (long rest = index / 1000; rest > 0; rest /= 1000) {
      number.insert(0, "x" + threeDigits(rest % 1000) + "/");
    }
    return "tile/" + (level == ENTRIES ? "entries" : Integer.toString(level)) + "/" + number;
  }

  private static String threeDigits(long value) {
    return "" + (char) ('0' + value / 100) + (char) ('0' + value / 10 % 10)
        + (char) ('0' + value % 10);
  }

  /** Reads a path below the log's folder; empty when it is not the canonical path of a tile. */
  public static Optional<Located> fromPath(String path) {
    Matcher parts = PATH.matcher(path);
    if (!parts.matches()) {
      return Optional.empty();
    }
    int level = parts.group(1).equals("entries") ? ENTRIES : Integer.parseInt(parts.group(1));
    String digits = parts.group(2).replace("/", "").replace("x", "");
    int width = parts.group(3) == null ? WIDTH : Integer.parseInt(parts.group(3));
    if (level > LEVEL_MAX || digits.length() > 18) {
      return Optional.empty();
    }
    Located located = new Located(new TileId(level, Long.parseLong(digits)), width);
    return located.id().path(width).equals(path) ? Optional.of(located) : Optional.empty();
  }

  /** How many hashes this tile has in a tree of a size: 0 to 256. */
  public int widthAt(long treeSize) {
    int shift = HEIGHT * Math.max(level, 0);
    long hashesInLevel = shift > 62 ? 0 : treeSize >>> shift;
    if (index > hashesInLevel >>> HEIGHT) {
      return 0;
    }
    return (int) Math.min(WIDTH, hashesInLevel - (index << HEIGHT));
  }
}
