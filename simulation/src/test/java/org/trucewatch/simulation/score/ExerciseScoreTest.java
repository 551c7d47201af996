// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.simulation.score;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.trucewatch.domain.quantity.GeoPoint;
import org.trucewatch.domain.quantity.Symmetric2;
import org.trucewatch.science.association.scoring.FoundEvent;
import org.trucewatch.simulation.Sides;
import org.trucewatch.simulation.exercise.ExercisePlan;
import org.trucewatch.simulation.exercise.Must;
import org.trucewatch.simulation.ground.Theatre;
import org.trucewatch.simulation.score.ExerciseScore.Row;
import org.trucewatch.simulation.score.ExerciseScore.Standing;
import org.trucewatch.simulation.sensor.Emission;
import org.trucewatch.simulation.source.Occurrence;
import org.trucewatch.simulation.source.Occurrence.Kind;
import org.trucewatch.simulation.weather.WeatherPlan;

class ExerciseScoreTest {
  private static final int PICKS_MIN = 6;

  /** Picks 0-5 of a shot, 6-11 of another, 12-14 of a weak one, 15-20 of thunder, 21-26 noise. */
  private static TruthTable truth() {
    TruthTable truth = new TruthTable();
    truth.happened(pulse(1, Kind.DEMINING), true);
    truth.happened(pulse(2, Kind.DEMINING), false);
    truth.happened(pulse(3, Kind.QUARRY), false);
    truth.happened(pulse(4, Kind.THUNDER), false);
    for (int i = 0; i < 27; i++) {
      truth.caused(i, i < 6 ? 1 : i < 12 ? 2 : i < 15 ? 3 : i < 21 ? 4 : Emission.NOISE);
    }
    return truth;
  }

  private static Occurrence pulse(long number, Kind kind) {
    return new Occurrence(number, kind, 10 * number, 0, 0, 0, 1, Double.NaN, 0, Optional.empty());
  }

  private static FoundEvent found(double east, int... picks) {
    return new FoundEvent(10, east, 0, 0.9, new Symmetric2(0.01, 0, 0.01), picks);
  }

  private static ExerciseScore score(List<FoundEvent> found) {
    ExercisePlan plan = new ExercisePlan(
        "score",
        "Score",
        1,
        new Theatre.Extent(
            GeoPoint.onEllipsoid(45, 60), Instant.parse("2031-04-01T00:00:00Z"), 1, 10, 10),
        Sides.DEMO,
        new WeatherPlan(Optional.empty(), Double.NaN, Double.NaN, 283, 0.7, 0.3),
        List.of(),
        Optional.empty(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(
            must(Must.Kind.LOCATABLE_FOUND_MIN, 0.5),
            must(Must.Kind.FALSE_EVENTS_MAX, 0),
            must(Must.Kind.CONFUSER_EVENTS_MAX, 1),
            must(Must.Kind.SIDE_UNDETERMINED, 0),
            must(Must.Kind.ELLIPSE_90_MIN, 0.5)));
    long[] numbers = LongStream.range(0, 27).toArray();
    return new ExerciseScore(plan, 1, truth(), numbers, found, PICKS_MIN);
  }

  private static Must must(Must.Kind kind, double threshold) {
    return new Must(kind.name(), kind, threshold, "");
  }

  @Test
  void everythingIsCountedOnceWithItsDenominator() {
    ExerciseScore score = score(List.of(
        found(0.1, 0, 1, 2, 3, 4, 5),
        found(0, 15, 16, 17, 18, 19, 20),
        found(0, 21, 22, 23, 24, 25, 26)));
    assertThat(score.byClass())
        .containsEntry("demining", new Row(2, 2, 2, 1))
        .containsEntry("quarry", new Row(1, 1, 0, 0))
        .hasSize(2);
    assertThat(score.confuserEvents()).isEqualTo(1);
    assertThat(score.falseEvents()).isEqualTo(1);
    assertThat(score.events().medianErrorKilometers()).isEqualTo(0.1);
    assertThat(score.musts().stream().map(ExerciseScore.MustResult::standing))
        .containsExactly(
            Standing.MET, Standing.NOT_MET, Standing.MET, Standing.NOT_JUDGED, Standing.MET);
  }

  @Test
  void ofNothingFoundNothingIsSaidOfPlaces() {
    ExerciseScore score = score(List.of());
    assertThat(score.musts().getFirst().standing()).isEqualTo(Standing.NOT_MET);
    assertThat(score.musts().getLast().standing()).isEqualTo(Standing.NOT_JUDGED);
  }
}
