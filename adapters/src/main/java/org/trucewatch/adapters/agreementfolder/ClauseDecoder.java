// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.adapters.agreementfolder;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.trucewatch.adapters.Section;
import org.trucewatch.adapters.Unreadable;
import org.trucewatch.assessment.agreement.Clause;
import org.trucewatch.assessment.agreement.Clause.Criterion;
import org.trucewatch.assessment.agreement.Clause.Forfeiture;
import org.trucewatch.assessment.agreement.Clause.Renewal;
import org.trucewatch.assessment.agreement.Clause.Step;
import org.trucewatch.assessment.agreement.Clause.Suspension;
import org.trucewatch.assessment.agreement.ClockRule;
import org.trucewatch.assessment.agreement.ClockRule.Moment;
import org.trucewatch.assessment.agreement.DecisionRule;
import org.trucewatch.assessment.agreement.DecisionRule.Base;
import org.trucewatch.assessment.agreement.DecisionRule.Exclusion;
import org.trucewatch.assessment.agreement.DecisionRule.Method;
import org.trucewatch.assessment.agreement.DecisionRule.Quorum;
import org.trucewatch.assessment.agreement.GroupRule;
import org.trucewatch.assessment.agreement.Provenance;
import org.trucewatch.assessment.agreement.Rung;
import org.trucewatch.assessment.agreement.Span;
import org.trucewatch.assessment.agreement.StandardOfProof;
import org.trucewatch.domain.line.Incident;

/** Decodes the clauses of terms.yaml with their clocks and decision rules. */
final class ClauseDecoder {
  static final Set<String> CLOCK = Set.of("id", "title", "from", "after", "within", "ends", "zone");
  static final Set<String> RULE = Set.of(
      "id",
      "title",
      "method",
      "share",
      "of",
      "weights",
      "office",
      "blockedBy",
      "voters",
      "excluded",
      "quorum",
      "deadline",
      "castingVote",
      "veto");
  static final Set<String> CLAUSE = Set.of(
      "id",
      "title",
      "text",
      "beneficiaries",
      "criteria",
      "steps",
      "commentClock",
      "forfeitures",
      "sunset",
      "suspensions",
      "renewals",
      "group");
  private static final Set<String> STEP = Set.of(
      "id",
      "title",
      "criteria",
      "entry",
      "exit",
      "standard",
      "after",
      "afterClock",
      "due",
      "consult",
      "rule",
      "measures");

  /** A group that reached further would be a war, not a case. */
  private static final int GROUP_HOURS_MAX = 8_760;

  /** Longer than any line of contact. */
  private static final double GROUP_KILOMETERS_MAX = 2_000;

  private final ZoneId zone;
  private final Consumer<Unreadable> refused;

  ClauseDecoder(ZoneId zone, Consumer<Unreadable> refused) {
    this.zone = zone;
    this.refused = refused;
  }

  /** How the days of a calendar clock end. */
  enum Ends {
    SAME_TIME,
    END_OF_DAY
  }

  ClockRule clock(Section c) {
    return new ClockRule(
        c.text("id"),
        c.text("title"),
        c.findWord("from", Moment.class),
        c.textOrEmpty("after"),
        span(c, "within"),
        c.textOrEmpty("zone").isEmpty()
            ? zone
            : c.parsed("zone", "a time zone as Europe/Paris", ZoneId::of),
        TermsDecoder.provenance(c));
  }

  /** Elapsed time is {@code PT24H}; calendar days are {@code P30D} and have to say how they end. */
  private static Span span(Section c, String key) {
    String text = c.text(key);
    Optional<Ends> ends = c.findWord("ends", Ends.class);
    String expected =
        "elapsed time as PT24H without ends, or days of the calendar as P30D with ends";
    try {
      if (text.startsWith("PT")) {
        if (ends.isPresent()) {
          throw c.refusal("ends", ends.get().name(), expected);
        }
        return new Span.Elapsed(Duration.parse(text));
      }
      Period period = Period.parse(text);
      if (ends.isEmpty()) {
        throw c.refusal(key, text, expected);
      }
      return ends.get() == Ends.SAME_TIME
          ? new Span.ToSameTime(period)
          : new Span.ToEndOfDay(period);
    } catch (DateTimeException | IllegalArgumentException e) {
      throw c.refusal(key, text, expected);
    }
  }

