// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.association.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trucewatch.domain.Draw;
import org.trucewatch.science.association.network.MediumState;
import org.trucewatch.science.association.network.NetworkEvent;
import org.trucewatch.science.association.stream.EventVersion.State;
import org.trucewatch.science.association.stream.StreamScene.Row;

class NetworkStreamTest {
  private static final StreamScene SCENE = new StreamScene(11, 240, 90, 1200);
  private static final NetworkStream PLAYED = SCENE.stream(Weather.LEARNT);
  private static final List<EventVersion> VERSIONS =
      SCENE.play(PLAYED, SCENE.byArrival(), Sectors.ONE);

  @Test
  void theEventsOfAStreamAreFound() {
    long detectable = SCENE.events.stream().filter(e -> e[3] >= 6).count();
    assertThat(PLAYED.tiles()).isEqualTo(2);
    assertThat(PLAYED.finals().size())
        .isBetween((int) (0.93 * detectable), (int) (1.05 * detectable));
    assertThat(PLAYED.finals())
        .allSatisfy(e -> assertThat(SCENE.events)
            .anyMatch(t -> Math.abs(t[2] - e.timeSeconds()) < 1.5
                && Math.hypot(t[0] - e.eastKm(), t[1] - e.northKm()) < 0.5));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void anyOrderOfArrivalGivesTheSameFinalEvents(long seed) {
    Draw draw = new Draw(seed);
    List<Row> shuffled = new ArrayList<>();
    for (Row row : SCENE.rows) {
      shuffled.add(new Row(row.id(), row.node(), row.time(), row.time() + draw.between(0, 28)));
    }
    NetworkStream other = SCENE.stream(Weather.LEARNT);
    SCENE.play(other, sorted(shuffled), Sectors.ONE);
    assertThat(other.finals()).isEqualTo(PLAYED.finals());
  }

  private static List<Row> sorted(List<Row> rows) {
    List<Row> sorted = new ArrayList<>(rows);
    sorted.sort(java.util.Comparator.comparingDouble(Row::arrival).thenComparingLong(Row::id));
    return sorted;
  }

  @Test
  void oneTwoFourAndEightSectorsGiveTheSameVersions() {
    StreamScene scene = new StreamScene(5, 150, 80, 400, 4.4, 2.5);
    NetworkStream one = scene.stream(Weather.LEARNT);
    List<EventVersion> versions = scene.play(one, scene.byArrival(), Sectors.ONE);
    assertThat(one.tiles()).isGreaterThanOrEqualTo(8);
    assertThat(one.finals()).hasSizeGreaterThan(50);
    for (int sectors : new int[] {2, 4, 8}) {
      int workers = sectors;
      NetworkStream other = scene.stream(Weather.LEARNT);
      List<EventVersion> same = scene.play(other, scene.byArrival(), jobs -> {
        for (int worker = workers - 1; worker >= 0; worker--) {
          int self = worker;
          jobs.stream().filter(j -> j.tile() % workers == self).forEach(TileJob::run);
        }
      });
      assertThat(same).isEqualTo(versions);
    }
  }

  @Test
  void lateButUsablePicksGiveWhatTheyWouldHaveGivenInTime() {
    Map<List<Integer>, MediumState> weather = new HashMap<>();
    Draw draw = new Draw(4);
    List<Row> late = new ArrayList<>();
    for (Row row : SCENE.rows) {
      double delay = draw.below(30) == 0 ? draw.between(60, 350) : row.arrival() - row.time();
      late.add(new Row(row.id(), row.node(), row.time(), row.time() + delay));
    }
    NetworkStream stream = SCENE.stream((window, tile, learnt) -> {
      weather.put(List.of(window, tile), learnt);
      return learnt;
    });
    List<EventVersion> versions = SCENE.play(stream, sorted(late), Sectors.ONE);
    stream.advance(600);
    NetworkStream inTime =
        SCENE.stream((window, tile, learnt) -> weather.getOrDefault(List.of(window, tile), learnt));
    SCENE.play(inTime, SCENE.byArrival(), Sectors.ONE);
    versions.addAll(remaining(SCENE, stream, sorted(late)));
    assertThat(stream.counts().reopened()).isPositive();
    assertThat(versions).anyMatch(v -> v.reason().equals("late picks opened its window again"));
    assertThat(stream.finals()).isEqualTo(inTime.finals());
  }

  /** Offers what had not arrived when the play ended. */
  private static List<EventVersion> remaining(
      StreamScene scene, NetworkStream stream, List<Row> rows) {
    for (Row row : rows) {
      if (row.arrival() > scene.seconds + 150) {
        stream.offer(row.id(), row.node(), row.time(), StreamScene.SIGMA);
      }
    }
    return stream.drain(Sectors.ONE);
  }

  @Test
  void everyProvisionalEventBecomesFinalOrIsWithdrawnWithAReason() {
    Map<String, State> last = new HashMap<>();
    Set<String> followed = new HashSet<>();
    for (EventVersion v : VERSIONS) {
      last.put(v.event().eventId(), v.state());
      followed.add(v.follows());
      assertThat(v.reason()).isNotEmpty();
    }
    assertThat(VERSIONS).anyMatch(v -> v.state() == State.REVISED);
    assertThat(last)
        .allSatisfy((id, state) -> assertThat(
                state == State.FINAL || state == State.WITHDRAWN || followed.contains(id))
            .as(id + " " + state)
            .isTrue());
  }

  @Test
  void anEventWhoseNodesTurnOutToFloodIsWithdrawn() {
    List<Row> rows = new ArrayList<>(SCENE.rows);
    List<Integer> near = nearestTo(40.3, 12.1);
    for (int i = 0; i < 7; i++) {
      double t = 200 + distance(near.get(i), 40.3, 12.1) / 0.34;
      rows.add(new Row(1_000_000 + i, near.get(i), t, t + 0.1));
    }
    for (int i = 0; i < 3 * 700; i++) {
      double t = 180 + 60.0 * i / 2_100;
      rows.add(new Row(2_000_000 + i, near.get(i % 3), t, t + 25));
    }
    NetworkStream stream = SCENE.stream(Weather.LEARNT);
    List<EventVersion> versions = SCENE.play(stream, sorted(rows), Sectors.ONE);
    assertThat(versions.stream()
            .filter(v -> v.state() == State.WITHDRAWN)
            .map(v -> Math.round(v.event().timeSeconds()) + " " + v.reason()))
        .contains("200 not supported when all picks were in");
    assertThat(stream.finals().stream().mapToDouble(NetworkEvent::timeSeconds))
        .noneMatch(t -> Math.abs(t - 200) < 0.3);
  }

  private static List<Integer> nearestTo(double x, double y) {
    List<Integer> nodes = new ArrayList<>();
    for (int node = 0; node < SCENE.nodes.size(); node++) {
      nodes.add(node);
    }
    nodes.sort(java.util.Comparator.comparingDouble(n -> distance(n, x, y)));
    return nodes;
  }

  private static double distance(int node, double x, double y) {
    return Math.hypot(SCENE.nodes.get(node).eastKm() - x, SCENE.nodes.get(node).northKm() - y);
  }

  @Test
  void aReplayGivesTheSameVersionsUnderTheSameNames() {
    NetworkStream replay = SCENE.stream(Weather.LEARNT);
    assertThat(SCENE.play(replay, SCENE.byArrival(), Sectors.ONE)).isEqualTo(VERSIONS);
    long renamed = VERSIONS.stream().filter(v -> !v.follows().isEmpty()).count();
    assertThat(renamed).isLessThan(PLAYED.finals().size() / 10);
  }

  @Test
  void whatIsKeptDoesNotGrowWithTheLengthOfTheStream() {
    StreamScene scene = new StreamScene(1, 1, 0, 0);
    NetworkStream stream = scene.stream(Weather.LEARNT);
    Draw draw = new Draw(2);
    int[] kept = new int[3];
    long id = 0;
    for (int clock = 10; clock <= 3 * 2400; clock += 10) {
      for (int i = 0; i < 30; i++) {
        stream.offer(id++, draw.below(160), clock - draw.between(10, 20), 0.02);
      }
      stream.advance(clock);
      stream.drain(Sectors.ONE);
      kept[(clock - 1) / 2400] =
          Math.max(kept[(clock - 1) / 2400], stream.counts().picksKept());
    }
    assertThat(kept[2]).isLessThanOrEqualTo(kept[1] + 300);
    assertThat(stream.counts().windowsKept()).isLessThan(15);
    assertThat(stream.counts().offers()).containsOnlyKeys(Offer.TAKEN);
  }

  @Test
  void aNodeThatFloodsIsSetAsideForThatMinuteAndTheRestGoesOn() {
    List<Row> rows = new ArrayList<>(SCENE.rows);
    for (int i = 0; i < 5_000; i++) {
      double time = 60 + 60 * i / 5_000.0;
      rows.add(new Row(1_000_000 + i, 80, time, time + (i * 31 % 17)));
    }
    NetworkStream stream = SCENE.stream(Weather.LEARNT);
    SCENE.play(stream, sorted(rows), Sectors.ONE);
    assertThat(stream.counts().offers().get(Offer.FLOOD)).isGreaterThan(4_000);
    assertThat(stream.counts().notes()).anyMatch(n -> n.contains("node 80") && n.contains("FLOOD"));
    assertThat(stream.finals().size())
        .isBetween(PLAYED.finals().size() - 4, PLAYED.finals().size() + 4);
    Collections.reverse(rows);
    NetworkStream other = SCENE.stream(Weather.LEARNT);
    SCENE.play(other, sorted(rows), Sectors.ONE);
    assertThat(other.finals()).isEqualTo(stream.finals());
  }

  @Test
  void aClockThatGoesBackIsRefused() {
    NetworkStream stream = SCENE.stream(Weather.LEARNT);
    stream.advance(100);
    assertThatThrownBy(() -> stream.advance(99))
        .hasMessageContaining("nowSeconds is 99.0")
        .hasMessageContaining("does not go back");
    assertThatThrownBy(() -> stream.advance(Double.NaN)).hasMessageContaining("NaN");
  }

  @Test
  void badPicksAreCountedByReasonAndTheRestIsUsed() {
    NetworkStream stream = SCENE.stream(Weather.LEARNT);
    stream.advance(1_000);
    assertThat(stream.offer(1, 3, Double.NaN, 0.02)).isEqualTo(Offer.NOT_A_NUMBER);
    assertThat(stream.offer(2, 3, 1_000, 0)).isEqualTo(Offer.NOT_A_NUMBER);
    assertThat(stream.offer(3, 160, 1_000, 0.02)).isEqualTo(Offer.UNKNOWN_NODE);
    assertThat(stream.offer(4, 3, 1_006, 0.02)).isEqualTo(Offer.IN_FUTURE);
    assertThat(stream.offer(5, 3, 399, 0.02)).isEqualTo(Offer.TOO_LATE);
    assertThat(stream.offer(6, 3, 1_000, 0.02)).isEqualTo(Offer.TAKEN);
    assertThat(stream.offer(6, 3, 1_000, 0.02)).isEqualTo(Offer.REPEATED);
    assertThat(stream.counts().notes()).hasSize(4);
    assertThat(stream.finals()).isEqualTo(List.<NetworkEvent>of());
  }
}
