// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.docket;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.trucewatch.adapters.NearestWord;
import org.trucewatch.adapters.agreementfolder.FactText;
import org.trucewatch.app.UserError;
import org.trucewatch.app.docket.CaseBook.Case;
import org.trucewatch.assessment.agreement.ClockRule.Moment;
import org.trucewatch.assessment.agreement.Office.Power;
import org.trucewatch.assessment.agreement.Rung;
import org.trucewatch.assessment.agreement.StandardOfProof;
import org.trucewatch.assessment.agreement.Terms;
import org.trucewatch.assessment.clause.DocketEntry.Ballot;
import org.trucewatch.assessment.clause.DocketEntry.Came;
import org.trucewatch.assessment.clause.DocketEntry.Comment;
import org.trucewatch.assessment.clause.DocketEntry.Consulted;
import org.trucewatch.assessment.clause.DocketEntry.Content;
import org.trucewatch.assessment.clause.DocketEntry.Determination;
import org.trucewatch.assessment.clause.DocketEntry.Established;
import org.trucewatch.assessment.clause.DocketEntry.InterestDeclared;
import org.trucewatch.assessment.clause.DocketEntry.Offer;
import org.trucewatch.assessment.clause.DocketEntry.PersonsAct;
import org.trucewatch.assessment.clause.DocketEntry.Position;
import org.trucewatch.assessment.clause.DocketEntry.Progress;
import org.trucewatch.assessment.clause.DocketEntry.Review;
import org.trucewatch.assessment.clause.DocketEntry.ReviewOutcome;
import org.trucewatch.assessment.clause.DocketEntry.Vote;
import org.trucewatch.assessment.clause.DocketEntry.Withdrawn;
import org.trucewatch.assessment.clause.ReleaseState;
import org.trucewatch.assessment.condition.FactDeclaration;
import picocli.CommandLine.Option;

/** What a person says in a docket, from the command line. */
final class Statement {
  private Statement() {}

  /** One of these. */
  static final class Choice {
    @Option(
        names = "--vote",
        paramLabel = "STEP=BALLOT",
        description = "YES, NO or ABSTAIN on a step.")
    private @Nullable String vote;

    @Option(names = "--position", paramLabel = "TEXT", description = "A view, for the record.")
    private @Nullable String position;

    @Option(names = "--consulted", description = "The signer has been consulted.")
    private boolean consulted;

    @Option(names = "--comment", paramLabel = "TEXT", description = "The party's comment.")
    private @Nullable String comment;

    @Option(
        names = "--offer",
        paramLabel = "MEASURE=PROGRESS",
        description = "OFFERED, APPROVED, DELIVERED or REFUSED.")
    private @Nullable String offer;

    @Option(
        names = "--act",
        paramLabel = "POWER=ON",
        description = "A person's act in an office, as ACTIVATE=measures.")
    private @Nullable String act;

    @Option(
        names = "--moment",
        paramLabel = "MOMENT=INSTANT",
        description = "A moment that starts clocks, as NOTIFICATION=2031-05-04T12:00:00Z.")
    private @Nullable String moment;

    @Option(
        names = "--fact",
        paramLabel = "NAME=VALUE",
        description = "A fact that an office enters, as access.granted=false.")
    private @Nullable String fact;

    @Option(
        names = "--review",
        paramLabel = "FINDING=OUTCOME",
        description = "APPROVE or RETURN a finding of the case, as incident-1=APPROVE.")
    private @Nullable String review;

    @Option(
        names = "--determine",
        paramLabel = "NAME=VALUE",
        description = "What only people determine, rung A4 or A5, as attack.ordered=true.")
    private @Nullable String determine;

    @Option(
        names = "--interest",
        paramLabel = "ID",
        description = "This participant has a direct interest in the case.")
    private @Nullable String interest;

    @Option(names = "--withdraw", paramLabel = "LEAF", description = "Withdraw an own entry.")
    private @Nullable String withdraw;
  }

  /** What some of them need besides. */
  static final class Details {
    @Option(names = "--caveat", paramLabel = "TEXT", description = "Limits of a vote or offer.")
    private String caveat = "";

    @Option(
        names = "--person",
        paramLabel = "NAME",
        description = "Who acts in the office, or reviews.")
    private String person = "";

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why.")
    private String reason = "";

    @Option(
        names = "--standard",
        paramLabel = "STANDARD",
        description = "To which a fact is entered or determined.")
    private @Nullable StandardOfProof standard;

    @Option(
        names = "--rung",
        paramLabel = "RUNG",
        description =
            "Which a fact reaches; up to which a finding is approved, or from which on it is returned. "
                + "Default for a review: the computed one.")
    private @Nullable Rung rung;

