// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.association;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.trucewatch.domain.Detection;
import org.trucewatch.domain.quantity.GeoPoint;
import org.trucewatch.domain.quantity.Symmetric2;
import org.trucewatch.science.location.ArrayLocator;
import org.trucewatch.science.location.GroundLine;
import org.trucewatch.science.propagation.TravelTimeDensity;

/**
 * Supposed sources to start from: where the bearings of two arrays cross and their spans of possible origin times overlap.
 * Pairs come from one sweep over the detections by time; each crossing is scored by what all detections say of it.
 */
final class Seeds {
  /** Most crossings scored in a call; the sweep stops there. Enough for all pairs of 200 detections. */
  static final int SEEDS_MAX = 20_000;

  /** Origin times tried in the overlap of a pair. */
  private static final int ORIGINS = 12;

  /** How wrong a crossing may be, as a share of its mean range: 4 degrees. */
  private static final double PLACE_ERROR_SHARE = 0.07;

  /** Seconds of origin time that a km of place is worth: sound takes 3.3 s/km, a third of it stays in the sum. */
  private static final double ORIGIN_SECONDS_PER_KILOMETER = 0.33;

  private Seeds() {}

  /**
   * A supposed source.
   *
   * @param score sum over arrays of the best log-likelihood ratio above 0
   */
  record Seed(Prediction prediction, double score) {}

  /** Supposed sources among these detections, the best first. */
  static List<Seed> list(List<Detection> detections, Clutter clutter, double rangeMax) {
    List<Detection> byTime = detections.stream()
        .sorted(Comparator.comparing(Detection::detectedAt)
            .thenComparing(Detection::arrayId)
            .thenComparing(Detection::detectionId))
        .toList();
    double slowest = rangeMax / TravelTimeDensity.CELERITY_MIN_KILOMETERS_PER_SECOND;
    List<Seed> seeds = new ArrayList<>();
    for (int i = 0; i < byTime.size(); i++) {
      for (int j = i + 1; j < byTime.size() && seeds.size() < SEEDS_MAX; j++) {
        if (secondsBetween(byTime.get(i), byTime.get(j)) > slowest) {
          break;
        }
        findAt(byTime.get(i), byTime.get(j), byTime, clutter, rangeMax).ifPresent(seeds::add);
      }
    }
    seeds.sort(Comparator.comparingDouble(Seed::score).reversed()); // stable: ties stay by time
    return seeds;
  }

  private static double secondsBetween(Detection a, Detection b) {
    return Duration.between(a.detectedAt(), b.detectedAt()).toMillis() * 1e-3;
  }

  private static Optional<Seed> findAt(
      Detection a, Detection b, List<Detection> all, Clutter clutter, double rangeMax) {
    if (a.arrayId().equals(b.arrayId())) {
      return Optional.empty();
    }
    Optional<GeoPoint> crossing = BearingCrossing.find(a, b, rangeMax);
    if (crossing.isEmpty()) {
      return Optional.empty();
    }
    GeoPoint place = crossing.get();
    double rangeA = GroundLine.greatCircle(a.position(), place).kilometers();
    double rangeB = GroundLine.greatCircle(b.position(), place).kilometers();
    double later = secondsBetween(a, b);
    // Spans of the origin time in seconds after a's detection.
    double from = Math.max(earliest(rangeA), later + earliest(rangeB));
    double to = Math.min(latest(rangeA), later + latest(rangeB));
    if (from > to) {
      return Optional.empty();
    }
    return Optional.of(
        bestOrigin(place, 0.5 * (rangeA + rangeB), a.detectedAt(), from, to, all, clutter));
  }

  private static double earliest(double range) {
    return -(range * (1 + PLACE_ERROR_SHARE))
        / TravelTimeDensity.CELERITY_MIN_KILOMETERS_PER_SECOND;
  }

  private static double latest(double range) {
    return -(range * (1 - PLACE_ERROR_SHARE))
        / TravelTimeDensity.CELERITY_MAX_KILOMETERS_PER_SECOND;
  }

  private static Seed bestOrigin(
      GeoPoint place,
      double range,
      Instant reference,
      double from,
      double to,
      List<Detection> all,
      Clutter clutter) {
    double placeError = PLACE_ERROR_SHARE * range;
    double originError = 1 + (to - from) / ORIGINS + placeError * ORIGIN_SECONDS_PER_KILOMETER;
    Symmetric2 spread = new Symmetric2(placeError * placeError, 0, placeError * placeError);
    Prediction sight = new Prediction(place, spread, reference, originError);
    List<Detection> inSight = all.stream()
        .filter(
            d -> Math.abs(sight.bearingResidual(d)) <= ArrayLocator.BEARING_RESIDUAL_RADIANS_MAX)
        .toList();
    Seed best = null;
    for (int s = 0; s < ORIGINS; s++) {
      double after = from + (s + 0.5) / ORIGINS * (to - from);
      Instant origin = reference.plusMillis(StrictMath.round(1000 * after));
      Prediction prediction = new Prediction(place, spread, origin, originError);
      double score = score(prediction, inSight, clutter);
      best = best == null || score > best.score() ? new Seed(prediction, score) : best;
    }
    return Objects.requireNonNull(best);
  }

  private static double score(Prediction prediction, List<Detection> inSight, Clutter clutter) {
    Map<String, Double> byArray = new TreeMap<>();
    for (Detection detection : inSight) {
      double ratio = prediction.logDensity(detection) - clutter.logDensity(detection.arrayId(), 0);
      byArray.merge(detection.arrayId(), Math.max(0, ratio), Math::max);
    }
    double sum = 0;
    for (double ratio : byArray.values()) {
      sum += ratio;
    }
    return sum;
  }
}
