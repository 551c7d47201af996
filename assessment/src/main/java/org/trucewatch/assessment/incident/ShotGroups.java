// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.incident;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Rounds linked to groups in one sweep by time: a round joins the groups of the rounds before it that are near it, the
 * nearest first, as long as the whole stays within the limits. Two rounds are near where all ends that both show, launch
 * with launch and burst with burst, are.
 */
final class ShotGroups {
  private final List<Shot> shots;
  private final int[] parent;
  private final Reach[] reach;

  /** Of each round, so that the sweep need not ask its impulses. */
  private final double[] from;

  private final double[] to;

  /** How far a group reaches, and where it fires. */
  private record Reach(
      double from, double to, Box launches, Box bursts, double eastward, double northward) {
    static Reach of(Shot s) {
      double e = 0;
      double n = 0;
      if (s.launch() != null && s.burst() != null) {
        double length = s.launch().distance(s.burst());
        if (length >= IncidentGrouping.FLIGHT_KILOMETERS_MIN) {
          e = (s.burst().east() - s.launch().east()) / length;
          n = (s.burst().north() - s.launch().north()) / length;
        }
      }
      return new Reach(s.from(), s.to(), Box.of(s.launch()), Box.of(s.burst()), e, n);
    }

    Reach with(Reach o) {
      return new Reach(
          Math.min(from, o.from),
          Math.max(to, o.to),
          launches.with(o.launches),
          bursts.with(o.bursts),
          eastward + o.eastward,
          northward + o.northward);
    }

    boolean isAllowed() {
      return to - from <= IncidentGrouping.LONGEST_SECONDS
          && launches.side() <= IncidentGrouping.LAUNCHES_KILOMETERS_MAX
          && bursts.side() <= IncidentGrouping.BURSTS_KILOMETERS_MAX;
    }

    /** Whether both fire in a direction that is told, and these differ. */
    boolean isAcross(Reach o) {
      double mine = eastward * eastward + northward * northward;
      double others = o.eastward * o.eastward + o.northward * o.northward;
      double dot = eastward * o.eastward + northward * o.northward;
      return mine > 0
          && others > 0
          && dot < IncidentGrouping.DIRECTION_COSINE_MIN * Math.sqrt(mine * others);
    }
  }

  /** Sides parallel to the axes. */
  private record Box(double west, double south, double east, double north) {
    private static final Box NONE = new Box(
        Double.POSITIVE_INFINITY,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        Double.NEGATIVE_INFINITY);

    static Box of(Shot.@Nullable End p) {
      return p == null ? NONE : new Box(p.east(), p.north(), p.east(), p.north());
    }

    Box with(Box o) {
      return new Box(
          Math.min(west, o.west),
          Math.min(south, o.south),
          Math.max(east, o.east),
          Math.max(north, o.north));
    }

    double side() {
      return Math.max(east - west, north - south);
    }
  }

  private ShotGroups(List<Shot> shots) {
    this.shots = shots;
    parent = new int[shots.size()];
    reach = new Reach[shots.size()];
    from = new double[shots.size()];
    to = new double[shots.size()];
    for (int i = 0; i < parent.length; i++) {
      parent[i] = i;
      reach[i] = Reach.of(shots.get(i));
      from[i] = shots.get(i).from();
      to[i] = shots.get(i).to();
    }
  }

  /** Groups by their first round. @param shots by {@link Shot#ORDER} */
  static List<List<Shot>> of(List<Shot> shots) {
    var groups = new ShotGroups(shots);
    groups.sweep();
    Map<Integer, List<Shot>> byRoot = new LinkedHashMap<>();
    for (int i = 0; i < shots.size(); i++) {
      byRoot.computeIfAbsent(groups.root(i), r -> new ArrayList<>()).add(shots.get(i));
    }
    return List.copyOf(byRoot.values());
  }

