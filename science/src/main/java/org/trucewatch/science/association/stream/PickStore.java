// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.association.stream;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.trucewatch.science.association.network.NodePicks;

/**
 * The picks of the last minutes, by node and minute, each minute in order of time and id. What it holds does not depend on the order in
 * which picks came. Beside each pick stand who owns it among the provisional events, and which window's final event took it.
 */
final class PickStore {
  /** Length of a bin, seconds. */
  static final int BIN_SECONDS = 60;

  /** Picks of a node and minute. A node that sends more is flooding, and nothing of its minute is used. */
  static final int MINUTE_PICKS_MAX = 600;

  /** Marks a pick that no final event took. */
  static final int FREE = Integer.MAX_VALUE;

  private final int nodes;
  private final int minutes;
  private final @Nullable Bin[] bins;
  private long firstMinute = Long.MIN_VALUE;
  private int size;

  /** One node's minute. */
  private static final class Bin {
    final long minute;
    long[] id = new long[4];
    double[] time = new double[4];
    double[] sigma = new double[4];
    int[] owner = new int[4];
    int[] takenBy = new int[4];
    boolean[] fresh = new boolean[4];
    int count;
    boolean isFlooded;

    Bin(long minute) {
      this.minute = minute;
    }

    /** Place of the pick, or -1 - place where it belongs. */
    int find(double atTime, long pickId) {
      int at = count;
      while (at > 0 && (time[at - 1] > atTime || (time[at - 1] == atTime && id[at - 1] > pickId))) {
        at--;
      }
      return at > 0 && time[at - 1] == atTime && id[at - 1] == pickId ? at - 1 : -1 - at;
    }

    void insert(int at, long pickId, double atTime, double itsSigma) {
      if (count == id.length) {
        int more = count * 2;
        id = Arrays.copyOf(id, more);
        time = Arrays.copyOf(time, more);
        sigma = Arrays.copyOf(sigma, more);
        owner = Arrays.copyOf(owner, more);
        takenBy = Arrays.copyOf(takenBy, more);
        fresh = Arrays.copyOf(fresh, more);
      }
      int behind = count - at;
      System.arraycopy(id, at, id, at + 1, behind);
      System.arraycopy(time, at, time, at + 1, behind);
      System.arraycopy(sigma, at, sigma, at + 1, behind);
      System.arraycopy(owner, at, owner, at + 1, behind);
      System.arraycopy(takenBy, at, takenBy, at + 1, behind);
      System.arraycopy(fresh, at, fresh, at + 1, behind);
      id[at] = pickId;
      time[at] = atTime;
      sigma[at] = itsSigma;
      owner[at] = 0;
      takenBy[at] = FREE;
      fresh[at] = true;
      count++;
    }

    void flood() {
      isFlooded = true;
      count = 0;
      id = new long[0];
      time = new double[0];
      sigma = new double[0];
      owner = new int[0];
      takenBy = new int[0];
      fresh = new boolean[0];
    }
  }

  /** Keeps so many seconds. */
  PickStore(int nodes, double seconds) {
    this.nodes = nodes;
    minutes = 3 + (int) Math.ceil(seconds / BIN_SECONDS);
    bins = new Bin[nodes * minutes];
  }

  private static long minute(double seconds) {
    return (long) Math.floor(seconds / BIN_SECONDS);
  }

  /** Forgets picks before a time. */
  void forget(double before) {
    long first = minute(before);
    if (first > firstMinute) {
      firstMinute = first;
      for (int i = 0; i < bins.length; i++) {
        Bin bin = bins[i];
        if (bin != null && bin.minute < first) {
          size -= bin.count;
          bins[i] = null;
        }
      }
    }
  }

  private @Nullable Bin bin(int node, long minute) {
    Bin bin = bins[node * minutes + (int) Math.floorMod(minute, (long) minutes)];
    return bin != null && bin.minute == minute ? bin : null;
  }

  /** Keeps a pick: {@link Offer#TAKEN}, {@link Offer#REPEATED}, {@link Offer#FLOOD} or {@link Offer#NO_ROOM}. */
  Offer add(int node, long id, double time, double sigma) {
    long minute = minute(time);
    Bin bin = bins[node * minutes + (int) Math.floorMod(minute, (long) minutes)];
    if (bin == null) {
      bin = new Bin(minute);
      bins[node * minutes + (int) Math.floorMod(minute, (long) minutes)] = bin;
    }
    if (bin.minute != minute) {
      return Offer.NO_ROOM; // An older minute is still needed.
    }
    int at = bin.isFlooded ? -1 : bin.find(time, id);
    if (bin.isFlooded) {
      return Offer.FLOOD;
    }
    if (at >= 0) {
      return Offer.REPEATED;
    }
    if (bin.count == MINUTE_PICKS_MAX) {
      size -= bin.count;
      bin.flood();
      return Offer.FLOOD;
    }
    bin.insert(-1 - at, id, time, sigma);
    size++;
    return Offer.TAKEN;
  }

