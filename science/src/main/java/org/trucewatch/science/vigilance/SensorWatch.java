// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.vigilance;

import java.util.List;
import org.trucewatch.domain.line.SensorFlag;
import org.trucewatch.science.impulse.LineRecord;
import org.trucewatch.science.impulse.LocatedPulse;

/** Finds sensors whose reports do not fit the others'. */
public final class SensorWatch {
  /** Flags, by sensor and time. */
  public List<SensorFlag> flags(List<LocatedPulse> pulses, LineRecord record) {
    throw new UnsupportedOperationException("skeleton");
  }
}
