// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.pipeline;

import org.trucewatch.domain.Event;

/** Where something was fired from, as an area; or why that cannot be said. */
public sealed interface FiringArea {
  /** What this event lacks, for people. */
  record NotReconstructable(String reason) implements FiringArea {}

  /**
   * The firing area of an event. Arrays of infrasound locate one place of sound. Without a paired launch, a trajectory seen by
   * radar, or a line of fire, nothing says whether that place was where something was fired or where it struck.
   */
  static FiringArea of(Event event) {
    return new NotReconstructable("the event rests on " + event.arrivals().size()
        + " array arrivals; a firing area needs a paired launch, a radar track or a line of fire");
  }
}
