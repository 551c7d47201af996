// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.attribution;

import java.util.List;
import org.trucewatch.domain.line.ControlLine;

/** Attributes incidents to ground. Pure; results do not depend on the order of evidence. */
public final class IncidentAttributor {
  /**
   * @param line where control changes hands
   * @param partyIds in the agreement's order
   */
  public IncidentAttributor(ControlLine line, List<String> partyIds) {}

  /** Who held the ground it came from, as far as that can be said. */
  public IncidentAttribution attribute(AttributionCase given) {
    throw new UnsupportedOperationException("skeleton");
  }
}
