// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.associate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.trucewatch.adapters.picktable.PickRow;
import org.trucewatch.science.association.kinds.PickMark;
import org.trucewatch.science.association.network.NetworkStation;
import org.trucewatch.science.association.network.Phase;
import org.trucewatch.science.association.network.PickColumns;

/**
 * The picks that are handed to the associator, numbered in order of time, and what was refused before. The numbers lead back to the
 * file's own ids, and do not depend on the order of the file's rows.
 */
public final class PickList {
  /** A pick this much later or earlier than every pick of every other station has a wrong clock or a wrong date. */
  static final double FAR_FROM_THE_REST_SECONDS = 86_400;

  private static final Comparator<PickRow> ORDER = Comparator.comparingDouble(PickRow::timeSeconds)
      .thenComparing(PickRow::stationId)
      .thenComparing(PickRow::phase)
      .thenComparingInt(row -> row.id().length()) // so that of numbers the smaller comes first
      .thenComparing(PickRow::id)
      .thenComparingDouble(PickRow::quality);

  /** Fewest nodes of an event, as the associator counts. */
  static final int NODES_MIN = 4;

  private final List<String> ids = new ArrayList<>();
  private final PickColumns columns;
  private final double epochSeconds;
  private final int senders;
  private final Map<String, Integer> unlisted = new TreeMap<>();
  private final Map<String, Integer> refused = new TreeMap<>();
  private final Map<String, Integer> owners = new TreeMap<>();

  /**
   * What is asked of picks.
   *
   * @param errorSeconds one standard deviation of every pick's time
   * @param qualityMin picks of a stated probability below this are left out
   * @param nowSeconds later picks lie in the future; infinite where not known
   */
  public record Terms(double errorSeconds, double qualityMin, double nowSeconds) {}

  private PickList(
      List<PickRow> rows, StationList stations, Terms terms, Notices notices, String channel) {
    Set<String> seen = new HashSet<>();
    Spans spans = Spans.of(rows, stations);
    List<PickRow> kept = new ArrayList<>();
    List<PickRow> inTime = new ArrayList<>(rows);
    inTime.sort(ORDER);
    for (PickRow row : inTime) {
      String reason = reason(row, stations, terms, spans, seen);
      if (reason.isEmpty()) {
        kept.add(row);
      } else {
        refused.merge(reason, 1, Integer::sum);
        tell(reason, row, channel, notices);
      }
    }
    epochSeconds = epoch(kept);
    PickColumns.Builder builder = new PickColumns.Builder();
    for (PickRow row : kept) {
      int node = stations.nodeOf(row.stationId());
      builder.add(
          ids.size(),
          node,
          row.timeSeconds() - epochSeconds,
          row.phase() == PickRow.Phase.P ? Phase.P : Phase.S,
          terms.errorSeconds(),
          Double.isNaN(row.quality()) ? 0.5 : row.quality());
      for (PickMark mark : row.marks()) {
        builder.mark(inPlane(mark, stations, node));
      }
      ids.add(row.id());
      owners.merge(stations.nodes().get(node).owner(), 1, Integer::sum);
    }
    columns = builder.build();
    senders = (int)
        IntStream.range(0, columns.size()).map(columns::station).distinct().count();
  }

  /** Bearings count from the plane's y axis, which at the edge of a large network is not north. */
  private static PickMark inPlane(PickMark mark, StationList stations, int node) {
    if (!(mark instanceof PickMark.Bearing bearing)) {
      return mark;
    }
    NetworkStation at = stations.nodes().get(node);
    double north = stations.ground().northRadians(at.eastKm(), at.northKm());
    return new PickMark.Bearing(bearing.azimuthRadians() + north, bearing.errorRadians());
  }

  /** Sorts out the rows of a file; what is odd about them goes to the notices. */
  public static PickList of(
      String channel, List<PickRow> rows, StationList stations, Terms terms, Notices notices) {
    PickList list = new PickList(rows, stations, terms, notices, channel);
    if (list.owners.size() == 1 && !list.owners.containsKey("")) {
      notices.add(
          "one owner",
          channel + ": all " + list.ids.size() + " usable picks come from stations of one owner, "
              + list.owners.keySet().iterator().next()
              + ". Every event rests on that owner alone and corroborates nothing; expected stations of two owners or more."
              + " Add the picks of another owner's stations, or name the owners in the column owner of the station file.");
    }
    if (list.senders < NODES_MIN) {
      notices.add(
          "few nodes",
          channel + ": the " + list.ids.size() + " usable picks come from " + list.senders
              + (list.senders == 1 ? " node" : " nodes") + ", expected " + NODES_MIN
              + " or more: no event is made by fewer. Nothing can be found. Add the picks of more stations.");
    }
    return list;
  }

