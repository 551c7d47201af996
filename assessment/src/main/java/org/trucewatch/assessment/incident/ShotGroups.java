// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.incident;

import java.util.ArrayList;
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
    for (int i = 0; i < parent.length; i++) {
      parent[i] = i;
      reach[i] = Reach.of(shots.get(i));
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
    for (int i = 0; i < shots.size(); i++) {
      Shot s = shots.get(i);
      var links = new Links();
      int at = i;
      if (s.launch() != null) {
        launches.before(s.launch(), i, j -> links.offer(j, gap(j, at)));
        launches.put(s.launch(), i);
      }
      if (s.burst() != null) {
        bursts.before(s.burst(), i, j -> links.offer(j, gap(j, at)));
        bursts.put(s.burst(), i);
      }
      links.sorted().forEach(j -> join(j, at));
    }
  }

  /** The nearest round of each group that is near. */
  private final class Links {
    private final Map<Integer, Integer> nearest = new LinkedHashMap<>();
    private final Map<Integer, Double> gaps = new LinkedHashMap<>();

    void offer(int shot, double gap) {
      if (!(gap <= 1)) {
        return;
      }
      int root = root(shot);
      double least = gaps.getOrDefault(root, Double.POSITIVE_INFINITY);
      if (gap < least || gap == least && shot < nearest.getOrDefault(root, Integer.MAX_VALUE)) {
        gaps.put(root, gap);
        nearest.put(root, shot);
      }
    }

    List<Integer> sorted() {
      return nearest.entrySet().stream()
          .sorted((a, b) -> {
            int byGap = Double.compare(gap(a.getKey()), gap(b.getKey()));
            return byGap != 0 ? byGap : Integer.compare(a.getValue(), b.getValue());
          })
          .map(Map.Entry::getValue)
          .toList();
    }

    private double gap(int root) {
      return gaps.getOrDefault(root, Double.POSITIVE_INFINITY);
    }
  }

  /** The greater of time and distance apart, each as a share of its limit; infinite where no common end is observed. */
  private double gap(int earlier, int later) {
    Shot a = shots.get(earlier);
    Shot b = shots.get(later);
    double time = Math.max(0, b.from() - a.to()) / IncidentGrouping.GAP_SECONDS;
    if (!(time <= 1)) {
      return Double.POSITIVE_INFINITY;
    }
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
