// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.violation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.trucewatch.assessment.agreement.Agreement;
import org.trucewatch.assessment.agreement.ControlConvention;
import org.trucewatch.assessment.agreement.Obligation;
import org.trucewatch.assessment.attribution.Attributor;
import org.trucewatch.assessment.clause.ClauseAssessor;
import org.trucewatch.assessment.control.LinesOfDay;
import org.trucewatch.assessment.corroboration.SkyCoverage;
import org.trucewatch.domain.Finding;
import org.trucewatch.domain.Finding.Standing;
import org.trucewatch.domain.Hotspot;
import org.trucewatch.domain.LeafRef;
import org.trucewatch.domain.Location.Located;
import org.trucewatch.domain.Sourced;

/**
 * Whether a party fired or attacked on the ground, from thermal anomalies near the line and located events.
 *
 * <p>Neither can carry a conclusion in this version. A warm pixel does not tell shelling from a farm fire, and cloud
 * hides most of them; an event says that something burst, not what or whose. So the finding is UNDETERMINED in either
 * direction, and its worth is the counts with their coverage.
 */
final class GroundAssessor {
  /** The night before the window is counted too, for comparison. */
  private static final int BASELINE_NIGHTS = 1;

  private final Agreement agreement;
  private final Obligation obligation;
  private final AssessmentInput input;
  private final Optional<LinesOfDay> lines;
  private final List<Hotspot> hotspots;
  private final ClaimsBeside claims;
  private final SkyCoverage sky;

  GroundAssessor(
      Agreement agreement,
      Obligation obligation,
      AssessmentInput input,
      Optional<LinesOfDay> lines,
      List<Hotspot> hotspots) {
    this.agreement = agreement;
    this.obligation = obligation;
    this.input = input;
    this.lines = lines;
    this.hotspots = hotspots;
    this.claims = new ClaimsBeside(agreement, obligation, input.allegations());
    this.sky = new SkyCoverage(AssessmentInput.values(input.clouds()));
  }

  Finding assess() {
    List<NightCount> nights = nightCounts();
    List<ObservedEvent> events = eventsInWindow();
    var note = new ProvisionNote(obligation);
    return new Finding(
        agreement.agreementId() + "/" + obligation.obligationId(),
        obligation.title(),
        obligation.obligationId(),
        obligation.partyId(),
        Standing.UNDETERMINED,
        statement(nights, events),
        "none reached, in either direction",
        note.lead(reasons(nights, events)),
        note.follow(coverage(nights)),
        claims.sentences(),
        new Attributor()
            .abstain(
                agreement.parties(),
                "a warm pixel or an impact does not give the place of a launch; no source here says from which side"
                    + " anything was fired"),
        new ClauseAssessor().assess(agreement.clauses(), Standing.UNDETERMINED),
        List.of(
            "Acoustic, seismic or radar sensors along the line in the window would tell shelling from farm fires and"
                + " give directions",
            "Imagery of the same place before and after would show whether a warm pixel was a field, a plant or a"
                + " struck position",
            "Observers with access to both sides of the line"),
        events.stream().map(e -> e.event().eventId()).toList(),
        leaves(events));
  }

  private List<LocalDate> nights() {
    LocalDate first = agreement.window().from().atZone(agreement.zone()).toLocalDate();
    LocalDate last =
        agreement.window().to().minusNanos(1).atZone(agreement.zone()).toLocalDate();
    return first.minusDays(BASELINE_NIGHTS).datesUntil(last.plusDays(1)).toList();
  }

  private List<NightCount> nightCounts() {
    List<NightCount> counts = new ArrayList<>();
    if (lines.isEmpty() || hotspots.isEmpty()) {
      return counts;
    }
    for (LocalDate night : nights()) {
      lines
          .get()
          .find(night)
          .map(line -> NightCount.of(night, hotspots, line, corridorMeters(), agreement.window()))
          .ifPresent(counts::add);
    }
    return counts;
  }

  private double corridorMeters() {
    return agreement.control().getFirst().corridorMeters();
  }

  private List<ObservedEvent> eventsInWindow() {
    return input.events().stream()
        .filter(e -> e.event().location() instanceof Located l
            && agreement.window().contains(l.occurredAt())
            && (agreement.areas().isEmpty()
                || agreement.areas().stream().anyMatch(a -> a.contains(l.mean()))))
        .toList();
  }

