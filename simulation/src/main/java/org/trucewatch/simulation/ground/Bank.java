// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.simulation.ground;

/** Which side of the line of contact. The first party holds the north bank, the second the south. */
public enum Bank {
  FIRST,
  SECOND;

  /** The other bank. */
  public Bank other() {
    return this == FIRST ? SECOND : FIRST;
  }

  /** North of the line +1, south -1. */
  public int sign() {
    return this == FIRST ? 1 : -1;
  }
}
