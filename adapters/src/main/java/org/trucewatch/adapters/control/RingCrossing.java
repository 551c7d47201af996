// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.adapters.control;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.trucewatch.domain.quantity.GeoPoint;

/**
 * Where a ring crosses itself: two of its segments pass through each other. Segments that only touch are let be.
 *
 * @param firstVertex the first of the two segments runs from this vertex to the next, from 1
 * @param secondVertex the second runs from this one, from 1
 * @param at where they cross
 */
record RingCrossing(int firstVertex, int secondVertex, GeoPoint at) {

  /** The first crossing by vertex numbers; sweeps from west to east, so that far segments are never compared. */
  static Optional<RingCrossing> find(List<GeoPoint> ring) {
    int[] byWest = IntStream.range(0, ring.size() - 1)
        .boxed()
        .sorted(Comparator.comparingDouble((Integer i) -> west(ring, i)).thenComparing(i -> i))
        .mapToInt(Integer::intValue)
        .toArray();
    Optional<RingCrossing> found = Optional.empty();
    for (int a = 0; a < byWest.length; a++) {
      double east = east(ring, byWest[a]);
      for (int b = a + 1; b < byWest.length && west(ring, byWest[b]) <= east; b++) {
        int first = Math.min(byWest[a], byWest[b]);
        int second = Math.max(byWest[a], byWest[b]);
        if (earlier(first, second, found)) {
          Optional<RingCrossing> crossing = crossing(ring, first, second);
          found = crossing.isPresent() ? crossing : found;
        }
      }
    }
    return found;
  }

  private static boolean earlier(int first, int second, Optional<RingCrossing> found) {
    return found
        .map(f ->
            first + 1 < f.firstVertex || first + 1 == f.firstVertex && second + 1 < f.secondVertex)
        .orElse(true);
  }

  private static double west(List<GeoPoint> ring, int i) {
    return Math.min(ring.get(i).longitudeDegrees(), ring.get(i + 1).longitudeDegrees());
  }

  private static double east(List<GeoPoint> ring, int i) {
    return Math.max(ring.get(i).longitudeDegrees(), ring.get(i + 1).longitudeDegrees());
  }

  private static Optional<RingCrossing> crossing(List<GeoPoint> ring, int i, int j) {
    GeoPoint a = ring.get(i);
    GeoPoint b = ring.get(i + 1);
    GeoPoint c = ring.get(j);
    GeoPoint d = ring.get(j + 1);
    double sideA = side(c, d, a);
    double sideB = side(c, d, b);
    if (!(sideA * sideB < 0 && side(a, b, c) * side(a, b, d) < 0)) {
      return Optional.empty();
    }
    double t = sideA / (sideA - sideB);
    return Optional.of(new RingCrossing(
        i + 1,
        j + 1,
        GeoPoint.onEllipsoid(
            a.latitudeDegrees() + t * (b.latitudeDegrees() - a.latitudeDegrees()),
            a.longitudeDegrees() + t * (b.longitudeDegrees() - a.longitudeDegrees()))));
  }

  /** Twice the signed area of the triangle: above 0 where p lies left of the way from a to b. */
  private static double side(GeoPoint a, GeoPoint b, GeoPoint p) {
    return (b.longitudeDegrees() - a.longitudeDegrees())
            * (p.latitudeDegrees() - a.latitudeDegrees())
        - (b.latitudeDegrees() - a.latitudeDegrees())
            * (p.longitudeDegrees() - a.longitudeDegrees());
  }
}
