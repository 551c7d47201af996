// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.attribution;

import org.trucewatch.assessment.agreement.StandardOfProof;
import org.trucewatch.domain.Finding.Grade;

/**
 * Which standard of proof a grade is taken to meet. Data: an agreement or a mission may say otherwise, and any such table
 * is configuration, not law.
 *
 * @param observed something was observed, by one source
 * @param corroborated it was, by two independent ones, and no side is named
 * @param leaning a side is named
 * @param established it is established
 */
public record ProofTable(
    StandardOfProof observed,
    StandardOfProof corroborated,
    StandardOfProof leaning,
    StandardOfProof established) {
  /** As the design of the domain proposes, section 3.2. */
  public static final ProofTable OF_DESIGN = new ProofTable(
      StandardOfProof.PRIMA_FACIE,
      StandardOfProof.REASONABLE_GROUNDS,
      StandardOfProof.BALANCE_OF_PROBABILITIES,
      StandardOfProof.CLEAR_AND_CONVINCING);

  public ProofTable {
    boolean isAscending = corroborated.reaches(observed)
        && leaning.reaches(corroborated)
        && established.reaches(leaning);
    if (!isAscending) {
      throw new IllegalArgumentException("standards are " + observed + ", " + corroborated + ", "
          + leaning + ", " + established + ", expected none weaker than the one before");
    }
  }

  /** The standard that a finding meets. */
  public StandardOfProof of(Grade grade, boolean isCorroborated) {
    return switch (grade) {
      case UNDETERMINED -> isCorroborated ? corroborated : observed;
      case LEANING -> leaning;
      case ESTABLISHED -> established;
    };
  }
}
