// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.location;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.trucewatch.domain.Draw;
import org.trucewatch.domain.quantity.Symmetric2;
import org.trucewatch.science.location.NetworkPosterior.Arrival;

class NetworkPosteriorTest {
  private static final double SPEED = 0.34;

  private static PosteriorCells posterior(
      List<double[]> nodes, double x, double y, double sigma, double relative, Draw draw) {
    List<Arrival> arrivals = new ArrayList<>();
    for (double[] node : nodes) {
      double travel = distance(node, x, y) / SPEED;
      double error = relative * travel * draw.gaussian() + sigma * draw.gaussian();
      arrivals.add(Arrival.of(node[0], node[1], 100 + travel + error, sigma));
    }
    return NetworkPosterior.of(
        arrivals, (i, e, n) -> distance(nodes.get(i), e, n) / SPEED, relative, SPEED, 40);
  }

  private static double distance(double[] node, double x, double y) {
    double dx = node[0] - x;
    double dy = node[1] - y;
    return Math.sqrt(dx * dx + dy * dy);
  }

  private static List<double[]> line(int nodes) {
    List<double[]> line = new ArrayList<>();
    for (int i = 0; i < nodes; i++) {
      line.add(new double[] {4 * i, 0});
    }
    return line;
  }

  /** Nodes all round and errors that do not depend on the place: there the ellipse is right. */
  @Test
  void aSurroundedSourceHasItsEllipse() {
    Draw draw = new Draw(5);
    List<double[]> ring = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      double angle = 0.2 * StrictMath.PI * i;
      ring.add(new double[] {6 * StrictMath.sin(angle), 6 * StrictMath.cos(angle)});
    }
    for (int k = 0; k < 10; k++) {
      PosteriorCells cells =
          posterior(ring, draw.between(-2, 2), draw.between(-2, 2), 0.03, 0, draw);
      Symmetric2 information = Symmetric2.ZERO;
      double meanE = 0;
      double meanN = 0;
      PosteriorCells.Part whole = cells.whole();
      for (double[] node : ring) {
        double d = distance(node, whole.eastKm(), whole.northKm());
        double e = (whole.eastKm() - node[0]) / d / (SPEED * 0.03);
        double n = (whole.northKm() - node[1]) / d / (SPEED * 0.03);
        information = information.plusOuter(e, n, 1);
        meanE += e / 10;
        meanN += n / 10;
      }
      // The origin time is common to all.
      information = information.plusOuter(meanE, meanN, -10);
      double ellipse =
          2 * StrictMath.PI * StrictMath.log(10) / Math.sqrt(information.determinant());
      assertThat(cells.areaKm2(0.9)).isCloseTo(ellipse, within(0.02 * ellipse));
      assertThat(cells.cells()).hasSizeBetween(500, 3000);
      assertThat(cells.massHeld()).isGreaterThanOrEqualTo(0.995);
      assertThat(cells.parts()).hasSize(1);
      assertThat(whole.timeSeconds()).isCloseTo(100, within(0.1));
    }
  }

  /** Beyond a line of nodes at up to half its length: no ellipse would hold these. */
  @Test
  void regionsOfSourcesOutsideALineOfNodesHoldWhatTheySay() {
    Draw draw = new Draw(11);
    int held = 0;
    int asked = 300;
    for (int k = 0; k < asked; k++) {
      double x = draw.between(0, 36);
      double y = draw.between(3, 20);
      PosteriorCells cells = posterior(line(10), x, y, 0.05, 0.005, draw);
      held += cells.shareAt(x, y) <= 0.9 ? 1 : 0;
    }
    assertThat(held).isBetween((int) Math.floor(asked * 0.866), (int)
        Math.ceil(asked * 0.934)); // 95 % binomial band
  }

  @Test
  void aStraightLineOfNodesSeesTwoPlacesAndChoosesNone() {
    Draw draw = new Draw(12);
    for (int k = 0; k < 10; k++) {
      double x = draw.between(5, 31);
      double y = draw.between(4, 15);
      PosteriorCells cells = posterior(line(10), x, y, 0.05, 0.005, draw);
      assertThat(cells.parts()).hasSize(2);
      assertThat(cells.parts().get(0).mass()).isCloseTo(0.475, within(0.01));
      assertThat(cells.parts().get(1).mass()).isCloseTo(0.475, within(0.01));
      double[] sides = cells.sides(0, 0, 0.5 * StrictMath.PI);
      assertThat(sides[0]).isCloseTo(0.5, within(0.01));
      assertThat(sides[0] + sides[1]).isCloseTo(1, within(1e-12));
    }
  }

  @Test
  void oneBearingTellsTheSide() {
    List<double[]> nodes = line(10);
    List<Arrival> arrivals = new ArrayList<>();
    for (double[] node : nodes) {
      double travel = distance(node, 14, 9) / SPEED;
      double azimuth = StrictMath.atan2(14 - node[0], 9 - node[1]);
      arrivals.add(
          new Arrival(node[0], node[1], travel, 0.05, 1, node[0] == 8 ? azimuth : Double.NaN, 130));
    }
    PosteriorCells cells = NetworkPosterior.of(
        arrivals, (i, e, n) -> distance(nodes.get(i), e, n) / SPEED, 0.005, SPEED, 40);
    // To the left of eastward is north; one wrong bearing in ten leaves the rest.
    assertThat(cells.sides(0, 0, 0.5 * StrictMath.PI)[0]).isGreaterThan(0.99);
    assertThat(cells.parts()).hasSize(1);
  }

  @Test
  void bytesGiveTheSameCellsBack() {
    PosteriorCells cells = posterior(line(6), 10, 8, 0.05, 0.005, new Draw(3));
    byte[] bytes = PosteriorBytes.of(cells);
    assertThat(bytes.length).isLessThan(12 * cells.cells().size());
    PosteriorCells again = PosteriorBytes.cells(bytes);
    assertThat(again.shareAt(10, 8)).isCloseTo(cells.shareAt(10, 8), within(0.01));
    assertThat(again.cells()).hasSameSizeAs(cells.cells());
    assertThat(again.areaKm2(0.9)).isCloseTo(cells.areaKm2(0.9), within(0.01 * cells.areaKm2(0.9)));
    assertThat(again.whole().eastKm()).isCloseTo(cells.whole().eastKm(), within(1e-3));
  }

  @Test
  void whatCannotBeLocatedIsRefusedByName() {
    List<Arrival> far = List.of(Arrival.of(0, 0, 1, 0.1), Arrival.of(100, 0, 1, 0.1));
    assertThatThrownBy(() -> NetworkPosterior.of(far, (i, e, n) -> 1, 0, SPEED, 40))
        .hasMessageContaining("reachKm is 40.0, expected more than half of the extent");
    assertThatThrownBy(() -> NetworkPosterior.of(List.of(), (i, e, n) -> 1, 0, SPEED, 40))
        .hasMessageContaining("posterior of 0 arrivals");
  }
}
