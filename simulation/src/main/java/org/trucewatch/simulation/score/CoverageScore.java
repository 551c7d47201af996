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
  private final Map<String, Said> bySource = new TreeMap<>();

  /**
   * What was said and found of one source.
   *
   * @param stated sum of the probabilities that were stated where they happened
   * @param found how many were found, of those that happened
   */
  public record Said(double stated, Count found) {
    /** Mean probability of detection that was stated. */
    public double mean() {
      return stated / found.denominator();
    }

    private Said plus(Said other) {
      return new Said(stated + other.stated, found.plus(other.found));
    }
  }

  static CoverageScore of(JudgedExercise given, TruthMatch match) {
    CoverageScore c = new CoverageScore();
    List<StretchCoverage> all = given.judgement().coverage();
    all.stream().filter(s -> !s.isCovered()).forEach(s -> c.gaps.merge(s.gap(), 1L, Long::sum));
    int[] foundAs = match.foundAs();
    for (int p = 0; p < foundAs.length; p++) {
      Occurrence o = match.pulses().get(p);
      c.said(o, at(all, o, false), foundAs[p] >= 0);
      if (o.kind() == Occurrence.Kind.IMPACT) {
        List<StretchCoverage> here = at(all, o, false);
        if (foundAs[p] < 0) {
          c.missedDeclared = c.missedDeclared.and(isDeclared(here, o));
        }
        if (!here.isEmpty()) {
          c.recall = c.recall.and(foundAs[p] >= 0);
          c.stated += here.stream().mapToDouble(s -> detection(s, o)).min().orElse(0);
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
          .anyMatch(
              t -> t.reports().stream().anyMatch(r -> given.truth().causeOf(r) == o.number()));
      if (!seen) {
        quadcoptersDeclared = quadcoptersDeclared.and(isDeclared(at(all, o, true), o));
      }
    }
  }

  private static boolean isDeclared(List<StretchCoverage> here, Occurrence o) {
    return here.stream().anyMatch(s -> !s.isCovered() || detection(s, o) < FULL);
  }

  /** What a row says of a source as this one; of its reference where it says nothing of such. */
  private static double detection(StretchCoverage s, Occurrence o) {
    String source = source(o);
    return s.sources().stream()
        .filter(x -> x.source().equals(source))
        .findFirst()
        .map(StretchCoverage.OfSource::detection)
        .orElse(s.detection());
  }

  private void said(Occurrence o, List<StretchCoverage> here, boolean isFound) {
    String source = source(o);
    here.stream()
        .flatMap(s -> s.sources().stream())
        .filter(s -> s.source().equals(source))
        .findFirst()
        .ifPresent(s ->
            bySource.merge(source, new Said(s.detection(), Count.NONE.and(isFound)), Said::plus));
  }

  /** As coverage names such a source; empty of others. */
  private static String source(Occurrence o) {
    if (o.shot().isEmpty()
        || o.kind() != Occurrence.Kind.IMPACT && o.kind() != Occurrence.Kind.MUZZLE) {
      return "";
    }
    boolean impact = o.kind() == Occurrence.Kind.IMPACT;
    return switch (o.shot().get().weapon()) {
      case SMALL_ARMS -> impact ? "" : "small-arms fire";
      case MORTAR_82 -> impact ? "82 mm impact" : "82 mm launch";
      case MORTAR_120 -> impact ? "120 mm impact" : "120 mm launch";
      case HOWITZER_122, HOWITZER_152, HOWITZER_155 ->
        impact ? "122 to 155 mm impact" : "122 to 155 mm launch";
      default -> "";
    };
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
    o.bySource.forEach((source, said) -> bySource.merge(source, said, Said::plus));
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

  /** What was stated and found of each source that happened, by its name in {@link StretchCoverage.OfSource}. */
  public Map<String, Said> bySource() {
    return new TreeMap<>(bySource);
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
