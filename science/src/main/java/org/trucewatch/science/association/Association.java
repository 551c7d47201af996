// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.association;

import java.util.List;
import org.trucewatch.domain.Detection;
import org.trucewatch.domain.Event;

/**
 * Which detections belong together.
 *
 * @param events most probable first; no detection is in two of them
 * @param unassociated the rest, in the order array, time, each with the reason
 */
public record Association(List<Event> events, List<Unassociated> unassociated) {
  public Association {
    events = List.copyOf(events);
    unassociated = List.copyOf(unassociated);
  }

  /**
   * A detection that belongs to no event.
   *
   * @param reason for people to read
   */
  public record Unassociated(Detection detection, String reason) {}
}