  private String statement(List<NightCount> nights, List<ObservedEvent> events) {
    String heat = nights.isEmpty()
        ? "No thermal anomaly can be set against a line of contact"
        : String.format(
            Locale.ROOT,
            "Satellites saw %s night pixels within %.0f km of the line on the nights from %s, persistent heat included"
                + " (%s without it)",
            joined(nights.stream().map(n -> n.near() + "")),
            corridorMeters() / 1_000,
            joined(nights.stream().map(n -> n.night().toString())),
            joined(nights.stream().map(n -> n.withoutPersistent() + "")));
    String located = events.isEmpty()
        ? "no located event lies in the window"
        : events.size() + " located events lie in the window";
    return "Undetermined whether " + agreement.nameOf(obligation.partyId())
        + " kept this: " + heat + cloudSpan(nights) + "; " + located
        + ". None of it tells fire at the other side from a farm fire, or says who lit it.";
  }

  private static String joined(Stream<String> parts) {
    return parts.collect(Collectors.joining(", "));
  }

  private String cloudSpan(List<NightCount> nights) {
    double least = 1;
    double most = -1;
    for (NightCount n : nights) {
      var cloud = sky.findCloud(n.night());
      if (cloud.isPresent()) {
        least = StrictMath.min(least, cloud.get().least());
        most = StrictMath.max(most, cloud.get().most());
      }
    }
    return most < 0
        ? ", under cloud that is not known"
        : String.format(Locale.ROOT, ", under cloud of %.2f to %.2f", least, most);
  }

  private List<String> reasons(List<NightCount> nights, List<ObservedEvent> events) {
    List<String> reasons = new ArrayList<>();
    reasons.add(
        "Thermal pixels of 375 m cannot tell fire at the other side from stubble burning, forest fire or"
            + " industry; a single shell burst is too small and too short to be seen at all.");
    for (NightCount n : nights) {
      reasons.add(n.sentence(corridorMeters(), sky.findCloud(n.night())));
    }
    if (!events.isEmpty()) {
      reasons.add(
          events.size()
              + " located events lie in the window; what they were and from which side is not established.");
    }
    reasons.add("Allegations against " + agreement.nameOf(obligation.partyId()) + ": "
        + (claims.specificInWindow() + claims.broadInWindow()) + " inside the window, "
        + claims.outsideWindow() + " outside; they stand beside the finding and are not counted.");
    return reasons;
  }

  private List<String> coverage(List<NightCount> nights) {
    List<String> coverage = new ArrayList<>();
    nights().forEach(night -> coverage.add(sky.cloudSentence(night)));
    coverage.add(SkyCoverage.overpassSentence(
        AssessmentInput.values(input.anomalies()), agreement.window()));
    int repeats = input.anomalies().size() - hotspots.size();
    if (repeats > 0) {
      coverage.add(
          repeats
              + " rows of thermal anomalies repeat the satellite, time and position of another; each sighting is counted once");
    }
    for (ControlConvention c : agreement.control()) {
      coverage.add(lineSentence(c, nights));
    }
    coverage.add(
        input.events().isEmpty()
            ? "Sensors on the ground: none in the input"
            : "Sensors on the ground: arrays that located " + input.events().size()
                + " events; how far they hear is not computed here");
    return coverage;
  }

  private String lineSentence(ControlConvention c, List<NightCount> nights) {
    List<String> days = new ArrayList<>();
    for (NightCount n : nights) {
      lines
          .flatMap(l -> l.find(n.night()))
          .map(LinesOfDay.Line::main)
          .ifPresent(l -> days.add(
              String.format(Locale.ROOT, "%s (%.0f km)", l.date(), l.lengthMeters() / 1_000)));
    }
    String used = days.isEmpty() ? "no map recent enough" : String.join(", ", days);
    return String.format(
        Locale.ROOT,
        "Line of contact from %s, areas held by %s, edge good to %.0f to %.0f km; used: %s",
        c.source(),
        agreement.nameOf(c.areasOf()),
        c.uncertaintyLeastMeters() / 1_000,
        c.uncertaintyMostMeters() / 1_000,
        used);
  }

  private List<LeafRef> leaves(List<ObservedEvent> events) {
    List<LeafRef> leaves = new ArrayList<>(claims.leaves());
    addLeaves(leaves, input.anomalies());
    addLeaves(leaves, input.clouds());
    addLeaves(leaves, input.controlMaps());
    addLeaves(leaves, input.persistentHeat());
    addLeaves(leaves, input.regions());
    events.forEach(e -> leaves.addAll(e.leaves()));
    return leaves;
  }

  private static <T> void addLeaves(List<LeafRef> leaves, List<Sourced<T>> list) {
    list.forEach(s -> leaves.add(s.leaf()));
  }
}
