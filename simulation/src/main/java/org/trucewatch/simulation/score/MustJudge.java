// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.simulation.score;

import java.util.List;
import java.util.function.Predicate;
import org.trucewatch.domain.line.Impulse;
import org.trucewatch.domain.line.ImpulseKind;
import org.trucewatch.domain.line.StatementCheck;
import org.trucewatch.simulation.exercise.Must;
import org.trucewatch.simulation.score.MustResult.Standing;
import org.trucewatch.simulation.source.Occurrence;

/** Holds what was concluded against what a correct system concludes. */
final class MustJudge {
  private final JudgedExercise given;
  private final TruthMatch match;
  private final List<FindingTruth> findings;
  private final SubjectScores scores;
  private final SideMusts sides;
  private final WatchMusts watch;

  MustJudge(
      JudgedExercise given, TruthMatch match, List<FindingTruth> findings, SubjectScores scores) {
    this.given = given;
    this.match = match;
    this.findings = findings;
    this.scores = scores;
    this.sides = new SideMusts(given, findings);
    this.watch = new WatchMusts(given, match, scores);
  }

  /** What a must was measured by. */
  record Measured(double value, Count of, String note) {
    static Measured share(Count of, String note) {
      return new Measured(of.share(), of, note);
    }

    /** So many of so many; nothing is measured where the denominator is 0. */
    static Measured number(Count of, String note) {
      return new Measured(of.denominator() == 0 ? Double.NaN : of.numerator(), of, note);
    }

    /** So many, which may be none of none. */
    static Measured plain(long number, long among, String note) {
      return new Measured(number, new Count(number, among), note);
    }
  }

  MustResult judge(Must must) {
    return switch (must.kind()) {
      case FALSE_EVENTS_MAX -> most(must, falseEvents());
      case LOCATABLE_FOUND_MIN -> least(must, locatableFound());
      case COUNT_OFF_MAX -> most(must, countOff());
      case IMPACTS_FOUND_MIN -> least(must, impactsFound());
      case IMPACTS_COUNTED_MAX -> most(must, impactsCounted());
      case MEDIAN_ERROR_KM_MAX -> most(must, medianError());
      case ELLIPSE_90_MIN ->
        least(must, Measured.share(scores.places().held(90), "true places in their 90 % region"));
      case IMPACT_REGIONS_95_MIN ->
        least(
            must, Measured.share(scores.places().impacts95(), "true impacts in their 95 % region"));
      case CONFUSER_EVENTS_MAX -> most(must, confuserEvents());
      case CONFUSER_INCIDENTS_MAX -> most(must, confuserIncidents());
      case ANNOUNCED_MATCHED_MIN -> least(must, announcedMatched());
      case ANNOUNCED_VIOLATIONS_MAX -> most(must, announcedViolations());
      case UNEXPLAINED_EXPLOSIONS -> exactly(must, unexplained());
      case FALSE_VIOLATIONS_MAX -> most(must, falseViolations());
      case INCIDENTS ->
        exactly(
            must,
            Measured.plain(
                findings.stream().filter(f -> f.finding().isViolation()).count(),
                findings.size(),
                "violations among incidents"));
      case SIDE_UNDETERMINED -> most(must, sides.namedWithoutOrigin());
      case SMALL_ARMS_UNDETERMINED_MIN -> least(must, sides.smallArmsUndetermined());
      case BOTH_SIDES_FIRED -> least(must, sides.sidesNamedRightly());
      case FIRST_FIRE_UNSOUND_MAX -> most(must, new FirstFireTruth(given, findings).unsound());
      case FALSELY_ACCUSED_MAX -> most(must, sides.mostOfOtherSide());
      case ORIGIN_ON_IMPACT_SIDE_MIN -> least(must, sides.originOnImpactSide());
      case NONE_ESTABLISHED -> most(must, sides.established());
      case STATEMENT_INCONSISTENT -> statements(must);
      case SENSORS_FLAGGED_MIN ->
        least(must, Measured.number(scores.trust().faultyFlagged(), "sensors with a fault"));
      case OPEN_CLOSE_MINUTES_MAX -> most(must, openClose());
      case DRONE_TRACKS_MIN -> least(must, dronesTracked());
      case COVERAGE_GAP_DECLARED -> least(must, gapDeclared());
      case OUTAGE_ALERT_P_MAX -> outage(must);
      case NO_EMPTY_ALL_CLEAR ->
        most(
            must,
            Measured.number(scores.coverage().allClear(), "stretches and spans in the blackout"));
      case VESSELS_REFUSED ->
        least(must, Measured.number(scores.trust().forgedShips(), "ships with forged positions"));
      case BOOM_NO_EXPLOSION -> most(must, booms());
      case GROUP_TRUST_MAX -> most(must, watch.trustOfFaulty());
      case SOUND_TRUST_MIN -> least(must, watch.trustOfSound());
      case SOUND_FLAGGED_MAX -> most(must, watch.soundFlagged());
      case AUDIT_TRAIL_MIN -> least(must, watch.auditTrail());
      case COVERAGE_RED_MIN -> least(must, watch.coverageRed());
      case INTERVALS_WIDENED_MIN -> least(must, watch.widened());
      case REOPENED_MIN -> least(must, watch.reopened());
      case QUADCOPTERS_MISSED_MIN -> least(must, watch.quadcoptersMissed());
      case IMPACTS_LINKED_MIN -> least(must, watch.impactsLinked());
      case BEARINGS_KEPT_MIN -> least(must, watch.bearingsKept());
      case NAMED_BY_WORD_MAX -> most(must, watch.namedByWordAlone());
    };
  }

