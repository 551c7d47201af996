// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.association.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.trucewatch.science.association.network.RefusedPicks.NodeNote;
import org.trucewatch.science.association.network.RefusedPicks.Reason;

/** Takes the picks that can be used, in an order that does not depend on the order they came in, and counts the others. */
final class PickScreen {
  /** Two picks of one node and wave nearer than this are one pick sent twice, seconds. */
  static final double SAME_SECONDS = 0.001;

  /** A node may send this many times the median node's picks, and {@link #FLOOD_FLOOR} in any case. */
  static final int FLOOD_FACTOR = 20;

  /** Picks that a node may send in a record of up to an hour, and in each hour of a longer one, however quiet the others are. */
  static final int FLOOD_FLOOR = 2_000;

  final Map<Reason, Integer> counts = new EnumMap<>(Reason.class);
  final List<NodeNote> notes = new ArrayList<>();
  final PickField field;

  PickScreen(List<NetworkStation> stations, PickColumns picks, int phases, boolean[] setAside) {
    List<Integer> rows = usable(stations, picks, phases, setAside);
    boolean[] flooded = flooded(stations, picks, rows);
    rows.sort(Comparator.<Integer>comparingInt(i -> channel(picks, i, phases))
        .thenComparingDouble(picks::timeSeconds)
        .thenComparingLong(picks::id));
    int channels = stations.size() * phases;
    int[] start = new int[channels + 1];
    int[] kept = new int[rows.size()];
    int count = 0;
    for (int row : rows) {
      if (flooded[picks.station(row)]) {
        count(Reason.FLOOD);
      } else if (count > 0 && isSame(picks, kept[count - 1], row)) {
        count(Reason.DUPLICATE);
      } else {
        kept[count++] = row;
        start[channel(picks, row, phases) + 1]++;
      }
    }
    for (int ch = 0; ch < channels; ch++) {
      start[ch + 1] += start[ch];
    }
    kept = Arrays.copyOf(kept, count);
    field = new PickField(
        channels,
        start,
        Arrays.stream(kept).mapToLong(picks::id).toArray(),
        Arrays.stream(kept).mapToDouble(picks::timeSeconds).toArray(),
        Arrays.stream(kept).mapToDouble(picks::sigmaSeconds).toArray(),
        picks.marks() == null ? null : MarkColumns.of(picks.marks(), kept, phases));
  }

  RefusedPicks refused(List<NodeNote> more) {
    List<NodeNote> all = new ArrayList<>(notes);
    all.addAll(more);
    all.sort(Comparator.comparingInt(NodeNote::station).thenComparing(NodeNote::reason));
    return new RefusedPicks(counts, all);
  }

  private static int channel(PickColumns picks, int row, int phases) {
    return picks.station(row) * phases + (phases == 1 ? 0 : picks.phase(row).ordinal());
  }

  private static boolean isSame(PickColumns picks, int a, int b) {
    return picks.station(a) == picks.station(b)
        && picks.phase(a) == picks.phase(b)
        && picks.timeSeconds(b) - picks.timeSeconds(a) < SAME_SECONDS;
  }

  private void count(Reason reason) {
    counts.merge(reason, 1, Integer::sum);
  }

  private List<Integer> usable(
      List<NetworkStation> stations, PickColumns picks, int phases, boolean[] setAside) {
    Integer[] byId = new Integer[picks.size()];
    Arrays.setAll(byId, i -> i);
    Arrays.sort(
        byId,
        Comparator.<Integer>comparingLong(picks::id)
            .thenComparingDouble(picks::timeSeconds)
            .thenComparingInt(picks::station)
            .thenComparing(picks::phase)
            .thenComparing((a, b) -> picks.marks() == null ? 0 : picks.marks().compare(a, b)));
    List<Integer> rows = new ArrayList<>();
    int before = -1;
    for (int row : byId) {
      int station = picks.station(row);
      if (station < 0 || station >= stations.size()) {
        count(Reason.UNKNOWN_STATION);
      } else if (!isNumber(picks, row)) {
        count(Reason.NOT_A_NUMBER);
      } else if (phases == 1 && picks.phase(row) == Phase.S) {
        count(Reason.NO_SUCH_WAVE);
      } else if (before >= 0 && picks.id(before) == picks.id(row)) {
        count(Reason.DUPLICATE);
      } else if (setAside[station]) {
        count(Reason.CLOCK);
        before = row;
      } else {
        rows.add(row);
        before = row;
      }
    }
    return rows;
  }

  private static boolean isNumber(PickColumns picks, int row) {
    double sigma = picks.sigmaSeconds(row);
    return isTime(picks.timeSeconds(row)) && sigma > 0 && sigma < 1e6;
  }

  /** Thirty thousand years either way of the epoch; beyond, a double no longer tells two picks apart. */
  static boolean isTime(double seconds) {
    return Math.abs(seconds) < 1e12;
  }

  private static double seconds(PickColumns picks, List<Integer> rows) {
    double first = Double.POSITIVE_INFINITY;
    double last = Double.NEGATIVE_INFINITY;
    for (int row : rows) {
      first = Math.min(first, picks.timeSeconds(row));
      last = Math.max(last, picks.timeSeconds(row));
    }
    return last - first;
  }

  private boolean[] flooded(List<NetworkStation> stations, PickColumns picks, List<Integer> rows) {
    int[] sent = new int[stations.size()];
    for (int row : rows) {
      sent[picks.station(row)]++;
    }
    int[] live = Arrays.stream(sent).filter(n -> n > 0).sorted().toArray();
    long median = live.length == 0 ? 0 : live[live.length / 2];
    double hours = Math.max(1, seconds(picks, rows) / 3600);
    long most = Math.max((long) (FLOOD_FLOOR * hours), FLOOD_FACTOR * median);
    boolean[] flooded = new boolean[sent.length];
    for (int node = 0; node < sent.length; node++) {
      if (sent[node] > most) {
        flooded[node] = true;
        notes.add(new NodeNote(
            node,
            Reason.FLOOD,
            "node " + stations.get(node).id() + " sent " + sent[node] + " picks, expected at most "
                + most + " (the most of " + FLOOD_FLOOR + " in an hour and " + FLOOD_FACTOR
                + " times the median node's " + median
                + "). None of them was used. Check its detector's threshold."));
      }
    }
    return flooded;
  }
}
