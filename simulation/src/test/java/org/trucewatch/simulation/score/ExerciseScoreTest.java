// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.simulation.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.EnumSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.trucewatch.domain.Finding.Grade;
import org.trucewatch.domain.line.Impulse;
import org.trucewatch.domain.line.ImpulseKind;
import org.trucewatch.domain.line.OutageAlert;
import org.trucewatch.domain.line.SensorFlag;
import org.trucewatch.domain.line.StatementCheck;
import org.trucewatch.domain.line.StretchCoverage;
import org.trucewatch.domain.line.VesselCheck;
import org.trucewatch.simulation.exercise.Must;
import org.trucewatch.simulation.score.MustResult.Standing;

class ExerciseScoreTest {
  private final MadeUpJudgement made = new MadeUpJudgement();

  @BeforeEach
  void aJudgementThatIsRightInMost() {
    Impulse launch = made.located("a", ImpulseKind.LAUNCH, -7, 0);
    Impulse impact = made.located("b", ImpulseKind.IMPACT, -4, 6);
    made.located("c", ImpulseKind.ANNOUNCED, 5, 12);
    Impulse thunder = made.located("d", ImpulseKind.UNEXPLAINED, 6, 18);
    made.located("e", ImpulseKind.UNDETERMINED, 9, 24);
    made.finding(0.99, Grade.LEANING, true, launch, impact);
    made.finding(0.4, Grade.UNDETERMINED, true, thunder);
    made.statements.add(new StatementCheck(
        30,
        MadeUpJudgement.SECOND,
        MadeUpJudgement.FIRST,
        StatementCheck.Standing.INCONSISTENT_WITH_PHYSICAL_EVIDENCE,
        "i0",
        ""));
    made.flags.add(new SensorFlag(0, 0, 10, SensorFlag.What.TIMES, 1e-6, ""));
    made.outages.add(new OutageAlert(0, 10, 200, 4_000, 9, 10, 1e-6));
    made.coverage.add(new StretchCoverage(0, 10, 400, 3_000, 0.2, "120 mm impact", 0.1, "dark"));
    made.vessels.add(new VesselCheck(0, 10, 10, true, ""));
    made.vessels.add(new VesselCheck(1, 10, 0, false, ""));
  }

  /** The kind, a threshold, what is measured, and how it stands. */
  @ParameterizedTest
  @CsvSource({
    "FALSE_EVENTS_MAX, 1, 1, MET",
    "FALSE_EVENTS_MAX, 0, 1, NOT_MET",
    "LOCATABLE_FOUND_MIN, 1, 1, MET",
    "COUNT_OFF_MAX, 0.15, 0, MET",
    "IMPACTS_FOUND_MIN, 1, 1, MET",
    "IMPACTS_FOUND_MIN, 2, 1, NOT_MET",
    "IMPACTS_COUNTED_MAX, 0, 1, NOT_MET",
    "ELLIPSE_90_MIN, 1, 1, MET",
    "IMPACT_REGIONS_95_MIN, 1, 1, MET",
    "CONFUSER_EVENTS_MAX, 0, 1, NOT_MET",
    "CONFUSER_INCIDENTS_MAX, 0, 1, NOT_MET",
    "ANNOUNCED_MATCHED_MIN, 1, 1, MET",
    "ANNOUNCED_VIOLATIONS_MAX, 0, 0, MET",
    "FALSE_VIOLATIONS_MAX, 0, 1, NOT_MET",
    "FALSE_VIOLATIONS_MAX, 1, 1, MET",
    "INCIDENTS, 1, 2, NOT_MET",
    "INCIDENTS, 2, 2, MET",
    "SIDE_UNDETERMINED, 0, 0, MET",
    "BOTH_SIDES_FIRED, 2, 1, NOT_MET",
    "FALSELY_ACCUSED_MAX, 0.05, 0.01, MET",
    "ORIGIN_ON_IMPACT_SIDE_MIN, 1, 1, MET",
    "STATEMENT_INCONSISTENT, 1, 1, MET",
    "SENSORS_FLAGGED_MIN, 1, 1, MET",
    "NONE_ESTABLISHED, 0, 0, MET",
    "COVERAGE_GAP_DECLARED, 0.9, NaN, NOT_JUDGED",
    "OUTAGE_ALERT_P_MAX, 0.0001, 1e-6, MET",
    "OUTAGE_ALERT_P_MAX, 1e-7, 1e-6, NOT_MET",
    "NO_EMPTY_ALL_CLEAR, 0, 0, MET",
    "VESSELS_REFUSED, 1, 1, MET",
    "DRONE_TRACKS_MIN, 0.9, NaN, NOT_JUDGED",
    "SMALL_ARMS_UNDETERMINED_MIN, 0.5, NaN, NOT_JUDGED",
    "BOOM_NO_EXPLOSION, 0, NaN, NOT_JUDGED",
    "GROUP_TRUST_MAX, 0.75, 0.7272727272727273, MET",
    "SOUND_TRUST_MIN, 0.8, NaN, NOT_JUDGED",
    "SOUND_FLAGGED_MAX, 0.05, NaN, NOT_JUDGED",
    "AUDIT_TRAIL_MIN, 1, 0, NOT_MET",
    "COVERAGE_RED_MIN, 0.9, 1, MET",
    "INTERVALS_WIDENED_MIN, 0.9, 1, MET",
    "REOPENED_MIN, 1, 1, MET",
    "REOPENED_MIN, 2, 1, NOT_MET",
    "QUADCOPTERS_MISSED_MIN, 0.5, NaN, NOT_JUDGED",
    "IMPACTS_LINKED_MIN, 3, NaN, NOT_JUDGED",
    "BEARINGS_KEPT_MIN, 1, NaN, NOT_JUDGED",
    "NAMED_BY_WORD_MAX, 0, 0, MET"
  })
  void aMustIsMeasuredAndHeldAgainstItsThreshold(
      Must.Kind kind, double threshold, double measured, Standing standing) {
    MustResult result = made.must(kind, threshold);
    assertThat(result.measured()).isCloseTo(measured, within(1e-9));
    assertThat(result.standing()).isEqualTo(standing);
  }

