// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.pipeline.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.trucewatch.assessment.agreement.Rung;
import org.trucewatch.assessment.attribution.IncidentAttribution;
import org.trucewatch.assessment.corroboration.Corroboration;
import org.trucewatch.assessment.incident.IncidentFinding;
import org.trucewatch.assessment.incident.ViolationCounts;
import org.trucewatch.domain.Finding;
import org.trucewatch.domain.Finding.Grade;
import org.trucewatch.domain.Finding.PartyProbability;
import org.trucewatch.domain.Finding.Standing;
import org.trucewatch.domain.LeafRef;
import org.trucewatch.domain.Place;
import org.trucewatch.domain.line.ControlLine;
import org.trucewatch.domain.line.Impulse;
import org.trucewatch.domain.line.ImpulseKind;
import org.trucewatch.domain.line.Incident;
import org.trucewatch.domain.line.Observation;
import org.trucewatch.domain.line.Sensor;
import org.trucewatch.domain.line.SensorKind;
import org.trucewatch.domain.line.StretchCoverage;
import org.trucewatch.domain.quantity.GeoPoint;
import org.trucewatch.domain.quantity.Symmetric2;
import org.trucewatch.pipeline.LineObservations;
import org.trucewatch.pipeline.line.LineJudgement;
import org.trucewatch.pipeline.release.LineState.LineIncident;
import org.trucewatch.science.impulse.LineRecord;
import org.trucewatch.science.location.GeodesicPlane;

/** What leaves the watch over a line, of a judgement that is given. */
class LineStepTest {
  private static final GeoPoint ORIGIN = GeoPoint.onEllipsoid(45, 60);
  private static final GeodesicPlane PLANE = new GeodesicPlane(ORIGIN);
  private static final LeafRef TABLE = new LeafRef("observations", 0);
  private static final LeafRef PICKS = new LeafRef("observations", 1);

  @Test
  void burstsLeaveAsSquaresOfAKilometreAndOriginsAsAreas() {
    LineStep.Outcome outcome = released(
        Grade.LEANING,
        impulse(ImpulseKind.IMPACT, 12.34, 2.71),
        impulse(ImpulseKind.LAUNCH, 13.57, -3.21));
    LineIncident incident = outcome.state().incidents().getFirst();
    for (GeoPoint corner : incident.square().orElseThrow()) {
      double[] at = PLANE.kilometers(corner);
      assertThat(at[0]).isBetween(11.98, 13.02);
      assertThat(Math.abs(at[0] - Math.rint(at[0]))).isLessThan(0.02);
      assertThat(Math.abs(at[1] - Math.rint(at[1]))).isLessThan(0.02);
    }
    assertThat(incident.origin())
        .isEqualTo(
            "ground held by south, 0 to 5 km from the line, by kilometres 10 to 20 of the line");
    GeoPoint launch = PLANE.point(13.57, -3.21);
    assertThat(outcome.toString())
        .doesNotContain("13.57")
        .doesNotContain("3.21")
        .doesNotContain(String.format("%.3f", launch.latitudeDegrees()));
  }

  @Test
  void fireWithoutALocatedBurstHasNoPlaceButItsStretch() {
    LineIncident incident = released(Grade.LEANING, impulse(ImpulseKind.LAUNCH, 13.57, -3.21))
        .state()
        .incidents()
        .getFirst();
    assertThat(incident.square()).isEmpty();
    assertThat(incident.place()).isEqualTo("by kilometres 10 to 20 of the line");
  }

  @Test
  void anUndeterminedIncidentHasNoOriginAtAll() {
    LineStep.Outcome outcome = released(
        Grade.UNDETERMINED,
        impulse(ImpulseKind.IMPACT, 12.34, 2.71),
        impulse(ImpulseKind.LAUNCH, 13.57, -3.21));
    assertThat(outcome.state().incidents().getFirst().origin()).isEmpty();
    assertThat(outcome.findings().getFirst().wouldChange()).isNotEmpty();
  }

  @Test
  void aFindingRestsOnTheTablesAndTheReportsOfItsImpulsesAndStatesItsCoverage() {
    Finding finding = released(Grade.LEANING, impulse(ImpulseKind.IMPACT, 12.34, 2.71))
        .findings()
        .getFirst();
    assertThat(finding.inputs()).containsExactly(TABLE, PICKS);
    assertThat(finding.standing()).isEqualTo(Standing.OBSERVED);
    assertThat(finding.coverage().getFirst()).contains("Kilometres 10 to 20", "probability 0.90");
    assertThat(finding.title()).startsWith("Fire 3 km north-east of Ashwell");
    assertThat(finding.attribution().cannotBeSaid()).isBetween(0.039, 0.041);
  }

  private static Impulse impulse(ImpulseKind kind, double east, double north) {
    return new Impulse(
        "e" + kind,
        3_600,
        0.1,
        east,
        north,
        new Symmetric2(0.01, 0, 0.01),
        0.99,
        List.of(7L),
        1,
        0.3,
        kind,
        0.9,
        Optional.empty(),
        "");
  }

  private static LineStep.Outcome released(Grade grade, Impulse... impulses) {
    Observation pick = new Observation.Pick(0, 3_610, 0.02, 12, 3_611);
    LineRecord record = new LineRecord(
        List.of(new Sensor("A1", SensorKind.ACOUSTIC_NODE, "mission-1", "north", 10, 1)),
        List.of(pick),
        new long[] {7},
        new ControlLine(
            List.of(new ControlLine.Vertex(-60, 0), new ControlLine.Vertex(120, 0)),
            "north",
            "south",
            0.2,
            4,
            0),
        0,
        7_200,
        0.34);
    LineObservations observed = new LineObservations(
        Instant.parse("2031-04-01T00:00:00Z"),
        ORIGIN,
        "north",
        "south",
        record,
        List.of(PICKS),
        List.of(TABLE));
    List<Place> places = List.of(new Place("Ashwell", PLANE.point(10.5, 0.5), 100));
    return new LineStep((parties, terms, o, progress) -> judged(grade, List.of(impulses)))
        .run(observed, null, Optional.empty(), places, step -> {});
  }

  private static LineJudgement judged(Grade grade, List<Impulse> impulses) {
    Impulse first = impulses.getFirst();
    Incident incident = new Incident(
        "i1",
        Incident.Kind.FIRE,
        3_600,
        3_600,
        first.eastKilometers(),
        first.northKilometers(),
        impulses);
    IncidentAttribution attribution = new IncidentAttribution(
        "i1",
        List.of(new PartyProbability("north", 0.01), new PartyProbability("south", 0.95)),
        0.04,
        0.91,
        grade,
        grade == Grade.UNDETERMINED ? Optional.empty() : Optional.of("south"),
        Rung.A3,
        List.of(),
        0.9,
        0.97,
        0,
        List.of(),
        "why",
        "It is assessed.");
    List<StretchCoverage> coverage = new ArrayList<>();
    coverage.add(new StretchCoverage(10, 20, 0, 7_200, 0.9, "120 mm impact", 0.95, ""));
    IncidentFinding finding = new IncidentFinding(
        incident,
        attribution,
        new Corroboration(List.of(List.of("A1")), 1, 'C', 3, false, "one group"),
        List.of(),
        true,
        IncidentFinding.Severity.SINGLE);
    return new LineJudgement(
        impulses,
        List.of(finding),
        List.of(),
        List.of(),
        coverage,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        new ViolationCounts(1, 1, 1, 0.1, 1, 1));
  }
}
