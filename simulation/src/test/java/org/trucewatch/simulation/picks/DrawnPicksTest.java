// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.simulation.picks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.trucewatch.science.association.network.NetworkStation;
import org.trucewatch.science.association.scoring.TrueEvent;

class DrawnPicksTest {
  @Test
  void theSameSeedGivesTheSameSetAndAnotherAnotherOne() {
    PickRecipe recipe = PickRecipe.salvo(300, 1800);
    DrawnPicks one = DrawnPicks.of(recipe, 5);
    DrawnPicks again = DrawnPicks.of(recipe, 5);
    assertThat(times(again)).isEqualTo(times(one));
    assertThat(times(DrawnPicks.of(recipe, 6))).isNotEqualTo(times(one));
    assertThat(one.truth()).hasSize(150);
  }

  /** Errors of the picks about what the recipe says, and their counts, over many events. */
  @Test
  void picksAreWhatTheRecipeSays() {
    DrawnPicks set = DrawnPicks.of(PickRecipe.windy(300, 3600), 8);
    double squares = 0;
    int own = 0;
    for (TrueEvent event : set.truth()) {
      for (int pick : event.picks()) {
        NetworkStation node = set.stations().get(set.picks().station(pick));
        double x = node.eastKm() - event.xKilometers();
        double y = node.northKm() - event.yKilometers();
        double d = Math.sqrt(x * x + y * y);
        double speed = 0.34
            + (set.windEastMetersPerSecond() * x + set.windNorthMetersPerSecond() * y) / d / 1000;
        double off = set.picks().timeSeconds(pick) - event.timeSeconds() - d / speed;
        squares += off * off / (0.05 * 0.05 + 0.005 * 0.005 * d * d / speed / speed);
        own++;
      }
    }
    assertThat(squares / own).isCloseTo(1, within(0.08));
    assertThat(set.picks().size() - own).isEqualTo(Math.round(0.7 * own));
  }

  private static double[] times(DrawnPicks set) {
    double[] times = new double[set.picks().size()];
    Arrays.setAll(times, set.picks()::timeSeconds);
    return times;
  }
}
