// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.simulation.score;

import java.util.List;
import java.util.Optional;
import org.trucewatch.assessment.attribution.IncidentAttribution;
import org.trucewatch.domain.Finding.Grade;
import org.trucewatch.domain.line.Impulse;
import org.trucewatch.domain.line.ImpulseKind;
import org.trucewatch.domain.line.Observation;
import org.trucewatch.simulation.ground.Bank;
import org.trucewatch.simulation.score.MustJudge.Measured;
import org.trucewatch.simulation.source.WeaponClass;

/** What musts ask about the naming of sides. */
final class SideMusts {
  /** A track may be reported this long before and after the fire it belongs to, s: a long flight. */
  private static final double TRACK_SECONDS = 120;

  private final JudgedExercise given;
  private final List<FindingTruth> findings;

  SideMusts(JudgedExercise given, List<FindingTruth> findings) {
    this.given = given;
    this.findings = findings;
  }

  private List<FindingTruth> violations() {
    return findings.stream().filter(f -> f.finding().isViolation()).toList();
  }

  /** Undetermined unless a launch or a track was located, and then leaning at most. */
  Measured namedWithoutOrigin() {
    long broken = violations().stream()
        .map(FindingTruth::finding)
        .filter(f -> f.attribution().grade() != Grade.UNDETERMINED)
        .filter(f -> f.attribution().grade() == Grade.ESTABLISHED
            || f.incident().of(ImpulseKind.LAUNCH).isEmpty()
                && !hasTrack(f.incident().fromSeconds(), f.incident().toSeconds()))
        .count();
    return Measured.plain(broken, violations().size(), "violations");
  }

  private boolean hasTrack(double from, double to) {
    return given.record().observations().stream()
        .anyMatch(o -> o instanceof Observation.Track t
            && t.seconds() > from - TRACK_SECONDS
            && t.seconds() < to + TRACK_SECONDS);
  }

  Measured smallArmsUndetermined() {
    Count count = Count.NONE;
    for (FindingTruth f : violations()) {
      if (f.weapon().filter(w -> w == WeaponClass.SMALL_ARMS).isPresent()) {
        count = count.and(f.finding().attribution().grade() == Grade.UNDETERMINED);
      }
    }
    return Measured.share(count, "violations by small arms");
  }

  Measured sidesNamedRightly() {
    long sides = violations().stream()
        .filter(f -> f.finding().attribution().grade() != Grade.UNDETERMINED)
        .flatMap(f -> f.finding().attribution().side().stream()
            .filter(s -> f.firedByParty(given).filter(s::equals).isPresent()))
        .distinct()
        .count();
    return Measured.plain(sides, 2, "sides, both of which fired");
  }

  Measured established() {
    long established = findings.stream()
        .filter(f -> f.finding().attribution().grade() == Grade.ESTABLISHED)
        .count();
    return Measured.plain(established, findings.size(), "incidents");
  }

  /** Of fire at the own ground: the greatest probability of the other party. */
  Measured mostOfOtherSide() {
    double most = Double.NaN;
    Count count = Count.NONE;
    for (FindingTruth f : findings) {
      Optional<String> truth = f.firedByParty(given);
      if (f.impactsOnOwn() && truth.isPresent()) {
        double other = ofOthers(f.finding().attribution(), truth.get());
        most = Double.isNaN(most) ? other : Math.max(most, other);
        count = count.and(true);
      }
    }
    return new Measured(most, count, "incidents of fire at the own ground");
  }

  private static double ofOthers(IncidentAttribution a, String party) {
    return a.probabilities().stream()
        .filter(p -> !p.partyId().equals(party))
        .mapToDouble(p -> p.probability())
        .sum();
  }

  /** Launches and impacts, at least one of each, all on the bank that really fired. */
  Measured originOnImpactSide() {
    Count count = Count.NONE;
    for (FindingTruth f : findings) {
      if (f.impactsOnOwn() && f.firedBy().isPresent()) {
        List<Impulse> launches = f.finding().incident().of(ImpulseKind.LAUNCH);
        List<Impulse> impacts = f.finding().incident().of(ImpulseKind.IMPACT);
        Bank bank = f.firedBy().get();
        count = count.and(!launches.isEmpty()
            && !impacts.isEmpty()
            && launches.stream().allMatch(i -> isOn(i, bank))
            && impacts.stream().allMatch(i -> isOn(i, bank)));
      }
    }
    return Measured.number(count, "incidents of fire at the own ground");
  }

  private boolean isOn(Impulse i, Bank bank) {
    return given.theatre().bankOf(i.eastKilometers(), i.northKilometers()) == bank;
  }
}
