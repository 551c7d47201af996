// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.adapters.agreementfolder;

import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.trucewatch.adapters.NearestWord;
import org.trucewatch.adapters.PlainText;
import org.trucewatch.adapters.Section;
import org.trucewatch.adapters.Unreadable;
import org.trucewatch.adapters.YamlNode;
import org.trucewatch.assessment.agreement.Measure;
import org.trucewatch.assessment.agreement.Provenance;
import org.trucewatch.assessment.agreement.Terms;
import org.trucewatch.assessment.agreement.TextStatus;
import org.trucewatch.assessment.obligation.DutyCalendar;
import org.trucewatch.assessment.obligation.Plan;
import org.trucewatch.assessment.obligation.Plan.Commitment;
import org.trucewatch.assessment.obligation.Plan.Deployment;
import org.trucewatch.assessment.obligation.Plan.Duty;
import org.trucewatch.assessment.obligation.Plan.ExclusionBand;
import org.trucewatch.domain.Decoded;
import org.trucewatch.domain.Rejection;
import org.trucewatch.domain.quantity.GeoPoint;

/** Decodes plan.yaml: commitments, duties, exclusion bands and deployments. A plan with a fault is not used. */
public final class PlanDecoder {
  /** Name of the file. */
  public static final String FILE = "plan.yaml";

  private static final double METERS_PER_KILOMETER = 1_000;
  private static final String DAY = "a day as 2027-01-01";

  private final Set<String> states;
  private final Consumer<Unreadable> refused;

  private PlanDecoder(Set<String> states, Consumer<Unreadable> refused) {
    this.states = states;
    this.refused = refused;
  }

  /** The plan, or none and why. */
  public static Decoded<Plan> decode(byte[] bytes, Terms terms) {
    List<Rejection> rejections = new ArrayList<>();
    List<Plan> plans = new ArrayList<>();
    Set<String> states = new java.util.TreeSet<>(terms.preamble().partyIds());
    terms.participants().forEach(p -> states.add(p.participantId()));
    try {
      YamlNode root = YamlNode.parse(PlainText.of(bytes));
      Section top = new Section("", root, Set.of("commitments", "duties", "bands", "deployments"));
      Plan plan = new PlanDecoder(states, e -> rejections.add(e.at(FILE))).plan(top);
      if (rejections.isEmpty()) {
        new DutyCalendar(plan); // refuses rings and names that lead nowhere
        plans.add(plan);
      }
    } catch (Unreadable e) {
      rejections.add(e.at(FILE));
    } catch (IllegalArgumentException e) { // what a constructor refuses is bad input here
      rejections.add(new Rejection(
          FILE, String.valueOf(e.getMessage()), "a plan whose parts fit together", "Correct it."));
    }
    return new Decoded<>(plans, rejections);
  }

  private Plan plan(Section top) {
    List<ExclusionBand> bands = top.each(
        "bands", TermsDecoder.sourced(Set.of("id", "title", "atLeastKm")), this::band, refused);
    Set<String> bandIds =
        Set.copyOf(bands.stream().map(ExclusionBand::bandId).distinct().toList());
    return new Plan(
        top.each(
            "commitments",
            TermsDecoder.sourced(Set.of(
                "id", "state", "kind", "title", "progress", "caveat", "due", "delivered", "needs")),
            this::commitment,
            refused),
        top.each(
            "duties",
            TermsDecoder.sourced(Set.of(
                "id",
                "title",
                "party",
                "text",
                "due",
                "after",
                "within",
                "dependsOn",
                "done",
                "evidence",
                "disputedBy")),
            this::duty,
            refused),
        bands,
        top.each(
            "deployments",
            TermsDecoder.sourced(Set.of("id", "title", "state", "band", "corners", "errorKm")),
            d -> deployment(d, bandIds),
            refused));
  }

  private Commitment commitment(Section c) {
    return new Commitment(
        c.text("id"),
        state(c, "state"),
        c.word("kind", Measure.Kind.class),
        c.text("title"),
        c.word("progress", Plan.Progress.class),
        c.textOrEmpty("caveat"),
        day(c, "due"),
        day(c, "delivered"),
        c.texts("needs"),
        provenance(c));
  }

  private Duty duty(Section d) {
    return new Duty(
        d.text("id"),
        d.text("title"),
        state(d, "party"),
        d.text("text"),
        day(d, "due"),
        d.textOrEmpty("after"),
        d.textOrEmpty("within").isEmpty()
            ? Optional.empty()
            : Optional.of(d.parsed("within", "days of the calendar as P30D", Period::parse)),
        d.texts("dependsOn"),
        day(d, "done"),
        d.texts("evidence"),
        d.texts("disputedBy").stream().map(id -> known(d, "disputedBy", id)).toList(),
        provenance(d));
  }

  private ExclusionBand band(Section b) {
    return new ExclusionBand(
        b.text("id"),
        b.text("title"),
        b.number("atLeastKm", 0, ExclusionBand.METERS_MAX / METERS_PER_KILOMETER)
            * METERS_PER_KILOMETER,
        provenance(b));
  }

  private Deployment deployment(Section d, Set<String> bands) {
    String band = d.text("band");
    if (!bands.contains(band)) {
      throw d.refusal("band", band, "one of " + bands.stream().sorted().toList());
    }
    List<GeoPoint> corners = d.sections("corners", Set.of("latitude", "longitude")).stream()
        .map(c ->
            GeoPoint.onEllipsoid(c.number("latitude", -90, 90), c.number("longitude", -180, 180)))
        .toList();
    return new Deployment(
        d.text("id"),
        d.text("title"),
        state(d, "state"),
        band,
        corners,
        corners.isEmpty() ? 0 : d.number("errorKm", 0, 1_000) * METERS_PER_KILOMETER,
        provenance(d));
  }

  private String state(Section s, String key) {
    return known(s, key, s.text(key));
  }

  private String known(Section s, String key, String id) {
    if (!states.contains(id)) {
      throw s.refusal(
          key,
          id,
          "a party or participant of the agreement. " + NearestWord.suggestion(id, states));
    }
    return id;
  }

  private static Optional<LocalDate> day(Section s, String key) {
    return s.textOrEmpty(key).isEmpty()
        ? Optional.empty()
        : Optional.of(s.parsed(key, DAY, LocalDate::parse));
  }

  /** A plan's words are often drafts, so each row must say where it was read and how it is known. */
  private static Provenance provenance(Section s) {
    return new Provenance(s.word("status", TextStatus.class), s.text("source"), FILE, s.line());
  }
}
