// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.simulation.exercise;

import org.trucewatch.domain.line.Observation;

/** Takes what the system under test may know, in the order in which it really happened. */
@FunctionalInterface
public interface ObservationSink {
  /** One report; its number counts from 0 over all kinds and says nothing of its cause. */
  void accept(long number, Observation observation);
}
