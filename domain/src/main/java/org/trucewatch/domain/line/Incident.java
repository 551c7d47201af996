// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.domain.line;

import java.util.List;

/**
 * Impulses that belong together in time, place and direction of fire.
 *
 * @param incidentId stable in replays
 * @param kind what it is an incident of
 * @param fromSeconds first impulse
 * @param toSeconds last impulse
 * @param eastKilometers middle of the impacts, or of all where none is an impact
 * @param northKilometers likewise
 * @param impulses all of them, by time
 */
public record Incident(
    String incidentId,
    Kind kind,
    double fromSeconds,
    double toSeconds,
    double eastKilometers,
    double northKilometers,
    List<Impulse> impulses) {
  /** What an incident is of. */
  public enum Kind {
    /** Shells, mortar bombs, rockets. */
    FIRE,
    /** An explosion without any sign of fire. */
    EXPLOSION,
    /** An announced detonation. */
    ANNOUNCED,
    /** Sensors were jammed, forged, cut off. */
    INTERFERENCE
  }

  public Incident {
    impulses = List.copyOf(impulses);
  }

  /** Those of one kind, by time. */
  public List<Impulse> of(ImpulseKind wanted) {
    return impulses.stream().filter(i -> i.kind() == wanted).toList();
  }
}
