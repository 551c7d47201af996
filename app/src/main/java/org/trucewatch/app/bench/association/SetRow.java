// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.bench.association;

import java.util.Arrays;
import java.util.List;
import org.trucewatch.science.association.network.MediumState;
import org.trucewatch.science.association.scoring.BinomialBand;
import org.trucewatch.science.association.scoring.FoundEvent;
import org.trucewatch.science.association.scoring.SetScore;

/**
 * What was measured on one set.
 *
 * @param set the set
 * @param target what is asked of it, and the best peer
 * @param score against its truth
 * @param bound what perfect association and a known wind allow
 * @param seconds processor seconds of the repeats, in their order, the warm-up left out
 * @param kernelSeconds of the calibration kernel just before
 * @param medium what was learnt
 * @param matchesPerGate how crowded the picks were
 * @param found the events
 * @param scrambled events found in scrambled picks
 */
record SetRow(
    SyntheticSet set,
    Target target,
    SetScore score,
    SyntheticSet.Bound bound,
    double[] seconds,
    double kernelSeconds,
    MediumState medium,
    double matchesPerGate,
    List<FoundEvent> found,
    FalseEvents scrambled) {
  /** Sets with fewer detectable events than this are judged with their family. */
  static final int EVENTS_FOR_COVERAGE = 90;

  /** Most that the median error may be over the bound; the sets of unlearnable paths are not asked for it. */
  static final double BOUND_RATIO_MAX = 1.10;

  double medianSeconds() {
    double[] sorted = seconds.clone();
    Arrays.sort(sorted);
    return SetScore.quantile(sorted, 0.5);
  }

  int picks() {
    return set.input().picks().size();
  }

  /** Median error over the bound's median. */
  double boundRatio() {
    return score.medianErrorKilometers() / bound.medianKm();
  }

  /** Picks times (1 + expected chance matches in a gate). */
  double load() {
    return picks() * (1 + set.chanceMatches(bound.sigmaSeconds()));
  }

  /** Wind as learnt minus wind as it was, m/s; NaN for seismic sets. */
  double windError() {
    return set.isSound()
        ? Math.hypot(
            medium.windEastMetersPerSecond() - set.windEast(),
            medium.windNorthMetersPerSecond() - set.windNorth())
        : Double.NaN;
  }

  boolean isIid() {
    return set.family().equals("acou-iid");
  }

  /** Whether F1, precision and seconds are what is asked. An empty report is precise. */
  boolean meetsTarget() {
    return !(score.f1() < target.f1Min() - 1e-9)
        && !(score.precision() < target.precisionMin() - 1e-9)
        && !(medianSeconds() > target.secondsMax());
  }

  /** Whether the 90 % ellipses hold the truth as often as they say: 0.87 to 0.93, or the 95 % band if it is wider. */
  static boolean coverageHolds(double share, int events) {
    return share >= 0.87 && share <= 0.93 || BinomialBand.of(events, 0.9).holds(share);
  }
}
