// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.clause;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.trucewatch.assessment.agreement.Clause;
import org.trucewatch.assessment.agreement.ClockReading;
import org.trucewatch.assessment.agreement.ReviewRule;
import org.trucewatch.assessment.agreement.Rung;
import org.trucewatch.assessment.agreement.StandardOfProof;
import org.trucewatch.assessment.agreement.Terms;
import org.trucewatch.assessment.clause.DocketEntry.Computed;
import org.trucewatch.assessment.clause.DocketEntry.Level;
import org.trucewatch.assessment.clause.DocketEntry.Membership;
import org.trucewatch.assessment.clause.DocketEntry.Review;
import org.trucewatch.assessment.clause.DocketEntry.ReviewOutcome;
import org.trucewatch.assessment.clause.DocketEntry.Signature;
import org.trucewatch.assessment.clause.ReleaseState.Reviewed;
import org.trucewatch.assessment.clause.ReleaseState.Standing;

/**
 * Which findings are released, and how far. A review counts where its signature was checked, its author is a state without a
 * part in the case, and it names the leaf and a rung that the finding has. A rung is released once enough different states
 * approved it, and none that still stands returned it or a lower one.
 */
final class Releases {
  private final Terms terms;
  private final Clause clause;
  private final CaseHeading heading;
  private final Optional<Instant> due;
  private final Map<String, DocketEntry> latest = new LinkedHashMap<>();
  private final Map<String, List<String>> earlierLeaves = new TreeMap<>();
  private final Map<String, List<Reviewed>> reviews = new TreeMap<>();
  private final Map<String, List<String>> outdated = new TreeMap<>();
  private final List<DocketState.Refusal> refusals = new ArrayList<>();

  /** @param counted in the docket's order */
  Releases(
      Terms terms,
      Clause clause,
      CaseHeading heading,
      List<DocketEntry> counted,
      List<ClockReading> clocks) {
    this.terms = terms;
    this.clause = clause;
    this.heading = heading;
    this.due = clocks.stream()
        .filter(c -> c.rule().clockId().equals(terms.review().clock()))
        .findFirst()
        .flatMap(ClockReading::end);
    counted.forEach(this::computed);
    counted.forEach(this::review);
  }

  private void computed(DocketEntry e) {
    if (e.content() instanceof Computed c) {
      DocketEntry before = latest.put(c.findingId(), e);
      if (before != null) {
        earlierLeaves
            .computeIfAbsent(c.findingId(), k -> new ArrayList<>())
            .add(said(before).leaf());
      }
    }
  }

  private static Computed said(DocketEntry e) {
    if (e.content() instanceof Computed c) {
      return c;
    }
    throw new IllegalStateException("entry " + e.entryId() + " is no finding");
  }

  private void review(DocketEntry e) {
    if (!(e.content() instanceof Review r)) {
      return;
    }
    Optional<String> fault = fault(e, r);
    if (fault.isPresent()) {
      refusals.add(new DocketState.Refusal(e.entryId(), e.author(), fault.get()));
      return;
    }
    boolean isLate = due.filter(end -> !e.at().isBefore(end)).isPresent();
    reviews
        .computeIfAbsent(r.findingId(), k -> new ArrayList<>())
        .add(new Reviewed(e.entryId(), e.author(), e.at(), r, isLate));
  }

  private Optional<String> fault(DocketEntry e, Review r) {
    if (e.signature() != Signature.VALID) {
      return Optional.of("its signature has not been checked; a review counts only when it has");
    }
    DocketEntry finding = latest.get(r.findingId());
    if (finding == null || said(finding).membership() == Membership.IN_REACH) {
      return Optional.of("the case has no finding " + r.findingId());
    }
    return partial(e.author(), said(finding))
        .or(() -> contentFault(r, said(finding)))
        .or(() -> leafFault(e, r, said(finding)))
        .or(() -> repeated(e.author(), r.findingId()));
  }

  /** Nobody reviews what is found about or for itself. */
  private Optional<String> partial(String author, Computed finding) {
    List<String> listed = terms.review().reviewers();
    if (terms.findParticipant(author).isEmpty()) {
      return Optional.of(author + " is no participant of the agreement");
    }
    if (terms.preamble().findParty(author).isPresent()
        || finding.side().filter(author::equals).isPresent()) {
      return Optional.of(author + " is a party; a party comments and does not review");
    }
    if (heading.accused().filter(author::equals).isPresent()
        || clause.beneficiaries().contains(author)
        || heading.interested().contains(author)) {
      return Optional.of(author + " is excluded from this review as an interested party");
    }
    return listed.isEmpty() || listed.contains(author)
        ? Optional.empty()
        : Optional.of(author + " is no reviewer; the agreement names " + String.join(", ", listed));
  }

