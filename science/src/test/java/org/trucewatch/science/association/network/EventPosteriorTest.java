// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.association.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.trucewatch.science.association.network.NetworkEvent.Covariance;
import org.trucewatch.science.propagation.HumidAir;

class EventPosteriorTest {
  /** Wind, learnt air and robust weights: where the geometry is Gaussian, cells and ellipse agree. */
  @Test
  void insideTheNetworkTheCellsAgreeWithTheEllipse() {
    DrawnScene scene = new DrawnScene(21, 5, -3).withEvents(20, 20).withFalsePicks(100, 400);
    NetworkAssociation result = scene.associate(0);
    int asked = 0;
    for (NetworkEvent event : result.events()) {
      if (event.picks().size() >= 10
          && EventPosterior.whyNeeded(event, scene.stations).isEmpty()) {
        EventPosterior posterior = posterior(scene, result, event);
        Covariance c = event.covariance();
        double ellipse =
            2 * StrictMath.PI * StrictMath.log(10) * Math.sqrt(c.xx() * c.yy() - c.xy() * c.xy());
        assertThat(posterior.cells().areaKm2(0.9)).isCloseTo(ellipse, within(0.15 * ellipse));
        assertThat(posterior.cells().whole().eastKm())
            .isCloseTo(event.eastKm(), within(0.5 * c.radialKm()));
        assertThat(posterior.isTwoSided()).isFalse();
        assertThat(posterior.note()).isEqualTo("The place is one area.");
        asked++;
      }
    }
    assertThat(asked).isGreaterThan(8);
  }

  private static EventPosterior posterior(
      DrawnScene scene, NetworkAssociation result, NetworkEvent event) {
    return EventPosterior.of(
        event, scene.stations, scene.picks(0), scene.medium(), result.medium(), 20);
  }

  /** An event that only nodes in a line heard: the same from both sides. */
  @Test
  void nodesInALineSeeBothSidesAndTheNoteSaysSo() {
    List<NetworkStation> stations = new ArrayList<>();
    List<EventPick> picks = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      stations.add(new NetworkStation("N" + i, "", 3 * i, 0, 0));
      picks.add(new EventPick(i, i, Phase.P, 5, 0.01 * (i % 3 - 1), 0.05, 1, 1));
    }
    Covariance c = new Covariance(0.001, 0, 0, 0.02, 0, 0.01);
    NetworkEvent event =
        new NetworkEvent("event-1", 100, 9, 7, 0, Double.NaN, c, 20, 1, 25, picks, List.of(), c);
    MediumState air = new MediumState(0, 0, 0.1, 0.34, 0, 0.005, 0.001, 0.9, 10);
    PickColumns none = new PickColumns.Builder().build();
    EventPosterior posterior = EventPosterior.of(
        event,
        stations,
        none,
        new Medium.Sound(0.34, 0.005, 0, Wind.Learnt.withoutForecast()),
        air,
        30);
    assertThat(posterior.reasons()).hasSize(1);
    assertThat(posterior.reasons().get(0)).contains("no node is within 2");
    assertThat(posterior.isTwoSided()).isTrue();
    assertThat(posterior.leftShare()).isCloseTo(0.5, within(0.02));
    assertThat(posterior.parts()).hasSize(2);
    assertThat(posterior.note()).contains("both sides of the line of nodes", "cannot tell which");
  }

  @Test
  void weatherGivesASpeedAndItsFreedom() {
    Medium.Sound sound = Medium.Sound.fromWeather(
        HumidAir.of(293.15, 0.5), 2, 0.2, 0.005, Wind.Learnt.withoutForecast());
    assertThat(sound.speedKmPerSecond()).isCloseTo(0.34387, within(1e-5));
    assertThat(sound.relativeSpeedSd()).isCloseTo(0.0035, within(2e-4));
  }
}
