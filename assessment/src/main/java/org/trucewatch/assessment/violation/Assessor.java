// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.violation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.trucewatch.assessment.agreement.Agreement;
import org.trucewatch.assessment.agreement.ControlConvention;
import org.trucewatch.assessment.agreement.Obligation;
import org.trucewatch.assessment.control.HotspotSorter;
import org.trucewatch.assessment.control.LinesOfDay;
import org.trucewatch.domain.Finding;
import org.trucewatch.domain.Hotspot;
import org.trucewatch.domain.Place;
import org.trucewatch.domain.Sourced;

/**
 * One finding per obligation of the agreement, in its order, then one per event, by id. Pure: the same agreement and
 * input give the same findings, in whatever order the input is listed; exchanging the parties exchanges them in the
 * findings and changes nothing else.
 */
public final class Assessor {
  /** The corridor where an agreement has no control maps, m; used only to name the standing FAR. */
  private static final double NO_CORRIDOR_METERS = 0;

  /**
   * Everything that is computed from one agreement and input.
   *
   * @param findings per obligation, then per event
   * @param hotspots every thermal anomaly with its standing, by time
   * @param lines the line of every day with a map from the day before the window to the day after it, by day
   */
  public record Assessment(
      List<Finding> findings, List<Hotspot> hotspots, List<LinesOfDay.Line> lines) {
    public Assessment {
      findings = List.copyOf(findings);
      hotspots = List.copyOf(hotspots);
      lines = List.copyOf(lines);
    }
  }

  /** The findings alone. */
  public List<Finding> assess(Agreement agreement, AssessmentInput input) {
    return examine(agreement, input).findings();
  }

  /** What can be said of events where no agreement is in force: that they were observed. */
  public List<Finding> assessEvents(List<ObservedEvent> events, List<Sourced<Place>> places) {
    var assessor = new EventAssessor(Optional.empty(), places);
    return events.stream()
        .sorted((a, b) -> a.event().eventId().compareTo(b.event().eventId()))
        .map(assessor::assess)
        .toList();
  }

  /** The findings, with the hotspots and lines that they rest on, for the picture. */
  public Assessment examine(Agreement agreement, AssessmentInput unordered) {
    AssessmentInput input = unordered.inOrder(agreement);
    Optional<ControlConvention> convention = agreement.control().stream().findFirst();
    Optional<LinesOfDay> lines = convention.map(
        c -> new LinesOfDay(c, input.controlMaps(), AssessmentInput.values(input.regions())));
    var sorter = new HotspotSorter(
        agreement.zone(),
        convention.map(ControlConvention::corridorMeters).orElse(NO_CORRIDOR_METERS),
        lines,
        AssessmentInput.values(input.persistentHeat()));
    List<Hotspot> hotspots = sorter.sort(input.anomalies());
    List<Finding> findings = new ArrayList<>();
    for (Obligation o : agreement.obligations()) {
      findings.add(
          switch (o.conduct()) {
            case LONG_RANGE_STRIKE -> new LongRangeAssessor(agreement, o, input).assess();
            case GROUND_FIRE -> new GroundAssessor(agreement, o, input, lines, hotspots).assess();
          });
    }
    var events = new EventAssessor(Optional.of(agreement), input.places());
    input.events().forEach(e -> findings.add(events.assess(e)));
    return new Assessment(
        findings, hotspots, lines.map(l -> linesAround(agreement, l)).orElse(List.of()));
  }

  private static List<LinesOfDay.Line> linesAround(Agreement agreement, LinesOfDay lines) {
    var first = agreement.window().from().atZone(agreement.zone()).toLocalDate();
    var last = agreement.window().to().atZone(agreement.zone()).toLocalDate();
    return lines.list(first.minusDays(1), last.plusDays(1));
  }
}
