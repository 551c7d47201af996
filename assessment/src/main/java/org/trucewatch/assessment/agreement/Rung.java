// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.agreement;

/** Rungs of attribution. A4 and A5 are only ever recorded as people's determinations. */
public enum Rung {
  /** It happened, when and where. */
  A0,
  /** What it was. */
  A1,
  /** From which direction and range. */
  A2,
  /** From which area, and who controlled it. */
  A3,
  /** Which force or command. */
  A4,
  /** Deliberate, authorised, provoked, sustained. */
  A5;

  public boolean reaches(Rung needed) {
    return compareTo(needed) >= 0;
  }

  /** Whether only people may state it. */
  public boolean isDetermination() {
    return this == A4 || this == A5;
  }
}
