// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.vigilance;

import java.util.List;
import org.trucewatch.domain.line.VesselCheck;
import org.trucewatch.science.impulse.LineRecord;

/** Holds ships' own words against what ships can do. */
public final class VesselWatch {
  /** One check a ship, by its number. */
  public List<VesselCheck> checks(LineRecord record) {
    throw new UnsupportedOperationException("skeleton");
  }
}
