// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.vigilance;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.trucewatch.domain.line.Sensor;
import org.trucewatch.science.coverage.AirDraw;
import org.trucewatch.science.coverage.NodeHearing;
import org.trucewatch.science.coverage.PoissonBinomial;

/**
 * Places of a stretch where a source may be, and the nodes about each. First {@link #hear} with the air of the hour, then ask {@link
 * #detection} with the nodes that are up.
 */
final class CoveredPlaces {
  /** Nodes that hear less often than this are left out of counts. */
  private static final double AUDIBLE_MIN = 1e-3;

  /** Nearest nodes of a place that are counted. */
  private static final int NEAREST_MAX = 40;

  private final CoveredSource source;
  private final List<double[]> points;
  private final List<Sensor> sensors;
  private final int[] nodes;
  private final int[][] near;

  /** Nodes near any of the places. */
  private final int[] used;

  private double[][][] heard = new double[0][][];
  private int draws;

  /** Which of the used nodes were up when the probability was asked last, and that probability: most hours nothing changes on a stretch. */
  private boolean[] lastUp = new boolean[0];

  private double last;

  /**
   * @param points east, north, and where a source there points, 1 north and -1 south
   * @param nodes of the stretch, counting in the sensors
   */
  CoveredPlaces(CoveredSource source, List<double[]> points, List<Sensor> sensors, int[] nodes) {
    this.source = source;
    this.points = points;
    this.sensors = sensors;
    this.nodes = nodes;
    this.near = points.stream().map(this::nearest).toArray(int[][]::new);
    this.used =
        Arrays.stream(near).flatMapToInt(Arrays::stream).sorted().distinct().toArray();
  }

  CoveredSource source() {
    return source;
  }

  private int[] nearest(double[] point) {
    double[] km = new double[nodes.length];
    for (int n = 0; n < nodes.length; n++) {
      Sensor s = sensors.get(nodes[n]);
      double east = s.eastKilometers() - point[0];
      double north = s.northKilometers() - point[1];
      km[n] = Math.sqrt(east * east + north * north);
    }
    double[] sorted = km.clone();
    Arrays.sort(sorted);
    double far = sorted.length > NEAREST_MAX
        ? Math.min(sorted[NEAREST_MAX - 1], NodeHearing.RANGE_KM_MAX)
        : NodeHearing.RANGE_KM_MAX;
    return IntStream.range(0, km.length)
        .filter(n -> km[n] <= far)
        .boxed()
        .sorted(Comparator.comparingDouble((Integer n) -> km[n]).thenComparing(n -> n))
        .limit(NEAREST_MAX)
        .mapToInt(Integer::intValue)
        .toArray();
  }

  /** Probabilities by place, node and draw of the air. */
  void hear(List<AirDraw> air) {
    NodeHearing hearing =
        new NodeHearing(source.yieldKilograms(), source.directivityDecibels(), air);
    draws = air.size();
    lastUp = new boolean[0];
    heard = new double[points.size()][][];
    for (int p = 0; p < heard.length; p++) {
      double[] point = points.get(p);
      heard[p] = new double[near[p].length][air.size()];
      for (int k = 0; k < near[p].length; k++) {
        Sensor s = sensors.get(nodes[near[p][k]]);
        hearing.fill(
            s.eastKilometers() - point[0], s.northKilometers() - point[1], point[2], heard[p][k]);
      }
    }
  }

  /** Probability that the associator finds one, over places and draws. */
  double detection(boolean[] up) {
    boolean[] now = new boolean[used.length];
    for (int i = 0; i < now.length; i++) {
      now[i] = up[used[i]];
    }
    if (!Arrays.equals(now, lastUp) || now.length == 0) {
      last = counted(up);
      lastUp = now;
    }
    return last;
  }

  private double counted(boolean[] up) {
    int most = CoverageWatch.NODES_MIN + CoverageWatch.FOUND.size() - 1;
    PoissonBinomial count = new PoissonBinomial(most);
    double sum = 0;
    for (int p = 0; p < heard.length; p++) {
      for (int d = 0; d < draws; d++) {
        count.clear();
        for (int k = 0; k < near[p].length; k++) {
          if (up[near[p][k]] && heard[p][k][d] > AUDIBLE_MIN) {
            count.add(heard[p][k][d], 1);
          }
        }
        sum += found(count);
      }
    }
    return sum / ((double) heard.length * draws);
  }

  private static double found(PoissonBinomial count) {
    double sum = 0;
    double last = 0;
    for (int k = 0; k < CoverageWatch.FOUND.size(); k++) {
      double share = CoverageWatch.FOUND.get(k);
      sum += (share - last) * count.atLeast(CoverageWatch.NODES_MIN + k);
      last = share;
    }
    return sum;
  }
}
