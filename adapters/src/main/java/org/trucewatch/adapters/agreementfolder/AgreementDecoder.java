// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.adapters.agreementfolder;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.trucewatch.adapters.PlainText;
import org.trucewatch.adapters.Section;
import org.trucewatch.adapters.Unreadable;
import org.trucewatch.adapters.YamlNode;
import org.trucewatch.assessment.agreement.Agreement;
import org.trucewatch.assessment.agreement.Agreement.Exercise;
import org.trucewatch.assessment.agreement.ControlConvention;
import org.trucewatch.assessment.agreement.GuaranteeClause;
import org.trucewatch.assessment.agreement.GuaranteeClause.ClauseCriterion;
import org.trucewatch.assessment.agreement.Obligation;
import org.trucewatch.assessment.agreement.Obligation.Conduct;
import org.trucewatch.assessment.agreement.Party;
import org.trucewatch.assessment.agreement.Preamble;
import org.trucewatch.assessment.agreement.SilenceRule;
import org.trucewatch.assessment.agreement.SourceNote;
import org.trucewatch.assessment.agreement.TextStatus;
import org.trucewatch.assessment.agreement.UnmarkedBorder;
import org.trucewatch.domain.Decoded;
import org.trucewatch.domain.quantity.GeoBox;
import org.trucewatch.domain.quantity.TimeSpan;

/**
 * Decodes the file agreement.yaml of an agreement folder. Strict: a key that is not known refuses the file, with its
 * line and the nearest known key, because a misspelt obligation must not silently bind nobody. The window is given in
 * the agreement's own zone.
 */
public final class AgreementDecoder {
  /** Most bytes of an agreement. */
  public static final int AGREEMENT_BYTES_MAX = 1 << 20;

  private static final double METERS_PER_KILOMETER = 1_000;

  private static final Set<String> KEYS = Set.of(
      "agreement",
      "title",
      "subtitle",
      "exercise",
      "status",
      "zone",
      "window",
      "sources",
      "parties",
      "areas",
      "control",
      "silence",
      "obligations",
      "clauses",
      "unmarkedBorders");
  private static final Set<String> BOX_KEYS = Set.of("west", "south", "east", "north", "why");

  private AgreementDecoder() {}

  /** One agreement, or none and the rejection that says why. */
  public static Decoded<Agreement> decode(String channel, byte[] bytes) {
    try {
      if (bytes.length > AGREEMENT_BYTES_MAX) {
        throw new Unreadable(
            "it has " + bytes.length + " bytes",
            "at most " + AGREEMENT_BYTES_MAX,
            "An agreement is text; keep data beside it.");
      }
      YamlNode root = YamlNode.parse(PlainText.of(bytes));
      return new Decoded<>(List.of(agreement(new Section("", root, KEYS))), List.of());
    } catch (Unreadable e) {
      return new Decoded<>(List.of(), List.of(e.at(channel)));
    }
  }

  /** What every agreement begins with; it needs no window and no obligations, but what it has must be right. */
  static Preamble preamble(byte[] bytes) {
    return preamble(YamlNode.parse(PlainText.of(bytes)));
  }

  static Preamble preamble(YamlNode root) {
    Section s = new Section("", root, KEYS);
    Map<String, Party> parties = parties(s);
    if (parties.size() < 2) {
      throw s.refusal("parties", parties.keySet().toString(), "at least 2 parties");
    }
    if (s.has("window") || s.has("silence") || s.has("obligations")) {
      agreement(s);
    } else {
      exercise(s);
      sources(s);
      control(s, parties);
      clauses(s);
      s.sections("unmarkedBorders", BOX_KEYS).forEach(AgreementDecoder::box);
    }
    return new Preamble(
        s.text("agreement"),
        s.text("title"),
        s.word("status", TextStatus.class),
        s.parsed("zone", "a time zone as Europe/Paris", ZoneId::of),
        List.copyOf(parties.values()),
        s.sections("areas", BOX_KEYS).stream().map(AgreementDecoder::box).toList());
  }

  /** Whether it names neither a window nor anything that needs one: its provisions say from when they bind. */
  public static boolean isWithoutWindow(byte[] bytes) {
    try {
      Section s = new Section("", YamlNode.parse(PlainText.of(bytes)), KEYS);
      return !s.has("window") && !s.has("silence") && !s.has("obligations");
    } catch (Unreadable e) {
      return false;
    }
  }

  /** Whether it says that everything about it is made up. */
  public static boolean isExercise(byte[] bytes) {
    try {
      return exercise(new Section("", YamlNode.parse(PlainText.of(bytes)), KEYS))
          == Exercise.EXERCISE;
    } catch (Unreadable e) {
      return false;
    }
  }

