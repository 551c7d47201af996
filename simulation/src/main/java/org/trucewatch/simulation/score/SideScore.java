// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.simulation.score;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.trucewatch.assessment.attribution.IncidentAttribution;
import org.trucewatch.domain.Finding.Grade;
import org.trucewatch.domain.Finding.PartyProbability;
import org.trucewatch.science.association.scoring.Reliability;

/**
 * How often the right side was named, a wrong one, or none: of violations that were fire. Where both sides fired within one incident, naming
 * the one that fired most is right. For the scores and the reliability, what cannot be said is shared equally between the parties.
 */
public final class SideScore {
  /** Answers. */
  public enum Answer {
    CORRECT,
    WRONG,
    ABSTAINED
  }

  /** Column of an incident of which no muzzle is known. */
  public static final String NO_ORIGIN = "unknown";

  private static final double LOG_FLOOR = 1e-6;

  private final CountTable byDistance = new CountTable(Answer.values());
  private final CountTable byGrade = new CountTable(Answer.values());
  private final Reliability reliability = new Reliability();
  private long scored;
  private double brier;
  private double log;
  private double expectedFalse;
  private Count actualFalse = Count.NONE;
  private Count wrongEstablished = Count.NONE;

  static SideScore of(JudgedExercise given, List<FindingTruth> findings) {
    SideScore s = new SideScore();
    for (FindingTruth f : findings) {
      Optional<String> truth = f.firedByParty(given);
      if (f.finding().isViolation() && truth.isPresent()) {
        s.count(f, truth.get());
      } else if (f.finding().isViolation()) {
        s.named(f, false); // whoever is named for what was no fire is named falsely
      }
    }
    return s;
  }

  private void count(FindingTruth f, String truth) {
    IncidentAttribution a = f.finding().attribution();
    boolean named = isNamed(a);
    boolean right = a.side().filter(truth::equals).isPresent();
    String answer = (named ? right ? Answer.CORRECT : Answer.WRONG : Answer.ABSTAINED).name();
    String place = Double.isNaN(f.originKilometers())
        ? NO_ORIGIN
        : Distance.LINE.name(f.originKilometers());
    byDistance.fell(place, answer);
    byGrade.fell(a.grade().name(), answer);
    named(f, right);
    score(a, truth);
  }

  private static boolean isNamed(IncidentAttribution a) {
    return a.grade() != Grade.UNDETERMINED && a.side().isPresent();
  }

  private void named(FindingTruth f, boolean right) {
    IncidentAttribution a = f.finding().attribution();
    if (!isNamed(a)) {
      return;
    }
    expectedFalse += 1 - a.of(a.side().orElseThrow());
    actualFalse = actualFalse.and(!right);
    if (a.grade() == Grade.ESTABLISHED) {
      wrongEstablished = wrongEstablished.and(!right);
    }
  }

  private void score(IncidentAttribution a, String truth) {
    int parties = a.probabilities().size();
    if (parties == 0) {
      return;
    }
    double shared = a.cannotBeSaid() / parties;
    scored++;
    for (PartyProbability p : a.probabilities()) {
      double off = p.probability() + shared - (p.partyId().equals(truth) ? 1 : 0);
      brier += off * off / parties;
    }
    double given = Math.min(Math.max(a.of(truth) + shared, LOG_FLOOR), 1 - LOG_FLOOR);
    log -= StrictMath.log(given);
    PartyProbability top = a.probabilities().stream()
        .max(Comparator.comparingDouble(PartyProbability::probability))
        .orElseThrow();
    if (top.probability() > a.of(other(a, top))) { // an even split says nothing that could be reliable
      reliability.add(top.probability() + shared, top.partyId().equals(truth));
    }
  }

  private static String other(IncidentAttribution a, PartyProbability top) {
    return a.probabilities().stream()
        .filter(p -> !p.partyId().equals(top.partyId()))
        .max(Comparator.comparingDouble(PartyProbability::probability))
        .map(PartyProbability::partyId)
        .orElse("");
  }

  void add(SideScore o) {
    byDistance.add(o.byDistance);
    byGrade.add(o.byGrade);
    reliability.add(o.reliability);
    scored += o.scored;
    brier += o.brier;
    log += o.log;
    expectedFalse += o.expectedFalse;
    actualFalse = actualFalse.plus(o.actualFalse);
    wrongEstablished = wrongEstablished.plus(o.wrongEstablished);
  }

  /** By kilometres of the true origin from the line. */
  public CountTable byDistance() {
    return byDistance;
  }

  /** By grade. */
  public CountTable byGrade() {
    return byGrade;
  }

  /** Classes of distance in their order, the unknown last. */
  public static List<String> distances() {
    return java.util.stream.Stream.concat(
            Distance.LINE.names().stream(), java.util.stream.Stream.of(NO_ORIGIN))
        .toList();
  }

  /** Probability of the likeliest party against how often it was that one. */
  public Reliability reliability() {
    return reliability;
  }

  /** Attributions that were scored: the denominator of both scores. */
  public long scored() {
    return scored;
  }

  /** Mean over parties of (said - true)²; NaN of nothing. */
  public double brier() {
    return scored == 0 ? Double.NaN : brier / scored;
  }

  /** Mean of -ln of the probability of the true side, kept 1e-6 from 0 and 1; NaN of nothing. */
  public double logScore() {
    return scored == 0 ? Double.NaN : log / scored;
  }

  /** Sum over the named sides of 1 less their probability. */
  public double expectedFalse() {
    return expectedFalse;
  }

  /** Sides named wrongly, of those named; naming a side for what was no fire is wrong too. */
  public Count actualFalse() {
    return actualFalse;
  }

  /** Likewise of those at established. */
  public Count wrongEstablished() {
    return wrongEstablished;
  }
}
