// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.association.network;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Picks that were not used, and why.
 *
 * @param counts how many for each reason; reasons without picks are absent
 * @param nodes  nodes that were limited or set aside, in order of index
 */
public record RefusedPicks(Map<Reason, Integer> counts, List<NodeNote> nodes) {
  /** Why a pick was refused. */
  public enum Reason {
    /** Time or reading error is NaN, infinite or not positive. */
    NOT_A_NUMBER,
    /** The wave is S, and the medium is air. */
    NO_SUCH_WAVE,
    /** The station is not in the network. */
    UNKNOWN_STATION,
    /** Same node and wave within the dead time, or the same id twice: the earlier one was kept. */
    DUPLICATE,
    /** The node sent more than its share; the rest of its picks is not used. */
    FLOOD,
    /** The node's clock disagrees with all others; its picks are set aside. */
    CLOCK,
    /** Bearings are off, or marks contradict the times: the marks were set aside, the picks' times were used. */
    MARKS
  }

  /**
   * A node that stood out.
   *
   * @param station index; -1 where it is the network as a whole
   * @param reason  why
   * @param message where, what, value, expected, remedy
   */
  public record NodeNote(int station, Reason reason, String message) {}

  /** Copies. */
  public RefusedPicks {
    EnumMap<Reason, Integer> copy = new EnumMap<>(Reason.class);
    copy.putAll(counts);
    counts = java.util.Collections.unmodifiableMap(copy);
    nodes = List.copyOf(nodes);
  }
}
