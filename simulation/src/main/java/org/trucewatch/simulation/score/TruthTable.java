// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.simulation.score;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.trucewatch.simulation.sensor.Emission;
import org.trucewatch.simulation.sensor.Faults;
import org.trucewatch.simulation.source.Occurrence;
import org.trucewatch.simulation.truth.TruthSink;

/** The truth of one exercise, held for its score. */
public final class TruthTable implements TruthSink {
  private final List<Occurrence> occurrences = new ArrayList<>();
  private final List<Faults.Done> faults = new ArrayList<>();
  private final Set<Long> announced = new HashSet<>();
  private long[] causes = new long[1024];
  private int observations;

  @Override
  public void happened(Occurrence occurrence, boolean isAnnounced) {
    occurrences.add(occurrence);
    if (isAnnounced) {
      announced.add(occurrence.number());
    }
  }

  @Override
  public void caused(long observation, long occurrence) {
    if (observation >= causes.length) {
      causes = Arrays.copyOf(causes, 2 * causes.length);
    }
    causes[(int) observation] = occurrence;
    observations = (int) observation + 1;
  }

  @Override
  public void fault(Faults.Done fault) {
    faults.add(fault);
  }

  /** All that happened, in order of time. */
  List<Occurrence> occurrences() {
    return occurrences;
  }

  /** What was done to sensors. */
  List<Faults.Done> faults() {
    return faults;
  }

  /** Whether its place and time were told before. */
  boolean isAnnounced(long occurrence) {
    return announced.contains(occurrence);
  }

  /** Number of the occurrence behind an observation; below 0 for noise and forgeries. */
  long causeOf(long observation) {
    return observation < observations ? causes[(int) observation] : Emission.NOISE;
  }
}