    @Option(
        names = "--evidence",
        split = ",",
        paramLabel = "LEAF",
        description = "What a fact or moment rests on, as findings:12.")
    private List<String> evidence = List.of();
  }

  static Content content(Choice c, Details d, Terms terms, Case of) {
    if (c.review != null) {
      return review(pair("--review", c.review), d, of);
    }
    if (c.determine != null) {
      Established f = fact("--determine", pair("--determine", c.determine), d, terms);
      return new Determination(
          f.fact(), f.value(), f.standard(), f.rung(), d.person, d.reason, f.evidence());
    }
    if (c.vote != null) {
      String[] v = pair("--vote", c.vote);
      return new Vote(v[0], word("--vote", v[1], Ballot.class), d.caveat);
    }
    if (c.offer != null) {
      String[] o = pair("--offer", c.offer);
      return new Offer(o[0], word("--offer", o[1], Progress.class), d.caveat);
    }
    if (c.act != null) {
      String[] a = pair("--act", c.act);
      return new PersonsAct(word("--act", a[0], Power.class), a[1], d.person, d.reason);
    }
    if (c.moment != null) {
      String[] m = pair("--moment", c.moment);
      return new Came(
          word("--moment", m[0], Moment.class),
          DocketCommand.instant("--moment", m[1]),
          d.evidence);
    }
    if (c.fact != null) {
      Established f = fact("--fact", pair("--fact", c.fact), d, terms);
      if (f.rung().isDetermination()) {
        throw new UserError("--rung is " + f.rung() + ", expected A0 to A3 for --fact. What only"
            + " people determine is entered with --determine. Nothing was sealed.");
      }
      return f;
    }
    return words(c, d);
  }

  private static Content words(Choice c, Details d) {
    if (c.position != null) {
      return new Position(said("--position", c.position));
    }
    if (c.comment != null) {
      return new Comment(said("--comment", c.comment));
    }
    if (c.interest != null) {
      return new InterestDeclared(said("--interest", c.interest), d.reason);
    }
    if (c.withdraw != null) {
      return new Withdrawn(said("--withdraw", c.withdraw), d.reason);
    }
    return new Consulted();
  }

  /** The review names the leaf that is sealed now, so that a later revision makes it outdated. */
  private static Review review(String[] r, Details d, Case of) {
    List<String> known = new ArrayList<>();
    for (ReleaseState s : of.state().releases()) {
      String id = s.findingId();
      List<String> names = List.of(id, id.substring(id.lastIndexOf('/') + 1), s.leaf());
      if (names.contains(r[0])) {
        Rung rung = d.rung == null ? s.computed().orElse(Rung.A0) : d.rung;
        return new Review(
            id, s.leaf(), rung, word("--review", r[1], ReviewOutcome.class), d.person, d.reason);
      }
      known.addAll(names);
    }
    throw new UserError("--review names " + r[0] + ", which is no finding of case "
        + of.state().heading().caseId() + ". " + NearestWord.suggestion(r[0], known)
        + " Nothing was sealed.");
  }

  private static Established fact(String option, String[] f, Details d, Terms terms) {
    List<String> known = terms.vocabulary().stream().map(FactDeclaration::name).toList();
    FactDeclaration declared = terms
        .findFact(f[0])
        .orElseThrow(
            () -> new UserError(option + " names " + f[0] + ", which the agreement does not know. "
                + NearestWord.suggestion(f[0], known) + " Nothing was sealed."));
    if (d.standard == null || d.rung == null) {
      throw new UserError(
          option + " needs --standard and --rung: to which it is determined. Nothing was sealed.");
    }
    return new Established(
        f[0],
        FactText.find(declared, f[1])
            .orElseThrow(() -> new UserError(option + " " + f[0] + " is " + f[1] + ", expected "
                + declared.expected() + ". Nothing was sealed.")),
        d.standard,
        d.rung,
        d.evidence);
  }

  private static String said(String option, String text) {
    if (text.isBlank()) {
      throw new UserError(option + " is empty, expected words. Nothing was sealed.");
    }
    return text;
  }

  private static String[] pair(String option, String text) {
    String[] parts = text.split("=", 2);
    if (parts.length != 2 || parts[0].isBlank() || parts[1].isBlank()) {
      throw new UserError(
          option + " is " + text + ", expected two words with = between. Nothing was sealed.");
    }
    return parts;
  }

  private static <E extends Enum<E>> E word(String option, String text, Class<E> type) {
    String upper = text.toUpperCase(Locale.ROOT).replace('-', '_');
    for (E value : type.getEnumConstants()) {
      if (value.name().equals(upper)) {
        return value;
      }
    }
    throw new UserError(option + " says " + text + ", expected one of "
        + List.of(type.getEnumConstants()) + ". Nothing was sealed.");
  }
}
