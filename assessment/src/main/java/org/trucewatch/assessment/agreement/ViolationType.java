// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.agreement;

import java.util.List;
import org.trucewatch.domain.line.Incident;

/**
 * A kind of conduct in the agreement's taxonomy.
 *
 * @param typeId word of the fact {@code conduct}
 * @param family coarse group
 * @param title for lists
 * @param observedAs kinds of incident that are this conduct, as far as sensors tell; none where sensors cannot tell
 * @param provenance where that was read
 */
public record ViolationType(
    String typeId,
    Family family,
    String title,
    List<Incident.Kind> observedAs,
    Provenance provenance) {
  public ViolationType {
    observedAs = List.copyOf(observedAs);
  }

  /** Families of conduct; CONTEXT is logged and is no violation. */
  public enum Family {
    FIRE,
    MOVEMENT,
    AIR_SEA_ELECTRONIC,
    MONITORS,
    NON_COMPLIANCE,
    CONTEXT
  }
}
