// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.simulation.score;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.trucewatch.assessment.attribution.Exchange;
import org.trucewatch.assessment.attribution.FirstFire;
import org.trucewatch.simulation.source.Occurrence;

/** What was said of who fired first, beside who did. */
final class FirstFireTruth {
  private final JudgedExercise given;
  private final List<FindingTruth> findings;

  FirstFireTruth(JudgedExercise given, List<FindingTruth> findings) {
    this.given = given;
    this.findings = findings;
  }

  /** Claims that are wrong, or whose interval does not exceed three times its error, of all exchanges of fire. */
  MustJudge.Measured unsound() {
    List<Exchange> exchanges = given.judgement().exchanges();
    long unsound = exchanges.stream().filter(e -> !isSound(e)).count();
    long claimed =
        exchanges.stream().filter(e -> e.firstFire().partyId().isPresent()).count();
    return MustJudge.Measured.number(
        new Count(unsound, exchanges.size()),
        "exchanges of fire, " + claimed + " with a claim of who was first");
  }

  private boolean isSound(Exchange exchange) {
    FirstFire said = exchange.firstFire();
    return said.partyId().isEmpty()
        || said.secondsBetween() > FirstFire.SIGMAS * said.secondsSd()
            && said.partyId().equals(first(exchange));
  }

  /** The party whose first round of those that made the exchange's incidents was earliest. */
  private Optional<String> first(Exchange exchange) {
    Map<String, Double> first = new TreeMap<>();
    for (FindingTruth f : findings) {
      Optional<String> party = f.firedByParty(given);
      if (exchange.incidentIds().contains(f.finding().incident().incidentId())
          && party.isPresent()) {
        f.causes().stream()
            .mapToDouble(Occurrence::seconds)
            .min()
            .ifPresent(s -> first.merge(party.get(), s, Math::min));
      }
    }
    return first.entrySet().stream().min(Map.Entry.comparingByValue()).map(Map.Entry::getKey);
  }
}
