// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.violation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.trucewatch.assessment.agreement.Agreement;
import org.trucewatch.assessment.agreement.Obligation;
import org.trucewatch.assessment.attribution.Attributor;
import org.trucewatch.assessment.clause.ClauseAssessor;
import org.trucewatch.assessment.corroboration.SilenceRecord;
import org.trucewatch.assessment.corroboration.SourceInterest;
import org.trucewatch.domain.AttackWave;
import org.trucewatch.domain.Finding;
import org.trucewatch.domain.Finding.Standing;
import org.trucewatch.domain.LeafRef;
import org.trucewatch.domain.Sourced;
import org.trucewatch.domain.quantity.TimeSpan;

/**
 * Whether a party launched long-range weapons in the window, from reported attack waves.
 *
 * <p>Who reports decides what a report or a silence is worth. The side that was attacked would gain by reporting, so
 * its silence weighs, if it otherwise reports on nearly every night ({@link SilenceRecord}); then the finding is KEPT,
 * to no higher standard than the balance of probabilities, and it says that one side is the only source. The same
 * side's report of a launch is not enough alone. What a party reports of itself is enough against it. A wave known
 * only by its day, or one that reaches over the edge of the window, may lie in it and is never dropped. Where nobody
 * reports on a party at all, nothing is known, which is not the same as nothing happened.
 */
final class LongRangeAssessor {
  private final Agreement agreement;
  private final Obligation obligation;
  private final AgreementClock clock;
  private final List<Sourced<AttackWave>> reports;
  private final ClaimsBeside claims;

  LongRangeAssessor(Agreement agreement, Obligation obligation, AssessmentInput input) {
    this.agreement = agreement;
    this.obligation = obligation;
    this.clock = new AgreementClock(agreement);
    this.reports = input.waves().stream()
        .filter(w -> w.value().partyId().equals(obligation.partyId()))
        .toList();
    this.claims = new ClaimsBeside(agreement, obligation, input.allegations());
  }

  /** What was concluded and why, before it is dressed as a finding. */
  private record Conclusion(
      Standing standing,
      String statement,
      String standardOfProof,
      List<String> reasons,
      List<String> wouldChange) {}

  Finding assess() {
    Conclusion c = conclude();
    var note = new ProvisionNote(obligation);
    return new Finding(
        agreement.agreementId() + "/" + obligation.obligationId(),
        obligation.title(),
        obligation.obligationId(),
        obligation.partyId(),
        c.standing(),
        c.statement(),
        c.standardOfProof(),
        note.lead(withClaims(c.reasons())),
        note.follow(coverage()),
        claims.sentences(),
        new Attributor()
            .abstain(
                agreement.parties(),
                "no launch in the window is established, so there is no act whose author could be named"),
        new ClauseAssessor().assess(agreement.clauses(), c.standing()),
        c.wouldChange(),
        List.of(),
        leaves());
  }

  private Conclusion conclude() {
    if (reports.isEmpty()) {
      return nobodyReports();
    }
    List<AttackWave> inside = waves(this::inside);
    List<AttackWave> maybe = waves(w -> !inside(w) && w.span().overlaps(agreement.window()));
    if (inside.stream().anyMatch(w -> interest(w) == SourceInterest.OWN)) {
      return admitted(inside);
    }
    if (!inside.isEmpty() || !maybe.isEmpty()) {
      return reported(inside, maybe);
    }
    return silence();
  }

  private Conclusion nobodyReports() {
    return new Conclusion(
        Standing.UNDETERMINED,
        "Undetermined: no source in the input reports launches by " + party()
            + ", in the window or at any other time. Nobody looking is not nothing seen.",
        "none reached",
        List.of(
            "No source in the input covers this conduct of " + party()
                + ": there is not one report of it, so the lack of a report in the window says nothing."),
        List.of(
            "A dated record of launches by " + party()
                + " that covers the window, kept by the side attacked",
            "Better, a record by somebody outside the parties, such as radar or infrasound"));
  }

  private Conclusion admitted(List<AttackWave> inside) {
    return new Conclusion(
        Standing.VIOLATED,
        party() + " itself reports " + launches(inside) + " inside the window.",
        "reasonable grounds to believe, resting on the party's own report",
        List.of("A party's report of its own conduct is enough against it."),
        List.of("A withdrawal or correction of that report by " + party()));
  }

  private Conclusion reported(List<AttackWave> inside, List<AttackWave> maybe) {
    List<String> reasons = new ArrayList<>();
    if (!inside.isEmpty()) {
      reasons.add("Reported inside the window: " + launches(inside)
          + ". The report of one source that is not " + party()
          + " itself is not enough alone against it.");
    }
    if (!maybe.isEmpty()) {
      reasons.add(
          "Reported with times that do not lie wholly inside the window, so that the launches may or may not: "
              + launches(maybe) + ".");
    }
    return new Conclusion(
        Standing.UNDETERMINED,
        "Undetermined: " + (inside.size() + maybe.size()) + " reports of launches by " + party()
            + " lie or may lie in the window, from " + reporters()
            + "; no independent source confirms them.",
        "reasonable suspicion, resting on " + reporters() + " alone",
        reasons,
        List.of("An independent source that shows or excludes a launch at the reported time"));
  }

