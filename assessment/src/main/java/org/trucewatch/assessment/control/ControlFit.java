// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.control;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;
import org.trucewatch.assessment.control.ControlShares.Shares;
import org.trucewatch.domain.AdministrativeArea;
import org.trucewatch.domain.ControlMap;
import org.trucewatch.domain.quantity.GeoPoint;

/**
 * How much of each region each day's maps show as held, and where maps do not fit: two parties' maps that both claim ground or leave some
 * between them, and one map whose own polygons overlap. A misfit refuses no map: it is told, and no share counts it for either party.
 */
public final class ControlFit {
  /** Share of a region, or of the smaller polygon, from which maps do not fit: below lies what rounding of vertices may open. [A] */
  public static final double MISFIT_SHARE = 0.001;

  /** Smallest overlap that is told, km2: a hectare. [A] */
  static final double OVERLAP_SQUARE_KILOMETERS_MIN = 0.01;

  /** Smallest gap enclosed by two maps that is told where no regions are known, km2. [A] */
  static final double ENCLOSED_SQUARE_KILOMETERS_MIN = 1;

  /** Most misfits that are told of one day; the rest is counted. */
  public static final int MISFITS_OF_DAY_MAX = 50;

  /** Farther from a gap a polygon does not border it, km. [A] */
  private static final double BORDER_KILOMETERS = 0.05;

  /** Whether ground is claimed twice or by nobody. */
  public enum Kind {
    OVERLAP,
    GAP
  }

  /**
   * One region on one day.
   *
   * @param secondPartyId none where only one party's map of the day is given: what it does not show is then not stated, and no gap
   */
  public record RegionShare(
      LocalDate day,
      String code,
      String name,
      String firstPartyId,
      Optional<String> secondPartyId,
      Shares shares) {
    public boolean isOverlap() {
      return secondPartyId.isPresent() && shares.overlap() > MISFIT_SHARE * shares.region();
    }

    public boolean isGap() {
      return secondPartyId.isPresent() && shares.gap() > MISFIT_SHARE * shares.region();
    }

    public boolean isFlagged() {
      return isOverlap() || isGap();
    }

    /** Whether any map shows ground of it as held. */
    public boolean isHeld() {
      return shares.first() + shares.second() + shares.overlap() > 0;
    }
  }

  /**
   * Ground that maps claim twice, or that lies between them.
   *
   * @param region in which it lies, empty where that is not known
   * @param polygons as "northern-party 2": the party, and the polygon of its map from 1
   * @param at a place inside it
   */
  public record Misfit(
      Kind kind,
      LocalDate day,
      String region,
      List<String> polygons,
      GeoPoint at,
      double squareKilometers) {
    public Misfit {
      polygons = List.copyOf(polygons);
    }

    /** Where, which polygons, how much, what was expected, what to do. */
    public String message() {
      String where = String.format(
          Locale.ROOT,
          "around latitude %.4f, longitude %.4f%s",
          at.latitudeDegrees(),
          at.longitudeDegrees(),
          region.isEmpty() ? "" : " in " + region);
      String which = polygons.isEmpty()
          ? "no polygon borders it"
          : "polygon " + String.join(" and polygon ", polygons);
      return switch (kind) {
        case OVERLAP ->
          String.format(
              Locale.ROOT,
              "Control maps of %s: %s overlap by %.2f km2 %s, expected polygons that share at most %.1f %% of the smaller. The"
                  + " maps are used; no share counts that ground for either party. Correct the edge of one of them.",
              day,
              which,
              squareKilometers,
              where,
              100 * MISFIT_SHARE);
        case GAP ->
          String.format(
              Locale.ROOT,
              "Control maps of %s: %.2f km2 %s belong to no polygon of either party (%s), expected maps that leave at most %.1f"
                  + " %% of a region open. The maps are used; no share counts that ground for either party. Correct the edge of"
                  + " one of them, or say that nobody holds it.",
              day,
              squareKilometers,
              where,
              polygons.isEmpty() ? which : "it borders " + which,
              100 * MISFIT_SHARE);
      };
    }
  }

  /**
   * What came of all days.
   *
   * @param shares by day, then region
   * @param misfits by day, the largest first
   * @param untold how many more misfits there are
   */
  public record Outcome(List<RegionShare> shares, List<Misfit> misfits, int untold) {
    public Outcome {
      shares = List.copyOf(shares);
      misfits = List.copyOf(misfits);
    }
  }

  private final List<MeasuredRegion> regions;
  private final Consumer<String> progress;

  private record MeasuredRegion(AdministrativeArea area, Geometry ground) {}