  private static Agreement agreement(Section s) {
    ZoneId zone = s.parsed("zone", "a time zone as Europe/Paris", ZoneId::of);
    Map<String, Party> parties = parties(s);
    try {
      return new Agreement(
          s.text("agreement"),
          s.text("title"),
          s.textOrEmpty("subtitle"),
          exercise(s),
          s.word("status", TextStatus.class),
          zone,
          window(s, zone),
          sources(s),
          List.copyOf(parties.values()),
          s.sections("areas", BOX_KEYS).stream().map(AgreementDecoder::box).toList(),
          control(s, parties),
          silence(s),
          obligations(s, parties),
          clauses(s),
          s.sections("unmarkedBorders", BOX_KEYS).stream()
              .map(b -> new UnmarkedBorder(box(b), b.textOrEmpty("why")))
              .toList());
    } catch (IllegalArgumentException e) { // what a constructor refuses is bad input here
      throw new Unreadable(
          String.valueOf(e.getMessage()), "an agreement without contradictions", "Correct it.");
    }
  }

  private static Exercise exercise(Section s) {
    return switch (s.textOrEmpty("exercise")) {
      case "", "false" -> Exercise.REAL;
      case "true" -> Exercise.EXERCISE;
      default -> throw s.refused("exercise", "true or false");
    };
  }

  private static TimeSpan window(Section s, ZoneId zone) {
    Section w = s.section("window", Set.of("from", "to"));
    var span = List.of(
        w.parsed("from", Times.LOCAL_EXPECTED, Times::local),
        w.parsed("to", Times.LOCAL_EXPECTED, Times::local));
    if (!span.getFirst().isBefore(span.getLast())) {
      throw w.refused("to", "a time after from, " + span.getFirst());
    }
    if (span.getFirst().plusDays(Agreement.WINDOW_DAYS_MAX).isBefore(span.getLast())) {
      throw w.refused("to", "at most " + Agreement.WINDOW_DAYS_MAX + " days after from");
    }
    return new TimeSpan(
        span.getFirst().atZone(zone).toInstant(), span.getLast().atZone(zone).toInstant());
  }

  private static List<SourceNote> sources(Section s) {
    return s.sections("sources", Set.of("address", "note")).stream()
        .map(n -> new SourceNote(n.text("address"), n.textOrEmpty("note")))
        .toList();
  }

  private static Map<String, Party> parties(Section s) {
    Map<String, Party> parties = new LinkedHashMap<>();
    for (Section p : s.sections("parties", Set.of("id", "name", "aliases"))) {
      var party = new Party(p.text("id"), p.text("name"), p.texts("aliases"));
      if (parties.put(party.partyId(), party) != null) {
        throw p.refused("id", "each id once");
      }
    }
    return parties;
  }

  private static GeoBox box(Section b) {
    double south = b.number("south", -90, 90);
    double north = b.number("north", south, 90);
    double west = b.number("west", -180, 180);
    double east = b.number("east", west, 180);
    return new GeoBox(west, south, east, north);
  }

  private static List<ControlConvention> control(Section s, Map<String, Party> parties) {
    List<ControlConvention> conventions = new ArrayList<>();
    Set<String> keys = Set.of(
        "areasOf",
        "otherSide",
        "source",
        "uncertaintyLeastKm",
        "uncertaintyMostKm",
        "corridorKm",
        "ageDaysMost");
    for (Section c : s.sections("control", keys)) {
      conventions.add(new ControlConvention(
          c.idOf("areasOf", parties),
          c.idOf("otherSide", parties),
          c.text("source"),
          c.number("uncertaintyLeastKm", 0, 1_000) * METERS_PER_KILOMETER,
          c.number("uncertaintyMostKm", 0, 1_000) * METERS_PER_KILOMETER,
          c.number("corridorKm", 0, 1_000) * METERS_PER_KILOMETER,
          c.count("ageDaysMost", 0, 366)));
    }
    return conventions;
  }

  private static SilenceRule silence(Section s) {
    Section r = s.section("silence", Set.of("nightsEachSide", "reportingShareLeast"));
    return new SilenceRule(
        r.count("nightsEachSide", 1, 366), r.number("reportingShareLeast", 0, 1));
  }

  private static List<Obligation> obligations(Section s, Map<String, Party> parties) {
    Set<String> keys = Set.of(
        "id",
        "title",
        "party",
        "conduct",
        "status",
        "text",
        "source",
        "countsAgainst",
        "observers",
        "categories",
        "broadCategories");
    List<Obligation> obligations = new ArrayList<>();
    for (Section o : s.sections("obligations", keys)) {
      obligations.add(new Obligation(
          o.text("id"),
          o.text("title"),
          o.idOf("party", parties),
          o.word("conduct", Conduct.class),
          o.word("status", TextStatus.class),
          o.text("text"),
          o.text("source"),
          o.text("countsAgainst"),
          o.texts("observers"),
          o.texts("categories"),
          o.texts("broadCategories")));
    }
    return obligations;
  }

  private static List<GuaranteeClause> clauses(Section s) {
    List<GuaranteeClause> clauses = new ArrayList<>();
    for (Section c :
        s.sections("clauses", Set.of("id", "title", "status", "text", "source", "criteria"))) {
      List<ClauseCriterion> criteria =
          c.sections("criteria", Set.of("id", "title", "needs")).stream()
              .map(k -> new ClauseCriterion(k.text("id"), k.text("title"), k.text("needs")))
              .toList();
      clauses.add(new GuaranteeClause(
          c.text("id"),
          c.text("title"),
          c.word("status", TextStatus.class),
          c.text("text"),
          c.text("source"),
          criteria));
    }
    return clauses;
  }
}
