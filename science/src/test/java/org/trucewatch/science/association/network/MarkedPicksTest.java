// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.association.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.trucewatch.domain.Draw;
import org.trucewatch.science.association.kinds.PickMark;
import org.trucewatch.science.association.kinds.WaveClass;
import org.trucewatch.science.association.scoring.SetScore;

class MarkedPicksTest {
  private static final double FIVE_DEGREES = StrictMath.toRadians(5);

  /** A small dense sector in wind with a few events and false picks. */
  private static MarkedScene sector(long seed) {
    return new MarkedScene(seed, 6, 4, 0.005, 6)
        .withEvents(200, 400, 8, 14, 24)
        .withAsManyFalsePicks(440);
  }

  @Test
  void bearingsThatSayNothingChangeNothing() {
    MarkedScene scene = sector(3);
    NetworkAssociation plain = scene.associate(scene.plain());
    assertThat(plain.events()).hasSizeGreaterThan(10);
    NetworkAssociation marked = scene.associate(scene.withBearings(2, 1, 0));
    assertThat(marked.events()).isEqualTo(plain.events());
    assertThat(marked.medium()).isEqualTo(plain.medium());
  }

  /** A thousand events an hour with a path error of 3 %: more than one chance match a gate at every node. */
  @Test
  void bearingsSplitACrowdThatTimesCannot() {
    MarkedScene scene = new MarkedScene(2, 6, 20, 0.03, 0)
        .withEvents(360, 400, 30, 60, 120)
        .withAsManyFalsePicks(500);
    SetScore plain = scene.score(scene.associate(scene.plain()));
    assertThat(plain.f1()).isLessThan(0.1);
    SetScore marked = scene.score(scene.associate(scene.withBearings(FIVE_DEGREES, 9, 0)));
    assertThat(marked.f1()).isGreaterThan(0.9);
    assertThat(marked.precision()).isGreaterThan(0.9);
    assertThat(marked.medianErrorKilometers()).isLessThan(0.6);
  }

  @Test
  void markedPicksMayComeInAnyOrder() {
    MarkedScene scene = sector(4);
    NetworkAssociation first = scene.associate(scene.withBearings(FIVE_DEGREES, 1, 0));
    for (int order = 1; order <= 3; order++) {
      NetworkAssociation other = scene.associate(scene.withBearings(FIVE_DEGREES, 1, order));
      assertThat(other.events()).isEqualTo(first.events());
      assertThat(other.medium()).isEqualTo(first.medium());
    }
  }

  @Test
  void bearingsMakeThePlaceSurer() {
    MarkedScene scene = new MarkedScene(5, 6, 4, 0.03, 0).event(12, 11, 50, 12, 0);
    NetworkEvent plain = only(scene.associate(scene.plain()));
    NetworkEvent marked = only(scene.associate(scene.withBearings(StrictMath.toRadians(1), 1, 0)));
    assertThat(marked.logOdds()).isGreaterThan(plain.logOdds());
    assertThat(marked.covariance().radialKm())
        .isLessThan(0.9 * plain.covariance().radialKm());
    assertThat(marked.bound().radialKm()).isLessThan(0.9 * plain.bound().radialKm());
    assertThat(StrictMath.hypot(marked.eastKm() - 12, marked.northKm() - 11))
        .isLessThan(3 * marked.covariance().radialKm());
  }

  @Test
  void aWrongBearingOfOneNodeDoesNotBreakAnEvent() {
    MarkedScene scene = new MarkedScene(6, 6, 4, 0.005, 0).event(12, 11, 50, 12, 0);
    double[] right = scene.rows.stream().mapToDouble(MarkedScene.Row::azimuth).toArray();
    NetworkEvent good = only(scene.associate(bearings(scene, right)));
    for (int wrong = 0; wrong < right.length; wrong += 5) {
      double[] azimuths = right.clone();
      azimuths[wrong] += 2;
      NetworkEvent event = only(scene.associate(bearings(scene, azimuths)));
      assertThat(event.picks().stream().mapToLong(EventPick::pickId))
          .isSubsetOf(good.picks().stream().map(EventPick::pickId).toList());
      assertThat(event.picks()).hasSizeGreaterThanOrEqualTo(good.picks().size() - 1);
      assertThat(event.logOdds()).isGreaterThan(good.logOdds() - 12);
      assertThat(StrictMath.hypot(event.eastKm() - 12, event.northKm() - 11))
          .isLessThan(3 * event.covariance().radialKm());
    }
  }

  private static PickColumns bearings(MarkedScene scene, double[] azimuths) {
    PickColumns.Builder builder = new PickColumns.Builder();
    for (int i = 0; i < azimuths.length; i++) {
      MarkedScene.Row row = scene.rows.get(i);
      builder
          .add(i, row.node(), row.time(), Phase.P, MarkedScene.SIGMA)
          .mark(new PickMark.Bearing(azimuths[i], FIVE_DEGREES));
    }
    return builder.build();
  }

