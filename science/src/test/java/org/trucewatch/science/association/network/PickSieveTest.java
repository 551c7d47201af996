// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.association.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.trucewatch.domain.Seeds;
import org.trucewatch.science.association.network.EpisodeAssociator.PlacedEvent;

/** What the search finds among all picks it also finds in the episodes that the sieve leaves. */
class PickSieveTest {
  private static final double SECONDS = 3_600;
  private static final NetworkSettings SETTINGS = new NetworkSettings(
      6, new NetworkSettings.Detection(0.5, 30), Double.POSITIVE_INFINITY, 0.006, 6, 0.5);

  private static NodePicks picks(DrawnScene scene) {
    List<Integer> order =
        new ArrayList<>(IntStream.range(0, scene.rows.size()).boxed().toList());
    order.sort(Comparator.<Integer>comparingDouble(r -> scene.rows.get(r)[0])
        .thenComparingDouble(r -> scene.rows.get(r)[1]));
    int[] start = new int[scene.stations.size() + 1];
    scene.rows.forEach(r -> start[(int) r[0] + 1]++);
    for (int i = 1; i < start.length; i++) {
      start[i] += start[i - 1];
    }
    return new NodePicks(
        start,
        order.stream().mapToLong(r -> r).toArray(),
        order.stream().mapToDouble(r -> scene.rows.get(r)[1]).toArray(),
        order.stream().mapToDouble(r -> 0.02).toArray());
  }

  private static EpisodeAssociator associator(DrawnScene scene) {
    return new EpisodeAssociator(
        scene.stations,
        new Medium.Sound(0.34, 0.005, 0.01, Wind.Learnt.withoutForecast()),
        SETTINGS,
        0.004);
  }

  private static List<PlacedEvent> sieved(EpisodeAssociator associator, NodePicks picks) {
    return associator.settled(associator.episodes(picks).stream()
        .flatMap(e -> associator.search(e, picks, (node, t) -> true).stream())
        .toList());
  }

  private static List<PlacedEvent> whole(EpisodeAssociator associator, NodePicks picks) {
    Episode everything = new Episode(-5, 30, -5, 30, 0, SECONDS, picks.size());
    return associator.settled(associator.search(everything, picks, (node, t) -> true));
  }

  private static boolean has(List<PlacedEvent> events, double east, double north, double seconds) {
    return events.stream()
        .map(PlacedEvent::event)
        .anyMatch(e -> Math.abs(e.timeSeconds() - seconds) < 1.5
            && StrictMath.hypot(e.eastKm() - east, e.northKm() - north) < 0.75);
  }

  private static long found(DrawnScene scene, List<PlacedEvent> events) {
    return scene.events.stream().filter(e -> has(events, e[0], e[1], e[2])).count();
  }

  @Test
  void theSieveLosesNoEventThatTheSearchOfAllPicksFinds() {
    long withoutSieve = 0;
    long withSieve = 0;
    List<String> lost = new ArrayList<>();
    for (long seed : Seeds.ten().toArray()) {
      DrawnScene scene = new DrawnScene(seed, 4, -2)
          .withEvents(12, SECONDS / 12)
          .withFalsePicks(36 * 20 / 4, SECONDS);
      NodePicks picks = picks(scene);
      EpisodeAssociator associator = associator(scene);
      List<PlacedEvent> all = whole(associator, picks);
      List<PlacedEvent> some = sieved(associator, picks);
      withoutSieve += found(scene, all);
      withSieve += found(scene, some);
      scene.events.stream()
          .filter(e -> has(all, e[0], e[1], e[2]) && !has(some, e[0], e[1], e[2]))
          .forEach(e -> lost.add("seed " + seed + ": " + e[0] + " " + e[1] + " " + e[2]));
    }
    System.out.println("events found of 120: " + withoutSieve + " without the sieve, " + withSieve
        + " with it, lost " + lost);
    assertThat(lost).isEmpty();
    assertThat(withSieve).isGreaterThan(100);
  }

  @Test
  void mostFalsePicksAreNoSeed() {
    DrawnScene scene = new DrawnScene(5, 0, 0).withFalsePicks(36 * 20, 86_400);
    NodePicks picks = picks(scene);
    assertThat(
            associator(scene).episodes(picks).stream().mapToInt(Episode::picks).sum())
        .isLessThan(picks.size() / 50);
  }
}
