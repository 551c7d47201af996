// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.associate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.trucewatch.adapters.picktable.StationRow;
import org.trucewatch.science.association.network.NetworkStation;

/**
 * The nodes that a station file describes. A station on two rows more than {@link #MOVED_KILOMETERS} apart has no known place
 * and is set aside, with its picks. Stations within {@link #SAME_PLACE_KILOMETERS} of each other are one node: two instruments on
 * one pole hear the same noise, and would else make events by themselves.
 */
public final class StationList {
  /** More than the surveying error of a cheap receiver, less than what moves an arrival of sound by its pick error. */
  static final double MOVED_KILOMETERS = 0.05;

  static final double SAME_PLACE_KILOMETERS = 0.005;

  private final Ground ground;
  private final List<NetworkStation> nodes = new ArrayList<>();
  private final Map<String, Integer> nodeById = new HashMap<>();
  private final Map<String, String> movedById = new LinkedHashMap<>();

  private StationList(Ground ground) {
    this.ground = ground;
  }

  /** By name and then place, so that the order of a file's rows changes no sum and no number. */
  private static final Comparator<StationRow> ORDER = Comparator.comparing(StationRow::id)
      .thenComparingDouble(row -> coordinates(row)[0])
      .thenComparingDouble(row -> coordinates(row)[1])
      .thenComparing(StationRow::owner)
      .thenComparingDouble(StationRow::elevationMeters);

  private static double[] coordinates(StationRow row) {
    return switch (row.place()) {
      case StationRow.OnPlane p -> new double[] {p.xKilometers(), p.yKilometers()};
      case StationRow.OnEarth p ->
        new double[] {p.point().latitudeDegrees(), p.point().longitudeDegrees()};
    };
  }

  /** Sorts out the rows of a file; what is odd about them goes to the notices. */
  public static StationList of(String channel, List<StationRow> file, Notices notices) {
    List<StationRow> rows = new ArrayList<>(file);
    rows.sort(ORDER);
    StationList list = new StationList(Ground.of(rows));
    Map<String, StationRow> first = new LinkedHashMap<>();
    for (StationRow row : rows) {
      StationRow other = first.putIfAbsent(row.id(), row);
      if (other != null) {
        list.compare(channel, other, row, notices);
      }
    }
    Map<Long, List<Integer>> byCell = new HashMap<>();
    first.values().stream()
        .filter(row -> !list.movedById.containsKey(row.id()))
        .forEach(row -> list.add(channel, row, byCell, notices));
    return list;
  }

  private void compare(String channel, StationRow first, StationRow again, Notices notices) {
    double[] a = ground.kilometers(first.place());
    double[] b = ground.kilometers(again.place());
    double apart = StrictMath.hypot(a[0] - b[0], a[1] - b[1]);
    if (apart > MOVED_KILOMETERS && !movedById.containsKey(first.id())) {
      movedById.put(first.id(), again.id());
      notices.add(
          "moved",
          String.format(
              Locale.ROOT,
              "%s, lines %d and %d: station %s stands at two places %.3f km apart, expected one place"
                  + " (rows of one station within %.0f m). Its picks are set aside. Leave one row, or name the"
                  + " station anew from the day it moved.",
              channel,
              Math.min(first.line(), again.line()),
              Math.max(first.line(), again.line()),
              first.id(),
              apart,
              MOVED_KILOMETERS * 1000));
    }
  }

  private void add(
      String channel, StationRow row, Map<Long, List<Integer>> byCell, Notices notices) {
    double[] at = ground.kilometers(row.place());
    long x = (long) Math.floor(at[0] / SAME_PLACE_KILOMETERS);
    long y = (long) Math.floor(at[1] / SAME_PLACE_KILOMETERS);
    for (long i = x - 1; i <= x + 1; i++) {
      for (long j = y - 1; j <= y + 1; j++) {
        for (int node : byCell.getOrDefault(cell(i, j), List.of())) {
          NetworkStation other = nodes.get(node);
          if (StrictMath.hypot(other.eastKm() - at[0], other.northKm() - at[1])
              < SAME_PLACE_KILOMETERS) {
            nodeById.put(row.id(), node);
            notices.add(
                "same place",
                channel + ", line " + row.line() + ": station " + row.id()
                    + " stands where " + other.id()
                    + " does (within " + Math.round(SAME_PLACE_KILOMETERS * 1000)
                    + " m). They are used as one node: one place alone makes no event.");
            return;
          }
        }
      }
    }
    nodeById.put(row.id(), nodes.size());
    byCell.computeIfAbsent(cell(x, y), k -> new ArrayList<>()).add(nodes.size());
    nodes.add(
        new NetworkStation(row.id(), row.owner(), at[0], at[1], row.elevationMeters() / 1000));
  }

  private static long cell(long x, long y) {
    return x * 0x1_0000_0000L + y;
  }

  public Ground ground() {
    return ground;
  }

  /** The nodes; picks count in this list. */
  public List<NetworkStation> nodes() {
    return List.copyOf(nodes);
  }

  /** Index of a station's node; -1 where the file does not list it. */
  public int nodeOf(String stationId) {
    return nodeById.getOrDefault(stationId, -1);
  }

  /** Whether the station was set aside because it stands at two places. */
  public boolean isMoved(String stationId) {
    return movedById.containsKey(stationId);
  }
}
