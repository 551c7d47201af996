// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.trucewatch.domain.Draw;
import org.trucewatch.domain.quantity.Symmetric2;
import org.trucewatch.science.association.network.Medium;
import org.trucewatch.science.association.network.NetworkAssociation;
import org.trucewatch.science.association.network.NetworkAssociator;
import org.trucewatch.science.association.network.NetworkEvent;
import org.trucewatch.science.association.network.NetworkSettings;
import org.trucewatch.science.association.network.NetworkStation;
import org.trucewatch.science.association.network.Phase;
import org.trucewatch.science.association.network.PickColumns;
import org.trucewatch.science.association.network.Wind;
import org.trucewatch.science.association.scoring.BinomialBand;
import org.trucewatch.science.location.BearingBound;

/**
 * What a plan predicts for a small network, against events whose picks are drawn and given to the associator, which knows nothing of
 * the plan: the share that has enough picks, the share of those that the associator finds, and the radius that holds half of its
 * errors.
 */
class PredictionHoldsTest {
  private static final int EVENTS = 300;
  private static final int PICKS_MIN = 6;
  private static final double SPEED = LocationBound.SOUND_KM_PER_SECOND;
  private static final double PATH = 0.005;

  /** Hears to a definite range, as nodes of the simulated network do; the weather is one. */
  private static final LogisticRange RANGE = new LogisticRange(5, 6, 0.85, 12);

  private static final CoverageCase GIVEN = new CoverageCase(
      "simulated",
      CoverageCase.BASE.listening(),
      CoverageCase.BASE.ground(),
      new CoverageCase.Timing(PATH, 0, 0, 0.05),
      1,
      100,
      0.5,
      4,
      0.3);

  @Test
  void detectedSharesAndErrorsAreThosePredicted() {
    List<Sensor> sensors = sensors();
    Draw draw = new Draw(20_260_412);
    double[][] truth = new double[EVENTS][];
    PickColumns.Builder picks = new PickColumns.Builder();
    long id = 0;
    int drawn = 0;
    for (int e = 0; e < EVENTS; e++) {
      long before = id;
      truth[e] = new double[] {60.0 * e, draw.between(4, 20), draw.between(4, 20)};
      for (int s = 0; s < sensors.size(); s++) {
        id = pick(picks, id, s, sensors.get(s), truth[e], draw);
      }
      drawn += id - before >= PICKS_MIN ? 1 : 0;
    }
    NetworkAssociation found = associate(sensors, picks.build());
    CoverageModel model = new CoverageModel(
        sensors, RANGE, GIVEN, new CoverageSettings(PICKS_MIN, CoverageSettings.NEAREST));
    double predicted = 0;
    List<Double> bounds = new ArrayList<>();
    List<Double> errors = new ArrayList<>();
    int detected = 0;
    for (double[] event : truth) {
      predicted += model.detected(event[1], event[2]).enough() / EVENTS;
      for (Symmetric2 c : model.errors(event[1], event[2], 4)) {
        bounds.add(1000 * BearingBound.circularErrorMeters(c));
      }
      double error = nearest(found, event);
      if (error < 1) {
        detected++;
        errors.add(1000 * error);
      }
    }
    double share = drawn / (double) EVENTS;
    double ratio = median(errors) / median(bounds);
    System.out.printf(
        Locale.ROOT,
        "predicted %.3f, %d of %d drawn with enough picks (%.3f), %d found; half of the errors within %.1f m, bound %.1f m, ratio %.3f%n",
        predicted,
        drawn,
        EVENTS,
        share,
        detected,
        median(errors),
        median(bounds),
        ratio);
    assertThat(BinomialBand.of(EVENTS, predicted).holds(share))
        .as("%s of %s with enough picks, %s predicted", drawn, EVENTS, predicted)
        .isTrue();
    // A regression, not a law: the associator asks more of an event of six or seven picks than
    // their number; 276 of 296 on this seed.
    assertThat(detected / (double) drawn).isBetween(0.9, 1.0);
    // The associator learns the wind that the bound here is told; its design measured 1.03 to 1.08
    // of the bound.
    assertThat(ratio).isBetween(0.85, 1.2);
  }

  private static List<Sensor> sensors() {
    List<Sensor> sensors = new ArrayList<>();
    for (PlanePoint p : HexLayout.belt(24, 24, 3.2, 0)) {
      sensors.add(Sensor.allRound(
          "n" + sensors.size(), SensorKind.ACOUSTIC_NODE, p.eastKm(), p.northKm() + 12, ""));
    }
    return sensors;
  }

  private static long pick(
      PickColumns.Builder picks, long id, int station, Sensor sensor, double[] event, Draw draw) {
    double[] p = new double[1];
    RANGE.fill(sensor, event[1], event[2], p);
    double range = StrictMath.hypot(sensor.eastKm() - event[1], sensor.northKm() - event[2]);
    double time = range / SPEED;
    double sigma = StrictMath.hypot(CoverageModel.PICK_SECONDS, PATH * time);
    if (draw.between(0, 1) >= p[0]) {
      return id;
    }
    picks.add(
        id,
        station,
        event[0] + time + sigma * draw.gaussian(),
        Phase.P,
        CoverageModel.PICK_SECONDS);
    return id + 1;
  }

  private static NetworkAssociation associate(List<Sensor> sensors, PickColumns picks) {
    List<NetworkStation> stations = sensors.stream()
        .map(s -> new NetworkStation(s.id(), "", s.eastKm(), s.northKm(), 0))
        .toList();
    return new NetworkAssociator()
        .associate(
            stations,
            picks,
            new Medium.Sound(SPEED, PATH, 0, Wind.Learnt.withoutForecast()),
            NetworkSettings.sound());
  }

  private static double nearest(NetworkAssociation found, double[] event) {
    return found.events().stream()
        .filter(e -> Math.abs(e.timeSeconds() - event[0]) < 5)
        .min(Comparator.comparingDouble((NetworkEvent e) -> Math.abs(e.timeSeconds() - event[0])))
        .map(e -> StrictMath.hypot(e.eastKm() - event[1], e.northKm() - event[2]))
        .orElse(Double.POSITIVE_INFINITY);
  }

  private static double median(List<Double> values) {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    return sorted[sorted.length / 2];
  }
}
