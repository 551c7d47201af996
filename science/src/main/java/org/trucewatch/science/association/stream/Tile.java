// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.association.stream;

import java.util.Arrays;
import java.util.List;
import org.trucewatch.science.association.network.NetworkStation;

/**
 * A square of the plane with the nodes that can hear into it.
 *
 * @param index    its place in the tiling's list
 * @param westKm   its western edge
 * @param southKm  its southern edge
 * @param sideKm   its side
 * @param nodes    indices in the network's list, ascending: those in the square and those within audible range of it
 * @param stations the same nodes
 */
@SuppressWarnings("ArrayRecordComponent") // Read in loops over every pick; nobody writes to it.
record Tile(
    int index,
    double westKm,
    double southKm,
    double sideKm,
    int[] nodes,
    List<NetworkStation> stations) {
  /** Whether a place is in the square widened by a margin. */
  boolean holds(double eastKm, double northKm, double marginKm) {
    return eastKm >= westKm - marginKm
        && eastKm < westKm + sideKm + marginKm
        && northKm >= southKm - marginKm
        && northKm < southKm + sideKm + marginKm;
  }

  /** Place of a node in {@link #nodes}; negative where it does not belong. */
  int local(int node) {
    return Arrays.binarySearch(nodes, node);
  }
}