  private Measured falseEvents() {
    return Measured.plain(
        scores.detections().falseEvents(), scores.detections().events(), "impulses");
  }

  private Measured locatableFound() {
    var all = scores.detections().total();
    return Measured.share(new Count(all.found(), all.locatable()), "pulses that six nodes heard");
  }

  private Measured confuserEvents() {
    return Measured.plain(
        scores.detections().takenForExplosion(),
        scores.detections().confuserEvents(),
        "impulses made of a confuser");
  }

  private static MustResult most(Must must, Measured m) {
    return compared(must, m, m.value() <= must.threshold());
  }

  private static MustResult least(Must must, Measured m) {
    return compared(must, m, m.value() >= must.threshold());
  }

  private static MustResult exactly(Must must, Measured m) {
    return compared(must, m, m.value() == must.threshold());
  }

  /** Of nothing nothing is said. */
  private static MustResult compared(Must must, Measured m, boolean holds) {
    Standing standing =
        Double.isNaN(m.value()) ? Standing.NOT_JUDGED : holds ? Standing.MET : Standing.NOT_MET;
    return new MustResult(must, standing, m.value(), m.of(), m.note());
  }

  private Measured dronesTracked() {
    String row = TruthMatch.word(Occurrence.Kind.PISTON_DRONE);
    return Measured.share(
        scores.flights().flights().at(row, FlightScore.TRACKED), "piston drones that flew");
  }

  private Measured countOff() {
    Count signs = scores.violations().signs();
    double off = signs.denominator() == 0
        ? Double.NaN
        : Math.abs(signs.numerator() - signs.denominator()) / (double) signs.denominator();
    return new Measured(off, signs, "signs of fire counted, beside pulses of fire that happened");
  }

  private Measured medianError() {
    Samples errors = scores.places().errorsKilometers();
    return new Measured(
        errors.quantile(0.5), new Count(errors.count(), errors.count()), "km, of found pulses");
  }

  private Measured impactsFound() {
    int[] foundAs = match.foundAs();
    Count found = Count.NONE;
    for (int p = 0; p < foundAs.length; p++) {
      if (match.pulses().get(p).kind() == Occurrence.Kind.IMPACT) {
        found = found.and(foundAs[p] >= 0 && impulses().get(foundAs[p]).kind().isFire());
      }
    }
    return Measured.number(found, "impacts that happened");
  }

  private Measured impactsCounted() {
    long called =
        impulses().stream().filter(i -> i.kind() == ImpulseKind.IMPACT).count();
    return Measured.plain(called, impulses().size(), "impulses called impacts");
  }

  private List<Impulse> impulses() {
    return given.judgement().impulses();
  }

  private Measured confuserIncidents() {
    long made = findings.stream()
        .filter(FindingTruth::isFalseViolation)
        .filter(f -> f.finding().incident().impulses().stream()
            .anyMatch(i -> match.madeOf(i) == TruthMatch.Made.CONFUSER))
        .count();
    long all = findings.stream().filter(f -> f.finding().isViolation()).count();
    return Measured.plain(made, all, "violations");
  }

  /** Announced explosions that happened, and of them those of which the test holds of the impulse they were found as. */
  private Count announced(boolean onlyFound, Predicate<Impulse> test) {
    int[] foundAs = match.foundAs();
    Count count = Count.NONE;
    for (int p = 0; p < foundAs.length; p++) {
      boolean isAnnounced = given.truth().isAnnounced(match.pulses().get(p).number());
      if (isAnnounced && (foundAs[p] >= 0 || !onlyFound)) {
        count = count.and(foundAs[p] >= 0 && test.test(impulses().get(foundAs[p])));
      }
    }
    return count;
  }

