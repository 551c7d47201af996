// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.simulation.demo;

import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.trucewatch.domain.quantity.GeoPoint;
import org.trucewatch.science.location.GeodesicPlane;
import org.trucewatch.simulation.exercise.ExercisePlan;
import org.trucewatch.simulation.exercise.ExerciseRun;
import org.trucewatch.simulation.ground.Theatre;
import org.trucewatch.simulation.report.ContactLine;

/** The demo's night: an exercise on the line of contact that the demo's maps show, so that all of it is on one map. */
public final class DemoNight {
  /** Between the points at which the map's line is read off, km; the exercise's line runs straight between them. */
  private static final double STEP_KILOMETERS = 0.5;

  private static final double BEYOND_KILOMETERS = 70;
  private static final double KILOMETERS_PER_DEGREE = 111.32;

  private DemoNight() {}

  /**
   * The exercise between the plan's parties.
   *
   * @param plan its origin lies near the demo's line
   * @param seed the demo's, from which its line follows
   */
  public static ExerciseRun of(ExercisePlan plan, long seed) {
    ContactLine line = new DemoWorld(seed, plan.sides()).line();
    return new ExerciseRun(
        plan, plan.sides(), seed, new Theatre(plan.extent(), course(plan, line)));
  }

  /** The map's line of the exercise's first whole day, in the exercise's plane. */
  private static Theatre.Course course(ExercisePlan plan, ContactLine line) {
    Theatre.Extent extent = plan.extent();
    int day = (int) Math.clamp(
        ChronoUnit.DAYS.between(
                DemoWorld.FIRST_DAY, extent.start().atOffset(ZoneOffset.UTC).toLocalDate())
            + 1,
        0L,
        (long) DemoWorld.DAYS - 1);
    var plane = new GeodesicPlane(extent.origin());
    int points = 2 + (int) ((extent.lengthKilometers() + 2 * BEYOND_KILOMETERS) / STEP_KILOMETERS);
    double[] north = new double[points];
    for (int i = 0; i < points; i++) {
      north[i] = north(plane, line, day, i * STEP_KILOMETERS - BEYOND_KILOMETERS);
    }
    return east -> between(north, (east + BEYOND_KILOMETERS) / STEP_KILOMETERS);
  }

  private static double between(double[] north, double at) {
    double within = Math.clamp(at, 0.0, north.length - 1.0);
    int i = Math.min((int) within, north.length - 2);
    return north[i] + (within - i) * (north[i + 1] - north[i]);
  }

  /** Two steps towards the longitude of which the line lies at this x; both are nearly proportional. */
  private static double north(GeodesicPlane plane, ContactLine line, int day, double east) {
    GeoPoint origin = plane.origin();
    double perDegree =
        KILOMETERS_PER_DEGREE * StrictMath.cos(StrictMath.toRadians(origin.latitudeDegrees()));
    double longitude = origin.longitudeDegrees() + east / perDegree;
    double[] at = at(plane, line, day, longitude);
    for (int i = 0; i < 2; i++) {
      longitude += (east - at[0]) / perDegree;
      at = at(plane, line, day, longitude);
    }
    return at[1];
  }

  private static double[] at(GeodesicPlane plane, ContactLine line, int day, double longitude) {
    return plane.kilometers(GeoPoint.onEllipsoid(line.latitudeDegrees(longitude, day), longitude));
  }
}
