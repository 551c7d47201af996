// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.simulation.score;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.trucewatch.domain.line.StretchCoverage;
import org.trucewatch.simulation.sensor.FaultPlan;
import org.trucewatch.simulation.source.Occurrence;

/**
 * What coverage was declared where something was missed. A round that was missed is lost silently where the coverage of its stretch and time
 * is called full: no gap, and the stated detection at {@link #FULL} or more.
 */
public final class CoverageScore {
  /** Stated probability of detection from which silence would be taken for peace. */
  public static final double FULL = 0.9;

  private final Map<String, Long> gaps = new TreeMap<>();
  private Count missedDeclared = Count.NONE;
  private Count quadcoptersDeclared = Count.NONE;
  private Count allClear = Count.NONE;
  private double stated;
  private Count recall = Count.NONE;

  static CoverageScore of(JudgedExercise given, TruthMatch match) {
    CoverageScore c = new CoverageScore();
    List<StretchCoverage> all = given.judgement().coverage();
    all.stream().filter(s -> !s.isCovered()).forEach(s -> c.gaps.merge(s.gap(), 1L, Long::sum));
    int[] foundAs = match.foundAs();
    for (int p = 0; p < foundAs.length; p++) {
      Occurrence o = match.pulses().get(p);
      if (o.kind() == Occurrence.Kind.IMPACT) {
        List<StretchCoverage> here = at(all, o, false);
        if (foundAs[p] < 0) {
          c.missedDeclared = c.missedDeclared.and(isDeclared(here));
        }
        if (!here.isEmpty()) {
          c.recall = c.recall.and(foundAs[p] >= 0);
          c.stated += here.stream().mapToDouble(StretchCoverage::detection).min().orElse(0);
        }
      }
    }
    c.quadcopters(given, all);
    c.allClear(given, all);
    return c;
  }

  /** A quadcopter that no track is of counts as declared where a gap for quadcopters is. */
  private void quadcopters(JudgedExercise given, List<StretchCoverage> all) {
    Map<Long, Occurrence> first = new TreeMap<>();
    given.truth().occurrences().stream()
        .filter(o -> o.kind() == Occurrence.Kind.QUADCOPTER)
        .forEach(o -> first.putIfAbsent(o.number(), o));
    for (Occurrence o : first.values()) {
      boolean seen = given.judgement().drones().stream()
          .anyMatch(t -> t.reports().stream()
              .anyMatch(r -> given.truth().causeOf(r) == o.number()));
      if (!seen) {
        quadcoptersDeclared = quadcoptersDeclared.and(isDeclared(at(all, o, true)));
      }
    }
  }

  private static boolean isDeclared(List<StretchCoverage> here) {
    return here.stream().anyMatch(s -> !s.isCovered() || s.detection() < FULL);
  }

  private static List<StretchCoverage> at(
      List<StretchCoverage> all, Occurrence o, boolean ofQuadcopters) {
    List<StretchCoverage> here = new ArrayList<>();
    for (StretchCoverage s : all) {
      boolean isOfThem = s.reference().toLowerCase(Locale.ROOT).contains("quadcopter");
      if (isOfThem == ofQuadcopters
          && o.eastKilometers() >= s.fromKilometers()
          && o.eastKilometers() < s.toKilometers()
          && o.seconds() >= s.fromSeconds()
          && o.seconds() < s.toSeconds()) {
        here.add(s);
      }
    }
    return here;
  }

  /** Stretches that lie within an ordered blackout while it lasts, and are called covered all the same. */
  private void allClear(JudgedExercise given, List<StretchCoverage> all) {
    for (FaultPlan plan : given.plan().faults()) {
      if (plan instanceof FaultPlan.Blackout b && !b.isLinkOnly()) {
        for (StretchCoverage s : all) {
          boolean within = s.fromKilometers() >= b.westKilometers()
              && s.toKilometers() <= b.eastKilometers()
              && s.fromSeconds() >= b.fromSeconds() + b.overSeconds()
              && s.toSeconds() <= b.untilSeconds();
          if (within) {
            allClear = allClear.and(s.isCovered());
          }
        }
      }
    }
  }

  void add(CoverageScore o) {
    o.gaps.forEach((why, n) -> gaps.merge(why, n, Long::sum));
    missedDeclared = missedDeclared.plus(o.missedDeclared);
    quadcoptersDeclared = quadcoptersDeclared.plus(o.quadcoptersDeclared);
    allClear = allClear.plus(o.allClear);
    stated += o.stated;
    recall = recall.plus(o.recall);
  }

  /** Stretches and spans by why nothing may be concluded from silence there. */
  public Map<String, Long> gaps() {
    return new TreeMap<>(gaps);
  }

  /** Impacts that were missed where less than full coverage was declared, of those missed. */
  public Count missedDeclared() {
    return missedDeclared;
  }

  /** Quadcopters that were missed where a gap for quadcopters was declared, of those missed. */
  public Count quadcoptersDeclared() {
    return quadcoptersDeclared;
  }

  /** Stretches and spans within a blackout that were called covered, of all that lie within one. */
  public Count allClear() {
    return allClear;
  }

  /** Impacts that were found, of those where a coverage was stated. */
  public Count recall() {
    return recall;
  }

  /** Mean probability of detection that was stated where they happened; NaN of nothing. */
  public double statedDetection() {
    return recall.denominator() == 0 ? Double.NaN : stated / recall.denominator();
  }
}
