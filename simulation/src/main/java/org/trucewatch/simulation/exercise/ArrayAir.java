// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.simulation.exercise;

import java.util.ArrayList;
import java.util.List;
import org.trucewatch.domain.quantity.GeoPoint;
import org.trucewatch.science.location.GeodesicPlane;
import org.trucewatch.science.location.Wgs84;
import org.trucewatch.simulation.Chance;
import org.trucewatch.simulation.sensor.Site;
import org.trucewatch.simulation.source.Occurrence;
import org.trucewatch.simulation.waveform.InfrasoundPath;
import org.trucewatch.simulation.waveform.SurfaceBlast;

/**
 * The air about one infrasound array: by which ways a blast reaches it, and how strong. Blasts of weapons, quarries, demining,
 * fireworks, and thunder near by; engines, fires and the booms of aircraft are left out.
 */
final class ArrayAir {
  /** Thunder is not followed farther; it is heard to 20 or 25 km. [F] */
  private static final double THUNDER_KILOMETERS = 25;

  /** No wave of an exercise is followed farther. [R: stratospheric returns to 300 km] */
  private static final double KILOMETERS_MAX = 300;

  /** Nearer than this the far-field law is not asked. */
  private static final double KILOMETERS_MIN = 0.5;

  /** Weaker waves are lost in the microphones' own noise of 1 mPa. */
  private static final double PASCALS_MIN = 0.001;

  private final GeodesicPlane plane;
  private final Site site;
  private final GeoPoint place;
  private final double ductRadians;

  ArrayAir(GeodesicPlane plane, Site site, double ductRadians) {
    this.plane = plane;
    this.site = site;
    this.place = plane.point(site.eastKilometers(), site.northKilometers());
    this.ductRadians = ductRadians;
  }

  /** The waves of an occurrence, in order of arrival; none where it is too weak or too far. */
  List<ArrayArrival> arrivals(int sensor, Occurrence o, Chance chance) {
    double east = o.eastKilometers() - site.eastKilometers();
    double north = o.northKilometers() - site.northKilometers();
    double kilometers = Math.max(KILOMETERS_MIN, StrictMath.hypot(east, north));
    double reach = o.kind() == Occurrence.Kind.THUNDER ? THUNDER_KILOMETERS : KILOMETERS_MAX;
    if (!(o.yieldKilograms() > 0) || kilometers > reach) {
      return List.of();
    }
    var blast = new SurfaceBlast(o.yieldKilograms());
    double inStillAir = blast.peakPascals(1000 * kilometers) * towards(o, -east, -north);
    if (inStillAir < PASCALS_MIN) {
      return List.of();
    }
    double back = Wgs84.inverse(place, plane.point(o.eastKilometers(), o.northKilometers()))
        .azimuthRadians();
    var path = new InfrasoundPath(1000 * kilometers, back + StrictMath.PI, ductRadians);
    List<ArrayArrival> arrivals = new ArrayList<>();
    for (InfrasoundPath.Phase phase : path.phases(chance)) {
      double peak = inStillAir * StrictMath.pow(10, -phase.lossDecibels() / 20);
      if (peak >= PASCALS_MIN) {
        arrivals.add(new ArrayArrival(
            sensor,
            o.number(),
            o.yieldKilograms(),
            phase,
            kilometers,
            o.seconds() + phase.travelSeconds(),
            StrictMath.atan2(east, north),
            phase.bearingDeviationRadians(),
            peak,
            blast.durationSeconds(1000 * kilometers),
            back + phase.bearingDeviationRadians()));
      }
    }
    return arrivals;
  }

  /** A muzzle's blast is weaker to the side and behind. */
  private static double towards(Occurrence o, double east, double north) {
    if (o.kind() != Occurrence.Kind.MUZZLE) {
      return 1;
    }
    double cosine = StrictMath.cos(o.headingRadians() - StrictMath.atan2(east, north));
    double decibels = o.shot().orElseThrow().weapon().directivityDecibels() * (1 - cosine) / 2;
    return StrictMath.pow(10, -decibels / 20);
  }
}