  /** Sound that is 25 dB louder is heard farther: if it was not, it is less likely to be one event. */
  @Test
  void theLevelSaysHowFarAnEventIsHeard() {
    MarkedScene scene =
        new MarkedScene(7, 6, 4, 0.005, 0).event(12, 11, 50, 9, 0).withFalsePicks(200, 400);
    NetworkEvent fitting = only(scene.associate(levels(scene, 0)));
    NetworkEvent tooLoud = only(scene.associate(levels(scene, 25)));
    assertThat(fitting.logOdds()).isGreaterThan(tooLoud.logOdds() + 3);
    assertThat(fitting.picks()).hasSameSizeAs(tooLoud.picks());
    NetworkEvent plain = only(scene.associate(scene.plain()));
    assertThat(fitting.eastKm()).isCloseTo(plain.eastKm(), within(1e-3));
  }

  private static PickColumns levels(MarkedScene scene, double louder) {
    PickColumns.Builder builder = new PickColumns.Builder();
    for (int i = 0; i < scene.rows.size(); i++) {
      MarkedScene.Row row = scene.rows.get(i);
      builder
          .add(i, row.node(), row.time(), Phase.P, MarkedScene.SIGMA)
          .mark(new PickMark.Level(row.level() + (row.truth() < 0 ? 0 : louder)));
    }
    return builder.build();
  }

  @Test
  void levelsThatDisagreeSpeakAgainstAnEvent() {
    MarkedScene scene =
        new MarkedScene(8, 6, 4, 0.005, 0).event(12, 11, 50, 9, 0).withFalsePicks(200, 400);
    PickColumns.Builder builder = new PickColumns.Builder();
    for (int i = 0; i < scene.rows.size(); i++) {
      MarkedScene.Row row = scene.rows.get(i);
      builder
          .add(i, row.node(), row.time(), Phase.P, MarkedScene.SIGMA)
          .mark(new PickMark.Level(row.level() + (i % 2 == 0 ? 30 : -30)));
    }
    assertThat(only(scene.associate(builder.build())).logOdds())
        .isLessThan(only(scene.associate(levels(scene, 0))).logOdds() - 10);
  }

  @Test
  void classesThatAgreeSpeakForAnEventAndMixedOnesDoNot() {
    MarkedScene scene =
        new MarkedScene(9, 6, 4, 0.005, 0).event(12, 11, 50, 9, 0).withFalsePicks(200, 400);
    double plain = only(scene.associate(scene.plain())).logOdds();
    double agreeing = only(scene.associate(classes(scene, true))).logOdds();
    double mixed = only(scene.associate(classes(scene, false))).logOdds();
    assertThat(agreeing).isGreaterThan(plain + 5);
    assertThat(mixed).isLessThan(plain + 1);
  }

  private static PickColumns classes(MarkedScene scene, boolean agree) {
    WaveClass[] all = WaveClass.values();
    PickColumns.Builder builder = new PickColumns.Builder();
    for (int i = 0; i < scene.rows.size(); i++) {
      MarkedScene.Row row = scene.rows.get(i);
      boolean own = agree && row.truth() >= 0;
      builder
          .add(i, row.node(), row.time(), Phase.P, MarkedScene.SIGMA)
          .mark(new PickMark.Waveform(own ? WaveClass.HEAVY : all[i % all.length]));
    }
    return builder.build();
  }

  /** The same arrival times: as sound an event, as waves through rock that sweep at 5 km/s none. */
  @Test
  void theTraceSpeedTellsSoundFromSeismicWaves() {
    MarkedScene scene = new MarkedScene(10, 6, 4, 0.005, 0);
    scene.event(6, 6, 50, 7, 0).event(17, 17, 60, 7, 0).withFalsePicks(200, 400);
    PickColumns.Builder builder = new PickColumns.Builder();
    for (int i = 0; i < scene.rows.size(); i++) {
      MarkedScene.Row row = scene.rows.get(i);
      double speed = row.truth() == 0 ? 0.345 : row.truth() == 1 ? 5 : 0.4 + 0.03 * (i % 150);
      builder
          .add(i, row.node(), row.time(), Phase.P, MarkedScene.SIGMA)
          .mark(new PickMark.TraceSpeed(speed, 0.02 * speed));
    }
    List<NetworkEvent> plain = scene.associate(scene.plain()).events();
    List<NetworkEvent> marked = scene.associate(builder.build()).events();
    assertThat(plain).hasSize(2);
    NetworkEvent sound = marked.get(0);
    assertThat(sound.timeSeconds()).isCloseTo(50, within(0.1));
    assertThat(sound.logOdds()).isGreaterThan(plain.get(0).logOdds());
    assertThat(marked.stream().skip(1)).allMatch(e -> e.logOdds() < plain.get(1).logOdds() - 15);
  }

