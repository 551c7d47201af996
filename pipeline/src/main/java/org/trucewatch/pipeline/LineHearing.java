// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.pipeline;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.trucewatch.domain.Detection;
import org.trucewatch.domain.LeafRef;
import org.trucewatch.domain.Sourced;
import org.trucewatch.domain.line.Observation;
import org.trucewatch.domain.line.Sensor;
import org.trucewatch.domain.line.SensorKind;
import org.trucewatch.domain.quantity.GeoPoint;
import org.trucewatch.science.impulse.LineRecord;
import org.trucewatch.science.location.GeodesicPlane;
import org.trucewatch.science.location.GroundLine;
import org.trucewatch.science.location.Wgs84;

/**
 * What the detector found in the recordings of a network's own arrays, as observations of the line. A recording belongs to the
 * network where its array has the name of an infrasound array that is registered, and stands where that one says it stands.
 */
public final class LineHearing {
  /** An array of that name farther away is another one: no array is wider. */
  static final double PLACE_KILOMETERS_MAX = 10;

  /** The air turns a wave by this on its way, beside what the detector measures. [D: 1.4 degrees at the five arrays of HRR-5] */
  static final double PATH_SD_RADIANS = StrictMath.toRadians(1.5);

  /** A detection is known when its last window was recorded. */
  private static final Duration WINDOW = Duration.ofSeconds(20);

  private LineHearing() {}

  /** A detection as an observation of the line. */
  public record Heard(Detection detection, Observation.Bearing bearing) {}

  /**
   * The detections of registered arrays within the record's span, in the order given.
   *
   * @param start instant of the record's second 0
   * @param origin of its plane
   */
  public static List<Heard> heard(
      Instant start, GeoPoint origin, LineRecord record, List<Detection> detections) {
    var plane = new GeodesicPlane(origin);
    List<Heard> heard = new ArrayList<>();
    Map<String, Optional<Integer>> known = new HashMap<>();
    for (Detection d : detections) {
      known
          .computeIfAbsent(d.arrayId(), id -> registered(d, plane, record.sensors()))
          .map(sensor -> new Heard(d, bearing(sensor, d, start, plane)))
          .filter(h -> h.bearing().seconds() >= record.fromSeconds()
              && h.bearing().seconds() <= record.toSeconds())
          .ifPresent(heard::add);
    }
    return heard;
  }

  private static Optional<Integer> registered(
      Detection d, GeodesicPlane plane, List<Sensor> sensors) {
    for (int i = 0; i < sensors.size(); i++) {
      Sensor s = sensors.get(i);
      if (s.kind() == SensorKind.INFRASOUND_ARRAY && s.name().equals(d.arrayId())) {
        GeoPoint stated = plane.point(s.eastKilometers(), s.northKilometers());
        boolean there =
            GroundLine.greatCircle(stated, d.position()).kilometers() <= PLACE_KILOMETERS_MAX;
        return there ? Optional.of(i) : Optional.empty();
      }
    }
    return Optional.empty();
  }

  private static Observation.Bearing bearing(
      int sensor, Detection d, Instant start, GeodesicPlane plane) {
    double[] at = plane.kilometers(d.position());
    // Meridians meet, the plane's lines do not: its north has this azimuth at the array.
    double turn = Wgs84.inverse(d.position(), plane.point(at[0], at[1] + 1)).azimuthRadians();
    double azimuth = d.backAzimuthRadians() - turn;
    double seconds = Duration.between(start, d.detectedAt()).toNanos() * 1e-9;
    return new Observation.Bearing(
        sensor,
        seconds,
        azimuth - 2 * Math.PI * Math.floor(azimuth / (2 * Math.PI)),
        StrictMath.hypot(d.backAzimuthErrorRadians(), PATH_SD_RADIANS),
        d.fStatistic(),
        seconds + d.duration().plus(WINDOW).toNanos() * 1e-9);
  }

  /** The record with these as further observations, numbered on from its last. */
  public static LineRecord with(LineRecord record, List<Heard> heard) {
    List<Observation> all = new ArrayList<>(record.observations());
    long[] numbers = Arrays.copyOf(record.numbers(), all.size() + heard.size());
    for (Heard h : heard) {
      numbers[all.size()] = all.isEmpty() ? 0 : numbers[all.size() - 1] + 1;
      all.add(h.bearing());
    }
    return record.with(all, numbers);
  }

  /** The same with the leaf of each detection. */
  static LineObservations with(LineObservations line, List<Sourced<Detection>> detections) {
    List<Heard> heard = heard(
        line.start(),
        line.origin(),
        line.record(),
        detections.stream().map(Sourced::value).toList());
    if (heard.isEmpty()) {
      return line;
    }
    Map<String, LeafRef> leafOf = new HashMap<>();
    detections.forEach(d -> leafOf.put(d.value().detectionId(), d.leaf()));
    List<LeafRef> leaves = new ArrayList<>(line.leaves());
    for (Heard h : heard) {
      leaves.add(Optional.ofNullable(leafOf.get(h.detection().detectionId())).orElseThrow());
    }
    return new LineObservations(
        line.start(),
        line.origin(),
        line.firstPartyId(),
        line.secondPartyId(),
        with(line.record(), heard),
        leaves,
        line.tables());
  }
}
