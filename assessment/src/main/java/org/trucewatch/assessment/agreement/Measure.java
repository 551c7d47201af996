// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.agreement;

/** A measure that states may offer at a step. */
public record Measure(String measureId, Kind kind, String title, Provenance provenance) {
  /** Kinds of measures. */
  public enum Kind {
    MILITARY,
    INTELLIGENCE,
    LOGISTICS,
    DIPLOMATIC,
    SANCTIONS,
    OTHER
  }
}
