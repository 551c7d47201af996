// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.agreement;

import java.util.List;

/**
 * An office whose holder may record acts. Without one nothing is ever activated.
 *
 * @param officeId stable
 * @param title for people
 * @param acts what its holder may record
 * @param provenance where that was read
 */
public record Office(String officeId, String title, List<Power> acts, Provenance provenance) {
  /** What the holder of an office may record. */
  public enum Power {
    ACTIVATE,
    STEP_DOWN,
    DECLARE_FORFEITURE,
    DECIDE,
    /** Declare a clause suspended. */
    SUSPEND,
    /** Lift a suspension. */
    RESUME,
    /** Record that a clause was renewed. */
    RENEW,
    /** Determine what only people determine: rungs A4 and A5. */
    DETERMINE
  }

  public Office {
    acts = List.copyOf(acts);
  }
}
