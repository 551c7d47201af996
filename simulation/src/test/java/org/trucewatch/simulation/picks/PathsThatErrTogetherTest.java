// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.simulation.picks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.trucewatch.domain.quantity.Symmetric2;
import org.trucewatch.science.association.network.Medium;
import org.trucewatch.science.association.network.NetworkAssociation;
import org.trucewatch.science.association.network.NetworkAssociator;
import org.trucewatch.science.association.network.NetworkEvent;
import org.trucewatch.science.association.network.NetworkSettings;
import org.trucewatch.science.association.network.Wind;
import org.trucewatch.science.association.scoring.EllipseCoverage;
import org.trucewatch.science.association.scoring.TrueEvent;

class PathsThatErrTogetherTest {
  private static final double CORRELATION_KM = 3;
  private static final PickRecipe RECIPE = PickRecipe.dense(100, 3600)
      .on(new PickRecipe.Network(10, 10, 2))
      .withPaths(0.01, CORRELATION_KM);

  /** Nodes 2 km apart, errors alike over 3 km: the medium says so, and then ellipses hold what they claim. */
  @Test
  void ellipsesOfADenseNetworkHoldTheTruthWhenTheMediumSaysThatPathsErrTogether() {
    EllipseCoverage told = coverage(CORRELATION_KM);
    EllipseCoverage untold = coverage(0);
    assertThat(told.events()).isGreaterThan(400);
    assertThat(told.share90()).isBetween(0.87, 0.93);
    assertThat(untold.share90()).as("without being told").isLessThan(0.8);
  }

  private static EllipseCoverage coverage(double correlationKm) {
    EllipseCoverage coverage = new EllipseCoverage();
    for (long seed = 1; seed <= 6; seed++) {
      DrawnPicks set = DrawnPicks.of(RECIPE, seed);
      Medium medium = new Medium.Sound(
          RECIPE.waves().pKmPerSecond(),
          RECIPE.waves().relativePathError(),
          0,
          Wind.Learnt.withoutForecast(),
          correlationKm);
      NetworkAssociation result = new NetworkAssociator()
          .associate(set.stations(), set.picks(), medium, NetworkSettings.sound());
      for (NetworkEvent event : result.events()) {
        for (TrueEvent truth : set.truth()) {
          double east = event.eastKm() - truth.xKilometers();
          double north = event.northKm() - truth.yKilometers();
          if (Math.abs(event.timeSeconds() - truth.timeSeconds()) < 2
              && Math.abs(east) + Math.abs(north) < 1) {
            NetworkEvent.Covariance c = event.covariance();
            coverage.add(east, north, new Symmetric2(c.xx(), c.xy(), c.yy()));
          }
        }
      }
    }
    return coverage;
  }
}
