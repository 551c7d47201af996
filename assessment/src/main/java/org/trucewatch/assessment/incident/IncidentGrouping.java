// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.incident;

import java.util.List;
import org.trucewatch.domain.line.Impulse;
import org.trucewatch.domain.line.Incident;

/** Groups impulses to incidents: near in time and place, and of one direction of fire. The order of impulses makes no difference. */
public final class IncidentGrouping {
  /** By first impulse, then id. */
  public List<Incident> group(List<Impulse> impulses) {
    throw new UnsupportedOperationException("skeleton");
  }
}
