// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.adapters.agreementfolder;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.trucewatch.adapters.Section;
import org.trucewatch.adapters.Unreadable;
import org.trucewatch.adapters.YamlNode;
import org.trucewatch.assessment.agreement.ClockRule.Moment;
import org.trucewatch.assessment.agreement.ObservedAct;
import org.trucewatch.assessment.agreement.ObservedAct.Place;
import org.trucewatch.assessment.agreement.Office.Power;
import org.trucewatch.assessment.agreement.Rung;
import org.trucewatch.assessment.agreement.StandardOfProof;
import org.trucewatch.assessment.agreement.Terms;
import org.trucewatch.assessment.clause.CaseFile;
import org.trucewatch.assessment.clause.CaseHeading;
import org.trucewatch.assessment.clause.DocketEntry;
import org.trucewatch.assessment.clause.DocketEntry.Content;
import org.trucewatch.assessment.clause.FiledIncident;
import org.trucewatch.assessment.clause.WorkedCase;
import org.trucewatch.assessment.condition.FactDeclaration;
import org.trucewatch.assessment.condition.FactValue;
import org.trucewatch.assessment.condition.Facts;
import org.trucewatch.assessment.incident.IncidentFinding.Severity;
import org.trucewatch.assessment.incident.IncidentMeasures;
import org.trucewatch.domain.line.Incident;

/** Decodes cases.yaml: worked cases with what they expect. */
final class CasesDecoder {
  private static final Set<String> CASE =
      Set.of("id", "title", "source", "asOf", "act", "moments", "docket", "expect");
  private static final Set<String> ENTRY = Set.of(
      "id",
      "at",
      "author",
      "signature",
      "kind",
      "fact",
      "value",
      "standard",
      "rung",
      "evidence",
      "moment",
      "when",
      "step",
      "ballot",
      "caveat",
      "text",
      "measure",
      "progress",
      "power",
      "on",
      "person",
      "reason",
      "entry",
      "finding",
      "leaf",
      "outcome",
      "side",
      "incident");
  private static final Set<String> DOCKET =
      Set.of("clause", "accused", "interested", "incidents", "entries");
  private static final Set<String> EXPECT = Set.of(
      "provision",
      "criterion",
      "step",
      "outcome",
      "clock",
      "forfeiture",
      "suspension",
      "renewal",
      "end",
      "clause",
      "comment",
      "refused",
      "missing",
      "ended",
      "release");

  private final Terms terms;
  private final ZoneId zone;
  private final Consumer<Unreadable> refused;

  CasesDecoder(Terms terms, Consumer<Unreadable> refused) {
    this.terms = terms;
    this.zone = terms.preamble().zone();
    this.refused = refused;
  }

  List<WorkedCase> cases(YamlNode root) {
    return new Section("", root, Set.of("cases")).each("cases", CASE, this::worked, refused);
  }

  private WorkedCase worked(Section c) {
    Optional<Section> docket = c.findSection("docket", DOCKET);
    return new WorkedCase(
        c.text("id"),
        c.text("title"),
        c.text("source"),
        c.line(),
        time(c, "asOf"),
        act(c),
        docket.map(d -> new CaseHeading(
            c.text("id"),
            c.text("title"),
            d.text("clause"),
            Optional.of(d.textOrEmpty("accused")).filter(a -> !a.isEmpty()),
            d.texts("interested"),
            d.texts("incidents"))),
        docket.map(d -> d.each("entries", ENTRY, this::entry, refused)).orElse(List.of()),
        expected(c));
  }

  private Instant time(Section s, String key) {
    return s.parsed(key, Times.EXPECTED, t -> Times.instant(t, zone));
  }

  private ObservedAct act(Section c) {
    Map<Moment, Instant> moments = new HashMap<>();
    Set<String> names = Arrays.stream(Moment.values()).map(Enum::name).collect(Collectors.toSet());
    c.findSection("moments", names)
        .ifPresent(m ->
            m.scalars().keySet().forEach(name -> moments.put(Moment.valueOf(name), time(m, name))));
    Optional<Section> act = c.findSection("act", Set.of("at", "errorSeconds", "place", "facts"));
    return new ObservedAct(
        act.filter(a -> !a.textOrEmpty("at").isEmpty()).map(a -> time(a, "at")),
        act.filter(a -> !a.textOrEmpty("errorSeconds").isEmpty())
            .map(a -> Duration.ofSeconds(a.count("errorSeconds", 0, 10_000_000)))
            .orElse(Duration.ZERO),
        act.flatMap(a -> a.findSection("place", Set.of("latitude", "longitude", "errorMeters")))
            .map(p -> new Place(
                p.number("latitude", -90, 90),
                p.number("longitude", -180, 180),
                p.number("errorMeters", 0, 1e6))),
        act.map(this::facts).orElse(Facts.NONE),
        moments);
  }

