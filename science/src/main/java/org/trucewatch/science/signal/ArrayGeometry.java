// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.signal;

import java.util.List;
import org.trucewatch.domain.ArrayElement;
import org.trucewatch.domain.SensorArray;
import org.trucewatch.domain.quantity.GeoPoint;
import org.trucewatch.domain.quantity.Symmetric2;

/**
 * Where the elements of an array stand, in metres east and north of its reference point, in the plane that touches the
 * WGS 84 ellipsoid there. Good to 1 mm for arrays of a few kilometres. Heights are not used.
 */
final class ArrayGeometry {
  private static final double EQUATOR_RADIUS_METERS = 6378137.0;
  private static final double ECCENTRICITY_SQUARED = 6.69437999014e-3;

  private final double[] eastM;
  private final double[] northM;

  ArrayGeometry(double[] eastMeters, double[] northMeters) {
    this.eastM = eastMeters.clone();
    this.northM = northMeters.clone();
  }

  static ArrayGeometry of(SensorArray array) {
    List<ArrayElement> elements = array.elements();
    GeoPoint origin = array.reference();
    double lat = StrictMath.toRadians(origin.latitudeDegrees());
    double w = 1 - ECCENTRICITY_SQUARED * StrictMath.sin(lat) * StrictMath.sin(lat);
    double across = EQUATOR_RADIUS_METERS / Math.sqrt(w) * StrictMath.cos(lat);
    double along = EQUATOR_RADIUS_METERS * (1 - ECCENTRICITY_SQUARED) / (w * Math.sqrt(w));
    double[] east = new double[elements.size()];
    double[] north = new double[elements.size()];
    for (int m = 0; m < east.length; m++) {
      GeoPoint p = elements.get(m).position();
      double turn = Math.IEEEremainder(p.longitudeDegrees() - origin.longitudeDegrees(), 360);
      east[m] = StrictMath.toRadians(turn) * across;
      north[m] = StrictMath.toRadians(p.latitudeDegrees() - origin.latitudeDegrees()) * along;
    }
    return new ArrayGeometry(east, north);
  }

  int size() {
    return eastM.length;
  }

  double eastMeters(int element) {
    return eastM[element];
  }

  double northMeters(int element) {
    return northM[element];
  }

  /**
   * Delay at an element against the reference point, for a slowness that points towards the source: the element that
   * lies nearer to the source hears first.
   */
  double delaySeconds(int element, Slowness slowness) {
    return -(slowness.east() * eastM[element] + slowness.north() * northM[element]);
  }

  /** Largest distance between two elements. */
  double apertureMeters() {
    double largest = 0;
    for (int i = 0; i < eastM.length; i++) {
      for (int j = 0; j < i; j++) {
        largest = Math.max(largest, StrictMath.hypot(eastM[i] - eastM[j], northM[i] - northM[j]));
      }
    }
    return largest;
  }

  /** Root mean square distance of the elements from the line that fits them best; 0 on a line or at one spot. */
  double widthMeters() {
    Symmetric2 sum = spread(Subset.all(size()));
    double half = sum.trace() / 2;
    double root = Math.sqrt(Math.max(0, half * half - sum.determinant()));
    return Math.sqrt(Math.max(0, half - root) / size());
  }

  /** Sum over the members of (r - mean)(r - mean)ᵀ, in m²: the co-array's information, divided by their number. */
  Symmetric2 spread(Subset members) {
    double e = 0;
    double n = 0;
    for (int m : members.elements()) {
      e += eastM[m] / members.size();
      n += northM[m] / members.size();
    }
    Symmetric2 sum = Symmetric2.ZERO;
    for (int m : members.elements()) {
      sum = sum.plusOuter(eastM[m] - e, northM[m] - n, 1);
    }
    return sum;
  }
}
