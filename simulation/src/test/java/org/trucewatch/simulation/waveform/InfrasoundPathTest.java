// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.simulation.waveform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.trucewatch.domain.Draw;
import org.trucewatch.simulation.Chance;
import org.trucewatch.simulation.waveform.InfrasoundPath.Phase;

class InfrasoundPathTest {
  @ParameterizedTest
  @MethodSource("org.trucewatch.domain.Seeds#hundred")
  void celeritiesAndDeviationsStayWithinWhatIsObserved(long seed) {
    double rangeMeters = new Draw(seed).between(20_000, 400_000);
    List<Phase> phases = new InfrasoundPath(rangeMeters, 1, 2).phases(new Chance(seed));
    assertThat(phases).hasSize(rangeMeters < 170_000 ? 1 : 2);
    for (Phase phase : phases) {
      double celerity = rangeMeters / phase.travelSeconds();
      boolean ground = phase.name().equals("TROPOSPHERIC");
      assertThat(celerity).isBetween(ground ? 313.0 : 279.0, ground ? 344.1 : 308.0);
      assertThat(StrictMath.abs(StrictMath.toDegrees(phase.bearingDeviationRadians())))
          .isLessThanOrEqualTo(3.0);
      assertThat(phase.traceSpeedMetersPerSecond()).isBetween(338.0, 365.0);
    }
  }

  @Test
  void aStratosphericWindBlowingToTheArrayMakesItLouder() {
    var chance = new Chance(7);
    double along =
        new InfrasoundPath(200_000, 1.5, 1.5).phases(chance).getLast().lossDecibels();
    double against = new InfrasoundPath(200_000, 1.5, 1.5 + StrictMath.PI)
        .phases(chance)
        .getLast()
        .lossDecibels();
    assertThat(against - along).isCloseTo(6, org.assertj.core.data.Offset.offset(1e-9));
  }

  /** Mean 9 dB, spread 3 dB, as Humming Roadrunner 5 shows. */
  @Test
  void lossesScatterAsRecorded() {
    double sum = 0;
    double squares = 0;
    for (int seed = 0; seed < 1000; seed++) {
      double loss =
          new InfrasoundPath(60_000, 0, 0).phases(new Chance(seed)).getFirst().lossDecibels();
      sum += loss;
      squares += loss * loss;
    }
    double mean = sum / 1000;
    assertThat(mean).isBetween(8.6, 9.4);
    assertThat(StrictMath.sqrt(squares / 1000 - mean * mean)).isBetween(2.4, 3.1);
  }
}
