// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.propagation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.trucewatch.science.propagation.LayeredEarth.Level;

class LayeredEarthTest {
  private static final LayeredEarth AK135 = Ak135.crustAndUpperMantle();

  @ParameterizedTest
  @CsvFileSource(resources = "/golden/ak135-first-arrivals.csv")
  void firstArrivalsOfAk135AreThoseOfTheReference(
      BodyWave wave, double depth, double degrees, double seconds) {
    double kilometers = StrictMath.toRadians(degrees) * LayeredEarth.RADIUS_KILOMETERS;
    assertThat(AK135.firstArrivalSeconds(wave, depth, kilometers)).isCloseTo(seconds, within(0.02));
  }

  /** Two layers at a small scale, where the Earth is as good as flat: direct wave and head wave in closed form. */
  @Test
  void twoLayersGiveTheDirectAndTheHeadWave() {
    LayeredEarth earth =
        LayeredEarth.ofConstantLayers(List.of(new Level(0, 5, 3), new Level(2, 6, 3.5)));
    assertThat(earth.firstArrivalSeconds(BodyWave.P, 0, 4)).isCloseTo(0.8, within(1e-3));
    double critical = Math.sqrt(1 / 25.0 - 1 / 36.0);
    assertThat(earth.firstArrivalSeconds(BodyWave.P, 0, 30))
        .isCloseTo(30 / 6.0 + 2 * 2 * critical, within(5e-3));
    assertThat(earth.firstArrivalSeconds(BodyWave.P, 1, 1))
        .isCloseTo(Math.sqrt(2) / 5, within(1e-3));
  }

  @Test
  void manyDistancesAtOnceAreThoseOneByOneAndNeverFall() {
    double[] distances = new double[301];
    for (int i = 0; i < distances.length; i++) {
      distances[i] = i;
    }
    double[] times = AK135.firstArrivals(BodyWave.S, 12, distances);
    for (int i = 0; i < distances.length; i++) {
      assertThat(times[i]).isEqualTo(AK135.firstArrivalSeconds(BodyWave.S, 12, distances[i]));
      assertThat(times[i]).isGreaterThanOrEqualTo(i == 0 ? 0 : times[i - 1]);
    }
  }

  @Test
  void aModelThatDoesNotStartAtTheSurfaceIsRefused() {
    List<Level> deep = List.of(new Level(3, 5, 3), new Level(9, 6, 3));
    assertThatThrownBy(() -> new LayeredEarth(deep)).hasMessageContaining("first is at depth 0");
  }
}