  private Facts facts(Section act) {
    Set<String> names =
        terms.vocabulary().stream().map(FactDeclaration::name).collect(Collectors.toSet());
    Map<String, FactValue> known = new TreeMap<>();
    act.findSection("facts", names)
        .ifPresent(f ->
            f.scalars().forEach((name, text) -> known.put(name, value(f, name, name, text))));
    return Facts.of(known);
  }

  /** A quantity may carry its error: {@code 24000 +- 500}. */
  private FactValue value(Section s, String key, String fact, String text) {
    FactDeclaration d = terms
        .findFact(fact)
        .orElseThrow(() -> s.refusal("fact", fact, "a fact that the agreement declares"));
    return FactText.find(d, text).orElseThrow(() -> s.refusal(key, text, d.expected()));
  }

  /** What entries say, and the keys that say it. */
  enum EntryKind {
    ESTABLISHED("fact", "value", "standard", "rung", "evidence"),
    CAME("moment", "when", "evidence"),
    CONSULTED(),
    VOTE("step", "ballot", "caveat"),
    POSITION("text"),
    COMMENT("text"),
    OFFER("measure", "progress", "caveat"),
    ACT("power", "on", "person", "reason"),
    WITHDRAWN("entry", "reason"),
    COMPUTED("finding", "leaf", "side", "standard", "rung", "incident"),
    REVIEW("finding", "leaf", "rung", "outcome", "person", "reason"),
    DETERMINATION("fact", "value", "standard", "rung", "person", "reason", "evidence");

    private final Set<String> keys;

    EntryKind(String... keys) {
      this.keys = Set.of(keys);
    }
  }

  /** A key that the entry's kind does not read would be a statement that nobody hears. */
  private static EntryKind kind(Section e) {
    EntryKind kind = e.word("kind", EntryKind.class);
    Set<String> unread = new TreeSet<>(e.keys());
    unread.removeAll(Set.of("id", "at", "author", "signature", "kind"));
    unread.removeAll(kind.keys);
    unread.stream().findFirst().ifPresent(key -> {
      throw e.refusal(
          "kind",
          kind.name(),
          "no key " + key + ": " + kind + " reads " + new TreeSet<>(kind.keys));
    });
    return kind;
  }

  /** What follows from findings is nobody's else. */
  private static String author(Section e) {
    String author = e.text("author");
    if (kind(e) != EntryKind.COMPUTED) {
      return author;
    }
    if (!author.equals("SYSTEM")) {
      throw e.refusal("author", author, "SYSTEM: a finding is computed");
    }
    return CaseFile.SYSTEM;
  }

  private DocketEntry entry(Section e) {
    return new DocketEntry(
        e.text("id"),
        time(e, "at"),
        author(e),
        e.findWord("signature", DocketEntry.Signature.class)
            .orElse(DocketEntry.Signature.UNCHECKED),
        content(e));
  }

  private Content content(Section e) {
    return switch (kind(e)) {
      case ESTABLISHED ->
        new DocketEntry.Established(
            e.text("fact"),
            value(e, "value", e.text("fact"), e.text("value")),
            e.word("standard", StandardOfProof.class),
            e.word("rung", Rung.class),
            e.texts("evidence"));
      case CAME ->
        new DocketEntry.Came(e.word("moment", Moment.class), time(e, "when"), e.texts("evidence"));
      case CONSULTED -> new DocketEntry.Consulted();
      case VOTE ->
        new DocketEntry.Vote(
            e.text("step"), e.word("ballot", DocketEntry.Ballot.class), e.textOrEmpty("caveat"));
      case POSITION -> new DocketEntry.Position(e.text("text"));
      case COMMENT -> new DocketEntry.Comment(e.text("text"));
      case OFFER ->
        new DocketEntry.Offer(
            e.text("measure"),
            e.word("progress", DocketEntry.Progress.class),
            e.textOrEmpty("caveat"));
      case ACT ->
        new DocketEntry.PersonsAct(
            e.word("power", Power.class),
            e.text("on"),
            e.textOrEmpty("person"),
            e.textOrEmpty("reason"));
      case COMPUTED -> computed(e);
      case REVIEW ->
        new DocketEntry.Review(
            e.text("finding"),
            e.text("leaf"),
            e.word("rung", Rung.class),
            e.word("outcome", DocketEntry.ReviewOutcome.class),
            e.textOrEmpty("person"),
            e.textOrEmpty("reason"));
      case DETERMINATION ->
        new DocketEntry.Determination(
            e.text("fact"),
            value(e, "value", e.text("fact"), e.text("value")),
            e.word("standard", StandardOfProof.class),
            e.word("rung", Rung.class),
            e.textOrEmpty("person"),
            e.textOrEmpty("reason"),
            e.texts("evidence"));
      case WITHDRAWN -> new DocketEntry.Withdrawn(e.text("entry"), e.text("reason"));
    };
  }

