// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.control;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.trucewatch.domain.quantity.GeoPoint;

/** The segments of a closed ring, some of them marked. Where the ring begins makes no difference. */
final class RingEdge {
  private final List<GeoPoint> ring;
  private final BitSet marked = new BitSet();

  RingEdge(List<GeoPoint> ring) {
    this.ring = ring;
  }

  int segments() {
    return ring.size() - 1;
  }

  void mark(int segment) {
    marked.set(segment);
  }

  /** Marks every unmarked run between two marked ones that is at most this long. */
  void closeGaps(double metersMost) {
    if (marked.isEmpty()) {
      return;
    }
    int start = marked.nextSetBit(0);
    int run = 0;
    double meters = 0;
    for (int k = 1; k <= segments(); k++) {
      int i = (start + k) % segments();
      if (!marked.get(i)) {
        run++;
        meters += lengthMeters(List.of(ring.get(i), ring.get(i + 1)));
        continue;
      }
      for (int back = 1; back <= run && meters <= metersMost; back++) {
        marked.set((i - back + segments()) % segments());
      }
      run = 0;
      meters = 0;
    }
  }

  /** The marked runs that reach this share of the longest. */
  List<List<GeoPoint>> parts(double shareLeast) {
    List<List<GeoPoint>> runs = runs();
    double longest = runs.stream().mapToDouble(RingEdge::lengthMeters).max().orElse(0);
    return runs.stream().filter(r -> lengthMeters(r) >= shareLeast * longest).toList();
  }

  private List<List<GeoPoint>> runs() {
    List<List<GeoPoint>> runs = new ArrayList<>();
    int start = marked.nextClearBit(0);
    if (start >= segments()) {
      return List.of(ring);
    }
    List<GeoPoint> run = new ArrayList<>();
    for (int k = 1; k <= segments(); k++) {
      int i = (start + k) % segments();
      if (marked.get(i)) {
        if (run.isEmpty()) {
          run.add(ring.get(i));
        }
        run.add(ring.get(i + 1));
      } else if (!run.isEmpty()) {
        runs.add(run);
        run = new ArrayList<>();
      }
    }
    return runs;
  }

  static double lengthMeters(List<GeoPoint> part) {
    double sum = 0;
    for (int i = 0; i + 1 < part.size(); i++) {
      sum += new GroundDistance(part.get(i)).to(part.get(i + 1));
    }
    return sum;
  }
}
