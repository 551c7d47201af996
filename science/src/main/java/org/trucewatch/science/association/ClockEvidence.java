// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.association;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.trucewatch.domain.ClockFault;
import org.trucewatch.domain.Detection;
import org.trucewatch.domain.Event;
import org.trucewatch.domain.Location.Located;
import org.trucewatch.science.location.ArrayLocator;

/**
 * How well the waves of one array agree with what the <em>other</em> arrays located, under one supposition about its clocks.
 *
 * <p>A wave's weight is its density in bearing, time and trace speed under the event it fits best, never less than that of
 * clutter. Waves of one event came through nearly the same air: their errors are shared, so they count once, by the mean of
 * their logarithms. Waves that fit no event under any supposition say nothing.
 */
final class ClockEvidence {
  /** Trace speeds of ground-to-ground sound, m/s, and how softly they end: HRR-5's five arrays gave 346 to 366. */
  static final double SPEED_LOW = 325;

  static final double SPEED_HIGH = 420;
  static final double SPEED_EDGE = 15;

  private final List<Prediction> events = new ArrayList<>();
  private final double logClutter;

  /**
   * @param arrayId the array in question; its own detections are left out
   */
  ClockEvidence(String arrayId, List<Detection> detections, AssociationSettings settings) {
    List<Detection> others =
        detections.stream().filter(d -> !d.arrayId().equals(arrayId)).toList();
    for (Event event : new ArrayAssociator().associate(others, settings).events()) {
      if (event.location() instanceof Located located) {
        events.add(Prediction.of(located));
      }
    }
    logClutter = new Clutter(others, settings.clutterPerHour()).logDensity(arrayId, 0);
  }

  /** Whether the other arrays locate anything to compare with. */
  boolean isEmpty() {
    return events.isEmpty();
  }

  /**
   * One wave: each row of a fault, seen under each supposition.
   *
   * @param versions by supposition; empty where the wave is not heard under it
   */
  record Wave(List<Optional<Detection>> versions) {}

  /** Waves by the elements that may be left out, in this order. */
  static List<Wave> waves(List<ClockFault> rows, List<String> sensorIds) {
    Function<ClockFault, Wave> wave =
        row -> new Wave(sensorIds.stream().map(id -> without(row, id)).toList());
    return rows.stream().map(wave).toList();
  }

  /** The wave of a row without this element. */
  static Optional<Detection> without(ClockFault row, String sensorId) {
    return row.candidates().stream()
        .filter(c -> c.sensorId().equals(sensorId))
        .map(ClockFault.Candidate::withoutIt)
        .findFirst();
  }

  /** Logarithm of the joint weight under each supposition, relative to all waves being clutter. */
  double[] logWeights(List<Wave> waves, int suppositions) {
    double[] sums = new double[suppositions];
    for (int e = 0; e < events.size(); e++) {
      int event = e;
      List<Wave> members = waves.stream().filter(w -> bestEvent(w) == event).toList();
      for (Wave wave : members) {
        for (int h = 0; h < suppositions; h++) {
          double gain = wave.versions().get(h).map(d -> gain(d, event)).orElse(0.0);
          sums[h] += gain / members.size();
        }
      }
    }
    return sums;
  }

  /** The event that some version of the wave fits best; -1 where none beats clutter. */
  private int bestEvent(Wave wave) {
    int best = -1;
    double most = 0;
    for (int e = 0; e < events.size(); e++) {
      for (Optional<Detection> version : wave.versions()) {
        double gain = version.isPresent() ? gain(version.get(), e) : 0;
        if (gain > most) {
          most = gain;
          best = e;
        }
      }
    }
    return best;
  }

  /** Log of a detection's density under an event over that of clutter, at least 0. */
  private double gain(Detection detection, int event) {
    Prediction prediction = events.get(event);
    if (Math.abs(prediction.bearingResidual(detection))
        > ArrayLocator.BEARING_RESIDUAL_RADIANS_MAX) {
      return 0;
    }
    return Math.max(0, prediction.logDensity(detection) + logSpeedFactor(detection) - logClutter);
  }

  private static double logSpeedFactor(Detection detection) {
    double speed = detection.traceSpeedMetersPerSecond();
    double error = detection.traceSpeedErrorMetersPerSecond();
    double outside = Math.max(0, Math.max(SPEED_LOW - speed, speed - SPEED_HIGH));
    return -0.5 * outside * outside / (SPEED_EDGE * SPEED_EDGE + error * error);
  }
}
