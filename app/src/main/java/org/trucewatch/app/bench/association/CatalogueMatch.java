// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.bench.association;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.trucewatch.domain.quantity.GeoPoint;
import org.trucewatch.science.location.GroundLine;

/** Which events of two catalogues are the same: one to one, nearest in time first, within limits of time and distance. */
final class CatalogueMatch {
  /**
   * One event of a catalogue.
   *
   * @param timeSeconds origin time since 1970
   * @param place epicentre
   * @param probability that it is real; NaN where the catalogue does not say
   * @param picks how many it rests on; 0 where the catalogue does not say
   */
  record Listed(double timeSeconds, GeoPoint place, double probability, int picks) {}

  private final int[] otherOf;
  private final List<Double> distances = new ArrayList<>();
  private final List<Double> delays = new ArrayList<>();

  private CatalogueMatch(int[] otherOf) {
    this.otherOf = otherOf;
  }

  private record Pair(int one, int other, double seconds, double kilometers) {}

  static CatalogueMatch of(
      List<Listed> ones, List<Listed> others, double secondsMax, double kilometersMax) {
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < ones.size(); i++) {
      for (int j = 0; j < others.size(); j++) {
        double seconds = ones.get(i).timeSeconds() - others.get(j).timeSeconds();
        if (Math.abs(seconds) <= secondsMax) {
          double kilometers =
              GroundLine.geodesic(ones.get(i).place(), others.get(j).place()).kilometers();
          if (kilometers <= kilometersMax) {
            pairs.add(new Pair(i, j, seconds, kilometers));
          }
        }
      }
    }
    pairs.sort(Comparator.comparingDouble((Pair p) -> Math.abs(p.seconds()))
        .thenComparingInt(Pair::one)
        .thenComparingInt(Pair::other));
    int[] otherOf = new int[ones.size()];
    Arrays.fill(otherOf, -1);
    boolean[] taken = new boolean[others.size()];
    CatalogueMatch match = new CatalogueMatch(otherOf);
    for (Pair pair : pairs) {
      if (otherOf[pair.one()] < 0 && !taken[pair.other()]) {
        otherOf[pair.one()] = pair.other();
        taken[pair.other()] = true;
        match.distances.add(pair.kilometers());
        match.delays.add(pair.seconds());
      }
    }
    return match;
  }

  boolean has(int one) {
    return otherOf[one] >= 0;
  }

  int count() {
    return distances.size();
  }

  /** Distances of the pairs, km, ascending. */
  double[] kilometers() {
    return distances.stream().mapToDouble(d -> d).sorted().toArray();
  }

  /** Time of the first minus time of the other, s, ascending. */
  double[] seconds() {
    return delays.stream().mapToDouble(d -> d).sorted().toArray();
  }
}
