// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.bench.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.trucewatch.pipeline.stream.StreamRunner;
import org.trucewatch.science.association.network.NetworkEvent;
import org.trucewatch.science.association.stream.NetworkStream;
import org.trucewatch.science.association.stream.Offer;

class StreamPlayTest {
  private static final StreamLoad LOAD = new StreamLoad(300, 10, 300, 1, 20, 1, 7);

  @Test
  void aSmallLoadIsFoundWithNothingDropped() {
    StreamPlay play = new StreamPlay(LOAD, s -> {});
    play.simulate();
    Truth.Score score = play.generated.truth.score(play.meter.found, 60, 260);
    assertThat(score.detectable()).isGreaterThan(40);
    assertThat(score.f1()).isGreaterThan(0.95);
    assertThat(play.stream.counts().offers()).containsOnlyKeys(Offer.TAKEN);
    assertThat(play.meter.sinceLast.size()).isPositive();
    assertThat(play.meter.sinceLast.quantile(0)).isNotNegative();
    assertThat(play.meter.sinceSixth.quantile(0.5))
        .isGreaterThanOrEqualTo(play.meter.sinceLast.quantile(0.5));
  }

  @Test
  void anyNumberOfWorkersGivesTheSameFinalEvents() throws InterruptedException {
    List<NetworkEvent> one = finals(1);
    assertThat(one).hasSizeGreaterThan(50);
    for (int sectors : new int[] {2, 4, 8}) {
      assertThat(finals(sectors)).isEqualTo(one);
    }
  }

  private static List<NetworkEvent> finals(int sectors) throws InterruptedException {
    StreamPlay play = new StreamPlay(LOAD, s -> {});
    NetworkStream stream = play.stream;
    try (StreamRunner runner = new StreamRunner(stream, sectors)) {
      for (double clock = 1; clock < play.end(); clock++) {
        for (GeneratedStream.Arriving a :
            clock > LOAD.seconds() ? play.generated.rest(clock) : play.generated.until(clock)) {
          runner.offer(a.pick());
        }
        runner.tick(clock);
        // The clock is not real: it waits, or it would run away from the searches.
        while (runner.isSearching()) {
          Thread.sleep(1);
          runner.tick(clock);
        }
      }
    }
    return stream.finals();
  }

  @Test
  void asManySectorsAsThereCanBeAreAllowedAndNoMore() {
    NetworkStream stream = new StreamPlay(LOAD, s -> {}).stream;
    assertThatThrownBy(() -> new StreamRunner(stream, StreamRunner.SECTORS_MAX + 1))
        .hasMessageContaining("sectors is 65, expected 1 to 64");
  }
}
