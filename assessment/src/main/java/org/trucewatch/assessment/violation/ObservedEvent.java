// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.violation;

import java.util.List;
import org.trucewatch.domain.Event;
import org.trucewatch.domain.LeafRef;

/**
 * An event and the leaves that it was derived from: the recordings, and the event itself where it is sealed.
 *
 * @param leaves in any order
 */
public record ObservedEvent(Event event, List<LeafRef> leaves) {
  public ObservedEvent {
    leaves = leaves.stream().distinct().sorted().toList();
  }
}
