// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.association.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.trucewatch.domain.SharedData;
import org.trucewatch.science.association.network.RefusedPicks.Reason;

class NetworkAssociatorTest {
  private static final NetworkAssociator ASSOCIATOR = new NetworkAssociator();

  /** Gates of the design for sets that are public beside the checkout; the wind is learnt. */
  @ParameterizedTest
  @CsvSource({
    "seis-r0010-s101, 1.0, 0.09",
    "seis-r0100-s102, 0.99, 0.07",
    "acou-wind-r0010-s121, 1.0, 0.1",
    "acou-wind-r0100-s122, 0.98, 0.08",
    "dense-r0100-s131, 0.98, 0.018",
    "salvo-r0100-s141, 0.97, 0.018",
    "acou-iid-r0100-s112, 0.95, 0.5"
  })
  void sharedSetsAreFoundAndPlaced(String name, double f1, double medianKm) throws IOException {
    SyntheticSet set =
        new SyntheticSet(SharedData.folder("association-synthetic").resolve(name));
    NetworkAssociation result =
        ASSOCIATOR.associate(set.stations, set.picks, set.medium, set.settings());
    SyntheticSet.Score score = set.score(result);
    assertThat(score.f1()).isGreaterThanOrEqualTo(f1);
    assertThat(score.medianError()).isLessThan(medianKm);
    assertThat(score.within(0.9)).isBetween(0.78, 1.0);
  }

  @Test
  void anyOrderOfThePicksGivesTheSameBits() {
    DrawnScene scene = new DrawnScene(7, 5, -3).withEvents(20, 15).withFalsePicks(250, 300);
    NetworkAssociation first = scene.associate(0);
    assertThat(first.events()).hasSizeGreaterThan(15);
    for (int order = 1; order <= 20; order++) {
      NetworkAssociation other = scene.associate(order);
      assertThat(other.events()).isEqualTo(first.events());
      assertThat(other.medium()).isEqualTo(first.medium());
      assertThat(other.unassociated()).isEqualTo(first.unassociated());
    }
  }

  @ParameterizedTest
  @MethodSource("org.trucewatch.domain.Seeds#ten")
  void windIsLearntFromTheEvents(long seed) {
    DrawnScene scene = new DrawnScene(seed, 6, -4).withEvents(40, 20).withFalsePicks(300, 800);
    MediumState state = scene.associate(0).medium();
    assertThat(state.windEastMetersPerSecond())
        .isCloseTo(6, within(4 * state.windSdMetersPerSecond()));
    assertThat(state.windNorthMetersPerSecond())
        .isCloseTo(-4, within(4 * state.windSdMetersPerSecond()));
    assertThat(state.windSdMetersPerSecond()).isLessThan(1);
  }

  @Test
  void picksOfNothingMakeNoEvents() {
    NetworkAssociation result =
        new DrawnScene(3, 0, 0).withFalsePicks(500, 1000).associate(0);
    assertThat(result.events()).isEmpty();
    assertThat(result.unassociated()).hasSize(500);
  }

  @Test
  void someEventsThatTheirNearestNodesMissedAreFoundByTheOthers() {
    DrawnScene scene = new DrawnScene(21, 4, -2).withEvents(12, 60).withFalsePicks(300, 720);
    for (int event = 0; event < 12; event++) {
      scene.unheardBy(event, List.of(0, 1, 3, 4, 5, 6));
    }
    List<NetworkEvent> found = scene.associate(0).events();
    long right = scene.events.stream()
        .filter(e -> found.stream()
            .anyMatch(f -> Math.abs(f.timeSeconds() - e[2]) < 1
                && Math.abs(f.eastKm() - e[0]) < 0.3
                && Math.abs(f.northKm() - e[1]) < 0.3))
        .count();
    // Close triples alone find one of the twelve.
    assertThat(right).isGreaterThanOrEqualTo(4);
  }

