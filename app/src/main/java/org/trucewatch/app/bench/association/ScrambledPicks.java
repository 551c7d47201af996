// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.bench.association;

import java.util.SplittableRandom;
import org.trucewatch.science.association.network.PickColumns;

/**
 * Picks among which no event is left: each node's are shifted by a whole number of minutes of its own, round the end of the
 * record. Rates, bursts and dead times of each node stay; what is found is false.
 */
final class ScrambledPicks {
  private static final double MINUTE_SECONDS = 60;

  private ScrambledPicks() {}

  /** The shifted picks; the same seed gives the same shifts. */
  static PickColumns of(PickColumns picks, int nodes, long seed) {
    double first = Double.POSITIVE_INFINITY;
    double last = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < picks.size(); i++) {
      first = Math.min(first, picks.timeSeconds(i));
      last = Math.max(last, picks.timeSeconds(i));
    }
    int minutes = Math.max(2, (int) ((last - first) / MINUTE_SECONDS));
    double span = last - first + 1e-3;
    SplittableRandom random = new SplittableRandom(seed);
    double[] shift = new double[nodes];
    for (int node = 0; node < nodes; node++) {
      shift[node] = MINUTE_SECONDS * random.nextInt(minutes);
    }
    PickColumns.Builder shifted = new PickColumns.Builder();
    for (int i = 0; i < picks.size(); i++) {
      double at = picks.timeSeconds(i) - first + shift[picks.station(i)];
      shifted.add(
          picks.id(i),
          picks.station(i),
          first + (at >= span ? at - span : at),
          picks.phase(i),
          picks.sigmaSeconds(i),
          picks.weight(i));
    }
    return shifted.build();
  }
}
