// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.clause;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.trucewatch.assessment.agreement.Clause;
import org.trucewatch.assessment.agreement.Office.Power;
import org.trucewatch.assessment.agreement.Participant;
import org.trucewatch.assessment.agreement.Terms;
import org.trucewatch.assessment.clause.DocketEntry.Comment;
import org.trucewatch.assessment.clause.DocketEntry.Computed;
import org.trucewatch.assessment.clause.DocketEntry.Consulted;
import org.trucewatch.assessment.clause.DocketEntry.Determination;
import org.trucewatch.assessment.clause.DocketEntry.Established;
import org.trucewatch.assessment.clause.DocketEntry.InterestDeclared;
import org.trucewatch.assessment.clause.DocketEntry.Offer;
import org.trucewatch.assessment.clause.DocketEntry.PersonsAct;
import org.trucewatch.assessment.clause.DocketEntry.Signature;
import org.trucewatch.assessment.clause.DocketEntry.Vote;
import org.trucewatch.assessment.clause.DocketEntry.Withdrawn;
import org.trucewatch.assessment.condition.FactDeclaration;
import org.trucewatch.assessment.condition.FactValue;

/**
 * Puts a docket's entries into their one order and says which of them do not count, and why. Nothing is lost: a refused
 * entry stays listed.
 */
final class EntryGate {
  private final Terms terms;
  private final Clause clause;
  private final CaseHeading heading;
  private final List<DocketEntry> counted = new ArrayList<>();
  private final List<DocketState.Refusal> refusals = new ArrayList<>();
  private int later;

  EntryGate(
      Terms terms, Clause clause, CaseHeading heading, List<DocketEntry> entries, Instant asOf) {
    this.terms = terms;
    this.clause = clause;
    this.heading = heading;
    List<DocketEntry> ordered = new HashSet<>(entries)
        .stream()
            .sorted(Comparator.comparing(DocketEntry::at)
                .thenComparing(DocketEntry::entryId)
                .thenComparing(DocketEntry::toString))
            .toList();
    Set<String> twice = idsUsedTwice(ordered);
    Set<String> withdrawn = withdrawn(ordered, asOf);
    for (DocketEntry e : ordered) {
      if (e.at().isAfter(asOf)) {
        later++;
      } else if (twice.contains(e.entryId())) {
        refuse(e, "its id stands for two different entries");
      } else if (withdrawn.contains(e.entryId())) {
        refuse(e, "it was withdrawn by its author");
      } else {
        fault(e).ifPresentOrElse(why -> refuse(e, why), () -> counted.add(e));
      }
    }
  }

  List<DocketEntry> counted() {
    return List.copyOf(counted);
  }

  List<DocketState.Refusal> refusals() {
    return List.copyOf(refusals);
  }

  /** How many entries were made after the instant that is looked at. */
  int later() {
    return later;
  }

  private void refuse(DocketEntry e, String why) {
    refusals.add(new DocketState.Refusal(e.entryId(), e.author(), why));
  }

  private static Set<String> idsUsedTwice(List<DocketEntry> ordered) {
    var seen = new HashSet<String>();
    var twice = new TreeSet<String>();
    for (DocketEntry e : ordered) {
      if (!seen.add(e.entryId())) {
        twice.add(e.entryId());
      }
    }
    return twice;
  }

  /** Only its own author may withdraw an entry. */
  private static Set<String> withdrawn(List<DocketEntry> ordered, Instant asOf) {
    var authors = new TreeMap<String, String>();
    ordered.forEach(e -> authors.put(e.entryId(), e.author()));
    var withdrawn = new TreeSet<String>();
    for (DocketEntry e : ordered) {
      if (e.content() instanceof Withdrawn w
          && !e.at().isAfter(asOf)
          && e.signature() != Signature.INVALID
          && e.author().equals(authors.get(w.entryId()))) {
        withdrawn.add(w.entryId());
      }
    }
    return withdrawn;
  }

  private Optional<String> fault(DocketEntry e) {
    if (e.signature() == Signature.INVALID) {
      return Optional.of("its signature is not valid");
    }
    return switch (e.content()) {
      case Established f -> factFault(e, f);
      case Vote v -> voteFault(e, v);
      case Offer o -> offerFault(e, o);
      case PersonsAct a ->
        RecordedAct.of(e, terms).isPresent()
            ? known(a)
            : Optional.of(
                e.signature() == Signature.UNCHECKED
                    ? "its signature has not been checked; an act counts only when it has"
                    : e.author() + " holds no office with the power " + a.power()
                        + ", or no person is named");
      case Comment c -> commentFault(e, c);
      case Computed c ->
        e.author().equals(CaseFile.SYSTEM)
            ? Optional.empty()
            : Optional.of("findings come from the run, not from " + e.author());
      case DocketEntry.Review r -> Optional.empty(); // Releases says, when all findings are known.
      case Determination d -> determinationFault(e, d);
      case Consulted c -> participantFault(e);
      case InterestDeclared i -> interestFault(e, i);
      case DocketEntry.Withdrawn w -> Optional.empty();
      case DocketEntry.Came c -> Optional.empty();
      case DocketEntry.Position p -> participantFault(e);
    };
  }

