// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.agreement;

import org.trucewatch.assessment.condition.Explanation;

/**
 * How one act, or one duty, stands under one provision.
 *
 * @param provision the provision
 * @param standing the result
 * @param reason one sentence
 * @param explanation why
 */
public record ProvisionJudgement(
    Provision provision, Standing standing, String reason, Explanation explanation) {
  /** How it stands. */
  public enum Standing {
    CONTRARY,
    NOT_CONTRARY,
    /** Contrary by the default, but an exception or a notified activity holds. */
    EXCEPTED,
    /** Contrary to this provision, but a permission of greater priority holds. */
    PERMITTED,
    /** A prohibition and a permission of equal priority disagree: the text is ambiguous. */
    AMBIGUOUS,
    CANNOT_BE_JUDGED,
    NOT_IN_FORCE,
    NOT_BOUND,
    /** Of a permission. */
    PERMITS,
    DOES_NOT_PERMIT,
    /** Of an obligation. */
    PERFORMED,
    NOT_PERFORMED,
    NOT_YET_DUE,
    /** A definition or a procedure: nothing to test. */
    NOT_TESTED
  }
}
