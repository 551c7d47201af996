// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.simulation.score;

import java.util.List;

/**
 * All that is scored of an exercise, over one seed or several.
 *
 * @param detections what was found
 * @param places how far off
 * @param kinds what it was called
 * @param violations three measures
 * @param sides who was named
 * @param delays how long it took
 * @param statements what was said of parties' statements
 * @param trust sensors, stretches and ships not to be believed
 * @param flights engines
 * @param coverage what was declared where something was missed
 */
public record SubjectScores(
    Detections detections,
    Places places,
    Kinds kinds,
    Violations violations,
    SideScore sides,
    DelayScore delays,
    StatementScore statements,
    TrustScore trust,
    FlightScore flights,
    CoverageScore coverage) {

  static SubjectScores none() {
    return new SubjectScores(
        new Detections(),
        new Places(),
        new Kinds(),
        new Violations(),
        new SideScore(),
        new DelayScore(),
        new StatementScore(),
        new TrustScore(),
        new FlightScore(),
        new CoverageScore());
  }

  static SubjectScores of(JudgedExercise given, TruthMatch match, List<FindingTruth> findings) {
    return new SubjectScores(
        Detections.of(given, match),
        Places.of(given, match),
        Kinds.of(given, match),
        Violations.of(given, match, findings),
        SideScore.of(given, findings),
        DelayScore.of(given, match),
        StatementScore.of(given, match),
        TrustScore.of(given),
        FlightScore.of(given),
        CoverageScore.of(given, match));
  }

  void add(SubjectScores o) {
    detections.add(o.detections);
    places.add(o.places);
    kinds.add(o.kinds);
    violations.add(o.violations);
    sides.add(o.sides);
    delays.add(o.delays);
    statements.add(o.statements);
    trust.add(o.trust);
    flights.add(o.flights);
    coverage.add(o.coverage);
  }
}
