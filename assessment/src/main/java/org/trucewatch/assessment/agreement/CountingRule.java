// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.agreement;

/**
 * How violations are counted. Three measures are kept apart and labelled; only incidents feed a clause.
 *
 * @param ruleId stable
 * @param measure what is counted
 * @param text the rule in words
 * @param provenance where that was read
 */
public record CountingRule(String ruleId, Measure measure, String text, Provenance provenance) {
  /** What is counted. */
  public enum Measure {
    /** Each observed sign of fire, de-duplicated. */
    SIGNS,
    INCIDENTS,
    /** Per hour and area in which it could have been seen. */
    COVERAGE_RATE
  }
}