  static final String UNLISTED = "station not listed";
  static final String MOVED = "station at two places";
  static final String FUTURE = "in the future";
  static final String FAR = "a day or more from all others";
  static final String TWICE = "pick id twice";
  static final String IMPROBABLE = "probability below the least asked for";

  private String reason(
      PickRow row, StationList stations, Terms terms, Spans spans, Set<String> seen) {
    if (stations.isMoved(row.stationId())) {
      return MOVED;
    }
    int node = stations.nodeOf(row.stationId());
    if (node < 0) {
      unlisted.merge(row.stationId(), 1, Integer::sum);
      return UNLISTED;
    }
    if (row.timeSeconds() > terms.nowSeconds()) {
      return FUTURE;
    }
    if (spans.isFar(node, row.timeSeconds())) {
      return FAR;
    }
    if (row.quality() < terms.qualityMin()) {
      return IMPROBABLE;
    }
    return seen.add(row.id()) ? "" : TWICE;
  }

  private static void tell(String reason, PickRow row, String channel, Notices notices) {
    String what = channel + ", line " + row.line() + ": pick " + row.id();
    switch (reason) {
      case FUTURE ->
        notices.add(
            reason,
            what + " is at " + row.timeSeconds()
                + " s, later than now, expected a time that has been. Not used. Set the clock of station "
                + row.stationId() + ".");
      case FAR ->
        notices.add(
            reason,
            what + " is at " + row.timeSeconds() + " s, more than "
                + Math.round(FAR_FROM_THE_REST_SECONDS / 3600)
                + " h from every pick of every other station. Not used. Check clock and date of station "
                + row.stationId() + ".");
      case TWICE ->
        notices.add(
            reason,
            what
                + " has the id of a pick at an earlier time, or at the same, expected each id once. The earlier one is used. Number the picks anew.");
      default -> {
        // Counted with the station or the option that explains it.
      }
    }
  }

  /** Whole days before the first pick, so that times of today keep all their digits; 0 for a plane's seconds. */
  private static double epoch(List<PickRow> kept) {
    double first = kept.stream().mapToDouble(PickRow::timeSeconds).min().orElse(0);
    return Math.abs(first) < 1e8 ? 0 : Math.floor(first / 86_400) * 86_400;
  }

  /** First and last pick of the network, and of all but the node that has it. */
  private record Spans(int[] node, double[] time) {
    static Spans of(List<PickRow> rows, StationList stations) {
      int[] node = {-1, -1};
      // last, last of another node, first, first of another node
      double[] time = {
        Double.NEGATIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        Double.POSITIVE_INFINITY,
        Double.POSITIVE_INFINITY
      };
      for (PickRow row : rows) {
        int at = stations.nodeOf(row.stationId());
        if (at >= 0) {
          late(node, time, at, row.timeSeconds());
          early(node, time, at, row.timeSeconds());
        }
      }
      return new Spans(node, time);
    }

    private static void late(int[] node, double[] time, int at, double t) {
      if (at == node[0]) {
        time[0] = Math.max(time[0], t);
      } else if (t > time[0]) {
        time[1] = time[0];
        time[0] = t;
        node[0] = at;
      } else {
        time[1] = Math.max(time[1], t);
      }
    }

    private static void early(int[] node, double[] time, int at, double t) {
      if (at == node[1]) {
        time[2] = Math.min(time[2], t);
      } else if (t < time[2]) {
        time[3] = time[2];
        time[2] = t;
        node[1] = at;
      } else {
        time[3] = Math.min(time[3], t);
      }
    }

    boolean isFar(int at, double t) {
      double last = at == node[0] ? time[1] : time[0];
      double first = at == node[1] ? time[3] : time[2];
      // A network of one node has no others; nothing is said of it here.
      return Double.isFinite(last)
          && (t > last + FAR_FROM_THE_REST_SECONDS || t < first - FAR_FROM_THE_REST_SECONDS);
    }
  }

  /** What the associator is given; the ids of its rows count from 0. */
  public PickColumns columns() {
    return columns;
  }

  /** The file's id of a pick by its number. */
  public String id(long number) {
    return ids.get((int) number);
  }

  /** How many picks the associator is given. */
  public int size() {
    return ids.size();
  }

  /** What the columns' times are counted from, in the file's seconds. */
  public double epochSeconds() {
    return epochSeconds;
  }

  /** Picks of stations that the station file does not list, by name. */
  public Map<String, Integer> unlisted() {
    return new TreeMap<>(unlisted);
  }

  /** Picks refused before association, by reason. */
  public Map<String, Integer> refused() {
    return new TreeMap<>(refused);
  }
}