  /** Only the accused party's comment runs on the clock, and only its own signature makes it one. */
  private Optional<String> commentFault(DocketEntry e, Comment c) {
    if (e.signature() != Signature.VALID) {
      return Optional.of("its signature has not been checked; a comment counts only when it has");
    }
    if (c.text().length() > Comment.CHARACTERS_MAX) {
      return Optional.of("it has " + c.text().length() + " characters, expected at most "
          + Comment.CHARACTERS_MAX);
    }
    if (heading.accused().isEmpty()) {
      return Optional.of("nobody is accused in this case, so there is nobody whose comment is due");
    }
    return heading.accused().filter(e.author()::equals).isPresent()
        ? Optional.empty()
        : Optional.of("only the accused party comments; others may enter a position");
  }

  private Optional<String> determinationFault(DocketEntry e, Determination d) {
    if (e.signature() != Signature.VALID) {
      return Optional.of(
          "its signature has not been checked; a determination counts only when it has");
    }
    if (terms
            .findOffice(e.author())
            .filter(o -> o.acts().contains(Power.DETERMINE))
            .isEmpty()
        || d.person().isBlank()) {
      return Optional.of(
          e.author() + " holds no office with the power DETERMINE, or no person is named");
    }
    if (!d.rung().isDetermination()) {
      return Optional.of("it is about rung " + d.rung()
          + ", which is computed and reviewed; determined are A4 and A5");
    }
    return sayingFault(d.fact(), d.value(), d.evidence());
  }

  /** Leaving a state out of a vote takes its own signed word, or an office's. */
  private Optional<String> interestFault(DocketEntry e, InterestDeclared i) {
    if (e.signature() != Signature.VALID) {
      return Optional.of("its signature has not been checked; it counts only when it has");
    }
    if (terms.findParticipant(i.participant()).isEmpty()) {
      return Optional.of(i.participant() + " is no participant of the agreement");
    }
    return e.author().equals(i.participant()) || terms.findOffice(e.author()).isPresent()
        ? Optional.empty()
        : Optional.of(e.author() + " may declare its own interest only; for others an office does");
  }

  private Optional<String> participantFault(DocketEntry e) {
    return terms.findParticipant(e.author()).isPresent()
            || terms.preamble().findParty(e.author()).isPresent()
        ? Optional.empty()
        : Optional.of(e.author() + " is no participant of the agreement");
  }

  private Optional<String> known(PersonsAct a) {
    boolean step = clause.steps().stream().anyMatch(s -> s.stepId().equals(a.on()));
    boolean forfeiture =
        clause.forfeitures().stream().anyMatch(f -> f.forfeitureId().equals(a.on()));
    boolean fits = switch (a.power()) {
      case ACTIVATE, STEP_DOWN, DECIDE -> step;
      case DECLARE_FORFEITURE -> forfeiture;
      case DETERMINE -> false; // by a determination, which names what is determined
      case SUSPEND, RESUME ->
        clause.suspensions().stream().anyMatch(s -> s.suspensionId().equals(a.on()));
      case RENEW -> clause.renewals().stream().anyMatch(r -> r.renewalId().equals(a.on()));
    };
    return fits ? Optional.empty() : Optional.of("the clause has no " + a.on() + " to act on");
  }

  private Optional<String> factFault(DocketEntry e, Established f) {
    if (f.rung().isDetermination()) {
      return Optional.of(f.rung() + " is for people to determine, by a determination of an office"
          + " with the power DETERMINE; " + e.author() + " entered a fact");
    }
    return sayingFault(f.fact(), f.value(), f.evidence());
  }

  private Optional<String> sayingFault(String fact, FactValue value, List<String> evidence) {
    Optional<FactDeclaration> declared = terms.findFact(fact);
    if (declared.isEmpty()) {
      return Optional.of("the agreement knows no fact " + fact);
    }
    if (!declared.get().admits(value)) {
      return Optional.of(
          fact + " is " + value.shown() + ", expected " + declared.get().expected());
    }
    return evidence.isEmpty() ? Optional.of("it names no evidence for " + fact) : Optional.empty();
  }

  private Optional<String> offerFault(DocketEntry e, Offer o) {
    if (terms.measures().stream().noneMatch(m -> m.measureId().equals(o.measureId()))) {
      return Optional.of("the agreement knows no measure " + o.measureId());
    }
    return terms
            .findParticipant(e.author())
            .filter(p -> p.roles().contains(Participant.Role.GUARANTOR))
            .isPresent()
        ? Optional.empty()
        : Optional.of(e.author() + " is no guarantor");
  }

  private Optional<String> voteFault(DocketEntry e, Vote v) {
    if (clause.findRuleOf(v.stepId()).isEmpty()) {
      return Optional.of("the clause has no step or renewal " + v.stepId());
    }
    return e.signature() == Signature.UNCHECKED
        ? Optional.of("its signature has not been checked; a vote counts only when it has")
        : Optional.empty();
  }
}
