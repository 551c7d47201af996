// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.pipeline.line;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.trucewatch.assessment.attribution.Origin;
import org.trucewatch.domain.quantity.Symmetric2;

/** Places that rounds left from, gathered to firing areas. */
final class OriginPlaces {
  /** Places nearer than this to a member are one area: a battery spreads over some hundred metres. [A] */
  static final double TOGETHER_KILOMETERS = 1.0;

  private OriginPlaces() {}

  /** A place and what it is of. */
  record Member<T>(T of, double eastKilometers, double northKilometers, Symmetric2 covariance) {}

  /**
   * Members that lie together, larger gatherings first.
   *
   * @param members in an order that follows from their content
   */
  static <T> List<List<Member<T>>> gathered(List<Member<T>> members) {
    List<List<Member<T>>> all = new ArrayList<>();
    for (Member<T> m : members) {
      List<Member<T>> joined = new ArrayList<>();
      joined.add(m);
      for (List<Member<T>> other : List.copyOf(all)) {
        if (other.stream().anyMatch(o -> apart(o, m) <= reach(o, m))) {
          joined.addAll(other);
          all.remove(other);
        }
      }
      all.add(joined);
    }
    all.sort(Comparator.comparingInt((List<Member<T>> g) -> -g.size())
        .thenComparingDouble(g -> best(g).covariance().trace())
        .thenComparingDouble(g -> g.getFirst().eastKilometers())
        .thenComparingDouble(g -> g.getFirst().northKilometers()));
    return all;
  }

  private static double apart(Member<?> a, Member<?> b) {
    return Math.hypot(
        a.eastKilometers() - b.eastKilometers(), a.northKilometers() - b.northKilometers());
  }

  private static double reach(Member<?> a, Member<?> b) {
    return Math.max(
        TOGETHER_KILOMETERS,
        2 * Math.sqrt(a.covariance().trace() + b.covariance().trace()));
  }

  private static <T> Member<T> best(List<Member<T>> group) {
    return group.stream()
        .min(Comparator.comparingDouble((Member<T> m) -> m.covariance().trace())
            .thenComparingDouble(Member::eastKilometers)
            .thenComparingDouble(Member::northKilometers))
        .orElseThrow();
  }

  /** One place for all. */
  static <T> Origin.Place pooled(List<Member<T>> group) {
    return Origin.Place.pooled(group.stream()
        .map(m -> new Origin.Place(m.eastKilometers(), m.northKilometers(), m.covariance()))
        .toList());
  }
}
