// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.simulation.score;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.trucewatch.assessment.incident.ViolationCounts;
import org.trucewatch.simulation.source.Occurrence;
import org.trucewatch.simulation.source.WeaponClass;

/** The three measures beside the truth, with the coverage; false ones; and how well what was found is supported. */
public final class Violations {
  private long signs;
  private long incidents;
  private long severe;
  private double coveredKilometerDays;
  private double kilometerDays;
  private long trueSigns;
  private long trueLocatableSigns;
  private long trueMissions;
  private long trueLocatableMissions;
  private long trueHeavyMissions;
  private long falseViolations;
  private long falseSevere;
  private Count corroborated = Count.NONE;
  private Count corroboratedFalse = Count.NONE;
  private final CountTable grades = new CountTable(List.of("violation", "no violation"));

  static Violations of(JudgedExercise given, TruthMatch match, List<FindingTruth> findings) {
    Violations v = new Violations();
    ViolationCounts counts = given.judgement().counts();
    v.signs = counts.observedSigns();
    v.incidents = counts.incidents();
    v.severe = counts.withSeverity();
    v.coveredKilometerDays = finite(counts.coveredKilometerDays());
    v.kilometerDays = finite(counts.kilometerDays());
    v.truth(match);
    for (FindingTruth f : findings) {
      boolean supported = f.finding().corroboration().isCorroborated();
      String grade = f.finding().corroboration().grade();
      v.grades.fell(grade, f.finding().isViolation() ? "violation" : "no violation");
      if (f.isFalseViolation()) {
        v.falseViolations++;
        v.falseSevere += f.finding().severity()
                == org.trucewatch.assessment.incident.IncidentFinding.Severity.NONE
            ? 0
            : 1;
        v.corroboratedFalse = v.corroboratedFalse.and(supported);
      } else if (f.finding().isViolation()) {
        v.corroborated = v.corroborated.and(supported);
      }
    }
    return v;
  }

  private static double finite(double value) {
    return Double.isFinite(value) ? value : 0;
  }

  private void truth(TruthMatch match) {
    Set<Long> missions = new HashSet<>();
    Set<Long> locatable = new HashSet<>();
    Set<Long> heavy = new HashSet<>();
    for (int p = 0; p < match.pulses().size(); p++) {
      Occurrence o = match.pulses().get(p);
      if (o.shot().isEmpty()) {
        continue;
      }
      Occurrence.Shot shot = o.shot().get();
      trueSigns++;
      missions.add(shot.mission());
      if (isHeavy(shot.weapon())) {
        heavy.add(shot.mission());
      }
      if (match.isLocatable(p)) {
        trueLocatableSigns++;
        locatable.add(shot.mission());
      }
    }
    trueMissions = missions.size();
    trueLocatableMissions = locatable.size();
    trueHeavyMissions = heavy.size();
  }

  private static boolean isHeavy(WeaponClass weapon) {
    return switch (weapon) {
      case SMALL_ARMS, HEAVY_MACHINE_GUN, CANNON -> false;
      default -> true;
    };
  }

  void add(Violations o) {
    signs += o.signs;
    incidents += o.incidents;
    severe += o.severe;
    coveredKilometerDays += o.coveredKilometerDays;
    kilometerDays += o.kilometerDays;
    trueSigns += o.trueSigns;
    trueLocatableSigns += o.trueLocatableSigns;
    trueMissions += o.trueMissions;
    trueLocatableMissions += o.trueLocatableMissions;
    trueHeavyMissions += o.trueHeavyMissions;
    falseViolations += o.falseViolations;
    falseSevere += o.falseSevere;
    corroborated = corroborated.plus(o.corroborated);
    corroboratedFalse = corroboratedFalse.plus(o.corroboratedFalse);
    grades.add(o.grades);
  }

  /** Signs of fire that the system counted, of the pulses of fire that happened. */
  public Count signs() {
    return new Count(signs, trueSigns);
  }

  /** Pulses of fire that enough nodes heard, of those that happened. */
  public Count locatableSigns() {
    return new Count(trueLocatableSigns, trueSigns);
  }

  /** Incidents that the system counted, beside fire missions that happened. An incident may hold several missions. */
  public Count incidents() {
    return new Count(incidents, trueMissions);
  }

  /** Missions with a pulse that enough nodes heard, of those that happened. */
  public Count locatableMissions() {
    return new Count(trueLocatableMissions, trueMissions);
  }

  /** Incidents with a severity, beside missions of mortars, guns, rockets and drones that happened. */
  public Count severe() {
    return new Count(severe, trueHeavyMissions);
  }

  /** Violations named where none happened, of all that were named. */
  public Count falseViolations() {
    return new Count(falseViolations, falseViolations + corroborated.denominator());
  }

  /** Of the false ones, those with a severity: they would feed a clause. */
  public Count falseSevere() {
    return new Count(falseSevere, falseViolations);
  }

  /** True violations with two independent groups of physical sources. */
  public Count corroborated() {
    return corroborated;
  }

  /** False violations with as much. */
  public Count corroboratedFalse() {
    return corroboratedFalse;
  }

  /** Evidence grades of findings, with or without a violation. */
  public CountTable grades() {
    return grades;
  }

  /** Kilometres of line and days that were covered. */
  public double coveredKilometerDays() {
    return coveredKilometerDays;
  }

  /** All there were. */
  public double kilometerDays() {
    return kilometerDays;
  }
}
