// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.agreement;

/**
 * An ambiguity or gap that the linter found.
 *
 * @param rule its kind, for lists and counts
 * @param file in the folder
 * @param line in that file
 * @param what is wrong
 * @param expected what would be right
 * @param remedy what to do, a sentence
 */
public record LintFault(
    Rule rule, String file, int line, String what, String expected, String remedy) {
  /** Kinds of faults. */
  public enum Rule {
    NO_SOURCE_OR_STATUS,
    DUPLICATE,
    UNDEFINED,
    NO_PRIORITY,
    CONDITION,
    NO_CONDITION,
    UNREACHABLE_STEP,
    CLOCK_WITHOUT_START,
    RULE_WITHOUT_DEADLINE,
    NOBODY_MAY_ACT,
    RENEWAL_WITHOUT_END,
    ZONE_OVERLAP,
    ZONE_OFF_MAP
  }

  /** One line for a person. */
  public String message() {
    return file + ", line " + line + ": " + what + ", expected " + expected + ". " + remedy;
  }
}
