// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.association.network;

import java.util.ArrayList;
import java.util.List;

/**
 * First idea of the wind, from the picks alone.
 *
 * <p>Where nodes are quiet the search itself finds the strongest events with the wind's whole uncertainty added to the path error,
 * and they teach the wind. In a crowd that error lets every pick fit everything. There a hexagonal grid of winds is tried on a few
 * minutes of picks, each with a small error: near the true wind sure events appear, and only there (measured: sums of scores 104
 * beside the true wind, 0 beyond 8 m/s from it).
 */
final class ColdStart {
  /** Chance matches in a gate at 1.5 node spacings above which events are not found without the wind. */
  private static final double CROWD_MATCHES = 0.25;

  /** Picks that are looked at. */
  private static final int PICKS_MAX = 2_000;

  /** Node spacings that sound must cross in the time looked at, so that whole events are in it. */
  private static final double CROSSINGS = 4;

  /** Step of the grid, km/s; the wind between two points errs by 0.4 of it. */
  private static final double STEP = 0.006;

  private static final double STEP_ERROR = 0.4;

  /** Part of the gates' width that a point of the grid must leave at most. */
  private static final double GRID_GAIN = 0.7;

  private final Search whole;

  ColdStart(Search whole) {
    this.whole = whole;
  }

  /** The wind that explains a part of the picks best, with its standard deviation. */
  Air start() {
    Search part = part();
    Air best = part.prior();
    if (part.matchesPerGate() > CROWD_MATCHES && isWorthAGrid(part)) {
      double most = 0;
      for (Air state : grid(part.prior())) {
        double sum = part.sketch(state);
        if (sum > most) {
          most = sum;
          best = state;
        }
      }
    }
    part.sketch(best);
    part.learnAir();
    part.improve(4, 1);
    part.learnAir();
    part.sketch(part.air);
    part.learnAir();
    return part.air;
  }

  /** Whether a point of the grid narrows the gates much; where the paths' own error is large it does not. */
  private static boolean isWorthAGrid(Search part) {
    double wide = part.relativeError();
    double narrow = STEP_ERROR * STEP / part.prior().speed();
    return Math.sqrt(part.pathError * part.pathError + narrow * narrow) < GRID_GAIN * wide;
  }

  private Search part() {
    PickField field = whole.field;
    double share = Math.min(1, (double) PICKS_MAX / field.size);
    double least = CROSSINGS * whole.ground.spacingKm / whole.air.speed();
    double window = Math.max(share * field.seconds(), least);
    double from = field.firstTime + Math.max(0, 0.5 * (field.seconds() - window));
    int[] outside = new int[field.size];
    for (int i = 0; i < outside.length; i++) {
      outside[i] = field.time[i] >= from && field.time[i] <= from + window ? -1 : 0;
    }
    return new Search(
        whole.ground,
        whole.waves,
        field.unmarked(outside).field(),
        whole.settings,
        whole.pathError,
        whole.prior());
  }

  /** Winds within two standard deviations of the prior, on a hexagonal grid. */
  private static List<Air> grid(Air prior) {
    double far = 2 * prior.windSd();
    int rings = (int) Math.ceil(far / (STEP * Math.sqrt(0.75)));
    List<Air> states = new ArrayList<>();
    for (int i = -2 * rings; i <= 2 * rings; i++) {
      for (int k = -rings; k <= rings; k++) {
        double east = STEP * (i + 0.5 * k);
        double north = STEP * Math.sqrt(0.75) * k;
        if (Math.sqrt(east * east + north * north) <= far) {
          states.add(Air.of(
              prior.windEast() + east,
              prior.windNorth() + north,
              prior.speed(),
              STEP_ERROR * STEP,
              prior.speedSd()));
        }
      }
    }
    return states;
  }
}