  /** @param progress told in words what is being measured */
  public ControlFit(List<AdministrativeArea> regions, Consumer<String> progress) {
    this.regions = regions.stream()
        .map(r -> new MeasuredRegion(r, ControlShares.ground(r)))
        .toList();
    this.progress = progress;
  }

  /** Of maps in any order. Every map of a day is held against every one of another party; alone where no other party has one. */
  public Outcome of(List<ControlMap> maps) {
    Map<LocalDate, List<MeasuredMap>> byDay = new TreeMap<>();
    maps.forEach(
        m -> byDay.computeIfAbsent(m.date(), d -> new ArrayList<>()).add(MeasuredMap.of(m)));
    List<RegionShare> shares = new ArrayList<>();
    List<Misfit> misfits = new ArrayList<>();
    int untold = 0;
    for (Map.Entry<LocalDate, List<MeasuredMap>> day : byDay.entrySet()) {
      progress.accept("Measuring control on " + day.getKey());
      List<Misfit> found = day(day.getValue(), shares);
      found.sort(Comparator.comparingDouble(Misfit::squareKilometers)
          .reversed()
          .thenComparing(m -> m.polygons().toString()));
      misfits.addAll(found.subList(0, Math.min(found.size(), MISFITS_OF_DAY_MAX)));
      untold += Math.max(0, found.size() - MISFITS_OF_DAY_MAX);
    }
    return new Outcome(shares, misfits, untold);
  }

  private List<Misfit> day(List<MeasuredMap> maps, List<RegionShare> shares) {
    List<Misfit> found = new ArrayList<>();
    for (int i = 0; i < maps.size(); i++) {
      MeasuredMap first = maps.get(i);
      found.addAll(first.overlaps());
      for (MeasuredMap second : maps.subList(i + 1, maps.size())) {
        if (!second.partyId().equals(first.partyId())) {
          found.addAll(first.overlaps(second));
          pair(first, second, shares, found);
        }
      }
      if (maps.stream().allMatch(m -> m.partyId().equals(first.partyId()))) {
        regions.forEach(r -> shares.add(new RegionShare(
            first.day(),
            r.area().code(),
            r.area().name(),
            first.partyId(),
            Optional.empty(),
            ControlShares.of(r.ground(), first.ground(), ControlShares.NOTHING))));
      }
    }
    return found;
  }

  private void pair(
      MeasuredMap first, MeasuredMap second, List<RegionShare> shares, List<Misfit> found) {
    if (regions.isEmpty()) {
      Geometry either = ControlShares.union(first.ground(), second.ground());
      gaps(
          ControlShares.without(ControlShares.filled(either), either),
          ENCLOSED_SQUARE_KILOMETERS_MIN,
          "",
          first,
          second,
          found);
    }
    for (MeasuredRegion region : regions) {
      RegionShare share = new RegionShare(
          first.day(),
          region.area().code(),
          region.area().name(),
          first.partyId(),
          Optional.of(second.partyId()),
          ControlShares.of(region.ground(), first.ground(), second.ground()));
      shares.add(share);
      if (share.isGap()) {
        Geometry gap = ControlShares.without(
            ControlShares.without(region.ground(), first.ground()), second.ground());
        gaps(
            gap,
            MISFIT_SHARE * share.shares().region(),
            region.area().name(),
            first,
            second,
            found);
      }
    }
  }

  /** The connected parts of a gap that are large enough; the largest where none is. */
  private static void gaps(
      Geometry gap,
      double least,
      String region,
      MeasuredMap first,
      MeasuredMap second,
      List<Misfit> found) {
    List<Geometry> parts = new ArrayList<>();
    for (int i = 0; i < gap.getNumGeometries(); i++) {
      parts.add(gap.getGeometryN(i));
    }
    parts.sort(Comparator.comparingDouble(Geometry::getArea).reversed());
    for (int i = 0; i < parts.size(); i++) {
      Geometry part = parts.get(i);
      boolean isTold = part.getArea() > least || i == 0 && !region.isEmpty();
      if (isTold && !part.isEmpty()) {
        List<String> polygons = new ArrayList<>(first.bordering(part, BORDER_KILOMETERS));
        polygons.addAll(second.bordering(part, BORDER_KILOMETERS));
        found.add(
            new Misfit(Kind.GAP, first.day(), region, polygons, inside(part), part.getArea()));
      }
    }
  }

  static GeoPoint inside(Geometry part) {
    Point p = part.getInteriorPoint();
    return ControlShares.place(p.getCoordinate());
  }
}
