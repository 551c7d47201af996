// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.adapters.agreementfolder;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import org.trucewatch.adapters.Section;
import org.trucewatch.adapters.Unreadable;
import org.trucewatch.assessment.agreement.ConditionText;
import org.trucewatch.assessment.agreement.CountingRule;
import org.trucewatch.assessment.agreement.DeclaredFact;
import org.trucewatch.assessment.agreement.DefinedTerm;
import org.trucewatch.assessment.agreement.Measure;
import org.trucewatch.assessment.agreement.NotifiedActivity;
import org.trucewatch.assessment.agreement.Office;
import org.trucewatch.assessment.agreement.Participant;
import org.trucewatch.assessment.agreement.Preamble;
import org.trucewatch.assessment.agreement.Provenance;
import org.trucewatch.assessment.agreement.Provision;
import org.trucewatch.assessment.agreement.Provision.ProvisionException;
import org.trucewatch.assessment.agreement.Provision.Withdrawal;
import org.trucewatch.assessment.agreement.ReferenceLine;
import org.trucewatch.assessment.agreement.ReviewRule;
import org.trucewatch.assessment.agreement.Term;
import org.trucewatch.assessment.agreement.Terms;
import org.trucewatch.assessment.agreement.TextStatus;
import org.trucewatch.assessment.agreement.ViolationType;
import org.trucewatch.assessment.agreement.WeaponClass;
import org.trucewatch.assessment.agreement.Zone;
import org.trucewatch.assessment.agreement.Zone.Band;
import org.trucewatch.assessment.agreement.Zone.Corner;
import org.trucewatch.assessment.condition.FactDeclaration;
import org.trucewatch.domain.line.Incident;

/** Decodes terms.yaml, all but its clauses and what belongs to them. */
final class TermsDecoder {
  static final Set<String> KEYS = Set.of(
      "participants",
      "offices",
      "definitions",
      "lines",
      "weapons",
      "zones",
      "taxonomy",
      "facts",
      "provisions",
      "activities",
      "counting",
      "clocks",
      "rules",
      "measures",
      "clauses",
      "review");

  private static final double METERS_PER_KILOMETER = 1_000;

  private final Preamble preamble;
  private final List<String> articles;
  private final Consumer<Unreadable> refused;

  TermsDecoder(Preamble preamble, List<String> articles, Consumer<Unreadable> refused) {
    this.preamble = preamble;
    this.articles = articles;
    this.refused = refused;
  }

  Terms terms(Section s) {
    var clauses = new ClauseDecoder(preamble.zone(), refused);
    return new Terms(
        preamble,
        articles,
        each(
            s,
            "participants",
            Set.of("id", "name", "roles", "standing", "reservations"),
            this::participant),
        each(
            s,
            "offices",
            Set.of("id", "title", "acts"),
            o -> new Office(
                o.text("id"), o.text("title"), o.words("acts", Office.Power.class), provenance(o))),
        each(
            s,
            "definitions",
            Set.of("id", "meaning"),
            d -> new DefinedTerm(d.text("id"), d.text("meaning"), provenance(d))),
        each(s, "lines", Set.of("id", "title", "parties", "from", "until", "geometry"), this::line),
        each(
            s,
            "weapons",
            Set.of("id", "title"),
            w -> new WeaponClass(w.text("id"), w.text("title"), provenance(w))),
        each(s, "zones", Set.of("id", "title", "priority", "ring", "band"), this::zone),
        each(
            s,
            "taxonomy",
            Set.of("id", "family", "title", "observedAs"),
            v -> new ViolationType(
                v.text("id"),
                v.word("family", ViolationType.Family.class),
                v.text("title"),
                v.words("observedAs", Incident.Kind.class),
                provenance(v))),
        each(s, "facts", Set.of("name", "kind", "words", "unit", "meaning"), TermsDecoder::fact),
        each(s, "provisions", PROVISION, this::provision),
        each(
            s,
            "activities",
            Set.of("id", "title", "kind", "excuses", "when"),
            a -> new NotifiedActivity(
                a.text("id"),
                a.text("title"),
                a.word("kind", NotifiedActivity.Kind.class),
                a.texts("excuses"),
                condition(a, "when"),
                provenance(a))),
        each(
            s,
            "counting",
            Set.of("id", "measure", "text"),
            c -> new CountingRule(
                c.text("id"),
                c.word("measure", CountingRule.Measure.class),
                c.text("text"),
                provenance(c))),
        each(s, "clocks", ClauseDecoder.CLOCK, clauses::clock),
        each(s, "rules", ClauseDecoder.RULE, clauses::rule),
        each(
            s,
            "measures",
            Set.of("id", "kind", "title"),
            m -> new Measure(
                m.text("id"), m.word("kind", Measure.Kind.class), m.text("title"), provenance(m))),
        each(s, "clauses", ClauseDecoder.CLAUSE, clauses::clause),
        review(s));
  }

