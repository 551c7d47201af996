// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.association;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.trucewatch.domain.ClockFault;
import org.trucewatch.domain.Detection;
import org.trucewatch.domain.Event;
import org.trucewatch.domain.Location.Located;
import org.trucewatch.science.location.ArrayLocator;

/**
 * Decides which element's clock is at fault where the array alone cannot: each suspect gives another bearing, and the event
 * that the <em>other</em> arrays locate agrees with one of them, or with none.
 *
 * <p>Each candidate's weight is its density in bearing, time and trace speed under the best of those events; clutter competes
 * with them. A candidate is chosen only with {@link #SHARE_MIN} of the weight and a bearing within 20 degrees; otherwise the
 * detection must not be used.
 */
public final class AlternativeChooser {
  /** Share of the weight a candidate needs. */
  static final double SHARE_MIN = 0.95;

  /** Trace speeds of ground-to-ground sound, m/s, and how softly they end: HRR-5's five arrays gave 346 to 366. */
  static final double SPEED_LOW = 325;

  static final double SPEED_HIGH = 420;
  static final double SPEED_EDGE = 15;

  private final AssociationSettings settings;

  public AlternativeChooser(AssociationSettings settings) {
    this.settings = settings;
  }

  /** What the other arrays say about a clock fault. */
  public sealed interface Choice {
    /**
     * @param share of the weight, 0.95 to 1
     */
    record Chosen(ClockFault.Candidate candidate, double share) implements Choice {}

    /** The detection cannot be used; the reason is for people to read. */
    record Ambiguous(String reason) implements Choice {}
  }

  /** Weighs the candidates of a fault against the detections of all other arrays. */
  public Choice choose(ClockFault fault, List<Detection> detections) {
    List<Detection> others =
        detections.stream().filter(d -> !d.arrayId().equals(fault.arrayId())).toList();
    List<Event> events =
        new ArrayList<>(new ArrayAssociator().associate(others, settings).events());
    events.removeIf(e -> !(e.location() instanceof Located));
    if (events.isEmpty()) {
      return new Choice.Ambiguous("the other arrays locate no event to compare "
          + fault.candidates().size() + " candidates with");
    }
    List<Double> weights =
        fault.candidates().stream().map(c -> weight(c.withoutIt(), events)).toList();
    double sum = StrictMath.exp(
        new Clutter(others, settings.clutterPerHour()).logDensity(fault.arrayId(), 0));
    int best = 0;
    for (int i = 0; i < weights.size(); i++) {
      sum += weights.get(i);
      best = weights.get(i) > weights.get(best) ? i : best;
    }
    double share = weights.get(best) / sum;
    return share >= SHARE_MIN
        ? new Choice.Chosen(fault.candidates().get(best), share)
        : new Choice.Ambiguous(String.format(
            Locale.ROOT,
            "the best candidate, %s, has %.2f of the weight, expected %.2f or more",
            fault.candidates().get(best).sensorId(),
            share,
            SHARE_MIN));
  }

  private static double weight(Detection candidate, List<Event> events) {
    double largest = 0;
    for (Event event : events) {
      if (event.location() instanceof Located located) {
        Prediction prediction = Prediction.of(located);
        if (Math.abs(prediction.bearingResidual(candidate))
            <= ArrayLocator.BEARING_RESIDUAL_RADIANS_MAX) {
          largest = Math.max(largest, StrictMath.exp(prediction.logDensity(candidate)));
        }
      }
    }
    return largest * speedFactor(candidate);
  }

  private static double speedFactor(Detection candidate) {
    double speed = candidate.traceSpeedMetersPerSecond();
    double error = candidate.traceSpeedErrorMetersPerSecond();
    double outside = Math.max(0, Math.max(SPEED_LOW - speed, speed - SPEED_HIGH));
    return StrictMath.exp(-0.5 * outside * outside / (SPEED_EDGE * SPEED_EDGE + error * error));
  }
}
