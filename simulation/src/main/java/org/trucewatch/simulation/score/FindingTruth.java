// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.simulation.score;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.trucewatch.assessment.incident.IncidentFinding;
import org.trucewatch.domain.line.Impulse;
import org.trucewatch.simulation.ground.Bank;
import org.trucewatch.simulation.source.Occurrence;
import org.trucewatch.simulation.source.WeaponClass;

/**
 * What an incident really was.
 *
 * @param finding what the system concluded
 * @param causes occurrences behind its impulses, those that have one
 * @param firedBy the bank that most of its true fire came from; empty where none of it was fire
 * @param isOneSided whether all of it came from there
 * @param weapon of most of its true fire
 * @param originKilometers how far the muzzle of most of it stands from the true line; NaN without one
 * @param impactsOnOwn whether its impacts came down on the bank that fired
 */
record FindingTruth(
    IncidentFinding finding,
    List<Occurrence> causes,
    Optional<Bank> firedBy,
    boolean isOneSided,
    Optional<WeaponClass> weapon,
    double originKilometers,
    boolean impactsOnOwn) {

  static List<FindingTruth> of(JudgedExercise given, TruthMatch match) {
    return given.judgement().findings().stream().map(f -> of(f, given, match)).toList();
  }

  private static FindingTruth of(IncidentFinding f, JudgedExercise given, TruthMatch match) {
    List<Occurrence> causes = new ArrayList<>();
    Map<Bank, Integer> banks = new TreeMap<>();
    Map<WeaponClass, Integer> weapons = new TreeMap<>();
    double distance = 0;
    int origins = 0;
    boolean own = false;
    for (Impulse i : f.incident().impulses()) {
      Optional<Occurrence> cause = match.causeOf(i);
      cause.ifPresent(causes::add);
      Optional<Occurrence.Shot> shot = cause.flatMap(Occurrence::shot);
      if (shot.isEmpty()) {
        continue;
      }
      Occurrence o = cause.orElseThrow();
      banks.merge(shot.get().firedBy(), 1, Integer::sum);
      weapons.merge(shot.get().weapon(), 1, Integer::sum);
      Optional<Occurrence> muzzle = o.kind() == Occurrence.Kind.MUZZLE
          ? Optional.of(o)
          : match.occurrence(shot.get().pairedWith());
      if (muzzle.isPresent()) {
        distance += given.fromLine(muzzle.get().eastKilometers(), muzzle.get().northKilometers());
        origins++;
      }
      own |= o.kind() == Occurrence.Kind.IMPACT
          && given.theatre().bankOf(o.eastKilometers(), o.northKilometers())
              == shot.get().firedBy();
    }
    return new FindingTruth(
        f,
        causes,
        most(banks),
        banks.size() == 1,
        most(weapons),
        origins == 0 ? Double.NaN : distance / origins,
        own);
  }

  private static <K> Optional<K> most(Map<K, Integer> votes) {
    return votes.entrySet().stream().max(Map.Entry.comparingByValue()).map(Map.Entry::getKey);
  }

  /** Whether any of it was fire. */
  boolean isFire() {
    return firedBy.isPresent();
  }

  /** Whether a violation is named where none happened. */
  boolean isFalseViolation() {
    return finding.isViolation() && !isFire();
  }

  /** Id of the party that really fired. */
  Optional<String> firedByParty(JudgedExercise given) {
    return firedBy.map(
        b -> b == Bank.FIRST ? given.sides().first().id() : given.sides().second().id());
  }
}
