// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.association.network;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Tells whether one wind explains all events of a search: the events of each stretch of time teach a wind of their own
 * ({@link AirLearner}), and the sum of the squared deviations from the common one, in their own standard deviations, is chi-squared
 * when the wind is steady. A change must be certain, and large enough to matter beside the path error.
 */
final class SteadyAir {
  /** Fewest events of a stretch that are asked; fewer are left out. */
  private static final int EVENTS_MIN = 4;

  /** So many events that they would be in more than half of the stretches, were they found everywhere. */
  private static final int EVENTS_ELSEWHERE = 40;

  /** Standard deviations by which chi-squared must be above its mean: one steady record in ten thousand. */
  private static final double SIGMAS = 4;

  /** Root mean square of the deviations that matters, as a share of what the path error is worth in wind. */
  private static final double MATTERS = 0.3;

  private SteadyAir() {}

  /** Whether the wind of the search's events is the same over these stretches of its record. */
  static boolean isSteady(Search search, int stretches) {
    double length = search.field.seconds() / stretches;
    double chiSquared = 0;
    double excess = 0;
    int asked = 0;
    Air common = search.air;
    Air open = Air.of(
        common.windEast(), common.windNorth(), common.speed(), search.prior().windSd(), 0);
    for (int i = 0; i < stretches; i++) {
      double from = search.field.firstTime + i * length;
      List<Candidate> own = new ArrayList<>();
      for (Candidate c : search.events) {
        if (c.time >= from && c.time < from + length && c.score >= AirLearner.SCORE_MIN) {
          own.add(c);
        }
      }
      own.sort(
          Comparator.comparingDouble((Candidate c) -> c.time).thenComparing(Candidate::compare));
      AirLearner learner = new AirLearner(search.field, search.waves, search.relativeError());
      Air air = learner.learn(own, open, common);
      if (learner.events >= EVENTS_MIN) {
        double east = air.windEast() - common.windEast();
        double north = air.windNorth() - common.windNorth();
        double[] c = air.covariance();
        double det = c[0] * c[3] - c[1] * c[1];
        chiSquared += (c[3] * east * east - 2 * c[1] * east * north + c[0] * north * north) / det;
        excess += 0.5 * (east * east + north * north - c[0] - c[3]);
        asked++;
      }
    }
    double freedom = 2.0 * (asked - 1);
    double matters = MATTERS * search.pathError * common.speed();
    if (2 * asked < stretches && search.events.size() >= EVENTS_ELSEWHERE) {
      return false; // Events are found in a part of the record alone: nothing else had this wind.
    }
    return asked < 2
        || chiSquared < freedom + SIGMAS * Math.sqrt(2 * freedom) + SIGMAS
        || excess / asked < matters * matters;
  }
}
