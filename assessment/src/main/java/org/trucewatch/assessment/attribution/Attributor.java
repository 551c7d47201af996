// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.attribution;

import java.util.List;
import org.trucewatch.assessment.agreement.Party;
import org.trucewatch.domain.Finding.Attribution;
import org.trucewatch.domain.Finding.Grade;
import org.trucewatch.domain.Finding.PartyProbability;

/**
 * Who did it, in its first form: it abstains. Nothing that this version can read gives the place of a launch, and where
 * something struck never says who fired. All mass therefore lies on cannot be said, whoever the parties are.
 */
public final class Attributor {
  /** Abstains, for a stated reason. */
  public Attribution abstain(List<Party> parties, String reason) {
    List<PartyProbability> none =
        parties.stream().map(p -> new PartyProbability(p.partyId(), 0)).toList();
    return new Attribution(Grade.UNDETERMINED, none, 1, reason);
  }
}
