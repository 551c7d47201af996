// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.simulation.truth;

import java.util.List;
import org.trucewatch.simulation.sensor.Faults;
import org.trucewatch.simulation.source.Occurrence;

/** Several takers of one truth. */
public record TruthSinks(List<TruthSink> sinks) implements TruthSink {
  public TruthSinks {
    sinks = List.copyOf(sinks);
  }

  @Override
  public void happened(Occurrence occurrence, boolean isAnnounced) {
    sinks.forEach(s -> s.happened(occurrence, isAnnounced));
  }

  @Override
  public void caused(long observation, long occurrence) {
    sinks.forEach(s -> s.caused(observation, occurrence));
  }

  @Override
  public void fault(Faults.Done fault) {
    sinks.forEach(s -> s.fault(fault));
  }
}