  @Test
  void aPickBelongsToOneEventAndAnEventToManyNodes() {
    NetworkAssociation result =
        new DrawnScene(5, 3, 3).withEvents(30, 8).withFalsePicks(200, 240).associate(0);
    List<Long> taken = result.events().stream()
        .flatMap(e -> e.picks().stream())
        .map(EventPick::pickId)
        .toList();
    assertThat(taken).doesNotHaveDuplicates();
    assertThat(result.events())
        .allMatch(e -> e.picks().stream().map(EventPick::station).distinct().count() >= 4)
        .allMatch(e -> e.picks().stream()
            .allMatch(p -> p.probabilityAssigned() >= 0 && p.probabilityAssigned() <= 1))
        .allMatch(e -> e.covariance().xx() >= e.bound().xx());
  }

  @Test
  void badPicksAreCountedAndTheRestGoesOn() {
    DrawnScene scene = new DrawnScene(11, 4, 0).withEvents(10, 30);
    PickColumns.Builder builder = copy(scene);
    builder.add(100_000, 3, Double.NaN, Phase.P, 0.02);
    builder.add(100_001, 3, 5, Phase.P, 0);
    builder.add(100_002, PickColumns.STATION_UNKNOWN, 5, Phase.P, 0.02);
    builder.add(100_003, 999, 5, Phase.P, 0.02);
    builder.add(0, (int) scene.rows.get(0)[0], scene.rows.get(0)[1], Phase.P, 0.02);
    NetworkAssociation result = ASSOCIATOR.associate(
        scene.stations, builder.build(), scene.medium(), NetworkSettings.sound());
    assertThat(result.refused().counts())
        .containsEntry(Reason.NOT_A_NUMBER, 2)
        .containsEntry(Reason.UNKNOWN_STATION, 2)
        .containsEntry(Reason.DUPLICATE, 1);
    assertThat(result.events()).isEqualTo(scene.associate(0).events());
  }

  @Test
  void aNodeThatFloodsIsLimitedByNameAndMakesNoEvent() {
    DrawnScene scene = new DrawnScene(12, 4, 0).withEvents(10, 30);
    PickColumns.Builder builder = copy(scene);
    for (int i = 0; i < 100_000; i++) {
      builder.add(1_000_000 + i, 14, i * 0.003, Phase.P, 0.02);
    }
    NetworkAssociation result = ASSOCIATOR.associate(
        scene.stations, builder.build(), scene.medium(), NetworkSettings.sound());
    assertThat(result.refused().counts().get(Reason.FLOOD)).isGreaterThanOrEqualTo(100_000);
    assertThat(result.refused().nodes().get(0).message()).contains("N14", "expected at most");
    assertThat(result.events()).hasSizeBetween(8, 10);
  }

  @Test
  void aClockSixteenSecondsOffIsNamedAndSetAside() {
    DrawnScene scene = new DrawnScene(13, 4, 2).withEvents(60, 30).withFalsePicks(200, 1800);
    scene.rows.stream().filter(r -> r[0] == 14).forEach(r -> r[1] += 16);
    NetworkAssociation result = scene.associate(0);
    assertThat(result.refused().nodes()).hasSize(1);
    assertThat(result.refused().nodes().get(0).message()).contains("N14", "16", "Set its clock");
    assertThat(result.events()).noneMatch(e -> e.picks().stream().anyMatch(p -> p.station() == 14));
    assertThat(result.events()).hasSizeGreaterThan(50);
  }

  @Test
  void twoStationsAtOnePlaceDoNotHurt() {
    DrawnScene scene = new DrawnScene(14, 4, 2);
    NetworkStation twin = scene.stations.get(14);
    scene.stations.set(15, new NetworkStation("twin", "two", twin.eastKm(), twin.northKm(), 0));
    NetworkAssociation result = scene.withEvents(10, 30).associate(0);
    assertThat(result.events()).hasSizeBetween(9, 10);
  }

  @Test
  void picksOfOneOwnerAreAssociatedLikeAnyOthers() {
    DrawnScene scene = new DrawnScene(15, 4, 2).withEvents(10, 30);
    NetworkAssociation mixed = scene.associate(0);
    scene.stations.replaceAll(
        s -> new NetworkStation(s.id(), "one", s.eastKm(), s.northKm(), s.upKm()));
    assertThat(scene.associate(0).events()).isEqualTo(mixed.events());
  }

