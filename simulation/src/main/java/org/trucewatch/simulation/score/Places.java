// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.simulation.score;

import java.util.List;
import org.trucewatch.domain.line.Impulse;
import org.trucewatch.domain.quantity.Symmetric2;
import org.trucewatch.simulation.source.Occurrence;

/** How far from the truth, and whether regions hold it as often as they say. */
public final class Places {
  /** Levels of the regions, and the squares of the normalised distance that bound them: -2 ln(1 - level). */
  public static final List<Integer> LEVELS = List.of(50, 90, 95, 99);

  private final Samples errors = new Samples();
  private final Count[] held = {Count.NONE, Count.NONE, Count.NONE, Count.NONE};
  private Count impacts95 = Count.NONE;

  static Places of(JudgedExercise given, TruthMatch match) {
    Places p = new Places();
    int[] foundAs = match.foundAs();
    for (int t = 0; t < foundAs.length; t++) {
      if (foundAs[t] >= 0 && match.isLocatable(t)) {
        p.add(match.pulses().get(t), given.judgement().impulses().get(foundAs[t]));
      }
    }
    return p;
  }

  private void add(Occurrence truth, Impulse found) {
    double e = found.eastKilometers() - truth.eastKilometers();
    double n = found.northKilometers() - truth.northKilometers();
    errors.add(Math.sqrt(e * e + n * n));
    Symmetric2 inverse = found.covariance().inverse();
    double square = inverse.ee() * e * e + 2 * inverse.en() * e * n + inverse.nn() * n * n;
    for (int i = 0; i < held.length; i++) {
      held[i] = held[i].and(square <= bound(LEVELS.get(i)));
    }
    if (truth.kind() == Occurrence.Kind.IMPACT) {
      impacts95 = impacts95.and(square <= bound(95));
    }
  }

  private static double bound(int level) {
    return -2 * StrictMath.log(1 - level / 100.0);
  }

  void add(Places other) {
    errors.add(other.errors);
    for (int i = 0; i < held.length; i++) {
      held[i] = held[i].plus(other.held[i]);
    }
    impacts95 = impacts95.plus(other.impacts95);
  }

  /** Distances from the truth of found pulses that were locatable, km. */
  public Samples errorsKilometers() {
    return errors;
  }

  /** True places within the region of this level, one of {@link #LEVELS}. */
  public Count held(int level) {
    return held[LEVELS.indexOf(level)];
  }

  /** True impacts within their 95 % region. */
  public Count impacts95() {
    return impacts95;
  }
}
