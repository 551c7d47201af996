// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.docket;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.trucewatch.app.docket.RunRecord.Filed;
import org.trucewatch.assessment.agreement.Rung;
import org.trucewatch.assessment.attribution.LikelihoodBand;
import org.trucewatch.assessment.clause.DocketEntry.Level;
import org.trucewatch.assessment.clause.DocketState.CommentState;
import org.trucewatch.assessment.clause.ReleaseState;
import org.trucewatch.domain.Finding;
import org.trucewatch.domain.Finding.PartyProbability;

/**
 * The statement of a finding as far as it is released: what, standard, rung, likelihood, basis, what is not known, party's
 * comment (design of domain, 3.6). It quotes no rung that nobody has released.
 */
final class Wording {
  private final Names names;
  private final Function<Instant, String> time;

  /** @param time as the page writes it */
  Wording(Names names, Function<Instant, String> time) {
    this.names = names;
    this.time = time;
  }

  /**
   * One sentence each, in the order of the template.
   *
   * @param level that the table gives the finding as computed
   * @param comments of the accused party, under each clause
   */
  List<String> sentences(
      Filed filed, ReleaseState release, Optional<Level> level, List<CommentState> comments) {
    List<String> said = new ArrayList<>();
    Optional<Rung> rung = release.released();
    if (rung.isEmpty()) {
      said.add("Nothing is stated yet: " + release.shown(names::of) + ".");
    } else if (level.isEmpty()) {
      said.add(names.in(filed.finding().statement()));
    } else {
      stated(filed.finding(), rung.get(), level.get(), said);
      said.add("Not known: " + String.join("; ", open(release)) + ".");
    }
    said.add("Party's comment: " + comment(comments) + ".");
    return said;
  }

  private void stated(Finding finding, Rung rung, Level level, List<String> said) {
    said.add(rung == Rung.A0 ? "Something happened; what it was is not released." : what(finding));
    said.add("Standard of proof met: "
        + (rung == Rung.A0 ? "prima facie" : CaseTerms.word(level.standard())) + ".");
    said.add("Rung released: " + rung + ".");
    if (rung.reaches(Rung.A3)) {
      likeliest(finding)
          .ifPresent(p -> said.add("It is assessed as "
              + LikelihoodBand.of(p.probability()).shown()
              + " that it came from ground held by " + names.of(p.partyId()) + "."));
      said.add("Basis: " + names.in(finding.attribution().reason()) + ".");
    }
  }

  /** What was found, without what was computed about its origin. */
  private String what(Finding finding) {
    int origin = finding.statement().indexOf(" Finding on ");
    return names.in(origin < 0 ? finding.title() + "." : finding.statement().substring(0, origin));
  }

  private static Optional<PartyProbability> likeliest(Finding finding) {
    return finding.attribution().grade() == Finding.Grade.UNDETERMINED
        ? Optional.empty()
        : finding.attribution().probabilities().stream()
            .max(java.util.Comparator.comparingDouble(PartyProbability::probability));
  }

  /** The questions above the rung that is released. */
  static List<String> open(ReleaseState release) {
    List<String> open = new ArrayList<>();
    for (Rung rung : Arrays.asList(Rung.values())) {
      if (!release.reaches(rung)) {
        boolean isComputed = release.computed().filter(c -> c.reaches(rung)).isPresent();
        open.add(rung + ", " + question(rung) + (isComputed ? " (computed, not released)" : ""));
      }
    }
    return open;
  }

  static String question(Rung rung) {
    return switch (rung) {
      case A0 -> "whether it happened, when and where";
      case A1 -> "what it was";
      case A2 -> "from which direction and range";
      case A3 -> "from which area, and who controlled it then";
      case A4 -> "which force or command; only people determine that";
      case A5 ->
        "whether it was deliberate, authorised, provoked, part of something sustained; only people determine that";
    };
  }

  private String comment(List<CommentState> comments) {
    List<String> shown =
        comments.stream().map(c -> comment(c, time, names)).distinct().toList();
    return shown.isEmpty() ? "no case is open, so nobody is invited" : String.join("; ", shown);
  }

  /** Verbatim, with author and time. */
  static String comment(CommentState comment, Function<Instant, String> time, Names names) {
    return switch (comment) {
      case CommentState.NobodyAccused n -> "nobody is accused, so none is due";
      case CommentState.NotInvited n -> "none received; the party is not yet invited";
      case CommentState.Awaited a -> "none received so far; awaited until " + time.apply(a.until());
      case CommentState.Silent s ->
        "invited; none received before " + time.apply(s.since())
            + ". Silence is recorded and means nothing else";
      case CommentState.Received r -> received(r, time, names);
    };
  }

  private static String received(
      CommentState.Received r, Function<Instant, String> time, Names names) {
    List<String> said = new ArrayList<>();
    if (!r.isInTime()) {
      said.add("none received before " + r.end().map(time).orElse("its time ended"));
    }
    r.comments()
        .forEach(c -> said.add("\"" + c.text() + "\" (" + names.of(c.author()) + ", received "
            + time.apply(c.at()) + (c.isLate() ? ", late" : "") + ", " + c.entryId() + ")"));
    return String.join("; ", said);
  }
}