  /** What a finding of a run would say; in a worked case it is made up. */
  private Content computed(Section e) {
    Optional<FiledIncident> incident = e.findSection(
            "incident", Set.of("from", "to", "errorSeconds", "severity", "rounds", "whole"))
        .map(i -> new FiledIncident(
            e.text("finding"),
            time(i, "from"),
            time(i, "to"),
            List.of(),
            new IncidentMeasures(
                Incident.Kind.FIRE,
                Duration.between(time(i, "from"), time(i, "to")).toSeconds(),
                i.count("errorSeconds", 0, 3_600),
                i.word("severity", Severity.class),
                i.count("rounds", 0, 1_000_000),
                i.word("whole", Whole.class) == Whole.YES)));
    return new DocketEntry.Computed(
        e.text("finding"),
        e.text("leaf"),
        DocketEntry.Membership.MEMBER,
        e.findWord("rung", Rung.class)
            .map(r -> new DocketEntry.Level(e.word("standard", StandardOfProof.class), r)),
        Optional.of(e.textOrEmpty("side")).filter(s -> !s.isEmpty()),
        Map.of(),
        incident);
  }

  /** Whether all of an incident was in view. */
  enum Whole {
    YES,
    NO
  }

  private Map<String, String> expected(Section c) {
    Section e = c.section("expect", EXPECT);
    Map<String, String> expected = new TreeMap<>();
    for (String group : List.of(
        "provision",
        "criterion",
        "step",
        "outcome",
        "clock",
        "forfeiture",
        "suspension",
        "renewal")) {
      e.findSection(group, known(group))
          .ifPresent(g -> g.scalars().forEach((id, word) -> expected.put(group + "." + id, word)));
    }
    e.findSection("release", findings(c))
        .ifPresent(g -> g.scalars().forEach((id, word) -> expected.put("release." + id, word)));
    for (String single : List.of("clause", "comment", "missing", "ended", "end")) {
      if (!e.textOrEmpty(single).isEmpty()) {
        expected.put(single, e.text(single));
      }
    }
    List<String> refusals = e.texts("refused");
    if (!refusals.isEmpty()) {
      expected.put("refused", String.join(" ", refusals.stream().sorted().toList()));
    }
    return expected;
  }

  /** The findings that the case's own entries name. */
  private static Set<String> findings(Section c) {
    return c.findSection("docket", DOCKET).stream()
        .flatMap(d -> d.sections("entries", ENTRY).stream())
        .map(e -> e.textOrEmpty("finding"))
        .filter(f -> !f.isEmpty())
        .collect(Collectors.toSet());
  }

  private Set<String> known(String group) {
    return switch (group) {
      case "provision" ->
        terms.provisions().stream().map(p -> p.provisionId()).collect(Collectors.toSet());
      case "clock" -> terms.clocks().stream().map(k -> k.clockId()).collect(Collectors.toSet());
      case "criterion" ->
        terms.clauses().stream()
            .flatMap(c -> c.criteria().stream())
            .map(k -> k.criterionId())
            .collect(Collectors.toSet());
      case "forfeiture" ->
        terms.clauses().stream()
            .flatMap(c -> c.forfeitures().stream())
            .map(f -> f.forfeitureId())
            .collect(Collectors.toSet());
      case "suspension" ->
        terms.clauses().stream()
            .flatMap(c -> c.suspensions().stream())
            .map(s -> s.suspensionId())
            .collect(Collectors.toSet());
      case "renewal" -> renewals();
      case "outcome" -> {
        Set<String> votes = new TreeSet<>(renewals());
        votes.addAll(steps());
        yield votes;
      }
      default -> steps();
    };
  }

  private Set<String> steps() {
    return terms.clauses().stream()
        .flatMap(c -> c.steps().stream())
        .map(s -> s.stepId())
        .collect(Collectors.toSet());
  }

  private Set<String> renewals() {
    return terms.clauses().stream()
        .flatMap(c -> c.renewals().stream())
        .map(r -> r.renewalId())
        .collect(Collectors.toSet());
  }
}
