// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.association.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.junit.jupiter.api.Test;

class OpenDepthTest {
  private static final double SIGMA = 0.05;
  private static final int ROW = 5;

  /** Against the inverse of the normal matrix of place, time and depth together. */
  @Test
  void theCovarianceIsThatOfAFitOfPlaceTimeAndDepthTogether() {
    List<NetworkStation> stations = new DrawnScene(31, 0, 0).stations;
    boolean[] live = new boolean[stations.size()];
    Arrays.fill(live, true);
    Waves waves = new TableWaves(new Ground(stations, live, 60), table());
    Candidate c = new Candidate().at(-6, 14, 0, ROW);
    RealMatrix normal = new Array2DRowRealMatrix(4, 4);
    List<EventPick> picks = new ArrayList<>();
    for (int node = 0; node < stations.size(); node++) {
      for (Phase phase : Phase.values()) {
        picks.add(new EventPick(node, node, phase, 1, 0, SIGMA, 1, 1));
        int wave = phase.ordinal();
        double slope = (waves.seconds(node, wave, c.x, c.y, ROW + 1)
                - waves.seconds(node, wave, c.x, c.y, ROW - 1))
            / 4;
        waves.seconds(node, wave, c.x, c.y, ROW);
        double[] a = {waves.slopeX(), waves.slopeY(), 1, slope};
        for (int i = 0; i < 4; i++) {
          for (int k = 0; k < 4; k++) {
            normal.addToEntry(i, k, a[i] * a[k] / (SIGMA * SIGMA));
          }
        }
      }
    }
    double[][] fixed = MatrixUtils.inverse(normal.getSubMatrix(0, 2, 0, 2)).getData();
    normal.addToEntry(3, 3, 12 / (20.0 * 20.0));
    double[][] open = MatrixUtils.inverse(normal).getData();
    double[][] ours = new OpenDepth(waves).added(c, picks, fixed);
    assertThat(open[0][0]).isGreaterThan(1.01 * fixed[0][0]);
    for (int i = 0; i < 3; i++) {
      for (int k = 0; k < 3; k++) {
        assertThat(ours[i][k]).isCloseTo(open[i][k], within(1e-9));
      }
    }
  }

  private static TravelTimeTable table() {
    double[] depths = new double[11];
    double[][] p = new double[11][200];
    double[][] s = new double[11][200];
    for (int row = 0; row < depths.length; row++) {
      depths[row] = 2 * row;
      for (int i = 0; i < 200; i++) {
        double d = Math.sqrt(0.0625 * i * i + depths[row] * depths[row]);
        p[row][i] = d / 6;
        s[row][i] = d / 3.4;
      }
    }
    return new TravelTimeTable(0.25, depths, p, s);
  }
}
