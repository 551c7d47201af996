// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.control;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Geometry;
import org.trucewatch.assessment.control.ControlFit.Kind;
import org.trucewatch.assessment.control.ControlFit.Misfit;
import org.trucewatch.domain.ControlMap;

/** A control map's polygons in the plane in which areas are measured, in the map's order, and all of them together. */
record MeasuredMap(LocalDate day, String partyId, List<Geometry> polygons, Geometry ground) {
  MeasuredMap {
    polygons = List.copyOf(polygons);
  }

  static MeasuredMap of(ControlMap map) {
    List<Geometry> polygons = map.areas().stream().map(ControlShares::polygon).toList();
    return new MeasuredMap(map.date(), map.partyId(), polygons, ControlShares.union(polygons));
  }

  /** Of its own polygons. */
  List<Misfit> overlaps() {
    List<Misfit> found = new ArrayList<>();
    for (int i = 0; i < polygons.size(); i++) {
      for (int j = i + 1; j < polygons.size(); j++) {
        overlap(i, this, j, found);
      }
    }
    return found;
  }

  /** With the polygons of another party's map. */
  List<Misfit> overlaps(MeasuredMap other) {
    List<Misfit> found = new ArrayList<>();
    for (int i = 0; i < polygons.size(); i++) {
      for (int j = 0; j < other.polygons.size(); j++) {
        overlap(i, other, j, found);
      }
    }
    return found;
  }

  private void overlap(int i, MeasuredMap other, int j, List<Misfit> found) {
    Geometry mine = polygons.get(i);
    Geometry theirs = other.polygons.get(j);
    if (!mine.getEnvelopeInternal().intersects(theirs.getEnvelopeInternal())) {
      return;
    }
    Geometry both = ControlShares.common(mine, theirs);
    double least = Math.max(
        ControlFit.OVERLAP_SQUARE_KILOMETERS_MIN,
        ControlFit.MISFIT_SHARE * Math.min(mine.getArea(), theirs.getArea()));
    if (both.getArea() > least) {
      found.add(new Misfit(
          Kind.OVERLAP,
          day,
          "",
          List.of(name(i), other.name(j)),
          ControlFit.inside(both),
          both.getArea()));
    }
  }

  /** Names of the polygons within a distance of a part of the ground, km. */
  List<String> bordering(Geometry part, double kilometers) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < polygons.size(); i++) {
      if (polygons.get(i).isWithinDistance(part, kilometers)) {
        names.add(name(i));
      }
    }
    return names;
  }

  private String name(int polygon) {
    return partyId + " " + (polygon + 1);
  }
}
