// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.agreement;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import org.trucewatch.assessment.agreement.Clause;
import org.trucewatch.assessment.agreement.ClockRule;
import org.trucewatch.assessment.agreement.DecisionRule;
import org.trucewatch.assessment.agreement.Provenance;
import org.trucewatch.assessment.agreement.Provision;
import org.trucewatch.assessment.agreement.Term;
import org.trucewatch.assessment.agreement.Terms;

/** An agreement's terms as text for a person. */
final class TermsText {
  private static final double METERS_PER_KILOMETER = 1_000;

  private final Terms terms;
  private final StringBuilder out = new StringBuilder();

  TermsText(Terms terms) {
    this.terms = terms;
  }

  String text() {
    line(terms.preamble().title());
    line("Known as " + terms.preamble().status() + "; clocks run in "
        + terms.preamble().zone() + ". Status and source stand behind each term in [brackets].");
    participants();
    head("Lines, weapons, zones", terms.lines().size() + terms.zones().size());
    terms
        .lines()
        .forEach(l -> line("  " + l.title() + ": for " + names(l.parties()) + ", "
            + term(l.term()) + "; "
            + (l.geometry().isEmpty()
                ? "its course is not public, distances are given"
                : "drawn by " + l.geometry())
            + mark(l.provenance())));
    terms.zones().forEach(z -> line("  " + z.title() + mark(z.provenance())));
    head("Provisions", terms.provisions().size());
    terms.provisions().forEach(this::provision);
    head("Notified activities", terms.activities().size());
    terms
        .activities()
        .forEach(a -> line("  " + a.title() + ": no violation of " + String.join(", ", a.excuses())
            + " where " + a.when().text() + mark(a.provenance())));
    head("How violations are counted", terms.counting().size());
    terms
        .counting()
        .forEach(c -> line("  " + c.measure() + ": " + c.text() + mark(c.provenance())));
    terms.clauses().forEach(this::clause);
    return out.toString();
  }

  private void participants() {
    head("Parties and participants", 1);
    terms.preamble().parties().stream()
        .filter(p -> terms.findParticipant(p.partyId()).isEmpty())
        .forEach(p -> line("  " + p.name() + ": party"));
    terms.participants().forEach(p -> {
      line("  " + p.name() + ": " + lower(p.roles()) + ", " + word(p.standing())
          + mark(p.provenance()));
      p.reservations().forEach(r -> line("      with the reservation: " + r));
    });
    terms
        .offices()
        .forEach(
            o -> line("  " + o.title() + ": may record " + lower(o.acts()) + mark(o.provenance())));
  }

  private void provision(Provision p) {
    line("  " + p.article() + "  " + p.title() + " (" + word(p.kind()) + ", binds "
        + names(p.bound()) + ", " + term(p.term()) + ")" + mark(p.provenance()));
    line("      " + p.text());
    if (!p.when().isEmpty()) {
      line("      tested by: " + p.when().text());
    }
    p.withdrawals()
        .forEach(w -> line(String.format(
            Locale.ROOT,
            "      %s keeps %s at least %.1f km behind %s",
            terms.nameOf(w.party()),
            w.weapon(),
            w.meters() / METERS_PER_KILOMETER,
            w.lineId())));
    p.exceptions()
        .forEach(e -> line("      except: " + e.text() + ", where " + e.when().text()));
    if (!p.dueClock().isEmpty()) {
      terms.findClock(p.dueClock()).ifPresent(c -> line("      due: " + clock(c)));
    }
  }

