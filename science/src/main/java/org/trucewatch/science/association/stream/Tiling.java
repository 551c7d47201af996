// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.association.stream;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.trucewatch.science.association.network.NetworkStation;

/** The fixed squares of a network, anchored at the plane's origin: they follow from the nodes and the audible range alone. */
final class Tiling {
  /** Most tiles of a network. */
  static final int TILES_MAX = 4_096;

  final List<Tile> tiles;

  /** Tiles whose picks a node's are. */
  final int[][] ofNode;

  Tiling(List<NetworkStation> nodes, double audibleKm, double tileRanges) {
    double side = tileRanges * audibleKm;
    // An event may lie outside all nodes, so a tile reaches a little beyond them.
    double beyond = audibleKm / 4;
    long[] keys = nodes.stream()
        .flatMapToLong(n -> IntStream.range(0, 4)
            .mapToLong(i -> key(
                n.eastKm() + (i % 2 == 0 ? -beyond : beyond),
                n.northKm() + (i < 2 ? -beyond : beyond),
                side)))
        .sorted()
        .distinct()
        .toArray();
    if (keys.length > TILES_MAX) {
      throw new IllegalArgumentException(
          "network of " + nodes.size() + " nodes spans " + keys.length + " tiles of " + side
              + " km, expected at most " + TILES_MAX + "; raise audibleKmMax");
    }
    tiles = new ArrayList<>();
    for (long key : keys) {
      double west = (key >> 32) * side;
      double south = (int) key * side;
      tiles.add(tile(nodes, west, south, side, audibleKm));
    }
    ofNode = new int[nodes.size()][0];
    for (Tile tile : tiles) {
      for (int node : tile.nodes()) {
        ofNode[node] = Arrays.copyOf(ofNode[node], ofNode[node].length + 1);
        ofNode[node][ofNode[node].length - 1] = tile.index();
      }
    }
  }

  private static long key(double east, double north, double side) {
    return ((long) Math.floor(east / side) << 32) | ((long) Math.floor(north / side) & 0xffffffffL);
  }

  private Tile tile(
      List<NetworkStation> nodes, double west, double south, double side, double audibleKm) {
    Tile square = new Tile(tiles.size(), west, south, side, new int[0], List.of());
    int[] members = IntStream.range(0, nodes.size())
        .filter(i -> square.holds(nodes.get(i).eastKm(), nodes.get(i).northKm(), audibleKm))
        .toArray();
    return new Tile(
        square.index(),
        west,
        south,
        side,
        members,
        Arrays.stream(members).mapToObj(nodes::get).toList());
  }
}
