// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.association.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/** Rows of nodes are told from nodes that stand about a place. */
class NetworkShapeTest {
  private static List<NetworkStation> along(int count, double stepKm, DoubleUnaryOperator offset) {
    List<NetworkStation> stations = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      // The row runs to the north-east, so that no axis favours it.
      double u = i * stepKm;
      double v = offset.applyAsDouble(i);
      stations.add(new NetworkStation("N" + i, "", 0.6 * u - 0.8 * v, 0.8 * u + 0.6 * v, 0));
    }
    return stations;
  }

  @Test
  void aStraightRowIsARow() {
    NetworkShape shape = NetworkShape.of(along(400, 3, i -> 0));
    assertThat(shape.isRow()).isTrue();
    assertThat(shape.lengthKm()).isCloseTo(399 * 3, within(1e-6));
    assertThat(shape.offsetKm()).isCloseTo(0, within(1e-6));
  }

  @Test
  void aRowThatBendsOverMuchMoreThanItsStepsIsARowStill() {
    NetworkShape shape = NetworkShape.of(along(400, 3, i -> 60 * StrictMath.sin(i / 60)));
    assertThat(shape.isRow()).isTrue();
    assertThat(shape.offsetKm()).isGreaterThan(30);
  }

  @Test
  void twoRowsHalfAStepApartAreOpenEverywhere() {
    NetworkShape shape = NetworkShape.of(along(800, 1.5, i -> i % 2 == 0 ? 0 : 1.5));
    assertThat(shape.inRow()).isZero();
  }

  @Test
  void aRowWithOneSquareOfNodesIsARowInPart() {
    List<NetworkStation> stations = along(50, 3, i -> 0);
    stations.addAll(along(4, 3, i -> 3));
    NetworkShape shape = NetworkShape.of(stations);
    assertThat(shape.isRow()).isFalse();
    assertThat(shape.inRow()).isBetween(30, 48);
  }

  @Test
  void aGridAndASingleNodeAndNoneAreNoTrouble() {
    assertThat(NetworkShape.of(new DrawnScene(1, 0, 0).stations).inRow()).isZero();
    assertThat(NetworkShape.of(along(1, 3, i -> 0)).nodes()).isEqualTo(1);
    assertThat(NetworkShape.of(List.of()).isRow()).isFalse();
  }

  @Test
  void aRowOfNodesMakesNoEventOutOfNothing() {
    List<NetworkStation> stations = along(40, 3, i -> 0);
    PickColumns.Builder picks = new PickColumns.Builder();
    for (int i = 0; i < 40; i++) {
      double d = StrictMath.hypot(3.0 * (i - 20), 5);
      picks.add(i, i, 10 + d / 0.34, Phase.P, 0.02);
    }
    NetworkAssociation result = new RecordAssociator()
        .associate(
            stations,
            picks.build(),
            new Medium.Sound(0.34, 0.005, 0, Wind.Learnt.withoutForecast()),
            NetworkSettings.sound())
        .whole();
    assertThat(result.events()).isEmpty();
  }
}
