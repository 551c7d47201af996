// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NodeHearingTest {
  private static double probability(double kilograms, double km, List<AirDraw> air) {
    NodeHearing hearing = new NodeHearing(kilograms, 0, air);
    double[] draws = new double[air.size()];
    double sum = 0;
    for (int i = 0; i < 12; i++) {
      hearing.fill(km * Math.sin(i * Math.PI / 6), km * Math.cos(i * Math.PI / 6), 0, draws);
      sum += Arrays.stream(draws).average().orElseThrow();
    }
    return sum / 12;
  }

  /** Even odds over the year's weather, against the base case of the shared design, physics, section 1.7: within a factor of 1.25. */
  @ParameterizedTest
  @CsvSource({"0.0105, 2.3", "0.05, 3.1", "0.2, 4.1", "1.5, 6.0", "0.57, 4.9", "6.9, 7.3"})
  void evenOddsLieWhereTheDesignsBaseCasePutsThem(double kilograms, double designKilometers) {
    List<AirDraw> year = AirDraw.year(256);
    double low = 0.5;
    double high = 20;
    while (high / low > 1.001) {
      double middle = Math.sqrt(low * high);
      if (probability(kilograms, middle, year) > 0.5) {
        low = middle;
      } else {
        high = middle;
      }
    }
    assertThat(low / designKilometers).isBetween(1 / 1.25, 1.25);
  }

  @Test
  void aStrongWindDrownsAndOneThatBlowsTowardsCarries() {
    List<AirDraw> calm = AirDraw.about(64, 0, 4, 0.5, 0, 0.2);
    List<AirDraw> gale = AirDraw.about(64, 0, 15, 0.5, 0, 0.2);
    assertThat(probability(1.5, 4, gale)).isLessThan(probability(1.5, 4, calm) / 2);
    NodeHearing hearing = new NodeHearing(1.5, 0, calm);
    double[] with = new double[64];
    double[] against = new double[64];
    hearing.fill(0, 6, 0, with);
    hearing.fill(0, -6, 0, against);
    assertThat(Arrays.stream(with).sum())
        .isGreaterThan(2 * Arrays.stream(against).sum());
  }

  /** What draws say together is what was told: mean and spread of the wind, and of the step of temperature. */
  @Test
  void drawsLieAboutTheForecastAsItsErrorSays() {
    List<AirDraw> draws = AirDraw.about(512, 3, -2, 1.5, 1.0, 0.7);
    double mean =
        draws.stream().mapToDouble(AirDraw::windEastMetersPerSecond).average().orElseThrow();
    double square = draws.stream()
        .mapToDouble(d -> (d.windEastMetersPerSecond() - 3) * (d.windEastMetersPerSecond() - 3))
        .average()
        .orElseThrow();
    assertThat(mean).isCloseTo(3, within(0.05));
    assertThat(Math.sqrt(square)).isCloseTo(1.5, within(0.05));
    assertThat(AirDraw.about(512, 3, -2, 1.5, 1.0, 0.7)).isEqualTo(draws);
  }
}
