// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.docket;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.trucewatch.app.docket.CaseBook.Case;
import org.trucewatch.app.docket.Page.Builder;
import org.trucewatch.assessment.agreement.ClockRule.Moment;
import org.trucewatch.assessment.agreement.GroupRule;
import org.trucewatch.assessment.agreement.ReviewRule;
import org.trucewatch.assessment.agreement.Terms;
import org.trucewatch.assessment.clause.Docket;
import org.trucewatch.assessment.clause.DocketEntry;
import org.trucewatch.assessment.clause.DocketEntry.Came;
import org.trucewatch.assessment.clause.ReleaseState;
import org.trucewatch.assessment.clause.ReleaseState.Reviewed;

/** Sections of a docket on its members, their release, and the moments that its clocks run from. */
final class CaseParts {
  private final Case shown;
  private final Terms terms;
  private final Names names;
  private final Function<Instant, String> time;

  CaseParts(Case shown, Terms terms, Names names, Function<Instant, String> time) {
    this.shown = shown;
    this.terms = terms;
    this.names = names;
    this.time = time;
  }

  /** Which findings are the case, and why. */
  void members(Builder page) {
    page.section("members", "Members of the case, and why they belong").words(rule());
    page.grid(
        List.of("leaf", "about", "why it belongs"),
        shown.members().stream()
            .map(m -> List.of(m.filed().filed().leaf(), m.filed().finding().title(), m.why()))
            .toList());
    page.items(shown.inReach().stream()
        .map(f -> "In reach and no member: " + f.finding().title() + " ["
            + f.filed().leaf() + "]. No side is named for it; the case may be larger.")
        .toList());
  }

  private String rule() {
    Optional<GroupRule> rule = shown.state().clause().group();
    boolean isGroup =
        shown.findings().stream().anyMatch(f -> f.filed().incident().isPresent());
    if (rule.isEmpty()) {
      return "The clause groups nothing: each finding is a case of its own.";
    }
    GroupRule r = rule.get();
    return (isGroup ? "" : "The finding is about no incident, so it is a case of its own. ")
        + "The clause groups incidents of " + kinds(r) + " of one side, each up to "
        + r.within().toHours() + " h and " + Math.round(r.withinKilometers())
        + " km from another, and "
        + (r.measures().isEmpty()
            ? "says of no fact how several add up"
            : "measures " + measures(r))
        + " [" + Reasons.source(r.provenance()) + "].";
  }

  private static String kinds(GroupRule r) {
    return String.join(", ", r.kinds().stream().map(CaseTerms::word).toList());
  }

  private static String measures(GroupRule r) {
    return String.join(
        ", ",
        r.measures().stream()
            .map(m -> m.fact() + " as " + CaseTerms.word(m.as()))
            .toList());
  }

  /** How the review of each stands. */
  void release(Builder page) {
    page.section("release", "Review and release")
        .words(
            terms.review().unreleased() == ReviewRule.Unreleased.COUNTS
                ? "The agreement lets criteria use findings that nobody has released."
                : "What nobody has released is no fact for a criterion.")
        .words(reviewers());
    page.grid(
        List.of("leaf", "computed rung", "review"),
        shown.state().releases().stream()
            .map(r -> List.of(
                r.leaf(),
                r.computed().map(Enum::name).orElse("establishes nothing"),
                r.shown(terms::nameOf)))
            .toList());
    for (ReleaseState r : shown.state().releases()) {
      page.items(r.reviews().stream().map(v -> review(r, v)).toList());
    }
  }

  /** Who may review, as far as it can be said before anyone tries. */
  private String reviewers() {
    List<String> may = new ArrayList<>();
    terms.participants().forEach(p -> {
      String id = p.participantId();
      boolean isListed =
          terms.review().reviewers().isEmpty() || terms.review().reviewers().contains(id);
      boolean isParty = terms.preamble().findParty(id).isPresent()
          || shown.state().clause().beneficiaries().contains(id)
          || shown.state().heading().interested().contains(id);
      if (isListed && !isParty) {
        may.add(p.name());
      }
    });
    return may.isEmpty()
        ? "Nobody may review: the agreement names no participant without a part in the case."
        : "May review: " + String.join(", ", may)
            + "; one of them releases rungs A0 to A2, two release A3.";
  }

  private String review(ReleaseState r, Reviewed v) {
    return r.leaf() + ": " + terms.nameOf(v.author()) + " by " + v.review().person() + ", "
        + (v.review().outcome() == DocketEntry.ReviewOutcome.APPROVE
            ? "approves up to rung " + v.review().rung()
            : "returns it from rung " + v.review().rung() + " on")
        + ", " + time.apply(v.at()) + (v.isLate() ? ", late" : "")
        + (v.review().reason().isBlank() ? "" : ": " + v.review().reason()) + " [" + v.entryId()
        + "]";
  }

  /** The earliest of each kind, from which its clocks run, and every one whose author claims another time. */
  void moments(Builder page) {
    Map<Moment, DocketEntry> first = new EnumMap<>(Moment.class);
    List<List<String>> claimed = new ArrayList<>();
    for (DocketEntry e : shown.entries()) {
      if (e.content() instanceof Came c && !e.at().isAfter(shown.state().asOf())) {
        first.merge(c.moment(), e, (a, b) -> from(b).isBefore(from(a)) ? b : a);
        if (!from(e).equals(c.when())) {
          claimed.add(row(
              c.moment(),
              e,
              "claimed for " + time.apply(c.when()) + "; counts from when it was received"));
        }
      }
    }
    List<List<String>> rows = new ArrayList<>();
    first.forEach((moment, e) -> rows.add(row(moment, e, note(e))));
    claimed.stream()
        .filter(r -> rows.stream().noneMatch(x -> x.get(3).equals(r.get(3))))
        .forEach(rows::add);
    page.section("moments", "Moments that clocks run from")
        .words(rows.isEmpty() ? "None is recorded." : "")
        .grid(List.of("moment", "counts from", "by", "entry", "note"), rows);
  }

  private static Instant from(DocketEntry e) {
    return e.content() instanceof Came c ? Docket.from(e, c) : e.at();
  }

  private List<String> row(Moment moment, DocketEntry e, String note) {
    return List.of(
        CaseTerms.word(moment), time.apply(from(e)), names.of(e.author()), e.entryId(), note);
  }

  /** That a time is only claimed, or that its finding is not released. */
  private String note(DocketEntry e) {
    if (e.content() instanceof Came c && !from(e).equals(c.when())) {
      return "claimed for " + time.apply(c.when()) + "; counts from when it was received";
    }
    boolean isOpen = shown.state().releases().stream()
        .filter(r -> e.entryId().startsWith(r.leaf() + "/"))
        .anyMatch(r -> r.released().isEmpty());
    return isOpen ? "of a finding that is not released" : "";
  }
}
