// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.location;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.trucewatch.domain.Detection;
import org.trucewatch.domain.quantity.GeoPoint;

/**
 * The detections of one event at one array, with one bearing: the packets came through nearly the same air, so their bearing
 * errors are taken as fully correlated. The bearing is their median, so that one stray packet does not turn it; its variance is
 * the harmonic mean of theirs, not a share of it, and the square of their scatter (1.4826 times the median departure, the
 * standard deviation of a normal): packets through different ducts are turned differently.
 *
 * @param times arrival of each packet, s after the epoch
 * @param timeErrorSeconds 1-sigma, the largest of the packets
 */
record ArrayGroup(
    String arrayId,
    GeoPoint position,
    double bearingRadians,
    double bearingVariance,
    List<Double> times,
    double timeErrorSeconds) {

  private static final double MAD_TO_SIGMA = 1.4826;

  /** The total order in which everything here sums, so that the order of the input cannot matter. */
  static final Comparator<Detection> ORDER = Comparator.comparing(Detection::arrayId)
      .thenComparing(Detection::detectedAt)
      .thenComparing(Detection::detectionId)
      .thenComparing(Detection::backAzimuthRadians);

  /** Groups by array, arrays by name; times are relative to the epoch. */
  static List<ArrayGroup> of(List<Detection> detections, Instant epoch) {
    SortedMap<String, List<Detection>> byArray = new TreeMap<>();
    for (Detection detection : detections.stream().sorted(ORDER).toList()) {
      byArray.computeIfAbsent(detection.arrayId(), id -> new ArrayList<>()).add(detection);
    }
    return byArray.values().stream().map(packets -> group(packets, epoch)).toList();
  }

  private static ArrayGroup group(List<Detection> packets, Instant epoch) {
    Detection first = packets.getFirst();
    double weights = 0;
    double timeError = 0;
    List<Double> turned = new ArrayList<>();
    List<Double> times = new ArrayList<>();
    for (Detection packet : packets) {
      weights += 1 / (packet.backAzimuthErrorRadians() * packet.backAzimuthErrorRadians());
      turned.add(Angles.difference(packet.backAzimuthRadians(), first.backAzimuthRadians()));
      times.add(seconds(Duration.between(epoch, packet.detectedAt())));
      timeError = Math.max(timeError, packet.timeErrorSeconds());
    }
    double middle = median(turned);
    double scatter =
        MAD_TO_SIGMA * median(turned.stream().map(t -> Math.abs(t - middle)).toList());
    return new ArrayGroup(
        first.arrayId(),
        first.position(),
        first.backAzimuthRadians() + middle,
        packets.size() / weights + scatter * scatter,
        List.copyOf(times),
        timeError);
  }

  private static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    int half = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(half)
        : 0.5 * (sorted.get(half - 1) + sorted.get(half));
  }

  static double seconds(Duration duration) {
    return duration.getSeconds() + duration.getNano() * 1e-9;
  }
}
