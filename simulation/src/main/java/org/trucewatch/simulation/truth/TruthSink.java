// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.simulation.truth;

import org.trucewatch.simulation.sensor.Faults;
import org.trucewatch.simulation.source.Occurrence;

/** Takes what really happened. Only the scorer reads what comes of it. */
public interface TruthSink {
  /** Something happened; in order of time. */
  void happened(Occurrence occurrence, boolean isAnnounced);

  /** What caused the observation of this number: an occurrence, or a constant of the sensors' emission below 0. */
  void caused(long observation, long occurrence);

  /** A fault was put in. */
  void fault(Faults.Done fault);
}
