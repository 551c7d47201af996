// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.pipeline.line;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.trucewatch.domain.line.Impulse;
import org.trucewatch.domain.line.ImpulseKind;
import org.trucewatch.domain.line.Incident;
import org.trucewatch.domain.line.Observation;
import org.trucewatch.domain.line.Sensor;
import org.trucewatch.domain.line.SourceRef;
import org.trucewatch.science.impulse.LineRecord;

/** Which sensors of any kind observed an incident: their times, and places or bearings where they have them, must fit it. */
final class Witnesses {
  /** Regional P and S in hard rock, km/s, and how far, as a share, a local path may differ. [A] */
  private static final double P_KILOMETERS_PER_SECOND = 6.0;

  private static final double S_KILOMETERS_PER_SECOND = 3.5;
  private static final double SPEED_SHARE = 0.05;
  private static final double SEISMIC_KILOMETERS_MAX = 200;

  /** Reading errors that are not stated, s. */
  private static final double SLACK_SECONDS = 0.3;

  /** A fire set by a burst is seen at one of the next overpasses. */
  private static final double FIRE_SECONDS_MAX = 12 * 3600.0;

  /** A pixel of 375 m and its geolocation. */
  private static final double PIXEL_KILOMETERS = 0.5;

  private static final double SIGMAS = 3;

  private final LineRecord record;
  private final SortedReports reports;

  Witnesses(LineRecord record, SortedReports reports) {
    this.record = record;
    this.reports = reports;
  }

  /** All of them, in order of the list of sensors. */
  List<SourceRef> of(Incident incident) {
    SortedSet<Integer> sensors = new TreeSet<>();
    for (Impulse impulse : incident.impulses()) {
      impulse.reports().forEach(n -> sensors.add(sensorOf(n)));
      seismic(impulse, sensors);
      flashes(impulse, sensors);
      if (impulse.kind() != ImpulseKind.LAUNCH) {
        heat(impulse, sensors);
      }
    }
    sensors.remove(-1);
    return sensors.stream().map(i -> SourceRef.of(record.sensors().get(i))).toList();
  }

  /** The sensor of an observation; -1 for what no sensor says. */
  int sensorOf(long number) {
    int row = java.util.Arrays.binarySearch(record.numbers(), number);
    return row >= 0 && record.observations().get(row) instanceof Observation.Pick p
        ? p.sensor()
        : -1;
  }

  private void seismic(Impulse impulse, SortedSet<Integer> sensors) {
    double last = SEISMIC_KILOMETERS_MAX / S_KILOMETERS_PER_SECOND;
    for (var row : reports.seismic().between(impulse.seconds() - 1, impulse.seconds() + last)) {
      Observation.SeismicPick pick = row.value();
      double away = away(impulse, record.sensors().get(pick.sensor()));
      double travel = away / (pick.isShear() ? S_KILOMETERS_PER_SECOND : P_KILOMETERS_PER_SECOND);
      double slack = SLACK_SECONDS
          + SPEED_SHARE * travel
          + SIGMAS * (pick.sigmaSeconds() + impulse.secondsSd());
      if (away <= SEISMIC_KILOMETERS_MAX
          && Math.abs(pick.seconds() - impulse.seconds() - travel) <= slack) {
        sensors.add(pick.sensor());
      }
    }
  }

  private void flashes(Impulse impulse, SortedSet<Integer> sensors) {
    double slack = SLACK_SECONDS + SIGMAS * impulse.secondsSd();
    for (var row :
        reports.flashes().between(impulse.seconds() - slack, impulse.seconds() + slack)) {
      Observation.Flash flash = row.value();
      Sensor camera = record.sensors().get(flash.sensor());
      double away = away(impulse, camera);
      double towards = StrictMath.atan2(
          impulse.eastKilometers() - camera.eastKilometers(),
          impulse.northKilometers() - camera.northKilometers());
      double sd = flash.sdRadians() + Math.sqrt(impulse.covariance().trace()) / Math.max(away, 0.1);
      double off =
          Math.abs(StrictMath.IEEEremainder(flash.azimuthRadians() - towards, 2 * Math.PI));
      if (off <= SIGMAS * sd) {
        sensors.add(flash.sensor());
      }
    }
  }

  private void heat(Impulse impulse, SortedSet<Integer> sensors) {
    double near = PIXEL_KILOMETERS + SIGMAS * Math.sqrt(impulse.covariance().trace());
    for (var row :
        reports.hotspots().between(impulse.seconds(), impulse.seconds() + FIRE_SECONDS_MAX)) {
      Observation.Hotspot pixel = row.value();
      double away = Math.hypot(
          pixel.eastKilometers() - impulse.eastKilometers(),
          pixel.northKilometers() - impulse.northKilometers());
      if (away <= near) {
        sensors.add(pixel.sensor());
      }
    }
  }

  private static double away(Impulse impulse, Sensor sensor) {
    return Math.hypot(
        impulse.eastKilometers() - sensor.eastKilometers(),
        impulse.northKilometers() - sensor.northKilometers());
  }
}
