// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.agreement;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.trucewatch.assessment.condition.FactDeclaration;
import org.trucewatch.assessment.condition.FactDeclaration.Kind;

/**
 * All that an agreement's folder says of its terms, in the folder's order. References between the parts are ids; whether
 * they lead anywhere is the linter's to say.
 *
 * @param preamble what the folder begins with
 * @param articles headings of the text beside, to which provisions refer
 * @param participants beneficiaries, guarantors and others, each with a standing of its own
 * @param offices whose holders may record acts
 * @param definitions words with a meaning
 * @param lines per party and date, what distances are measured from
 * @param weapons classes of weapons
 * @param zones areas
 * @param taxonomy kinds of conduct
 * @param facts what conditions may ask about
 * @param provisions the rules
 * @param activities what is no violation where it was announced
 * @param counting how violations are counted
 * @param clocks all of them
 * @param rules how bodies decide
 * @param measures what states may offer
 * @param clauses with their ladders
 * @param review who releases findings
 */
public record Terms(
    Preamble preamble,
    List<String> articles,
    List<Participant> participants,
    List<Office> offices,
    List<DefinedTerm> definitions,
    List<ReferenceLine> lines,
    List<WeaponClass> weapons,
    List<Zone> zones,
    List<ViolationType> taxonomy,
    List<DeclaredFact> facts,
    List<Provision> provisions,
    List<NotifiedActivity> activities,
    List<CountingRule> counting,
    List<ClockRule> clocks,
    List<DecisionRule> rules,
    List<Measure> measures,
    List<Clause> clauses,
    ReviewRule review) {

  /** Fact that every agreement has: who did it, by id of the party. */
  public static final String ACTOR = "actor";

  public Terms {
    articles = List.copyOf(articles);
    participants = List.copyOf(participants);
    offices = List.copyOf(offices);
    definitions = List.copyOf(definitions);
    lines = List.copyOf(lines);
    weapons = List.copyOf(weapons);
    zones = List.copyOf(zones);
    taxonomy = List.copyOf(taxonomy);
    facts = List.copyOf(facts);
    provisions = List.copyOf(provisions);
    activities = List.copyOf(activities);
    counting = List.copyOf(counting);
    clocks = List.copyOf(clocks);
    rules = List.copyOf(rules);
    measures = List.copyOf(measures);
    clauses = List.copyOf(clauses);
  }

  /**
   * Everything that conditions may ask about: the facts declared, and those that follow from the rest: {@code actor},
   * {@code conduct}, {@code weapon.class}, and a distance for each reference line.
   */
  public List<FactDeclaration> vocabulary() {
    List<FactDeclaration> all = new ArrayList<>();
    all.add(word(ACTOR, preamble.partyIds(), "the party that acted"));
    if (!taxonomy.isEmpty()) {
      all.add(
          word("conduct", taxonomy.stream().map(ViolationType::typeId).toList(), "what was done"));
    }
    if (!weapons.isEmpty()) {
      all.add(word(
          "weapon.class",
          weapons.stream().map(WeaponClass::weaponId).toList(),
          "the class of weapon"));
    }
    for (ReferenceLine line : lines) {
      all.add(new FactDeclaration(
          line.distanceFact(),
          Kind.QUANTITY,
          List.of(),
          "m",
          "how far behind the line " + line.title() + ", on the acting party's own side"));
    }
    facts.forEach(f -> all.add(f.declaration()));
    return all;
  }

  private static FactDeclaration word(String name, List<String> words, String meaning) {
    return new FactDeclaration(name, Kind.WORD, words, "", meaning);
  }

  public Optional<FactDeclaration> findFact(String name) {
    return vocabulary().stream().filter(f -> f.name().equals(name)).findFirst();
  }

  public Optional<Participant> findParticipant(String id) {
    return participants.stream().filter(p -> p.participantId().equals(id)).findFirst();
  }

  public Optional<Office> findOffice(String id) {
    return offices.stream().filter(o -> o.officeId().equals(id)).findFirst();
  }

  public Optional<ClockRule> findClock(String id) {
    return clocks.stream().filter(c -> c.clockId().equals(id)).findFirst();
  }

  public Optional<DecisionRule> findRule(String id) {
    return rules.stream().filter(r -> r.ruleId().equals(id)).findFirst();
  }

  public Optional<Clause> findClause(String id) {
    return clauses.stream().filter(c -> c.clauseId().equals(id)).findFirst();
  }

  public Optional<Zone> findZone(String id) {
    return zones.stream().filter(z -> z.zoneId().equals(id)).findFirst();
  }

  /** The name of a party or participant, or the id itself. */
  public String nameOf(String id) {
    return preamble
        .findParty(id)
        .map(Party::name)
        .or(() -> findParticipant(id).map(Participant::name))
        .orElse(id);
  }
}
