// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.association.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExchangeTest {
  @Test
  void aPartOfAnEventGivesWayToTheWholeAndNothingEntersTwice() {
    DrawnScene scene = new DrawnScene(21, 0, 0).withEvents(1, 30);
    double[] truth = scene.events.get(0);
    PickField field = new PickScreen(scene.stations, scene.picks(0), 1, new boolean[36]).field;
    boolean[] live = new boolean[36];
    Arrays.fill(live, true);
    NetworkSettings settings = NetworkSettings.sound();
    Ground ground = new Ground(scene.stations, live, settings.audibleKmMax());
    Waves still = new StraightWaves(ground, new double[] {DrawnScene.SPEED}, 0, 0);
    Search search =
        new Search(ground, still, field, settings, 0.005, Air.of(0, 0, DrawnScene.SPEED, 0, 0));
    double[] clutter = new double[36];
    Arrays.fill(clutter, 0.01);
    Odds odds = new Odds(0.8, clutter, 1e-6, 0.005, new RangePrior(ground.audibleKm));
    Candidate part = new Candidate().at(truth[0], truth[1], truth[2], 0);
    Fitter few = new Fitter(ground, still, field, odds);
    assertThat(few.fit(part, 8, 3, 6)).isTrue();
    search.events.add(part);
    Arrays.stream(part.picks).forEach(pick -> search.owner[pick] = 0);

    List<Candidate> events = new Exchange(search, odds)
        .run(List.of(
            new Candidate().at(truth[0], truth[1], truth[2], 0),
            new Candidate().at(truth[0] + 0.1, truth[1], truth[2], 0)));

    assertThat(events).hasSize(1);
    assertThat(events.get(0).score).isGreaterThan(part.score);
    assertThat(events.get(0).count()).isGreaterThan(part.count());
    assertThat(events.get(0).x).isCloseTo(truth[0], within(0.1));
  }
}
