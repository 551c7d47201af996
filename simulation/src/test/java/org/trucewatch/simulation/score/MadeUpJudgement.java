// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.simulation.score;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.trucewatch.assessment.agreement.Rung;
import org.trucewatch.assessment.attribution.IncidentAttribution;
import org.trucewatch.assessment.corroboration.Corroboration;
import org.trucewatch.assessment.incident.IncidentFinding;
import org.trucewatch.assessment.incident.IncidentFinding.Severity;
import org.trucewatch.assessment.incident.ViolationCounts;
import org.trucewatch.domain.Finding.Grade;
import org.trucewatch.domain.Finding.PartyProbability;
import org.trucewatch.domain.line.GroupTrust;
import org.trucewatch.domain.line.Impulse;
import org.trucewatch.domain.line.ImpulseKind;
import org.trucewatch.domain.line.Incident;
import org.trucewatch.domain.line.Observation;
import org.trucewatch.domain.line.OutageAlert;
import org.trucewatch.domain.line.Sensor;
import org.trucewatch.domain.line.SensorFlag;
import org.trucewatch.domain.line.SensorKind;
import org.trucewatch.domain.line.StatementCheck;
import org.trucewatch.domain.line.StretchCoverage;
import org.trucewatch.domain.line.VesselCheck;
import org.trucewatch.domain.quantity.GeoPoint;
import org.trucewatch.domain.quantity.Symmetric2;
import org.trucewatch.pipeline.line.Assurance;
import org.trucewatch.pipeline.line.LineJudgement;
import org.trucewatch.pipeline.line.Reopened;
import org.trucewatch.science.impulse.LineRecord;
import org.trucewatch.simulation.Chance;
import org.trucewatch.simulation.Sides;
import org.trucewatch.simulation.exercise.ExercisePlan;
import org.trucewatch.simulation.exercise.Must;
import org.trucewatch.simulation.ground.Bank;
import org.trucewatch.simulation.ground.Theatre;
import org.trucewatch.simulation.sensor.Emission;
import org.trucewatch.simulation.sensor.FaultPlan;
import org.trucewatch.simulation.sensor.Faults;
import org.trucewatch.simulation.sensor.Site;
import org.trucewatch.simulation.source.Occurrence;
import org.trucewatch.simulation.source.Occurrence.Kind;
import org.trucewatch.simulation.source.WeaponClass;
import org.trucewatch.simulation.weather.WeatherPlan;

/**
 * A truth and a judgement by hand. Picks 0 to 5 are of a mortar's muzzle, 6 to 11 of its impact on its own bank, 12 to 17 of an announced
 * detonation, 18 to 23 of thunder, 24 to 29 noise; 30 is a statement that accuses the other party.
 */
final class MadeUpJudgement {
  static final String FIRST = Sides.DEMO.first().id();
  static final String SECOND = Sides.DEMO.second().id();
  private static final int ROWS = 31;

  final List<Impulse> impulses = new ArrayList<>();
  final List<IncidentFinding> findings = new ArrayList<>();
  final List<StatementCheck> statements = new ArrayList<>();
  final List<SensorFlag> flags = new ArrayList<>();
  final List<OutageAlert> outages = new ArrayList<>();
  final List<StretchCoverage> coverage = new ArrayList<>();
  final List<VesselCheck> vessels = new ArrayList<>();

  private static Occurrence pulse(long number, Kind kind, double north) {
    Optional<Occurrence.Shot> shot = kind == Kind.MUZZLE || kind == Kind.IMPACT
        ? Optional.of(new Occurrence.Shot(
            WeaponClass.MORTAR_120, Bank.SECOND, 1, kind == Kind.MUZZLE ? 2 : 1, 4, 20, 1000))
        : Optional.empty();
    return new Occurrence(number, kind, 10 * number, 0, north, 0, 1, Double.NaN, 0, shot);
  }

  private static TruthTable truth() {
    TruthTable truth = new TruthTable();
    truth.happened(pulse(1, Kind.MUZZLE, -7), false);
    truth.happened(pulse(2, Kind.IMPACT, -4), false);
    truth.happened(pulse(3, Kind.DEMINING, 5), true);
    truth.happened(pulse(4, Kind.THUNDER, 6), false);
    for (int i = 0; i < 30; i++) {
      truth.caused(i, i < 24 ? 1 + i / 6 : Emission.NOISE);
    }
    truth.caused(30, 2);
    truth.fault(new Faults.Done("replay", "n1", 0, 10, 3));
    truth.fault(new Faults.Done("vessel-spoof", "V1", 0, 10, 0));
    return truth;
  }