  @Test
  void onePlaceAloneMakesNoEvent() {
    List<NetworkStation> stations = List.of(
        new NetworkStation("A", "", 0, 0, 0),
        new NetworkStation("B", "", 0, 0, 0),
        new NetworkStation("C", "", 0, 0, 0),
        new NetworkStation("D", "", 0, 0, 0));
    PickColumns.Builder builder = new PickColumns.Builder();
    for (int i = 0; i < 4000; i++) {
      builder.add(i, i % 4, i / 4 * 0.5, Phase.P, 0.02);
    }
    NetworkAssociation result = ASSOCIATOR.associate(
        stations,
        builder.build(),
        new Medium.Sound(0.34, 0.005, 0, Wind.Learnt.withoutForecast()),
        NetworkSettings.sound());
    assertThat(result.events()).isEmpty();
  }

  @Test
  void noPicksAndNoStationsGiveAnEmptyResult() {
    NetworkAssociation result = ASSOCIATOR.associate(
        List.of(),
        new PickColumns.Builder().build(),
        new Medium.Seismic(6, 3.4, 0),
        NetworkSettings.seismic());
    assertThat(result.events()).isEmpty();
  }

  /** A table of constant speeds says the same as the constant speeds. */
  @Test
  void tableAndConstantSpeedsAgree() {
    DrawnScene scene = new DrawnScene(16, 0, 0);
    PickColumns.Builder builder = new PickColumns.Builder();
    for (int node = 0; node < 36; node++) {
      NetworkStation s = scene.stations.get(node);
      double d = StrictMath.hypot(s.eastKm() - 9, s.northKm() - 11);
      builder.add(2 * node, node, 50 + d / 6, Phase.P, 0.05);
      builder.add(2 * node + 1, node, 50 + d / 3.4, Phase.S, 0.05);
    }
    double[][] p = new double[1][100];
    double[][] s = new double[1][100];
    for (int i = 0; i < 100; i++) {
      p[0][i] = i / 6.0;
      s[0][i] = i / 3.4;
    }
    var table = new TravelTimeTable(1, new double[] {0}, p, s);
    for (Medium medium : List.of(new Medium.Seismic(6, 3.4, 0), new Medium.Layered(table, 0))) {
      NetworkAssociation result =
          ASSOCIATOR.associate(scene.stations, builder.build(), medium, NetworkSettings.seismic());
      assertThat(result.events()).hasSize(1);
      NetworkEvent event = result.events().get(0);
      assertThat(event.eastKm()).isCloseTo(9, within(0.01));
      assertThat(event.northKm()).isCloseTo(11, within(0.01));
      assertThat(event.timeSeconds()).isCloseTo(50, within(0.01));
      assertThat(event.picks()).hasSize(72);
    }
  }

  @Test
  void settingsOutOfRangeAreRefusedByName() {
    assertThatThrownBy(() -> new NetworkStation("A", "", Double.NaN, 0, 0))
        .hasMessageContaining("eastKm");
    assertThatThrownBy(() -> new Medium.Seismic(0, 3, 0)).hasMessageContaining("pKmPerSecond");
    assertThatThrownBy(() -> new Wind.Learnt(0)).hasMessageContaining("priorSdMetersPerSecond");
    assertThatThrownBy(
            () -> new NetworkSettings(3, new NetworkSettings.Detection(0.8, 1), 9, 1, 1, 0.5))
        .hasMessageContaining("picksMin");
  }

  private static PickColumns.Builder copy(DrawnScene scene) {
    PickColumns.Builder builder = new PickColumns.Builder();
    for (int i = 0; i < scene.rows.size(); i++) {
      double[] row = scene.rows.get(i);
      builder.add(i, (int) row[0], row[1], Phase.P, DrawnScene.SIGMA);
    }
    return builder;
  }
}