  @Test
  void bearingsFromMagneticNorthAreToldAndSetAside() {
    MarkedScene scene = sector(11);
    NetworkAssociation plain = scene.associate(scene.plain());
    PickColumns turned = turned(scene, row -> StrictMath.toRadians(8));
    NetworkAssociation marked = scene.associate(turned);
    assertThat(marked.events()).isEqualTo(plain.events()).hasSizeGreaterThan(10);
    assertThat(marked.refused().nodes()).singleElement().satisfies(note -> {
      assertThat(note.station()).isEqualTo(-1);
      assertThat(note.reason()).isEqualTo(RefusedPicks.Reason.MARKS);
      assertThat(note.message())
          .containsPattern("bearings in events are off by \\+(7|8)\\.\\d degrees")
          .contains("stated error 2.0", "magnetic north");
    });
    RecordAssociation record = new RecordAssociator()
        .associate(scene.stations, turned, scene.medium(), NetworkSettings.sound());
    assertThat(record.whole().events()).isEqualTo(marked.events());
    assertThat(record.whole().refused()).isEqualTo(marked.refused());
  }

  @Test
  void bearingsTheWrongWayRoundAreToldAndSetAside() {
    MarkedScene scene = sector(12);
    NetworkAssociation marked = scene.associate(turned(scene, row -> StrictMath.PI));
    assertThat(marked.events()).isEqualTo(scene.associate(scene.plain()).events());
    assertThat(marked.refused().nodes())
        .singleElement()
        .satisfies(
            note -> assertThat(note.message()).containsPattern("off by .1(79|80)\\.\\d deg"));
  }

  @Test
  void nodesThatDoNotKnowNorthAreNamedAndTheOthersStillHelp() {
    MarkedScene scene = sector(13);
    NetworkAssociation plain = scene.associate(scene.plain());
    NetworkAssociation marked =
        scene.associate(turned(scene, row -> row.node() % 5 == 0 ? StrictMath.PI / 2 : 0));
    assertThat(marked.events()).hasSizeGreaterThanOrEqualTo(plain.events().size());
    assertThat(marked.events()).isNotEqualTo(plain.events());
    assertThat(marked.refused().nodes())
        .hasSizeGreaterThan(4)
        .allMatch(note -> note.station() % 5 == 0)
        .allMatch(note -> note.message().startsWith("node N" + note.station() + ": its "))
        .allMatch(note -> note.message().contains("Check its north."));
  }

  @Test
  void rightBearingsAreNotSetAside() {
    for (long seed = 14; seed < 18; seed++) {
      MarkedScene scene = sector(seed);
      assertThat(scene.associate(turned(scene, row -> 0)).refused().nodes()).isEmpty();
    }
  }

  @Test
  void levelsThatAreNonsenseAreToldAndSetAside() {
    MarkedScene scene = sector(18);
    PickColumns.Builder builder = new PickColumns.Builder();
    for (int i = 0; i < scene.rows.size(); i++) {
      builder
          .add(i, scene.rows.get(i).node(), scene.rows.get(i).time(), Phase.P, MarkedScene.SIGMA)
          .mark(new PickMark.Level(220))
          .mark(new PickMark.Waveform(WaveClass.HEAVY));
    }
    NetworkAssociation marked = scene.associate(builder.build());
    assertThat(marked.events()).isEqualTo(scene.associate(scene.plain()).events());
    assertThat(marked.refused().nodes())
        .singleElement()
        .satisfies(note -> assertThat(note.message())
            .contains("find fewer events", "marks were set aside", "units"));
  }

  /** Bearings with 2 degrees of noise, turned row by row. */
  private static PickColumns turned(MarkedScene scene, ToDoubleFunction<MarkedScene.Row> by) {
    double error = StrictMath.toRadians(2);
    Draw draw = new Draw(1);
    PickColumns.Builder builder = new PickColumns.Builder();
    for (int i = 0; i < scene.rows.size(); i++) {
      MarkedScene.Row row = scene.rows.get(i);
      double azimuth = row.azimuth() + by.applyAsDouble(row) + error * draw.gaussian();
      builder
          .add(i, row.node(), row.time(), Phase.P, MarkedScene.SIGMA)
          .mark(new PickMark.Bearing(azimuth, error));
    }
    return builder.build();
  }

  private static NetworkEvent only(NetworkAssociation result) {
    assertThat(result.events()).hasSize(1);
    return result.events().get(0);
  }
}
