// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.association.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.trucewatch.domain.Draw;
import org.trucewatch.science.association.network.RefusedPicks.Reason;

/** Picks of any length of time through one door: records, pieces, and clocks judged over all of them. */
class RecordAssociatorTest {
  private static final RecordAssociator DOOR = new RecordAssociator();

  private static RecordAssociation associate(DrawnScene scene, long order) {
    return DOOR.associate(
        scene.stations, scene.picks(order), scene.medium(), NetworkSettings.sound());
  }

  private static RecordAssociation associate(TurningWind scene) {
    return DOOR.associate(scene.stations, scene.picks(), scene.medium(), NetworkSettings.sound());
  }

  @Test
  void aSteadyRecordIsOnePieceAndChangesNoBit() {
    for (long seed = 1; seed <= 4; seed++) {
      TurningWind scene = new TurningWind(seed, 2, 60, 6, 0);
      RecordAssociation records = associate(scene);
      NetworkAssociation plain = new NetworkAssociator()
          .associate(scene.stations, scene.picks(), scene.medium(), NetworkSettings.sound());
      assertThat(records.pieces()).as("seed %d", seed).hasSize(1);
      assertThat(records.whole().events()).isEqualTo(plain.events());
      assertThat(records.whole().medium()).isEqualTo(plain.medium());
      assertThat(records.whole().unassociated()).isEqualTo(plain.unassociated());
    }
  }

  @Test
  void aWindThatTurnsIsFollowedPieceByPiece() {
    TurningWind scene = new TurningWind(5, 2, 150, 8, Math.PI / 2);
    RecordAssociation records = associate(scene);
    NetworkAssociation plain = new NetworkAssociator()
        .associate(scene.stations, scene.picks(), scene.medium(), NetworkSettings.sound());
    TurningWind.Score ours = scene.score(records.whole().events());
    TurningWind.Score oneVector = scene.score(plain.events());
    assertThat(ours.f1()).isGreaterThan(0.99).isGreaterThanOrEqualTo(oneVector.f1());
    assertThat(ours.medianKm()).isLessThan(0.5 * oneVector.medianKm());
    assertThat(ours.ellipse90()).isBetween(0.83, 0.97);
    assertThat(oneVector.ellipse90()).isLessThan(0.5);
    assertThat(records.pieces()).hasSize(6);
    for (RecordAssociation.Piece piece : records.pieces()) {
      double[] wind = scene.wind(0.5 * (piece.fromSeconds() + piece.toSeconds()));
      assertThat(piece.medium().windEastMetersPerSecond()).isCloseTo(wind[0], within(1.0));
      assertThat(piece.medium().windNorthMetersPerSecond()).isCloseTo(wind[1], within(1.0));
    }
    List<Long> taken = records.whole().events().stream()
        .flatMap(e -> e.picks().stream())
        .map(EventPick::pickId)
        .toList();
    assertThat(taken).doesNotHaveDuplicates();
    assertThat(taken.size() + records.whole().unassociated().length)
        .isEqualTo(scene.picks().size());
  }

  @Test
  void picksOnTwoDaysAreTwoRecordsWithTheirOwnWinds() {
    TurningWind morning = new TurningWind(6, 0.5, 100, 6, 0);
    PickColumns picks = morning.picks();
    PickColumns.Builder both = new PickColumns.Builder();
    for (int row = 0; row < picks.size(); row++) {
      both.addRow(picks, row);
    }
    for (int row = 0; row < picks.size(); row++) {
      both.add(100_000 + row, picks.station(row), picks.timeSeconds(row) + 86_400, Phase.P, 0.02);
    }
    RecordAssociation records =
        DOOR.associate(morning.stations, both.build(), morning.medium(), NetworkSettings.sound());
    int alone = associate(morning).whole().events().size();
    assertThat(records.pieces()).hasSize(2);
    assertThat(records.whole().events()).hasSize(2 * alone);
    assertThat(records.whole().events().stream().map(NetworkEvent::eventId))
        .doesNotHaveDuplicates();
  }

  @Test
  void aNumberThatComesBackInALaterRecordIsRefusedThere() {
    PickColumns picks = new PickColumns.Builder()
        .add(1, 0, 10, Phase.P, 0.02)
        .add(2, 1, 11, Phase.P, 0.02)
        .add(1, 2, 5_000, Phase.P, 0.02)
        .add(3, 2, Double.NaN, Phase.P, 0.02)
        .build();
    List<PickColumns> records = PickRecords.split(picks);
    assertThat(records).hasSize(2);
    assertThat(records.get(0).size()).isEqualTo(4);
    RecordAssociation result = DOOR.associate(
        new DrawnScene(1, 0, 0).stations,
        picks,
        new DrawnScene(1, 0, 0).medium(),
        NetworkSettings.sound());
    assertThat(result.whole().refused().counts())
        .containsEntry(Reason.DUPLICATE, 1)
        .containsEntry(Reason.NOT_A_NUMBER, 1);
  }

