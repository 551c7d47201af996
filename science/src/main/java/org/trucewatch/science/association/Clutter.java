// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.association;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.trucewatch.domain.Detection;

/**
 * How often an array detects something that nobody else shares: bearing uniform, times Poisson, the rate of each array
 * estimated from the call's own detections with a Gamma prior worth one hour, so that it is never 0.
 */
final class Clutter {
  private static final double SECONDS_PER_HOUR = 3600;
  private static final double LOG_TWO_PI = StrictMath.log(2 * StrictMath.PI);

  private final SortedMap<String, Integer> counts = new TreeMap<>();
  private final double priorPerHour;
  private final double hours;

  Clutter(List<Detection> detections, double priorPerHour) {
    this.priorPerHour = priorPerHour;
    Instant first = Instant.MAX;
    Instant last = Instant.MIN;
    for (Detection detection : detections) {
      counts.merge(detection.arrayId(), 1, Integer::sum);
      first = detection.detectedAt().isBefore(first) ? detection.detectedAt() : first;
      last = detection.detectedAt().isAfter(last) ? detection.detectedAt() : last;
    }
    this.hours = detections.isEmpty() ? 0 : Duration.between(first, last).toMillis() / 3.6e6;
  }

  private Clutter(SortedMap<String, Integer> counts, double priorPerHour, double hours) {
    this.counts.putAll(counts);
    this.priorPerHour = priorPerHour;
    this.hours = hours;
  }

  /** The clutter left when these detections are explained by an event: same arrays, same time, fewer detections. */
  Clutter without(List<Detection> explained) {
    Clutter rest = new Clutter(counts, priorPerHour, hours);
    explained.forEach(d -> rest.counts.merge(d.arrayId(), -1, Integer::sum));
    return rest;
  }

  /** Arrays that detected anything, so that their silence says something. */
  int arrays() {
    return counts.size();
  }

  /** Log density per s and radian at this array, when this many of its detections are explained by an event. */
  double logDensity(String arrayId, int explained) {
    int rest = Math.max(0, counts.getOrDefault(arrayId, 0) - explained);
    double perHour = (priorPerHour + rest) / (1 + hours);
    return StrictMath.log(perHour / SECONDS_PER_HOUR) - LOG_TWO_PI;
  }
}
