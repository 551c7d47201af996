// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.agreement;

/**
 * Degrees of certainty, weakest first. The agreement names one for each consequence; a number for any of them is
 * configuration, not law.
 *
 * <p>Source: the ladder of fact-finding bodies' standards, S. Wilkinson, Standards of Proof in International
 * Humanitarian and Human Rights Fact-Finding and Inquiry Missions, Geneva Academy, 2014. Criminal courts' standard is
 * left out: this mechanism never applies it.
 */
public enum StandardOfProof {
  PRIMA_FACIE,
  REASONABLE_GROUNDS,
  BALANCE_OF_PROBABILITIES,
  CLEAR_AND_CONVINCING;

  public boolean reaches(StandardOfProof needed) {
    return compareTo(needed) >= 0;
  }
}
