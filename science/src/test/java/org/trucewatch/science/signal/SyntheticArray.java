// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.signal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.trucewatch.domain.ArrayElement;
import org.trucewatch.domain.Draw;
import org.trucewatch.domain.SensorArray;
import org.trucewatch.domain.WaveformSegment;
import org.trucewatch.domain.quantity.GeoPoint;

/** Simulated recordings of a plane wave in noise, with everything about them known. */
final class SyntheticArray {
  static final Instant START = Instant.parse("2031-03-15T12:00:00Z");
  static final int RATE = 40;

  private final SensorArray array;
  private final Draw draw;
  private final double[][] pascals;

  /** Elements in a ring of that radius, jittered; unit noise, stronger at low frequencies. */
  SyntheticArray(long seed, int elements, double radiusMeters, int seconds) {
    draw = new Draw(seed);
    List<ArrayElement> list = new ArrayList<>();
    double lat = 48;
    for (int m = 0; m < elements; m++) {
      double angle = 2 * Math.PI * (m + draw.between(-0.2, 0.2)) / elements;
      double r = m == 0 && elements > 3 ? radiusMeters * 0.15 : radiusMeters * draw.between(0.8, 1);
      double north = r * Math.cos(angle) / 111_195;
      double east = r * Math.sin(angle) / 111_195 / Math.cos(Math.toRadians(lat));
      list.add(
          new ArrayElement("XX.A0" + m + "..HDF", GeoPoint.onEllipsoid(lat + north, 38 + east)));
    }
    array = RealRecordings.array("A0", list);
    pascals = new double[elements][seconds * RATE];
    for (double[] trace : pascals) {
      double slow = 0;
      for (int i = 0; i < trace.length; i++) {
        slow = 0.98 * slow + 0.3 * draw.gaussian();
        trace[i] = slow + draw.gaussian();
      }
    }
  }

  Draw draw() {
    return draw;
  }

  SensorArray array() {
    return array;
  }

  /** Adds a burst with many frequencies that reaches the reference point at that second. */
  void addWave(
      double atSeconds,
      double backAzimuth,
      double speed,
      double amplitude,
      double[] delaysOfSites) {
    ArrayGeometry geometry = ArrayGeometry.of(array);
    Slowness s = Slowness.of(backAzimuth, speed);
    double[] phases = new double[12];
    for (int k = 0; k < phases.length; k++) {
      phases[k] = draw.between(0, 2 * Math.PI);
    }
    for (int m = 0; m < pascals.length; m++) {
      double arrives = atSeconds + geometry.delaySeconds(m, s) + delaysOfSites[m];
      for (int i = 0; i < pascals[m].length; i++) {
        double t = i / (double) RATE - arrives;
        if (Math.abs(t) < 12) {
          double sum = 0;
          for (int k = 0; k < phases.length; k++) {
            sum += Math.cos(2 * Math.PI * (0.6 + 0.25 * k) * t + phases[k]);
          }
          pascals[m][i] += amplitude * Math.exp(-t * t / 18) * sum / Math.sqrt(6);
        }
      }
    }
  }

  ArrayRecording recording() {
    List<WaveformSegment> segments = new ArrayList<>();
    for (int m = 0; m < pascals.length; m++) {
      segments.add(
          new WaveformSegment(array.elements().get(m).sensorId(), START, RATE, pascals[m]));
    }
    return new ArrayRecording(array, segments);
  }
}
