// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.association;

import java.util.Optional;
import org.trucewatch.domain.Detection;
import org.trucewatch.domain.quantity.GeoPoint;
import org.trucewatch.science.location.GroundLine;

/** Where two bearings meet, as great circles on the sphere. */
final class BearingCrossing {
  /** Lines that meet at less than 3 degrees start no search: their meeting point is arbitrary. */
  private static final double SINE_MIN = StrictMath.sin(StrictMath.toRadians(3));

  private BearingCrossing() {}

  /** The meeting point ahead of both, if it lies within this range of both. */
  static Optional<GeoPoint> find(Detection a, Detection b, double rangeMaxKilometers) {
    double[] normalA = normal(a);
    double[] normalB = normal(b);
    double[] meeting = cross(normalA, normalB);
    double sine = Math.sqrt(dot(meeting, meeting));
    if (sine < SINE_MIN) {
      return Optional.empty();
    }
    double ahead = dot(meeting, direction(a)) > 0 ? 1 : -1;
    GeoPoint point = GeoPoint.onEllipsoid(
        StrictMath.toDegrees(StrictMath.asin(clamp(ahead * meeting[2] / sine))),
        StrictMath.toDegrees(StrictMath.atan2(ahead * meeting[1], ahead * meeting[0])));
    boolean reachable =
        isAhead(a, point, rangeMaxKilometers) && isAhead(b, point, rangeMaxKilometers);
    return reachable ? Optional.of(point) : Optional.empty();
  }

  private static boolean isAhead(Detection detection, GeoPoint point, double rangeMaxKilometers) {
    GroundLine line = GroundLine.greatCircle(detection.position(), point);
    return line.kilometers() <= rangeMaxKilometers
        && StrictMath.cos(line.azimuthRadians() - detection.backAzimuthRadians()) > 0;
  }

  private static double clamp(double sine) {
    return Math.min(1, Math.max(-1, sine));
  }

  private static double[] position(Detection detection) {
    double phi = StrictMath.toRadians(detection.position().latitudeDegrees());
    double lambda = StrictMath.toRadians(detection.position().longitudeDegrees());
    return new double[] {
      StrictMath.cos(phi) * StrictMath.cos(lambda),
      StrictMath.cos(phi) * StrictMath.sin(lambda),
      StrictMath.sin(phi)
    };
  }

  /** Unit vector along the bearing, at the array. */
  private static double[] direction(Detection detection) {
    double phi = StrictMath.toRadians(detection.position().latitudeDegrees());
    double lambda = StrictMath.toRadians(detection.position().longitudeDegrees());
    double north = StrictMath.cos(detection.backAzimuthRadians());
    double east = StrictMath.sin(detection.backAzimuthRadians());
    return new double[] {
      -north * StrictMath.sin(phi) * StrictMath.cos(lambda) - east * StrictMath.sin(lambda),
      -north * StrictMath.sin(phi) * StrictMath.sin(lambda) + east * StrictMath.cos(lambda),
      north * StrictMath.cos(phi)
    };
  }

  private static double[] normal(Detection detection) {
    return cross(position(detection), direction(detection));
  }

  private static double[] cross(double[] a, double[] b) {
    return new double[] {
      a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]
    };
  }

  private static double dot(double[] a, double[] b) {
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
  }
}