  private void sweep() {
    var launches = new ShotGrid(IncidentGrouping.CELL_KILOMETERS);
    var bursts = new ShotGrid(IncidentGrouping.CELL_KILOMETERS);
    var links = new Links();
    for (int i = 0; i < shots.size(); i++) {
      Shot s = shots.get(i);
      links.clear();
      int at = i;
      if (s.launch() != null) {
        launches.before(s.launch(), i, j -> links.offer(j, at));
        launches.put(s.launch(), i);
      }
      if (s.burst() != null) {
        bursts.before(s.burst(), i, j -> links.offer(j, at));
        bursts.put(s.burst(), i);
      }
      for (int j : links.sorted()) {
        join(j, at);
      }
    }
  }

  /** The nearest round of each group that is near: few, so that they are looked through. */
  private final class Links {
    private int[] roots = new int[8];
    private int[] nearest = new int[8];
    private double[] gaps = new double[8];
    private int size;

    void clear() {
      size = 0;
    }

    /** Whether rounds still earlier may be near. */
    boolean offer(int shot, int later) {
      if (from[later] - from[shot] > IncidentGrouping.WINDOW_SECONDS) {
        return false;
      }
      double gap = ShotGroups.this.gap(shot, later);
      if (gap <= 1) {
        put(root(shot), shot, gap);
      }
      return true;
    }

    private void put(int root, int shot, double gap) {
      int at = 0;
      while (at < size && roots[at] != root) {
        at++;
      }
      if (at == size) {
        grow();
        roots[at] = root;
        nearest[at] = shot;
        gaps[at] = gap;
      } else if (isBefore(gap, shot, gaps[at], nearest[at])) {
        nearest[at] = shot;
        gaps[at] = gap;
      }
    }

    private void grow() {
      if (size == roots.length) {
        roots = Arrays.copyOf(roots, 2 * size);
        nearest = Arrays.copyOf(nearest, 2 * size);
        gaps = Arrays.copyOf(gaps, 2 * size);
      }
      size++;
    }

    /** Rounds to join, the nearest first, then the earliest. */
    int[] sorted() {
      for (int i = 1; i < size; i++) {
        int shot = nearest[i];
        double gap = gaps[i];
        int k = i;
        while (k > 0 && isBefore(gap, shot, gaps[k - 1], nearest[k - 1])) {
          nearest[k] = nearest[k - 1];
          gaps[k] = gaps[k - 1];
          k--;
        }
        nearest[k] = shot;
        gaps[k] = gap;
      }
      return Arrays.copyOf(nearest, size);
    }

    private static boolean isBefore(double gap, int shot, double otherGap, int otherShot) {
      return gap < otherGap || gap == otherGap && shot < otherShot;
    }
  }

  /** The greater of time and distance apart, each as a share of its limit; infinite where no common end is observed. */
  private double gap(int earlier, int later) {
    double time = Math.max(0, from[later] - to[earlier]) / IncidentGrouping.GAP_SECONDS;
    if (!(time <= 1)) {
      return Double.POSITIVE_INFINITY;
    }
    Shot a = shots.get(earlier);
    Shot b = shots.get(later);
    double launch = IncidentGrouping.apart(a.launch(), b.launch());
    double burst = IncidentGrouping.apart(a.burst(), b.burst());
    boolean isCommon = launch >= 0 || burst >= 0;
    return isCommon ? Math.max(time, Math.max(launch, burst)) : Double.POSITIVE_INFINITY;
  }

  private void join(int a, int b) {
    int x = root(a);
    int y = root(b);
    if (x == y || reach[x].isAcross(reach[y])) {
      return;
    }
    Reach both = reach[x].with(reach[y]);
    if (both.isAllowed()) {
      int first = Math.min(x, y);
      parent[Math.max(x, y)] = first;
      reach[first] = both;
    }
  }

  private int root(int i) {
    int at = i;
    while (parent[at] != at) {
      parent[at] = parent[parent[at]];
      at = parent[at];
    }
    return at;
  }
}
