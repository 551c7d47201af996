// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.pipeline.line;

import java.util.List;
import java.util.function.Consumer;
import org.trucewatch.science.impulse.LineRecord;
import org.trucewatch.science.impulse.LocatedPulse;

/** Events among the picks of a record's acoustic nodes, for lines and spans of any length. */
public final class NodeEvents {
  /** All pulses, by time, then id. */
  public List<LocatedPulse> locate(LineRecord record, Consumer<String> progress) {
    throw new UnsupportedOperationException("skeleton");
  }

  /** A pulse located again without the picks of some sensors; empty where too few are left. */
  public java.util.Optional<LocatedPulse> without(
      LocatedPulse pulse, LineRecord record, java.util.Set<Integer> sensors) {
    throw new UnsupportedOperationException("skeleton");
  }
}