  private static ReviewRule review(Section terms) {
    return terms
        .findSection("review", sourced(Set.of("reviewers", "unreleased", "clock")))
        .map(TermsDecoder::stated)
        .orElse(ReviewRule.STANDARD);
  }

  private static ReviewRule stated(Section r) {
    return new ReviewRule(
        r.texts("reviewers"),
        r.word("unreleased", ReviewRule.Unreleased.class),
        r.textOrEmpty("clock"),
        provenance(r));
  }

  private static final Set<String> PROVISION = Set.of(
      "id",
      "article",
      "kind",
      "title",
      "text",
      "bound",
      "zone",
      "from",
      "until",
      "about",
      "when",
      "withdrawals",
      "exceptions",
      "priority",
      "due",
      "uses");

  private <T> List<T> each(Section s, String key, Set<String> keys, Function<Section, T> read) {
    return s.each(key, sourced(keys), read, refused);
  }

  /** The keys, and those that every term may have. */
  static Set<String> sourced(Set<String> keys) {
    var all = new TreeSet<>(keys);
    all.add("status");
    all.add("source");
    return all;
  }

  static Provenance provenance(Section s) {
    return new Provenance(
        s.findWord("status", TextStatus.class).orElse(null),
        s.textOrEmpty("source"),
        TermsFolder.TERMS,
        s.line());
  }

  /** What stands inside another term has its source and status where it names none of its own. */
  static Provenance provenance(Section s, Provenance outer) {
    Provenance own = provenance(s);
    return new Provenance(
        own.status() == null ? outer.status() : own.status(),
        own.source().isEmpty() ? outer.source() : own.source(),
        own.file(),
        own.line());
  }

  static ConditionText condition(Section s, String key) {
    String text = s.textOrEmpty(key);
    return text.isEmpty() ? ConditionText.NONE : new ConditionText(text, s.line(key));
  }

  private Participant participant(Section p) {
    return new Participant(
        p.text("id"),
        p.text("name"),
        p.words("roles", Participant.Role.class),
        p.word("standing", Participant.Standing.class),
        p.texts("reservations"),
        provenance(p));
  }

  private ReferenceLine line(Section l) {
    String id = l.text("id");
    if (!id.matches("[a-z][a-z0-9_-]*")) {
      throw l.refusal("id", id, "lower-case letters, digits, hyphens");
    }
    return new ReferenceLine(
        id, l.text("title"), l.texts("parties"), term(l), l.textOrEmpty("geometry"), provenance(l));
  }

  private Zone zone(Section z) {
    List<Corner> ring = z.sections("ring", Set.of("latitude", "longitude")).stream()
        .map(c -> new Corner(c.number("latitude", -90, 90), c.number("longitude", -180, 180)))
        .toList();
    Optional<Band> band = z.findSection("band", Set.of("line", "nearKm", "farKm"))
        .map(b -> new Band(
            b.text("line"),
            b.number("nearKm", 0, 1_000) * METERS_PER_KILOMETER,
            b.number("farKm", 0, 1_000) * METERS_PER_KILOMETER));
    return new Zone(z.text("id"), z.text("title"), priority(z), ring, band, provenance(z));
  }

  private static int priority(Section s) {
    return s.textOrEmpty("priority").isEmpty() ? 0 : s.count("priority", 0, 1_000);
  }

  private static DeclaredFact fact(Section f) {
    return new DeclaredFact(
        new FactDeclaration(
            f.text("name"),
            f.word("kind", FactDeclaration.Kind.class),
            f.texts("words"),
            f.textOrEmpty("unit"),
            f.text("meaning")),
        provenance(f));
  }

  private Provision provision(Section p) {
    Provenance at = provenance(p);
    return new Provision(
        p.text("id"),
        p.text("article"),
        p.word("kind", Provision.Kind.class),
        p.text("title"),
        p.text("text"),
        p.texts("bound"),
        p.textOrEmpty("zone"),
        term(p),
        p.texts("about"),
        condition(p, "when"),
        p.each(
            "withdrawals",
            sourced(Set.of("party", "weapon", "line", "km")),
            w -> new Withdrawal(
                w.text("party"),
                w.text("weapon"),
                w.text("line"),
                w.number("km", 0, 1_000) * METERS_PER_KILOMETER,
                provenance(w, at)),
            refused),
        p.each(
            "exceptions",
            sourced(Set.of("id", "text", "when")),
            e -> new ProvisionException(
                e.text("id"), e.text("text"), required(e, "when"), provenance(e, at)),
            refused),
        priority(p),
        p.textOrEmpty("due"),
        p.texts("uses"),
        at);
  }

  private static ConditionText required(Section s, String key) {
    return new ConditionText(s.text(key), s.line(key));
  }

  private Term term(Section s) {
    return new Term(time(s, "from"), time(s, "until"));
  }

  private Optional<Instant> time(Section s, String key) {
    return !s.has(key)
        ? Optional.empty()
        : Optional.of(s.parsed(key, Times.EXPECTED, t -> Times.instant(t, preamble.zone())));
  }
}
