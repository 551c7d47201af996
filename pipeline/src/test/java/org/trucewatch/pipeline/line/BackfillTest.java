// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.pipeline.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.trucewatch.domain.line.ControlLine;
import org.trucewatch.domain.line.Observation;
import org.trucewatch.domain.line.Sensor;
import org.trucewatch.domain.line.SensorKind;
import org.trucewatch.pipeline.line.Reopened.Why;
import org.trucewatch.science.impulse.LineRecord;

/** Rounds of one weapon: every other node's picks come hours later, as from behind a jammed link. */
class BackfillTest {
  private static final double SOUND = 0.335;
  private static final double LATE = 4 * 3_600;

  private final Random random = new Random(39);
  private final List<Sensor> sensors = new ArrayList<>();

  private LineRecord record(boolean isJammed) {
    for (int i = 0; i < 120; i++) {
      sensors.add(new Sensor(
          "n" + i,
          SensorKind.ACOUSTIC_NODE,
          "owner-" + i % 3,
          i % 2 == 0 ? "first" : "second",
          3 * (i % 12) + random.nextDouble(),
          2.5 * (i / 12) - 12 + random.nextDouble()));
    }
    List<Observation> all = new ArrayList<>();
    all.add(new Observation.Health(0, 0, true, 0));
    for (int round = 0; round < 5; round++) {
      blast(all, 3_600 + 20 * round, 18, -3, 9, isJammed);
      blast(all, 3_625 + 20 * round, 18.5, 2, 12, isJammed);
    }
    long[] numbers = new long[all.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = i;
    }
    ControlLine line = new ControlLine(
        List.of(new ControlLine.Vertex(-20, 0), new ControlLine.Vertex(60, 0)),
        "first",
        "second",
        0.05,
        3,
        0);
    return new LineRecord(sensors, all, numbers, line, 0, 86_400, SOUND);
  }

  private void blast(
      List<Observation> all, double at, double x, double y, double reach, boolean isJammed) {
    for (int i = 0; i < sensors.size(); i++) {
      double km =
          Math.hypot(sensors.get(i).eastKilometers() - x, sensors.get(i).northKilometers() - y);
      if (km < reach) {
        double heard = at + km / SOUND * (1 + 0.002 * random.nextGaussian());
        double received = heard + (isJammed && i % 3 != 0 ? LATE : 1);
        all.add(new Observation.Pick(i, heard, 0.012, 20, received));
      }
    }
  }

  private static LineJudgement judged(LineRecord record) {
    return new LineWatch(List.of("first", "second"), Optional.empty(), Instant.EPOCH)
        .judge(record, told -> {});
  }

  @Test
  void reportsThatCameLateReopenTheIncidentAndSayWhatChanged() {
    LineJudgement judgement = judged(record(true));
    List<Reopened> reopened = judgement.assurance().reopened();
    assertThat(reopened).isNotEmpty();
    Reopened first = reopened.getFirst();
    assertThat(first.why()).isIn(Why.CHANGED, Why.NEW);
    assertThat(first.lateReports()).isPositive();
    assertThat(first.lateSensors()).isPositive();
    assertThat(first.arrivedFromSeconds()).isGreaterThan(LATE);
    assertThat(judgement.findings())
        .anyMatch(f -> f.incident().incidentId().equals(first.incidentId()));
  }

  @Test
  void regionsWereWiderWithoutThem() {
    assertThat(judged(record(true)).assurance().replaced())
        .isNotEmpty()
        .allMatch(r -> r.sdBeforeKilometers() > r.sdAfterKilometers())
        .allMatch(r -> r.lateReports() > 0);
  }

  @Test
  void nothingIsReopenedWhereEverythingCameInTime() {
    LineRecord record = record(false);
    assertThat(new Backfill(record).isEmpty()).isTrue();
    assertThat(judged(record).assurance().reopened()).isEmpty();
  }

  @Test
  void theLastJudgementIsTheOneWithAllReportsWhateverWasToldBefore() {
    LineRecord late = record(true);
    LineJudgement whole = judged(late);
    assertThat(judged(late)).isEqualTo(whole);
    assertThat(new Backfill(late).without().observations().size())
        .isLessThan(late.observations().size());
  }
}