  int size() {
    return size;
  }

  boolean isFlooded(int node, double time) {
    Bin bin = bin(node, minute(time));
    return bin != null && bin.isFlooded;
  }

  /** How many picks of a node are in a span; counting stops at two. */
  int upToTwo(int node, double from, double to) {
    int count = 0;
    for (long minute = minute(from); minute <= minute(to) && count < 2; minute++) {
      Bin bin = bin(node, minute);
      for (int i = 0; bin != null && i < bin.count && count < 2; i++) {
        count += bin.time[i] >= from && bin.time[i] < to ? 1 : 0;
      }
    }
    return count;
  }

  /** Visits rows of a span, node by node and in order of time and id. */
  private interface Visit {
    void row(int local, Bin bin, int at);
  }

  private void each(int[] members, double from, double to, Visit visit) {
    for (int local = 0; local < members.length; local++) {
      double last = Double.NEGATIVE_INFINITY;
      for (long minute = minute(from); minute <= minute(to); minute++) {
        Bin bin = bin(members[local], minute);
        for (int i = 0; bin != null && i < bin.count; i++) {
          // Two picks of a node within a millisecond are one pick sent twice.
          if (bin.time[i] >= from && bin.time[i] < to && bin.time[i] - last >= SAME_SECONDS) {
            last = bin.time[i];
            visit.row(local, bin, i);
          }
        }
      }
    }
  }

  private static final double SAME_SECONDS = 0.001;

  /** A tile's picks for a step of its provisional events. */
  static final class Live {
    final NodePicks picks;
    final int[] owners;
    final boolean[] fresh;
    final boolean isAnyFresh;

    private Live(NodePicks picks, int[] owners, boolean[] fresh, boolean isAnyFresh) {
      this.picks = picks;
      this.owners = owners;
      this.fresh = fresh;
      this.isAnyFresh = isAnyFresh;
    }
  }

  /** Grows columns of a tile. */
  private static final class Columns {
    final int[] start;
    long[] id = new long[1024];
    double[] time = new double[1024];
    double[] sigma = new double[1024];
    int[] owner = new int[1024];
    boolean[] fresh = new boolean[1024];
    boolean isAnyFresh;
    int size;

    Columns(int nodes) {
      start = new int[nodes + 1];
    }

    void add(int local, Bin bin, int at) {
      if (size == id.length) {
        id = Arrays.copyOf(id, size * 2);
        time = Arrays.copyOf(time, size * 2);
        sigma = Arrays.copyOf(sigma, size * 2);
        owner = Arrays.copyOf(owner, size * 2);
        fresh = Arrays.copyOf(fresh, size * 2);
      }
      start[local + 1]++;
      id[size] = bin.id[at];
      time[size] = bin.time[at];
      sigma[size] = bin.sigma[at];
      owner[size] = bin.owner[at];
      fresh[size] = bin.fresh[at];
      isAnyFresh |= bin.fresh[at];
      size++;
    }

    NodePicks picks() {
      for (int i = 0; i + 1 < start.length; i++) {
        start[i + 1] += start[i];
      }
      return new NodePicks(
          start, Arrays.copyOf(id, size), Arrays.copyOf(time, size), Arrays.copyOf(sigma, size));
    }
  }

  Live live(int[] members, double from, double to) {
    Columns columns = new Columns(members.length);
    each(members, from, to, columns::add);
    return new Live(
        columns.picks(),
        Arrays.copyOf(columns.owner, columns.size),
        Arrays.copyOf(columns.fresh, columns.size),
        columns.isAnyFresh);
  }

  /** Writes owners back that {@link #live} of the same span gave, and were changed since. */
  void own(int[] members, double from, double to, int[] owners) {
    int[] row = {0};
    each(members, from, to, (local, bin, at) -> bin.owner[at] = owners[row[0]++]);
  }

  /** Nothing of these minutes is new any more. */
  void settleFresh(double from, double to) {
    for (int node = 0; node < nodes; node++) {
      for (long minute = minute(from); minute <= minute(to); minute++) {
        Bin bin = bin(node, minute);
        if (bin != null) {
          Arrays.fill(bin.fresh, 0, bin.count, false);
        }
      }
    }
  }

  /** A tile's picks for a window: those that no window before it took. */
  NodePicks window(int[] members, double from, double to, int window) {
    Columns columns = new Columns(members.length);
    each(members, from, to, (local, bin, at) -> {
      if (bin.takenBy[at] >= window) {
        columns.add(local, bin, at);
      }
    });
    return columns.picks();
  }

  /** Marks a pick as taken by a window's final event, or free again; returns its time. */
  double take(int node, long id, double from, double to, int window) {
    for (long minute = minute(from); minute <= minute(to); minute++) {
      Bin bin = bin(node, minute);
      for (int i = 0; bin != null && i < bin.count; i++) {
        if (bin.id[i] == id) {
          bin.takenBy[i] = window;
          return bin.time[i];
        }
      }
    }
    return Double.NaN;
  }
}
