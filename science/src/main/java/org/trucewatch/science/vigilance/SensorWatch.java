// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.vigilance;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.trucewatch.domain.line.SensorFlag;
import org.trucewatch.science.impulse.LineIndex;
import org.trucewatch.science.impulse.LineRecord;
import org.trucewatch.science.impulse.LocatedPulse;

/**
 * Finds sensors whose reports do not fit the others': by what their times are off where many others agree, and by series of loud picks
 * that nobody near them hears. Which party's ground a sensor stands on plays no part.
 */
public final class SensorWatch {
  /** A sound record of any length raises any flag at all with less than this probability, by each of the tests. */
  public static final double PROBABILITY_MAX = 1e-3;

  /** Flags, by sensor and time. */
  public List<SensorFlag> flags(List<LocatedPulse> pulses, LineRecord record) {
    LineIndex index = LineIndex.of(record);
    List<LocatedPulse> inOrder = pulses.stream()
        .sorted(Comparator.comparingDouble(LocatedPulse::seconds)
            .thenComparing(LocatedPulse::eventId))
        .toList();
    List<SensorFlag> flags = new ArrayList<>(new LonelySeries(index).flags());
    flags.addAll(new Residuals(inOrder, index).flags());
    flags.sort(Comparator.comparingInt(SensorFlag::sensor)
        .thenComparingDouble(SensorFlag::fromSeconds)
        .thenComparing(SensorFlag::what));
    return flags;
  }
}