  private Conclusion silence() {
    List<AttackWave> telling = waves(w -> interest(w) != SourceInterest.OWN);
    SilenceRecord record =
        SilenceRecord.around(agreement.window(), agreement.zone(), agreement.silence(), telling);
    List<String> reasons = new ArrayList<>();
    reasons.add(regularity(record));
    reasons.add(
        "The reports hold no statement that nothing was launched: the silence is a lack of rows, and whoever"
            + " collected them may have missed one.");
    reasons.addAll(edges(record));
    if (claims.specificInWindow() > 0) {
      reasons.add("The silence is contradicted by " + claims.specificInWindow()
          + " allegations of this very conduct inside the window.");
    }
    if (claims.specificInWindow() > 0 || !record.weighs(agreement.silence())) {
      return new Conclusion(
          Standing.UNDETERMINED,
          "Undetermined: no launch by " + party()
              + " is reported in the window, but the silence of " + reporters()
              + " does not carry a conclusion.",
          "none reached",
          reasons,
          List.of("A source outside the parties that covers the window"));
    }
    reasons.add(
        "The source is one side's, and it is the only one: take it away and nothing is known. It would gain by"
            + " reporting, so its silence runs against its interest and is weighed; it is not a statement that"
            + " nothing was launched.");
    return kept(reasons);
  }

  private Conclusion kept(List<String> reasons) {
    return new Conclusion(
        Standing.KEPT,
        "None reported: " + reporters() + " reports no long-range launch by " + party()
            + " in the window " + clock.span(agreement.window())
            + ". Assessed as kept on that one-sided source alone; it says what was reported, not what was not seen.",
        "balance of probabilities and no higher, resting on the silence of one side's reports",
        reasons,
        List.of(
            "One launch inside the window shown by a source outside the parties, such as infrasound, radar or a"
                + " satellite, would make it violated or undetermined",
            "A later report by " + reporters()
                + " of a launch inside the window would make it undetermined",
            "A record by somebody outside the parties that shows none would lift the standard of proof"));
  }

  private String regularity(SilenceRecord r) {
    return "The same source has a timed report on " + r.reportedBefore() + " of the "
        + r.nightsBefore()
        + " nights before the window and on " + r.reportedAfter() + " of the " + r.nightsAfter()
        + " after it; the agreement's rule weighs its silence from a share of "
        + agreement.silence().reportingShareLeast() + ".";
  }

  /** Where the reports stop and resume, and those whose day merely touches the window. */
  private List<String> edges(SilenceRecord r) {
    List<String> edges = new ArrayList<>();
    r.lastEnd()
        .forEach(t -> edges.add("The last wave before the window ends " + clock.at(t) + "."));
    r.nextBegin().forEach(t -> edges.add("The next wave after it begins " + clock.at(t) + "."));
    List<AttackWave> touching = waves(this::touches);
    if (!touching.isEmpty()) {
      edges.add(touching.size()
          + " reports give only a day that begins as the window ends, or ends as it begins: "
          + launches(touching)
          + ". By that day they lie outside it; the hour, and whether the day is that of the act or of the report, is"
          + " not told.");
    }
    return edges;
  }

  private List<String> withClaims(List<String> reasons) {
    List<String> all = new ArrayList<>(reasons);
    if (claims.broadInWindow() > 0) {
      all.add(claims.broadInWindow()
          + " allegations inside the window do not say how much of what they count is this conduct; allegations are"
          + " not counted.");
    }
    if (claims.outsideWindow() > 0) {
      all.add(claims.outsideWindow()
          + " allegations against " + party()
          + " lie outside the window; allegations are not counted.");
    }
    return all;
  }

  private List<String> coverage() {
    if (reports.isEmpty()) {
      return List.of("Launches by " + party() + ": covered by no source in the input");
    }
    return List.of(
        "Launches by " + party() + ": covered by the reports of " + reporters()
            + " only; how much of the sky they see, and what they leave out, is not published",
        "Launch sites: watched by no source in the input");
  }

  private List<LeafRef> leaves() {
    return Stream.concat(reports.stream().map(Sourced::leaf), claims.leaves().stream())
        .toList();
  }

  private boolean inside(AttackWave w) {
    TimeSpan window = agreement.window();
    return !w.span().from().isBefore(window.from()) && !w.span().to().isAfter(window.to());
  }

  private boolean touches(AttackWave w) {
    TimeSpan window = agreement.window();
    return w.precision() == AttackWave.Precision.DAY
        && (w.span().from().equals(window.to()) || w.span().to().equals(window.from()));
  }

  private SourceInterest interest(AttackWave w) {
    return SourceInterest.of(
        w.reportedBy(),
        obligation.partyId(),
        agreement.findParty(w.reportedBy()).isPresent());
  }

  private List<AttackWave> waves(Predicate<AttackWave> kind) {
    return reports.stream().map(Sourced::value).filter(kind).toList();
  }

  private String reporters() {
    List<String> names = reports.stream()
        .map(w -> w.value().reportedBy())
        .distinct()
        .sorted((a, b) -> Integer.compare(agreement.orderOf(a), agreement.orderOf(b)))
        .map(agreement::nameOf)
        .toList();
    return String.join(" and ", names);
  }

  private String launches(List<AttackWave> waves) {
    List<String> parts = new ArrayList<>();
    for (AttackWave w : waves) {
      String count = w.launched() == AttackWave.NOT_TOLD ? "number not told" : w.launched() + "";
      parts.add(w.weapon() + " (" + count + ", " + clock.span(w.span())
          + (w.precision() == AttackWave.Precision.DAY ? ", day only" : "") + ")");
    }
    return String.join("; ", parts);
  }

  private String party() {
    return agreement.nameOf(obligation.partyId());
  }
}