  private static Optional<String> contentFault(Review r, Computed finding) {
    Rung computed = finding.level().map(Level::rung).orElse(Rung.A0);
    if (r.rung().isDetermination()) {
      return Optional.of(
          r.rung() + " is for people to determine; reviewed are rungs that are computed, to A3");
    }
    if (!computed.reaches(r.rung())) {
      return Optional.of("it is about rung " + r.rung() + ", and the finding reaches " + computed);
    }
    if (r.person().isBlank()) {
      return Optional.of("it names no person who reviewed");
    }
    return r.outcome() == ReviewOutcome.RETURN && r.reason().isBlank()
        ? Optional.of("it returns the finding and gives no reason")
        : Optional.empty();
  }

  private Optional<String> leafFault(DocketEntry e, Review r, Computed finding) {
    if (finding.leaf().equals(r.leaf())) {
      return Optional.empty();
    }
    if (earlierLeaves.getOrDefault(r.findingId(), List.of()).contains(r.leaf())) {
      outdated.computeIfAbsent(r.findingId(), k -> new ArrayList<>()).add(e.entryId());
      return Optional.of("it reviewed " + r.leaf() + ", which was revised as " + finding.leaf()
          + "; it no longer stands");
    }
    return Optional.of("it names " + r.leaf() + ", and the finding is sealed as " + finding.leaf());
  }

  private Optional<String> repeated(String author, String findingId) {
    return reviews.getOrDefault(findingId, List.of()).stream()
            .anyMatch(r -> r.author().equals(author))
        ? Optional.of(author
            + " has reviewed this finding before; the first review stands until it is withdrawn")
        : Optional.empty();
  }

  /** Reviews that do not count, and why. */
  List<DocketState.Refusal> refusals() {
    return List.copyOf(refusals);
  }

  /** The latest of each finding of the case and of those in reach. */
  List<DocketEntry> findings() {
    return List.copyOf(latest.values());
  }

  /** Of every finding that is a member. */
  List<ReleaseState> states() {
    return latest.values().stream()
        .map(Releases::said)
        .filter(c -> c.membership() == Membership.MEMBER)
        .map(this::state)
        .toList();
  }

  private ReleaseState state(Computed finding) {
    List<Reviewed> counted = reviews.getOrDefault(finding.findingId(), List.of());
    List<String> past = outdated.getOrDefault(finding.findingId(), List.of());
    Rung computed = finding.level().map(Level::rung).orElse(Rung.A0);
    Optional<Rung> released = released(counted, computed);
    boolean isReturned = counted.stream().anyMatch(r -> is(r, ReviewOutcome.RETURN));
    Standing standing = isReturned
        ? Standing.RETURNED
        : released.filter(computed::equals).isPresent()
            ? Standing.RELEASED
            : !past.isEmpty() && counted.isEmpty() ? Standing.OUTDATED : Standing.AWAITING;
    return new ReleaseState(
        finding.findingId(),
        finding.leaf(),
        finding.level().map(Level::rung),
        released,
        standing,
        approvals(counted, computed),
        ReviewRule.needed(computed),
        counted,
        past);
  }

  private static boolean is(Reviewed r, ReviewOutcome outcome) {
    return r.review().outcome() == outcome;
  }

  private static int approvals(List<Reviewed> counted, Rung rung) {
    return (int) counted.stream()
        .filter(r -> is(r, ReviewOutcome.APPROVE) && r.review().rung().reaches(rung))
        .count();
  }

  private static Optional<Rung> released(List<Reviewed> counted, Rung computed) {
    Rung released = null;
    for (Rung rung : List.of(Rung.A0, Rung.A1, Rung.A2, Rung.A3)) {
      boolean isReturned = counted.stream()
          .anyMatch(r -> is(r, ReviewOutcome.RETURN) && rung.reaches(r.review().rung()));
      if (computed.reaches(rung)
          && !isReturned
          && approvals(counted, rung) >= ReviewRule.needed(rung)) {
        released = rung;
      }
    }
    return Optional.ofNullable(released);
  }

  /** What is a fact of the finding; empty where nothing is. */
  Optional<Level> factual(Computed finding) {
    if (terms.review().unreleased() == ReviewRule.Unreleased.COUNTS) {
      return finding.level();
    }
    Optional<Rung> released = state(finding).released();
    return finding.level().flatMap(level -> released.map(r -> capped(level, r)));
  }

  private static Level capped(Level level, Rung released) {
    if (released.reaches(level.rung())) {
      return level;
    }
    return new Level(
        released == Rung.A0 ? StandardOfProof.PRIMA_FACIE : level.standard(), released);
  }
}
