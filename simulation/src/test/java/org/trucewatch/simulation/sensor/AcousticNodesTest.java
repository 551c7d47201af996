// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.simulation.sensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.trucewatch.domain.line.SensorKind;
import org.trucewatch.simulation.Chance;
import org.trucewatch.simulation.ground.Bank;
import org.trucewatch.simulation.source.Occurrence;
import org.trucewatch.simulation.source.Occurrence.Kind;
import org.trucewatch.simulation.weather.Air;
import org.trucewatch.simulation.weather.Eddies;
import org.trucewatch.simulation.weather.WeatherPlan.Regime;

class AcousticNodesTest {

  /**
   * Distance of even odds over the classes of weather, against the planner's base case (design, section 1.7), which has
   * its own draws of weather: within a factor of 1.5.
   */
  @ParameterizedTest
  @CsvSource({
    "0.0105, 2.3",
    "0.05, 3.1",
    "0.2, 4.1",
    "1.5, 6.0",
    "0.57, 4.9",
    "6.9, 7.3",
    "50, 11.8"
  })
  void evenOddsLieWhereTheDesignsBaseCasePutsThem(double kilograms, double designKilometers) {
    double low = 0.5;
    double high = 30;
    for (int i = 0; i < 12; i++) {
      double middle = Math.sqrt(low * high);
      if (probability(kilograms, middle) > 0.5) {
        low = middle;
      } else {
        high = middle;
      }
    }
    assertThat(low / designKilometers).isBetween(1 / 1.5, 1.5);
  }

  /** Share of a ring of nodes that pick, over the classes of weather: 55, 25, 20 %. */
  private static double probability(double kilograms, double kilometers) {
    Chance chance = new Chance(17);
    List<Site> ring = new ArrayList<>();
    for (int i = 0; i < 36; i++) {
      double east = kilometers * Math.sin(i * Math.PI / 18);
      double north = kilometers * Math.cos(i * Math.PI / 18);
      ring.add(
          new Site("N" + i, SensorKind.ACOUSTIC_NODE, "o", Bank.FIRST, east, north, east, north));
    }
    SensorPlan plan = new SensorPlan(
        SensorKind.ACOUSTIC_NODE, 3, 1, 10, 0, 1, Optional.empty(), "o", 18, 0.02, 0, 1, 1);
    Uptime uptime = new Uptime(ring.size(), chance.forked("up"));
    for (int i = 0; i < ring.size(); i++) {
      uptime.set(i, 1, 1);
    }
    var nodes = new AcousticNodes(
        plan,
        0,
        ring,
        uptime,
        new Clocks(ring.size()),
        new Eddies(chance.forked("eddies")),
        chance.forked("nodes"));
    int[] picks = new int[1];
    int trials = 60;
    for (int trial = 0; trial < trials; trial++) {
      Air air = air(trial / (double) trials, chance);
      Occurrence pulse = new Occurrence(
          trial, Kind.IMPACT, 1e4 * trial, 0, 0, 0, kilograms, Double.NaN, 0, Optional.empty());
      nodes.notice(pulse, air, (at, o, cause) -> picks[0]++);
    }
    return picks[0] / (36.0 * trials);
  }

  private static Air air(double share, Chance chance) {
    if (share < 0.55) {
      double speed = 3 + 3.2 * Math.sqrt(-Math.log(1 - chance.between(0, 1)));
      return new Air(Regime.WINDY, speed, 0, 337, 0.3);
    }
    return new Air(share < 0.8 ? Regime.INVERSION : Regime.LAPSE, 1.5, 0, 337, 0.3);
  }
}
