// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.vigilance;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
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
  private double[][][] heard = new double[0][][];
  private int draws;

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
  }

  CoveredSource source() {
    return source;
  }

  private int[] nearest(double[] point) {
    record Far(int node, double km) {}
    Far[] all = new Far[nodes.length];
    for (int n = 0; n < nodes.length; n++) {
      Sensor s = sensors.get(nodes[n]);
      double east = s.eastKilometers() - point[0];
      double north = s.northKilometers() - point[1];
      all[n] = new Far(n, Math.sqrt(east * east + north * north));
    }
    return Arrays.stream(all)
        .filter(f -> f.km() <= NodeHearing.RANGE_KM_MAX)
        .sorted(Comparator.comparingDouble(Far::km).thenComparingInt(Far::node))
        .limit(NEAREST_MAX)
        .mapToInt(Far::node)
        .toArray();
  }

  /** Probabilities by place, node and draw of the air. */
  void hear(List<AirDraw> air) {
    NodeHearing hearing =
        new NodeHearing(source.yieldKilograms(), source.directivityDecibels(), air);
    draws = air.size();
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
