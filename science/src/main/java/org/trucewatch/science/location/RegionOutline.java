// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.location;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Outlines of a set of equal lattice cells as closed rings: exteriors counter-clockwise, holes clockwise, only corners kept.
 * Cells that touch at a corner alone are separate pieces, as GeoJSON wants them. Every cell edge without a neighbour is one
 * step with the inside on its left; steps are joined by taking the leftmost turn.
 */
final class RegionOutline {
  /** Directions east, north, west, south. */
  private static final int[] STEP_COLUMN = {1, 0, -1, 0};

  private static final int[] STEP_ROW = {0, 1, 0, -1};

  private final SortedMap<Corner, Deque<Integer>> steps = new TreeMap<>();

  private RegionOutline() {}

  /** A corner of the lattice, which is also the lower left corner of the cell of that name. */
  record Corner(int column, int row) implements Comparable<Corner> {
    @Override
    public int compareTo(Corner other) {
      int byRow = Integer.compare(row, other.row);
      return byRow != 0 ? byRow : Integer.compare(column, other.column);
    }

    Corner towards(int direction) {
      return new Corner(column + STEP_COLUMN[direction], row + STEP_ROW[direction]);
    }
  }

  /** Rings in order of their lowest, then leftmost corner; the first corner of each is repeated at its end. */
  static List<List<Corner>> of(Collection<Corner> cells) {
    RegionOutline outline = new RegionOutline();
    Set<Corner> inside = new HashSet<>(cells); // asked, never iterated
    for (Corner cell : cells) {
      outline.addOpenEdges(cell, inside);
    }
    List<List<Corner>> rings = new ArrayList<>();
    while (!outline.steps.isEmpty()) {
      rings.add(outline.ring());
    }
    return rings;
  }

  private void addOpenEdges(Corner cell, Set<Corner> inside) {
    Corner corner = cell;
    for (int direction = 0; direction < 4; direction++) {
      // The edge that runs east has its outer neighbour to the south, and so on round.
      if (!inside.contains(cell.towards((direction + 3) % 4))) {
        steps.computeIfAbsent(corner, c -> new ArrayDeque<>()).add(direction);
      }
      corner = corner.towards(direction);
    }
  }

  private List<Corner> ring() {
    List<Corner> corners = new ArrayList<>();
    Corner start = steps.firstKey();
    Corner at = start;
    int direction = take(start, -1);
    int first = direction;
    corners.add(start);
    at = at.towards(direction);
    while (!at.equals(start)) {
      int next = take(at, direction);
      if (next != direction) {
        corners.add(at);
      }
      direction = next;
      at = at.towards(direction);
    }
    if (direction == first) {
      corners.removeFirst();
    }
    corners.add(corners.getFirst());
    return corners;
  }

  /** Removes and gives the step that leaves this corner, the leftmost one after arriving in this direction. */
  private int take(Corner corner, int arriving) {
    Deque<Integer> leaving = steps.get(corner);
    if (leaving == null) {
      throw new IllegalStateException("outline is open at lattice corner " + corner);
    }
    int chosen = leaving.getFirst();
    for (int candidate : leaving) {
      if (arriving >= 0 && (candidate - arriving + 5) % 4 > (chosen - arriving + 5) % 4) {
        chosen = candidate;
      }
    }
    leaving.remove(chosen);
    if (leaving.isEmpty()) {
      steps.remove(corner);
    }
    return chosen;
  }
}
