// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.coverage;

/** How far a parameter may be trusted; the tags of the shared design, physics, first page. */
public enum Tag {
  /** Published, with an address. */
  FOUND("F"),
  /** Recalled from the named literature, not read again. */
  RECALLED("R"),
  /** Computed from found or recalled values. */
  DERIVED("D"),
  /** An engineering assumption, to be calibrated by a survey on the spot; never a fact. */
  ASSUMED("A");

  private final String letter;

  Tag(String letter) {
    this.letter = letter;
  }

  /** As tables show it. */
  public String letter() {
    return letter;
  }
}