  /** Only what had nothing to measure in this truth may stay unjudged: no boom, no drone, no small arms, nothing missed. */
  @ParameterizedTest
  @EnumSource(Must.Kind.class)
  void everyKindIsJudged(Must.Kind kind) {
    EnumSet<Must.Kind> nothing = EnumSet.of(
        Must.Kind.COVERAGE_GAP_DECLARED,
        Must.Kind.FIRST_FIRE_UNSOUND_MAX,
        Must.Kind.DRONE_TRACKS_MIN,
        Must.Kind.SMALL_ARMS_UNDETERMINED_MIN,
        Must.Kind.BOOM_NO_EXPLOSION,
        Must.Kind.SOUND_TRUST_MIN,
        Must.Kind.SOUND_FLAGGED_MAX,
        Must.Kind.QUADCOPTERS_MISSED_MIN,
        Must.Kind.IMPACTS_LINKED_MIN,
        Must.Kind.BEARINGS_KEPT_MIN,
        Must.Kind.UNEXPLAINED_EXPLOSIONS);
    MustResult result = made.must(kind, 0);
    assertThat(result.standing() == Standing.NOT_JUDGED).isEqualTo(nothing.contains(kind));
    assertThat(result.note().isEmpty()).isFalse();
  }

  @Test
  void aSideIsRightWrongOrNotNamedByTheDistanceOfItsTrueOrigin() {
    SideScore sides = made.score(Must.Kind.INCIDENTS, 1).subjects().sides();
    assertThat(sides.byDistance().at("5+", "CORRECT")).isEqualTo(new Count(1, 1));
    assertThat(sides.byGrade().at("LEANING", "WRONG")).isEqualTo(new Count(0, 1));
    assertThat(sides.actualFalse()).isEqualTo(new Count(0, 1));
    assertThat(sides.expectedFalse()).isCloseTo(0.01, within(1e-12));
    assertThat(sides.brier()).isCloseTo(0.0001, within(1e-12));
    assertThat(sides.logScore()).isCloseTo(-Math.log(0.99), within(1e-12));
  }

  @Test
  void namingASideForWhatWasNoFireIsWrong() {
    made.finding(0.999, Grade.ESTABLISHED, true, made.impulses.get(3));
    SideScore sides = made.score(Must.Kind.INCIDENTS, 1).subjects().sides();
    assertThat(sides.actualFalse()).isEqualTo(new Count(1, 2));
    assertThat(sides.wrongEstablished()).isEqualTo(new Count(1, 1));
  }

  @Test
  void everySubjectHasItsDenominators() {
    SubjectScores u = made.score(Must.Kind.INCIDENTS, 1).subjects();
    assertThat(u.detections().byClass())
        .containsEntry("mortar-120 muzzle", new Detections.Row(1, 1, 1, 1))
        .containsEntry("demining announced", new Detections.Row(1, 1, 1, 1));
    assertThat(u.detections().confuserEvents()).isEqualTo(1);
    assertThat(u.places().errorsKilometers().quantile(0.5)).isCloseTo(0.1, within(1e-12));
    assertThat(u.places().held(50)).isEqualTo(new Count(3, 3));
    assertThat(u.kinds().table().at("thunder", "UNEXPLAINED")).isEqualTo(new Count(1, 1));
    assertThat(u.kinds().table().at(Kinds.NOISE, "UNDETERMINED")).isEqualTo(new Count(1, 1));
    assertThat(u.violations().signs()).isEqualTo(new Count(2, 2));
    assertThat(u.violations().falseViolations()).isEqualTo(new Count(1, 2));
    assertThat(u.violations().corroborated()).isEqualTo(new Count(1, 1));
    assertThat(u.statements().table().at("WRONG_SIDE", "INCONSISTENT_WITH_PHYSICAL_EVIDENCE"))
        .isEqualTo(new Count(1, 1));
    assertThat(u.delays().toLocate().count()).isEqualTo(3);
    assertThat(u.delays().toLocate().ascending()[0])
        .isEqualTo(47 - 30); // the detonation: its sixth report came at 47 s
    assertThat(u.trust().forgedShips()).isEqualTo(new Count(1, 1));
    assertThat(u.trust().trueShips()).isEqualTo(new Count(0, 1));
    assertThat(u.trust().falseAlerts()).isZero();
  }

  @Test
  void ofNothingFoundNothingIsSaid() {
    MadeUpJudgement empty = new MadeUpJudgement();
    assertThat(empty.must(Must.Kind.LOCATABLE_FOUND_MIN, 0.5).standing())
        .isEqualTo(Standing.NOT_MET);
    assertThat(empty.must(Must.Kind.ELLIPSE_90_MIN, 0.5).standing()).isEqualTo(Standing.NOT_JUDGED);
    assertThat(empty.must(Must.Kind.OUTAGE_ALERT_P_MAX, 0.1).standing())
        .isEqualTo(Standing.NOT_MET);
  }
}
