// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.agreement;

import java.util.List;

/**
 * A party to an agreement.
 *
 * @param partyId short id, as in the agreement folder
 * @param name for people
 * @param aliases what input files call it, its organs included
 */
public record Party(String partyId, String name, List<String> aliases) {
  public Party {
    aliases = List.copyOf(aliases);
    if (partyId.isBlank() || name.isBlank()) {
      throw new IllegalArgumentException(
          "party has id '" + partyId + "' and name '" + name + "', expected both");
    }
  }
}
