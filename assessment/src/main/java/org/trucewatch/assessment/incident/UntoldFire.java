// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.incident;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.ToIntFunction;

/** Groups of fire whose launches and bursts are not told apart, each joined to the nearest group of which they are. */
final class UntoldFire {
  private final List<List<Shot>> told;
  private final List<Shot> shots = new ArrayList<>();
  private final int[] groupOf;
  private final ShotGrid grid = new ShotGrid(IncidentGrouping.CELL_KILOMETERS);
  private int nearest = -1;
  private double least = Double.POSITIVE_INFINITY;

  UntoldFire(List<List<Shot>> told) {
    this.told = told;
    record Member(Shot shot, int group) {}
    List<Member> members = new ArrayList<>();
    for (int g = 0; g < told.size(); g++) {
      for (Shot s : told.get(g)) {
        members.add(new Member(s, g));
      }
    }
    members.sort((a, b) -> Shot.ORDER.compare(a.shot(), b.shot()));
    groupOf = new int[members.size()];
    for (int i = 0; i < groupOf.length; i++) {
      int at = i;
      shots.add(members.get(i).shot());
      groupOf[i] = members.get(i).group();
      shots.get(i).ends().forEach(end -> grid.put(end, at));
    }
  }

  /**
   * All groups, those that joined another merged with it.
   *
   * @param span of the moments that part incidents, in which a round lies
   */
  List<List<Shot>> join(List<List<Shot>> untold, ToIntFunction<Shot> span) {
    List<List<Shot>> all = new ArrayList<>();
    told.forEach(g -> all.add(new ArrayList<>(g)));
    List<List<Shot>> alone = new ArrayList<>();
    double[] from = new double[told.size()];
    double[] to = new double[told.size()];
    Arrays.setAll(from, g -> told.get(g).getFirst().from());
    Arrays.setAll(to, g -> end(told.get(g)));
    for (List<Shot> group : untold) {
      int g = nearest(group, span);
      double first = g < 0 ? 0 : Math.min(from[g], group.getFirst().from());
      double last = g < 0 ? 0 : Math.max(to[g], end(group));
      if (g < 0 || last - first > IncidentGrouping.LONGEST_SECONDS) {
        alone.add(group);
      } else {
        all.get(g).addAll(group);
        from[g] = first;
        to[g] = last;
      }
    }
    all.addAll(alone);
    return all;
  }

  private static double end(List<Shot> group) {
    double last = Double.NEGATIVE_INFINITY;
    for (Shot s : group) {
      last = Math.max(last, s.to());
    }
    return last;
  }

  private int nearest(List<Shot> group, ToIntFunction<Shot> span) {
    nearest = -1;
    least = 1;
    for (Shot s : group) {
      int found = Collections.binarySearch(shots, s, Shot.ORDER);
      int at = found < 0 ? -found - 1 : found;
      for (Shot.End end : s.ends()) {
        grid.before(end, at, i -> offer(s, end, i, span));
        grid.from(end, at, i -> offer(s, end, i, span));
      }
    }
    return nearest;
  }

  private void offer(Shot s, Shot.End end, int i, ToIntFunction<Shot> span) {
    Shot other = shots.get(i);
    double time = Math.max(0, Math.max(s.from() - other.to(), other.from() - s.to()))
        / IncidentGrouping.GAP_SECONDS;
    for (Shot.End theirs : other.ends()) {
      double gap = Math.max(time, IncidentGrouping.apart(end, theirs));
      boolean isNearer = gap < least || gap == least && (nearest < 0 || groupOf[i] < nearest);
      if (isNearer && span.applyAsInt(s) == span.applyAsInt(other)) {
        least = gap;
        nearest = groupOf[i];
      }
    }
  }
}