  private Measured announcedMatched() {
    Count all = announced(false, i -> i.kind() == ImpulseKind.ANNOUNCED);
    Count found = announced(true, i -> i.kind() == ImpulseKind.ANNOUNCED);
    return Measured.share(
        all, "announced explosions that happened; " + found.denominator() + " were found");
  }

  private Measured announcedViolations() {
    return Measured.number(
        announced(
            true,
            i -> findings.stream()
                .filter(f -> f.finding().isViolation())
                .flatMap(f -> f.finding().incident().impulses().stream())
                .anyMatch(other -> other.eventId().equals(i.eventId()))),
        "announced explosions that were found");
  }

  private Measured unexplained() {
    int[] foundAs = match.foundAs();
    Count count = Count.NONE;
    long found = 0;
    for (int p = 0; p < foundAs.length; p++) {
      Occurrence o = match.pulses().get(p);
      if (o.shot().isEmpty() && !given.truth().isAnnounced(o.number())) {
        found += foundAs[p] >= 0 ? 1 : 0;
        count = count.and(
            foundAs[p] >= 0 && impulses().get(foundAs[p]).kind() == ImpulseKind.UNEXPLAINED);
      }
    }
    return Measured.number(
        count, "explosions without announcement or fire; " + found + " were found");
  }

  private Measured falseViolations() {
    Count c = scores.violations().falseViolations();
    return Measured.plain(c.numerator(), c.denominator(), "violations named");
  }

  private MustResult statements(Must must) {
    CountTable table = scores.statements().table();
    String row = StatementScore.Really.WRONG_SIDE.name();
    Count inconsistent =
        table.at(row, StatementCheck.Standing.INCONSISTENT_WITH_PHYSICAL_EVIDENCE.name());
    Count repeated = table.at(row, StatementCheck.Standing.REPEATED.name());
    long confirmed = table.at(row, StatementCheck.Standing.CONFIRMED.name()).numerator();
    Measured m = Measured.share(
        new Count(inconsistent.numerator(), inconsistent.denominator() - repeated.numerator()),
        "statements that accuse the other of one's own fire, repeats left out; " + confirmed
            + " confirmed");
    return compared(must, m, m.value() >= must.threshold() && confirmed == 0);
  }

  private Measured openClose() {
    double first = Double.POSITIVE_INFINITY;
    double last = Double.NEGATIVE_INFINITY;
    for (Occurrence o : match.pulses()) {
      if (o.shot().isPresent()) {
        first = Math.min(first, o.seconds());
        last = Math.max(last, o.seconds());
      }
    }
    double opened = Double.POSITIVE_INFINITY;
    double closed = Double.NEGATIVE_INFINITY;
    int violations = 0;
    for (FindingTruth f : findings) {
      if (f.finding().isViolation()) {
        opened = Math.min(opened, f.finding().incident().fromSeconds());
        closed = Math.max(closed, f.finding().incident().toSeconds());
        violations++;
      }
    }
    double off = violations == 0
        ? Double.NaN
        : Math.max(Math.abs(opened - first), Math.abs(closed - last)) / 60;
    return new Measured(off, new Count(violations, violations), "minutes, over all violations");
  }

  private Measured gapDeclared() {
    Count quadcopters = scores.coverage().quadcoptersDeclared();
    return quadcopters.denominator() > 0
        ? Measured.share(quadcopters, "quadcopters that were missed")
        : Measured.share(scores.coverage().missedDeclared(), "impacts that were missed");
  }

  private MustResult outage(Must must) {
    double p = scores.trust().leastChance();
    Count met = scores.trust().outages();
    boolean ordered = met.denominator() > 0;
    Standing standing =
        !ordered ? Standing.NOT_JUDGED : p < must.threshold() ? Standing.MET : Standing.NOT_MET;
    return new MustResult(must, standing, p, met, "ordered outages that an alert met");
  }

  private Measured booms() {
    long heard = 0;
    for (long number : given.record().numbers()) {
      heard += match
              .occurrence(given.truth().causeOf(number))
              .filter(o -> o.kind() == Occurrence.Kind.SONIC_BOOM)
              .isPresent()
          ? 1
          : 0;
    }
    long taken = 0;
    for (int i = 0; i < impulses().size(); i++) {
      boolean boom =
          match.causeOf(i).filter(o -> o.kind() == Occurrence.Kind.SONIC_BOOM).isPresent();
      taken += boom && Kinds.isExplosion(impulses().get(i).kind()) ? 1 : 0;
    }
    return Measured.number(new Count(taken, heard), "reports that booms made");
  }
}
