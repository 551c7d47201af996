// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.association.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.trucewatch.science.association.network.NetworkEvent.Covariance;
import org.trucewatch.science.association.network.PlaceFit.AirPrior;
import org.trucewatch.science.association.network.PlaceFit.Arrival;
import org.trucewatch.science.association.network.PlaceFit.Place;

class DoubtedPlaceTest {
  private static final double SOUND = 0.34;
  private static final AirPrior AIR =
      new AirPrior(0, 0, SOUND, new double[] {1 / 1e-6, 0, 0, 0, 1 / 1e-6, 0, 0, 0, 1 / 2e-6});

  /** Ten nodes about a source at (0, 0), the first of them off by so much to the east. */
  private static List<Arrival> arrivals(Random random, double offKm) {
    List<Arrival> all = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      double x = 12 * random.nextDouble() - 6;
      double y = 12 * random.nextDouble() - 6;
      double travel = Math.hypot(x, y) / SOUND * (1 + 0.003 * random.nextGaussian());
      all.add(
          new Arrival(x + (i == 0 ? offKm : 0), y, travel + 0.012 * random.nextGaussian(), 0.012));
    }
    return all;
  }

  private static double square(Place p) {
    Covariance c = p.covariance();
    double d = c.xx() * c.yy() - c.xy() * c.xy();
    return (c.yy() * p.eastKm() * p.eastKm()
            - 2 * c.xy() * p.eastKm() * p.northKm()
            + c.xx() * p.northKm() * p.northKm())
        / d;
  }

  private static int held(double offKm, boolean isDoubting) {
    int held = 0;
    for (long seed = 1; seed <= 100; seed++) {
      List<Arrival> arrivals = arrivals(new Random(seed), offKm);
      PlaceFit fit = new PlaceFit(AIR, 0.003, 1);
      Place p = isDoubting
          ? new DoubtedPlace(fit).place(arrivals, 0.2, 0.2, 0)
          : fit.place(arrivals, 0.2, 0.2, 0);
      held += p != null && square(p) < 4.605 ? 1 : 0;
    }
    return held;
  }

  @Test
  void aNodeThatStandsElsewhereDoesNotPutTheTruthOutsideTheRegion() {
    assertThat(held(0.3, true)).isGreaterThanOrEqualTo(90);
    assertThat(held(0.3, true)).isGreaterThan(held(0.3, false) + 5);
  }

  @Test
  void withSoundNodesRegionsStayHonest() {
    assertThat(held(0, true)).isGreaterThanOrEqualTo(83);
  }
}