  /** An impulse of these picks, 0.1 km east of where it happened. */
  Impulse located(String id, ImpulseKind kind, double north, int from) {
    List<Long> reports = new ArrayList<>();
    for (long i = from; i < from + 6; i++) {
      reports.add(i);
    }
    Impulse i = new Impulse(
        id,
        10,
        0.01,
        0.1,
        north,
        new Symmetric2(0.01, 0, 0.01),
        0.99,
        reports,
        Double.NaN,
        Double.NaN,
        kind,
        0.9,
        Optional.empty(),
        "");
    impulses.add(i);
    return i;
  }

  void finding(double ofSecond, Grade grade, boolean isViolation, Impulse... of) {
    String id = "i" + findings.size();
    Optional<String> side = grade == Grade.UNDETERMINED
        ? Optional.empty()
        : Optional.of(ofSecond > 0.5 ? SECOND : FIRST);
    findings.add(new IncidentFinding(
        new Incident(id, Incident.Kind.FIRE, 10, 20, 0, 0, Arrays.asList(of)),
        new IncidentAttribution(
            id,
            List.of(
                new PartyProbability(FIRST, 1 - ofSecond), new PartyProbability(SECOND, ofSecond)),
            0,
            ofSecond,
            grade,
            side,
            Rung.A3,
            List.of(),
            0,
            1,
            0,
            List.of(),
            "",
            ""),
        new Corroboration(List.of(List.of("n1")), 1, 'B', 2, true, ""),
        List.of(),
        isViolation,
        isViolation ? Severity.SINGLE : Severity.NONE));
  }

  /** The one node is forged, its flag covers nothing that was used, and one incident was reopened. */
  private static Assurance assurance() {
    return new Assurance(
        List.of(new GroupTrust(GroupTrust.By.HOST, FIRST, 1, 0, 1, 8 / 11.0, 0.4, 0.9)),
        List.of(),
        List.of(new Reopened("i0", List.of("i0"), Reopened.Why.CHANGED, 3, 1, 90, 99, List.of(""))),
        List.of(new Assurance.Replaced("e", 0.2, 0.1, 3)));
  }

  ExerciseScore score(Must.Kind kind, double threshold) {
    Theatre.Extent extent = new Theatre.Extent(
        GeoPoint.onEllipsoid(45, 60), Instant.parse("2031-04-01T00:00:00Z"), 24, 10, 30);
    ExercisePlan plan = new ExercisePlan(
        "made-up",
        "Made up",
        1,
        extent,
        Sides.DEMO,
        new WeatherPlan(Optional.empty(), Double.NaN, Double.NaN, 283, 0.7, 0.3),
        List.of(),
        Optional.empty(),
        List.of(),
        List.of(),
        List.of(new FaultPlan.Blackout(0.5, 0, 10, 100, 100, 4_000, false)),
        List.of(),
        List.of(new Must("m", kind, threshold, "")));
    List<Observation> observations = new ArrayList<>();
    long[] numbers = new long[ROWS];
    for (int i = 0; i < ROWS; i++) {
      numbers[i] = i;
      observations.add(
          i < 30
              ? new Observation.Pick(0, 10, 0.01, 10, 30 + i)
              : new Observation.Statement(SECOND, FIRST, 20, 0, -4, "impact", 100));
    }
    Theatre theatre = new Theatre(extent, new Chance(1));
    LineRecord record = new LineRecord(
        List.of(new Sensor("n1", SensorKind.ACOUSTIC_NODE, "o", FIRST, 0, 0)),
        observations,
        numbers,
        theatre.published(FIRST, SECOND, new Chance(2)),
        0,
        86_400,
        0.34);
    LineJudgement judgement = new LineJudgement(
        impulses,
        findings,
        flags,
        outages,
        coverage,
        List.of(),
        vessels,
        statements,
        List.of(),
        new ViolationCounts(2, 1, 1, Double.NaN, 0, 10),
        assurance());
    ExerciseScore score = new ExerciseScore(plan);
    score.add(
        new JudgedExercise(
            plan,
            Sides.DEMO,
            1,
            theatre,
            List.of(new Site("n1", SensorKind.ACOUSTIC_NODE, "o", Bank.FIRST, 0, 0, 0, 0)),
            record,
            truth(),
            judgement),
        List.of());
    return score;
  }

  MustResult must(Must.Kind kind, double threshold) {
    return score(kind, threshold).runs().getFirst().musts().getFirst();
  }
}
