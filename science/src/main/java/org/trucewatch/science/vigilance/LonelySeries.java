// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.vigilance;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.trucewatch.domain.line.Observation;
import org.trucewatch.domain.line.Sensor;
import org.trucewatch.domain.line.SensorFlag;
import org.trucewatch.science.impulse.LineIndex;

/**
 * Series of loud picks that most of a node's neighbours do not hear, at several nodes at once.
 *
 * <p>One such series at one node may be a rifle in front of it. Several within the same minutes along a stretch, with sound
 * neighbours between them that hear nothing, are no rifle: the chance of so many is that of a Poisson count at a rate that is generous
 * to rifles. A barrage that was recorded and is played again looks like this.
 */
final class LonelySeries {
  /** A pick is loud from here on, dB over noise: twice the pressure of the usual threshold of 13.5 dB. */
  private static final double LOUD_DECIBELS = 19.5;

  /** Picks of a series, and the longest pause in one. */
  static final int PICKS_MIN = 8;

  private static final double PAUSE_SECONDS = 120;

  /** Neighbours within this distance are asked, at least so many of them. */
  private static final double NEIGHBOUR_KILOMETERS = 6;

  private static final int NEIGHBOURS_MIN = 3;

  /** A pick is lonely where at most this share of its neighbours heard anything when they might have. */
  private static final double HEARD_SHARE = 0.4;

  /** Share of a series that must be lonely. */
  private static final double LONELY_SHARE = 0.7;

  /** Series that have a reason of their own, such as rifles near a node: one in ten days of a node. Assumed, generous. */
  private static final double PER_NODE_SECOND = 1 / (10 * 86_400.0);

  /** Fewest series at once that raise a flag, and how far apart in time they may begin. */
  private static final int TOGETHER_MIN = 4;

  private static final double TOGETHER_SECONDS = 300;
  private static final double STRETCH_KILOMETERS = 60;
  private static final double SOUND_KILOMETERS_PER_SECOND = 0.34;

  private final LineIndex index;

  private record Series(int sensor, double east, double from, double to, int picks) {}

  LonelySeries(LineIndex index) {
    this.index = index;
  }

  List<SensorFlag> flags() {
    List<Series> all = new ArrayList<>();
    for (int node : index.nodes()) {
      series(node, all);
    }
    all.sort(Comparator.comparingDouble(Series::from).thenComparingInt(Series::sensor));
    List<SensorFlag> flags = new ArrayList<>();
    for (Series s : all) {
      List<Series> together = all.stream()
          .filter(o -> Math.abs(o.from - s.from) <= TOGETHER_SECONDS
              && Math.abs(o.east - s.east) <= STRETCH_KILOMETERS)
          .toList();
      long nodes = together.stream().mapToInt(Series::sensor).distinct().count();
      double chance = chance((int) nodes, s);
      if (nodes >= TOGETHER_MIN && chance < SensorWatch.PROBABILITY_MAX) {
        flags.add(new SensorFlag(
            s.sensor,
            s.from,
            s.to,
            SensorFlag.What.ALONE,
            chance,
            String.format(
                Locale.ROOT,
                "%d loud picks in %.0f s that most neighbours within %.0f km did not hear, as at %d other nodes at the same time",
                s.picks,
                s.to - s.from,
                NEIGHBOUR_KILOMETERS,
                nodes - 1)));
      }
    }
    return flags;
  }

  /** Of so many nodes with a series at once by chance, for every window of the record that could have been looked at. */
  private double chance(int nodes, Series s) {
    long standing = 0;
    for (int node : index.nodes()) {
      double away = Math.abs(index.record().sensors().get(node).eastKilometers() - s.east);
      standing += away <= STRETCH_KILOMETERS ? 1 : 0;
    }
    double span = index.record().toSeconds() - index.record().fromSeconds();
    double expected = standing * 2 * TOGETHER_SECONDS * PER_NODE_SECOND;
    double windows = Math.max(1, span / TOGETHER_SECONDS)
        * Math.max(1.0, index.nodes().length / Math.max(1.0, standing))
        * 4;
    return Math.min(1, windows * Tails.poisson(nodes, expected));
  }

  private void series(int node, List<Series> all) {
    double[] times = index.pickSeconds(node);
    List<Integer> run = new ArrayList<>();
    for (int k = 0; k < times.length; k++) {
      if (index.pick(node, k).signalToNoiseDecibels() < LOUD_DECIBELS) {
        continue;
      }
      if (!run.isEmpty() && times[k] - times[run.get(run.size() - 1)] > PAUSE_SECONDS) {
        close(node, run, all);
        run = new ArrayList<>();
      }
      run.add(k);
    }
    close(node, run, all);
  }

  private void close(int node, List<Integer> run, List<Series> all) {
    if (run.size() < PICKS_MIN) {
      return;
    }
    int lonely = 0;
    for (int k : run) {
      lonely += isLonely(node, index.pick(node, k)) ? 1 : 0;
    }
    if (lonely >= PICKS_MIN && lonely >= LONELY_SHARE * run.size()) {
      double[] times = index.pickSeconds(node);
      double east = index.record().sensors().get(node).eastKilometers();
      all.add(new Series(
          node, east, times[run.get(0)], times[run.get(run.size() - 1)], run.size()));
    }
  }

  private boolean isLonely(int node, Observation.Pick pick) {
    int[] counts = new int[2];
    Sensor here = index.record().sensors().get(node);
    index.nodesWithin(
        here.eastKilometers(), here.northKilometers(), NEIGHBOUR_KILOMETERS, (other, km) -> {
          if (other != node && index.isUp(other, pick.seconds())) {
            double window = km / SOUND_KILOMETERS_PER_SECOND + 1;
            int k = index.firstPick(other, pick.seconds() - window);
            double[] times = index.pickSeconds(other);
            counts[0]++;
            counts[1] += k < times.length && times[k] <= pick.seconds() + window ? 1 : 0;
          }
        });
    return counts[0] >= NEIGHBOURS_MIN && counts[1] <= HEARD_SHARE * counts[0];
  }
}
