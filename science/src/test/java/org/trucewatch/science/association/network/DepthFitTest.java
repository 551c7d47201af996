// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.association.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trucewatch.domain.Draw;

/** Depths between the rows of a table are found, with an error that holds the truth. */
class DepthFitTest {
  private static final double SIGMA = 0.1;

  @ParameterizedTest
  @ValueSource(doubles = {5.0, 7.3, 9.0, 11.6})
  void aDepthBetweenTwoRowsIsFoundWithinItsError(double depthKm) {
    DrawnScene scene = new DrawnScene(21, 0, 0);
    Draw draw = new Draw((long) (1000 * depthKm));
    PickColumns.Builder builder = new PickColumns.Builder();
    for (int node = 0; node < 36; node++) {
      NetworkStation s = scene.stations.get(node);
      double d = StrictMath.hypot(s.eastKm() - 9, s.northKm() - 11);
      double r = StrictMath.hypot(d, depthKm);
      builder.add(2 * node, node, 50 + r / 6 + SIGMA * draw.gaussian(), Phase.P, SIGMA);
      builder.add(2 * node + 1, node, 50 + r / 3.4 + SIGMA * draw.gaussian(), Phase.S, SIGMA);
    }
    NetworkAssociation result = new NetworkAssociator()
        .associate(
            scene.stations,
            builder.build(),
            new Medium.Layered(table(), 0.015),
            NetworkSettings.seismic());
    assertThat(result.events()).hasSize(1);
    NetworkEvent event = result.events().getFirst();
    assertThat(event.depthSdKm()).isBetween(0.05, 1.0);
    assertThat(event.depthKm()).isCloseTo(depthKm, within(3.5 * event.depthSdKm()));
    assertThat(event.eastKm()).isCloseTo(9, within(0.2));
    assertThat(event.picks()).hasSizeGreaterThan(60);
  }

  private static TravelTimeTable table() {
    double[] depths = new double[8];
    double[][] p = new double[8][120];
    double[][] s = new double[8][120];
    for (int row = 0; row < 8; row++) {
      depths[row] = 2 * row;
      for (int i = 0; i < 120; i++) {
        double r = StrictMath.hypot(0.5 * i, depths[row]);
        p[row][i] = r / 6;
        s[row][i] = r / 3.4;
      }
    }
    return new TravelTimeTable(0.5, depths, p, s);
  }
}