  /** Words for methods. */
  enum MethodWord {
    UNANIMITY,
    CONSENSUS,
    CONSENSUS_MINUS_ACCUSED,
    QUALIFIED,
    SIMPLE_MAJORITY,
    INDIVIDUAL,
    OFFICE_HOLDER,
    REVERSE,
    SILENCE,
    UNKNOWN
  }

  DecisionRule rule(Section r) {
    MethodWord word = r.word("method", MethodWord.class);
    var excluded = new TreeSet<>(r.words("excluded", Exclusion.class));
    if (word == MethodWord.CONSENSUS_MINUS_ACCUSED) {
      excluded.add(Exclusion.ACCUSED);
    }
    superfluous(r, word);
    return new DecisionRule(
        r.text("id"),
        r.text("title"),
        method(r, word),
        r.texts("voters"),
        List.copyOf(excluded),
        quorum(r),
        r.textOrEmpty("deadline"),
        r.texts("veto"),
        r.textOrEmpty("castingVote"),
        TermsDecoder.provenance(r));
  }

  private static Method method(Section r, MethodWord word) {
    return switch (word) {
      case UNANIMITY -> new Method.Unanimity();
      case CONSENSUS, CONSENSUS_MINUS_ACCUSED -> new Method.Consensus();
      case QUALIFIED -> qualified(r);
      case SIMPLE_MAJORITY -> new Method.SimpleMajority();
      case INDIVIDUAL -> new Method.Individual();
      case OFFICE_HOLDER -> new Method.OfficeHolder(r.text("office"));
      case REVERSE -> new Method.Reverse(r.text("blockedBy"));
      case SILENCE -> new Method.Silence();
      case UNKNOWN -> new Method.Unknown();
    };
  }

  /** A key that the method does not read would be a rule that nobody applies. */
  private static void superfluous(Section r, MethodWord word) {
    refuseUnless(r, "share", word == MethodWord.QUALIFIED, word);
    refuseUnless(r, "of", word == MethodWord.QUALIFIED, word);
    if (word != MethodWord.QUALIFIED && !r.texts("veto").isEmpty()) {
      throw r.refusal("veto", "a list", "nothing: method " + word + " does not use it");
    }
    if (word != MethodWord.QUALIFIED && r.has("weights")) {
      throw r.refusal("share", "weights", "no weights: method " + word + " does not use them");
    }
    refuseUnless(r, "office", word == MethodWord.OFFICE_HOLDER, word);
    refuseUnless(r, "blockedBy", word == MethodWord.REVERSE, word);
    refuseUnless(r, "castingVote", word == MethodWord.SIMPLE_MAJORITY, word);
  }

  private static void refuseUnless(Section r, String key, boolean used, MethodWord word) {
    String text = r.textOrEmpty(key);
    if (!used && !text.isEmpty()) {
      throw r.refusal(key, text, "nothing: method " + word + " does not use it");
    }
  }

  private static Method qualified(Section r) {
    String share = r.text("share");
    if (!share.matches("\\d{1,3}/\\d{1,3}")) {
      throw r.refusal("share", share, "a fraction as 2/3");
    }
    String[] parts = share.split("/", 2);
    return new Method.Qualified(
        Integer.parseInt(parts[0]),
        Integer.parseInt(parts[1]),
        r.word("of", Base.class),
        weights(r));
  }

  /** Votes of each voter, by id; a weight for somebody who has no vote would be a rule that nobody applies. */
  private static Map<String, Integer> weights(Section r) {
    Map<String, Integer> weights = new TreeMap<>();
    r.findSection("weights", Set.copyOf(r.texts("voters")))
        .ifPresent(w ->
            w.keys().forEach(v -> weights.put(v, w.count(v, 1, Method.Qualified.WEIGHT_MAX))));
    return weights;
  }

