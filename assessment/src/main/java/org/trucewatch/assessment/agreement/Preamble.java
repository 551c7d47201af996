// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.agreement;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.trucewatch.domain.quantity.GeoBox;

/**
 * What every agreement's folder begins with.
 *
 * @param agreementId stable
 * @param title for people
 * @param status how the terms are known
 * @param zone in which the agreement's clocks run
 * @param parties at least two, in the agreement's order
 * @param areas boxes that the agreement is about: its map; none where it names no area
 */
public record Preamble(
    String agreementId,
    String title,
    TextStatus status,
    ZoneId zone,
    List<Party> parties,
    List<GeoBox> areas) {
  public Preamble {
    parties = List.copyOf(parties);
    areas = List.copyOf(areas);
  }

  public Optional<Party> findParty(String partyId) {
    return parties.stream().filter(p -> p.partyId().equals(partyId)).findFirst();
  }

  public List<String> partyIds() {
    return parties.stream().map(Party::partyId).toList();
  }
}
