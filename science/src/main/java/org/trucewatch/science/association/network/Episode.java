// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.association.network;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;

/**
 * A place and time in which there may be events.
 *
 * @param westKm of the nodes whose picks made it
 * @param eastKm likewise
 * @param southKm likewise
 * @param northKm likewise
 * @param fromSeconds first of those picks
 * @param toSeconds last of them
 * @param picks how many they are
 */
public record Episode(
    double westKm,
    double eastKm,
    double southKm,
    double northKm,
    double fromSeconds,
    double toSeconds,
    int picks) {

  /** A square of the plane in a span of time; counted from the plane's origin and second 0. */
  private record Bin(long span, long column, long row) implements Comparable<Bin> {
    @Override
    public int compareTo(Bin o) {
      int order = Long.compare(span, o.span);
      order = order != 0 ? order : Long.compare(column, o.column);
      return order != 0 ? order : Long.compare(row, o.row);
    }
  }

  /** Picks that are marked, joined where their bins touch; in order of each episode's first bin. */
  static List<Episode> of(
      NodePicks picks, boolean[] marked, List<NetworkStation> nodes, double km, double seconds) {
    TreeMap<Bin, Episode> bins = new TreeMap<>();
    for (int node = 0; node < nodes.size(); node++) {
      double x = nodes.get(node).eastKm();
      double y = nodes.get(node).northKm();
      for (int row = picks.start()[node]; row < picks.start()[node + 1]; row++) {
        if (marked[row]) {
          double t = picks.timesSeconds()[row];
          Bin bin = new Bin((long) Math.floor(t / seconds), floor(x / km), floor(y / km));
          bins.merge(bin, new Episode(x, x, y, y, t, t, 1), Episode::with);
        }
      }
    }
    List<Episode> episodes = new ArrayList<>();
    while (!bins.isEmpty()) {
      episodes.add(joined(bins, bins.firstKey()));
    }
    return episodes;
  }

  private static long floor(double v) {
    return (long) Math.floor(v);
  }

  private static Episode joined(TreeMap<Bin, Episode> bins, Bin first) {
    ArrayDeque<Bin> open = new ArrayDeque<>(List.of(first));
    Episode all = Objects.requireNonNull(bins.remove(first), "the first bin is there");
    while (!open.isEmpty()) {
      Bin bin = open.remove();
      for (long s = bin.span - 1; s <= bin.span + 1; s++) {
        for (long c = bin.column - 1; c <= bin.column + 1; c++) {
          for (long r = bin.row - 1; r <= bin.row + 1; r++) {
            Bin next = new Bin(s, c, r);
            Episode part = bins.remove(next);
            if (part != null) {
              all = all.with(part);
              open.add(next);
            }
          }
        }
      }
    }
    return all;
  }

  private Episode with(Episode o) {
    return new Episode(
        Math.min(westKm, o.westKm),
        Math.max(eastKm, o.eastKm),
        Math.min(southKm, o.southKm),
        Math.max(northKm, o.northKm),
        Math.min(fromSeconds, o.fromSeconds),
        Math.max(toSeconds, o.toSeconds),
        picks + o.picks);
  }
}