  private static Quorum quorum(Section r) {
    String text = r.textOrEmpty("quorum").toUpperCase(Locale.ROOT);
    return switch (text) {
      case "" -> new Quorum.None();
      case "VOTES_NEEDED" -> new Quorum.VotesNeeded();
      default -> {
        if (!text.matches("\\d{1,4}")) {
          throw r.refusal("quorum", text, "VOTES_NEEDED or a number");
        }
        yield new Quorum.Count(Integer.parseInt(text));
      }
    };
  }

  Clause clause(Section c) {
    Provenance at = TermsDecoder.provenance(c);
    return new Clause(
        c.text("id"),
        c.text("title"),
        c.text("text"),
        c.texts("beneficiaries"),
        c.each(
            "criteria",
            TermsDecoder.sourced(Set.of("id", "title", "when", "standard", "rung", "needs")),
            k -> new Criterion(
                k.text("id"),
                k.text("title"),
                TermsDecoder.condition(k, "when"),
                k.word("standard", StandardOfProof.class),
                k.word("rung", Rung.class),
                k.text("needs"),
                TermsDecoder.provenance(k, at)),
            refused),
        c.each("steps", TermsDecoder.sourced(STEP), s -> step(s, at), refused),
        c.textOrEmpty("commentClock"),
        c.each(
            "forfeitures",
            TermsDecoder.sourced(Set.of("id", "party", "text", "when", "standard")),
            f -> new Forfeiture(
                f.text("id"),
                f.text("party"),
                f.text("text"),
                TermsDecoder.condition(f, "when"),
                f.word("standard", StandardOfProof.class),
                TermsDecoder.provenance(f, at)),
            refused),
        c.textOrEmpty("sunset"),
        c.each(
            "suspensions",
            TermsDecoder.sourced(Set.of("id", "text", "when", "until", "standard")),
            s -> new Suspension(
                s.text("id"),
                s.text("text"),
                TermsDecoder.condition(s, "when"),
                TermsDecoder.condition(s, "until"),
                s.word("standard", StandardOfProof.class),
                TermsDecoder.provenance(s, at)),
            refused),
        c.each(
            "renewals",
            TermsDecoder.sourced(Set.of("id", "title", "extends", "ends", "rule")),
            r -> new Renewal(
                r.text("id"),
                r.text("title"),
                span(r, "extends"),
                r.text("rule"),
                TermsDecoder.provenance(r, at)),
            refused),
        c.findSection(
                "group", TermsDecoder.sourced(Set.of("kinds", "within", "withinKm", "measures")))
            .map(g -> group(g, at)),
        at);
  }

  private GroupRule group(Section g, Provenance outer) {
    Provenance at = TermsDecoder.provenance(g, outer);
    return new GroupRule(
        g.words("kinds", Incident.Kind.class),
        g.parsed("within", "elapsed time as PT24H, at most PT" + GROUP_HOURS_MAX + "H", t -> {
          Duration within = Duration.parse(t);
          if (within.isNegative() || within.toHours() > GROUP_HOURS_MAX) {
            throw new DateTimeException(t);
          }
          return within;
        }),
        g.number("withinKm", 0, GROUP_KILOMETERS_MAX),
        g.each(
            "measures",
            TermsDecoder.sourced(Set.of("fact", "as")),
            m -> new GroupRule.Measured(
                m.text("fact"), m.word("as", GroupRule.As.class), TermsDecoder.provenance(m, at)),
            refused),
        at);
  }

  private static Step step(Section s, Provenance outer) {
    return new Step(
        s.text("id"),
        s.text("title"),
        s.texts("criteria"),
        TermsDecoder.condition(s, "entry"),
        TermsDecoder.condition(s, "exit"),
        s.word("standard", StandardOfProof.class),
        s.textOrEmpty("after"),
        s.textOrEmpty("afterClock"),
        s.textOrEmpty("due"),
        s.texts("consult"),
        s.text("rule"),
        s.texts("measures"),
        TermsDecoder.provenance(s, outer));
  }
}
