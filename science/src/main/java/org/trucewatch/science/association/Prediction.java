// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.association;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.trucewatch.domain.Detection;
import org.trucewatch.domain.Event;
import org.trucewatch.domain.Location.Located;
import org.trucewatch.domain.quantity.GeoPoint;
import org.trucewatch.domain.quantity.Symmetric2;
import org.trucewatch.science.location.Angles;
import org.trucewatch.science.location.ArrayLocator;
import org.trucewatch.science.location.GroundLine;
import org.trucewatch.science.propagation.BearingDeviation;
import org.trucewatch.science.propagation.CelerityMixture.Path;
import org.trucewatch.science.propagation.TravelTimeDensity;
import org.trucewatch.science.propagation.VonMises;

/**
 * What a supposed source leads an array to expect, to be held against a detection.
 *
 * @param place supposed place
 * @param placeKilometers2 covariance of the place in the plane there, km²
 * @param occurredAt supposed origin time
 * @param occurredAtErrorSeconds 1-sigma
 */
record Prediction(
    GeoPoint place,
    Symmetric2 placeKilometers2,
    Instant occurredAt,
    double occurredAtErrorSeconds) {
  private static final double RANGE_KILOMETERS_MIN = 0.05;
  private static final double VARIANCE_MAX = 9;

  static Prediction of(ArrayLocator.Sketch sketch) {
    return new Prediction(
        sketch.mean(),
        sketch.covarianceKilometers2(),
        sketch.occurredAt(),
        sketch.occurredAtErrorSeconds());
  }

  static Prediction of(Located located) {
    return new Prediction(
        located.mean(),
        located.covarianceKilometers2(),
        located.occurredAt(),
        located.occurredAtErrorSeconds());
  }

  /** Measured minus expected bearing, -pi to pi. */
  double bearingResidual(Detection detection) {
    return Angles.difference(detection.backAzimuthRadians(), line(detection).azimuthRadians());
  }

  /** Range from the array, at least 50 m. */
  double rangeKilometers(Detection detection) {
    return Math.max(RANGE_KILOMETERS_MIN, line(detection).kilometers());
  }

  private GroundLine line(Detection detection) {
    return GroundLine.greatCircle(detection.position(), place);
  }

  /** Log of the detection's density in time and bearing under this source, per s and radian. */
  double logDensity(Detection detection) {
    GroundLine line = line(detection);
    double range = Math.max(RANGE_KILOMETERS_MIN, line.kilometers());
    double deviation = BearingDeviation.errorRadians(range);
    double measured = detection.backAzimuthErrorRadians();
    double spread = varianceAcross(detection) / (range * range);
    double variance = Math.min(VARIANCE_MAX, measured * measured + deviation * deviation + spread);
    double off = Angles.difference(detection.backAzimuthRadians(), line.azimuthRadians());
    double time = times(detection, range).density(travelSeconds(detection));
    return time > 0
        ? VonMises.logDensity(off, 1 / variance) + StrictMath.log(time)
        : Double.NEGATIVE_INFINITY;
  }

  /** Variance of the place across the line of sight, km². */
  private double varianceAcross(Detection detection) {
    double back = GroundLine.greatCircle(place, detection.position()).azimuthRadians();
    double east = StrictMath.cos(back);
    double north = -StrictMath.sin(back);
    return placeKilometers2.ee() * east * east
        + 2 * placeKilometers2.en() * east * north
        + placeKilometers2.nn() * north * north;
  }

  private TravelTimeDensity times(Detection detection, double range) {
    double error = detection.timeErrorSeconds();
    return new TravelTimeDensity(
        range, Math.sqrt(error * error + occurredAtErrorSeconds * occurredAtErrorSeconds));
  }

  private double travelSeconds(Detection detection) {
    return Duration.between(occurredAt, detection.detectedAt()).toMillis() * 1e-3;
  }

  /** The detection as an arrival from this source. */
  Event.Arrival arrival(Detection detection, double logLikelihoodRatio) {
    GroundLine line = GroundLine.geodesic(detection.position(), place);
    double range = Math.max(RANGE_KILOMETERS_MIN, line.kilometers());
    TravelTimeDensity times = new TravelTimeDensity(range, detection.timeErrorSeconds());
    double travel = travelSeconds(detection);
    Path path = times.likeliestPath(travel);
    return new Event.Arrival(
        detection,
        Angles.difference(detection.backAzimuthRadians(), line.azimuthRadians()),
        travel - times.meanSeconds(path),
        path.name().toLowerCase(Locale.ROOT),
        logLikelihoodRatio);
  }
}