  private void clause(Clause c) {
    head("Clause: " + c.title() + mark(c.provenance()), 1);
    line("  " + c.text());
    line("  For " + names(c.beneficiaries()) + ".");
    c.criteria()
        .forEach(k -> line("  Test " + k.title() + ", to "
            + word(k.standard()) + " at " + k.rung() + ": "
            + (k.when().isEmpty()
                ? "the text gives no condition; it cannot be judged"
                : k.when().text())
            + mark(k.provenance())));
    int number = 0;
    for (Clause.Step s : c.steps()) {
      number++;
      step(number, s);
    }
    c.forfeitures()
        .forEach(f ->
            line("  Lost by " + terms.nameOf(f.party()) + ": " + f.text() + mark(f.provenance())));
    terms.findClock(c.sunset()).ifPresent(k -> line("  Ends: " + clock(k)));
    terms.findClock(c.commentClock()).ifPresent(k -> line("  Party's comment: " + clock(k)));
  }

  private void step(int number, Clause.Step s) {
    line("  Step " + number + ", " + s.title() + mark(s.provenance()));
    if (!s.criteria().isEmpty()) {
      line("      needs: " + String.join(", ", s.criteria()));
    }
    if (!s.entry().isEmpty()) {
      line("      entered when: " + s.entry().text());
    }
    terms.findClock(s.afterClock()).ifPresent(c -> line("      not before: " + clock(c)));
    terms.findClock(s.due()).ifPresent(c -> line("      within: " + clock(c)));
    if (!s.consult().isEmpty()) {
      line("      after consulting: " + names(s.consult()));
    }
    terms.findRule(s.rule()).ifPresent(r -> line("      decided by: " + rule(r)));
    s.measures()
        .forEach(id -> terms.measures().stream()
            .filter(m -> m.measureId().equals(id))
            .forEach(m -> line("      opens: " + m.title() + " (" + word(m.kind()) + ")")));
    line("      activated only by a recorded act of a person");
    if (!s.exit().isEmpty()) {
      line("      may be stepped down when: " + s.exit().text());
    }
  }

  private String rule(DecisionRule r) {
    String method = switch (r.method()) {
      case DecisionRule.Method.Unknown u -> "NOT PUBLISHED; no outcome can be computed";
      case DecisionRule.Method.Unanimity u -> "all say yes";
      case DecisionRule.Method.Consensus c -> "nobody who may vote says no";
      case DecisionRule.Method.Qualified q ->
        q.numerator() + "/" + q.denominator() + " of " + word(q.base());
      case DecisionRule.Method.SimpleMajority m -> "more yes than no";
      case DecisionRule.Method.Individual i -> "each state for itself";
      case DecisionRule.Method.OfficeHolder o -> "the holder of " + o.officeId();
      case DecisionRule.Method.Reverse v ->
        "takes effect unless " + v.blockedBy() + " is adopted in time";
      case DecisionRule.Method.Silence s -> "adopted unless somebody objects in time";
    };
    return r.title() + ": " + method
        + (r.excluded().isEmpty() ? "" : "; without " + lower(r.excluded())) + mark(r.provenance());
  }

  private static String clock(ClockRule c) {
    String from = c.from().map(m -> "from " + word(m)).orElse("after clock " + c.after());
    return c.title() + " (" + c.span().shown() + ", " + from + ", days of " + c.zone() + ")"
        + mark(c.provenance());
  }

  private String term(Term t) {
    return t.from().map(f -> "from " + local(f)).orElse("from its entry into force")
        + t.until().map(u -> " until " + local(u)).orElse(", no end stated");
  }

  /** The agreement's own clock. */
  private String local(Instant instant) {
    return LocalDateTime.ofInstant(instant, terms.preamble().zone()).toString().replace('T', ' ');
  }

  private String names(List<String> ids) {
    return ids.isEmpty()
        ? "nobody by name"
        : String.join(", ", ids.stream().map(terms::nameOf).toList());
  }

  private static String mark(Provenance p) {
    return " [" + p.shown() + (p.source().isEmpty() ? "" : ", " + p.source()) + "]";
  }

  private static String word(Enum<?> e) {
    return e.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static String lower(List<? extends Enum<?>> words) {
    return String.join(", ", words.stream().map(TermsText::word).toList());
  }

  private void head(String title, int items) {
    if (items > 0) {
      line("");
      line(title);
    }
  }

  private void line(String text) {
    out.append(text).append('\n');
  }
}
