// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.control;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.trucewatch.assessment.agreement.ControlConvention;
import org.trucewatch.domain.AdministrativeArea;
import org.trucewatch.domain.ControlMap;
import org.trucewatch.domain.LeafRef;
import org.trucewatch.domain.LineOfContact;
import org.trucewatch.domain.Sourced;

/**
 * The line of contact for any day: that of the latest control map dated on or before it, if that map is not too old.
 * Each line is found once. Not for use by two threads.
 */
public final class LinesOfDay {
  private final ControlConvention convention;
  private final NavigableMap<LocalDate, Sourced<ControlMap>> maps = new TreeMap<>();
  private final NavigableMap<LocalDate, ControlMap> otherSide = new TreeMap<>();
  private final NavigableMap<LocalDate, Line> found = new TreeMap<>();
  private final LineFinder finder;

  /**
   * The lines that a map gives.
   *
   * @param main by the largest area's edge
   * @param everyEdge by the edges of all areas
   * @param leaf where the map is sealed
   */
  public record Line(LineOfContact main, LineOfContact everyEdge, LeafRef leaf) {}

  /**
   * @param controlMaps of both parties, in any order; of two maps of one party and day the one sealed last counts
   * @param regions see {@link LineFinder}
   */
  public LinesOfDay(
      ControlConvention convention,
      List<Sourced<ControlMap>> controlMaps,
      List<AdministrativeArea> regions) {
    this.convention = convention;
    this.finder = new LineFinder(regions);
    for (Sourced<ControlMap> map : controlMaps) {
      if (map.value().partyId().equals(convention.areasOf())) {
        maps.merge(map.value().date(), map, LinesOfDay::later);
      } else if (map.value().partyId().equals(convention.otherSide())) {
        otherSide.put(map.value().date(), map.value());
      }
    }
  }

  /** Of two maps of one party and day the one sealed last; by day, then party. */
  public static List<ControlMap> lastOfEachDay(List<Sourced<ControlMap>> controlMaps) {
    var last = new TreeMap<LocalDate, TreeMap<String, Sourced<ControlMap>>>();
    controlMaps.forEach(m -> last.computeIfAbsent(m.value().date(), d -> new TreeMap<>())
        .merge(m.value().partyId(), m, LinesOfDay::later));
    return last.values().stream()
        .flatMap(d -> d.values().stream())
        .map(Sourced::value)
        .toList();
  }

  private static Sourced<ControlMap> later(Sourced<ControlMap> a, Sourced<ControlMap> b) {
    return a.leaf().compareTo(b.leaf()) <= 0 ? b : a;
  }

  /** The line on this day, empty where no map is recent enough. */
  public Optional<Line> find(LocalDate day) {
    var entry = maps.floorEntry(day);
    if (entry == null || entry.getKey().isBefore(day.minusDays(convention.ageDaysMost()))) {
      return Optional.empty();
    }
    return Optional.of(found.computeIfAbsent(entry.getKey(), d -> line(entry.getValue())));
  }

  /** The lines of the days that have a map of their own, first and last day included, by day. */
  public List<Line> list(LocalDate first, LocalDate last) {
    List<Line> lines = new ArrayList<>();
    for (LocalDate day : maps.subMap(first, true, last, true).keySet()) {
      find(day).ifPresent(lines::add);
    }
    return lines;
  }

  private Line line(Sourced<ControlMap> map) {
    Optional<ControlMap> opposing =
        Optional.ofNullable(otherSide.get(map.value().date()));
    return new Line(
        finder.mainLine(map.value(), opposing),
        finder.everyEdge(map.value(), opposing),
        map.leaf());
  }
}