  @Test
  void theOrderOfThePicksChangesNoBit() {
    DrawnScene scene = new DrawnScene(7, 5, -3).withEvents(20, 15).withFalsePicks(250, 300);
    RecordAssociation first = associate(scene, 0);
    for (int order = 1; order <= 5; order++) {
      RecordAssociation other = associate(scene, order);
      assertThat(other.whole().events()).isEqualTo(first.whole().events());
      assertThat(other.pieces()).isEqualTo(first.pieces());
    }
  }

  @Test
  void twoClocksWithTheSameFaultAreBothNamed() {
    DrawnScene scene = new DrawnScene(13, 4, 2).withEvents(60, 30).withFalsePicks(200, 1800);
    scene.rows.stream().filter(r -> r[0] == 14 || r[0] == 21).forEach(r -> r[1] += 16);
    NetworkAssociation result = associate(scene, 0).whole();
    assertThat(result.refused().nodes()).hasSize(2);
    assertThat(result.refused().nodes())
        .allMatch(note -> note.reason() == Reason.CLOCK && note.message().contains(" 16.0 s"));
    assertThat(result.events()).hasSizeGreaterThan(50);
  }

  @Test
  void aClockThatDriftsIsNamedWithItsDrift() {
    DrawnScene scene = new DrawnScene(17, 4, 2).withEvents(90, 40).withFalsePicks(200, 3600);
    scene.rows.stream().filter(r -> r[0] == 14).forEach(r -> r[1] += 2 + r[1] / 600);
    NetworkAssociation result = associate(scene, 0).whole();
    assertThat(result.refused().nodes()).hasSize(1);
    assertThat(result.refused().nodes().getFirst().message())
        .contains("N14", "its clock drifts")
        .containsPattern("growing by (5\\.[5-9]|6\\.[0-5])[0-9]* s an hour");
  }

  /** Each record alone has too few events to judge a clock by. */
  @Test
  void aClockIsJudgedOverAllRecordsTogether() {
    DrawnScene scene = new DrawnScene(18, 4, 2).withEvents(24, 60);
    scene.rows.stream().filter(r -> r[0] == 14).forEach(r -> r[1] += 16);
    // Six records of four minutes, an hour apart.
    scene.rows.forEach(r -> r[1] += 3_600 * Math.floor(r[1] / 240));
    NetworkAssociation result = associate(scene, 0).whole();
    assertThat(result.refused().nodes()).hasSize(1);
    assertThat(result.refused().nodes().getFirst().message()).contains("N14", "16");
    assertThat(result.refused().counts().get(Reason.CLOCK)).isGreaterThan(5);
  }

  @Test
  void oneTwoOrThreeNodesMakeNoEventHoweverMuchTheySend() {
    DrawnScene scene = new DrawnScene(19, 0, 0);
    for (int nodes = 1; nodes <= 3; nodes++) {
      Draw draw = new Draw(nodes);
      PickColumns.Builder builder = new PickColumns.Builder();
      for (int i = 0; i < 3_000; i++) {
        builder.add(i, 14 + draw.below(nodes), draw.between(0, 3_000), Phase.P, 0.02);
      }
      RecordAssociation result =
          DOOR.associate(scene.stations, builder.build(), scene.medium(), NetworkSettings.sound());
      assertThat(result.whole().events()).isEmpty();
      assertThat(result.whole().unassociated()).hasSizeGreaterThan(2_500);
    }
  }

  @Test
  void aNodeThatFloodsALongRecordIsLimitedByTheHour() {
    DrawnScene scene = new DrawnScene(20, 4, 0).withEvents(10, 30);
    PickColumns.Builder builder = new PickColumns.Builder();
    List<double[]> rows = new ArrayList<>(scene.rows);
    IntStream.range(0, rows.size())
        .forEach(i -> builder.add(i, (int) rows.get(i)[0], rows.get(i)[1], Phase.P, 0.02));
    for (int i = 0; i < 100_000; i++) {
      builder.add(1_000_000 + i, 14, i * 0.5, Phase.P, 0.02);
    }
    RecordAssociation result =
        DOOR.associate(scene.stations, builder.build(), scene.medium(), NetworkSettings.sound());
    assertThat(result.whole().refused().counts().get(Reason.FLOOD)).isGreaterThanOrEqualTo(100_000);
    assertThat(result.whole().events()).hasSizeBetween(8, 10);
  }
}
