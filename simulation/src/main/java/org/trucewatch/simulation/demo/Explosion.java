// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.simulation.demo;

import java.time.Instant;
import java.util.List;
import net.sf.geographiclib.Geodesic;
import net.sf.geographiclib.GeodesicData;
import org.trucewatch.domain.quantity.GeoPoint;
import org.trucewatch.simulation.Chance;
import org.trucewatch.simulation.Sides.Side;
import org.trucewatch.simulation.waveform.InfrasoundArray;
import org.trucewatch.simulation.waveform.InfrasoundPath;
import org.trucewatch.simulation.waveform.SurfaceBlast;
import org.trucewatch.simulation.waveform.WaveTrain;

/**
 * An explosion on the ground of the simulated world.
 *
 * @param name stable in the exercise
 * @param weapon what exploded
 * @param firedBy which side fired it
 * @param mustConclude what a correct system says about it
 */
record Explosion(
    String name,
    GeoPoint place,
    Instant occurredAt,
    SurfaceBlast blast,
    String weapon,
    Side firedBy,
    List<String> mustConclude) {

  /**
   * One phase of its sound at an array.
   *
   * @param travelSeconds to the array's reference point
   * @param apparentBackAzimuthRadians with the path's deviation
   * @param peakPascals largest pressure of the phase
   */
  record Arrival(
      InfrasoundPath.Phase phase,
      double rangeMeters,
      double travelSeconds,
      double trueBackAzimuthRadians,
      double apparentBackAzimuthRadians,
      double peakPascals,
      WaveTrain.Approach approach) {}

  /**
   * The phases of its sound at an array, in order of arrival.
   *
   * @param recordingStart what the arrivals' seconds count from
   * @param ductRadians where the stratospheric wind blows to
   */
  List<Arrival> arrivals(
      InfrasoundArray array, Instant recordingStart, double ductRadians, Chance chance) {
    GeodesicData way = Geodesic.WGS84.Inverse(
        place.latitudeDegrees(),
        place.longitudeDegrees(),
        array.reference().latitudeDegrees(),
        array.reference().longitudeDegrees());
    // GeographicLib gives the azimuth of the line at its end; looking back is half a turn from it.
    double back = StrictMath.toRadians(way.azi2) + StrictMath.PI;
    var path = new InfrasoundPath(way.s12, StrictMath.toRadians(way.azi1), ductRadians);
    return path.phases(chance).stream()
        .map(phase -> arrival(phase, way.s12, back, recordingStart))
        .toList();
  }

  private Arrival arrival(
      InfrasoundPath.Phase phase, double rangeMeters, double back, Instant recordingStart) {
    double apparent = back + phase.bearingDeviationRadians();
    double startSeconds = (occurredAt.toEpochMilli() - recordingStart.toEpochMilli()) / 1000.0;
    double peak = blast.peakPascals(rangeMeters) * StrictMath.pow(10, -phase.lossDecibels() / 20);
    return new Arrival(
        phase,
        rangeMeters,
        phase.travelSeconds(),
        back,
        apparent,
        peak,
        new WaveTrain.Approach(
            startSeconds + phase.travelSeconds(), apparent, phase.traceSpeedMetersPerSecond()));
  }

  /** The wave of one of its arrivals. */
  WaveTrain wave(Arrival arrival, Chance chance) {
    return WaveTrain.ofBlast(
        arrival.approach(),
        blast.durationSeconds(arrival.rangeMeters()),
        arrival.peakPascals(),
        arrival.phase().trainSeconds(),
        chance);
  }
}
