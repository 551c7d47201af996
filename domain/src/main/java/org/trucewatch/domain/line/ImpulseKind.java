// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.domain.line;

/** What a located pulse was, as far as it can be told. */
public enum ImpulseKind {
  /** A round left its weapon. */
  LAUNCH,
  /** A round burst. */
  IMPACT,
  /** Fire, launch or burst not told apart. */
  FIRE,
  /** Matches an announced detonation. */
  ANNOUNCED,
  /** An explosion without any sign of fire: no launch, no flight, no series. */
  UNEXPLAINED,
  /** Thunder, a boom, a forgery: no explosion on the ground. */
  NO_EXPLOSION,
  UNDETERMINED;

  /** Whether it counts as an act of arms. */
  public boolean isFire() {
    return this == LAUNCH || this == IMPACT || this == FIRE;
  }
}
