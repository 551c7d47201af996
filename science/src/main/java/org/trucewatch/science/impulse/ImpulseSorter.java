// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.impulse;

import java.util.List;
import org.trucewatch.domain.line.Impulse;

/** Says of every located pulse what it was, as far as that can be told, and pairs launches with bursts. */
public final class ImpulseSorter {
  /** One impulse for each pulse, by time, then id. The order of pulses makes no difference. */
  public List<Impulse> sort(List<LocatedPulse> pulses, LineRecord record) {
    throw new UnsupportedOperationException("skeleton");
  }
}
