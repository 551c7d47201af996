// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.clause;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.trucewatch.assessment.agreement.GroupRule;
import org.trucewatch.assessment.control.LineFinder;
import org.trucewatch.domain.Finding.Standing;
import org.trucewatch.domain.quantity.GeoPoint;

/**
 * Which incidents are one case: those of a kind that the clause names, contrary to a provision, of one side as computed, and
 * joined one to the next by the clause's pause and distance. An incident of no named side is in reach of every group that it
 * would join, and a member of none of them: it may make each larger. The order of the findings does not matter.
 */
public final class CaseGroups {
  private static final double METERS_PER_KILOMETER = 1_000;

  private final GroupRule rule;

  public CaseGroups(GroupRule rule) {
    this.rule = rule;
  }

  /**
   * A member and what joins it.
   *
   * @param why in words, for people
   */
  public record Member(FiledFinding finding, String why) {}

  /**
   * One case.
   *
   * @param side as computed; empty where none is named
   * @param members by the time of their begin
   * @param inReach incidents of no named side that would join it
   */
  public record Group(Optional<String> side, List<Member> members, List<FiledFinding> inReach) {
    public Group {
      members = List.copyOf(members);
      inReach = List.copyOf(inReach);
    }
  }

  /** Every group, by the begin of its first member. */
  public List<Group> of(List<FiledFinding> findings) {
    List<FiledFinding> fit = findings.stream()
        .filter(this::fits)
        .sorted(Comparator.comparing((FiledFinding f) -> incident(f).from())
            .thenComparing(f -> incident(f).incidentId())
            .thenComparing(FiledFinding::leaf))
        .toList();
    List<List<FiledFinding>> parts = new ArrayList<>();
    for (FiledFinding f : fit) {
      List<List<FiledFinding>> joined = parts.stream()
          .filter(p -> CaseFile.side(p.getFirst().finding()).equals(CaseFile.side(f.finding())))
          .filter(p -> p.stream().anyMatch(g -> joins(g, f)))
          .toList();
      List<FiledFinding> all = new ArrayList<>();
      joined.forEach(all::addAll);
      all.add(f);
      all.sort(Comparator.comparing((FiledFinding g) -> fit.indexOf(g)));
      parts.removeAll(joined);
      parts.add(all);
    }
    parts.sort(Comparator.comparing((List<FiledFinding> p) -> fit.indexOf(p.getFirst())));
    return parts.stream().map(p -> group(p, fit)).toList();
  }

  /** Whether the finding is on an incident that the rule groups. */
  public boolean fits(FiledFinding f) {
    return f.finding().standing() == Standing.VIOLATED
        && f.incident().filter(i -> rule.kinds().contains(i.measures().kind())).isPresent();
  }

  private static FiledIncident incident(FiledFinding f) {
    return f.incident().orElseThrow();
  }

  private boolean joins(FiledFinding a, FiledFinding b) {
    return pause(incident(a), incident(b)).compareTo(rule.within()) <= 0
        && kilometers(incident(a), incident(b))
            .map(km -> km <= rule.withinKilometers())
            .orElse(false);
  }

  /** Between the end of the earlier and the begin of the later; nothing where they overlap. */
  private static Duration pause(FiledIncident a, FiledIncident b) {
    FiledIncident first = a.from().isAfter(b.from()) ? b : a;
    FiledIncident second = first == a ? b : a;
    Duration pause = Duration.between(first.to(), second.from());
    return pause.isNegative() ? Duration.ZERO : pause;
  }

  /** Between the nearest points of their stretches; empty where one has none. */
  private static Optional<Double> kilometers(FiledIncident a, FiledIncident b) {
    double least = Double.POSITIVE_INFINITY;
    for (GeoPoint p : a.stretch()) {
      for (GeoPoint q : b.stretch()) {
        least = Math.min(least, LineFinder.distanceMeters(p, q));
      }
    }
    return Double.isFinite(least) ? Optional.of(least / METERS_PER_KILOMETER) : Optional.empty();
  }

  private Group group(List<FiledFinding> part, List<FiledFinding> fit) {
    Optional<String> side = CaseFile.side(part.getFirst().finding());
    List<Member> members = new ArrayList<>();
    for (FiledFinding f : part) {
      members.add(new Member(f, members.isEmpty() ? "the first of the case" : why(f, part)));
    }
    List<FiledFinding> inReach = side.isEmpty()
        ? List.of()
        : fit.stream()
            .filter(f -> CaseFile.side(f.finding()).isEmpty())
            .filter(f -> part.stream().anyMatch(p -> joins(p, f)))
            .toList();
    return new Group(side, members, inReach);
  }

  /** The member before it that is next to it in time among those that it joins. */
  private String why(FiledFinding f, List<FiledFinding> part) {
    Optional<FiledFinding> near = part.stream()
        .filter(p -> !p.equals(f) && joins(p, f))
        .min(Comparator.comparing((FiledFinding p) -> pause(incident(p), incident(f)))
            .thenComparing(p -> incident(p).incidentId()));
    return near.map(p -> words(pause(incident(p), incident(f))) + " and "
            + Math.round(kilometers(incident(p), incident(f)).orElse(0.0)) + " km from " + p.leaf()
            + "; joined up to " + words(rule.within()) + " and "
            + Math.round(rule.withinKilometers()) + " km")
        .orElse("joined through others");
  }

  private static String words(Duration d) {
    return d.toHours() + " h " + d.toMinutesPart() + " min";
  }
}
