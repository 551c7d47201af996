// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.association.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Gives each pick to one candidate at most. In each round every candidate that is better than all others it shares a pick with is
 * kept; the others lose the picks taken, are fitted again to what is left of their own, and stand again. A round looks only at a
 * candidate and those it shares picks with, so the result does not depend on order and could be computed by parts of a map.
 */
final class Peeling {
  /** Most rounds; more than a few are not seen. */
  static final int ROUNDS_MAX = 20;

  private final PickField field;
  private final Fitter fitter;
  private final int picksMin;
  private final double scoreMin;
  private final int[] best;

  Peeling(PickField field, Fitter fitter, int picksMin, double scoreMin) {
    this.field = field;
    this.fitter = fitter;
    this.picksMin = picksMin;
    this.scoreMin = scoreMin;
    best = new int[field.size];
  }

  /** The kept candidates; {@code candidates} in order of {@link Candidate#compare}. */
  List<Candidate> peel(List<Candidate> candidates) {
    List<Candidate> kept = new ArrayList<>();
    List<Candidate> standing = new ArrayList<>(candidates);
    boolean[] taken = new boolean[field.size];
    for (int round = 0; round < ROUNDS_MAX && !standing.isEmpty(); round++) {
      standing.sort(Candidate::compare);
      List<Candidate> winners = winners(standing);
      for (Candidate winner : winners) {
        kept.add(winner);
        for (int pick : winner.picks) {
          taken[pick] = true;
        }
      }
      standing.removeAll(winners);
      standing = refit(standing, taken);
    }
    return kept;
  }

  private List<Candidate> winners(List<Candidate> standing) {
    Arrays.fill(best, Integer.MAX_VALUE);
    for (int i = 0; i < standing.size(); i++) {
      for (int pick : standing.get(i).picks) {
        best[pick] = Math.min(best[pick], i);
      }
    }
    List<Candidate> winners = new ArrayList<>();
    for (int i = 0; i < standing.size(); i++) {
      if (ownsAll(standing.get(i).picks, i)) {
        winners.add(standing.get(i));
      }
    }
    return winners;
  }

  private boolean ownsAll(int[] picks, int rank) {
    for (int pick : picks) {
      if (best[pick] != rank) {
        return false;
      }
    }
    return true;
  }

  private List<Candidate> refit(List<Candidate> losers, boolean[] taken) {
    List<Candidate> standing = new ArrayList<>();
    int[] owner = new int[field.size];
    Arrays.fill(owner, 0);
    fitter.owner = owner;
    fitter.self = 1;
    for (Candidate loser : losers) {
      int left = 0;
      for (int pick : loser.picks) {
        left += taken[pick] ? 0 : 1;
      }
      if (left == loser.picks.length) {
        standing.add(loser);
      } else if (left >= picksMin) {
        mark(owner, loser.picks, taken, 1);
        double before = loser.score;
        int[] picks = loser.picks;
        if (fitter.fit(loser, Integer.MAX_VALUE, 2, picksMin) && loser.score > scoreMin) {
          loser.score = Math.min(before, loser.score);
          standing.add(loser);
        }
        mark(owner, picks, taken, 0);
      }
    }
    fitter.owner = null;
    return standing;
  }

  private static void mark(int[] owner, int[] picks, boolean[] taken, int value) {
    for (int pick : picks) {
      if (!taken[pick]) {
        owner[pick] = value;
      }
    }
  }
}
