// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.vigilance;

import java.util.List;
import org.trucewatch.domain.line.OutageAlert;
import org.trucewatch.science.impulse.LineRecord;

/** Tells outages that belong together from those that come alone. */
public final class OutageWatch {
  /** Alerts, by time and stretch. */
  public List<OutageAlert> alerts(LineRecord record) {
    throw new UnsupportedOperationException("skeleton");
  }
}
