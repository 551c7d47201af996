// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.associate;

import java.util.List;
import java.util.stream.Stream;
import org.trucewatch.adapters.picktable.StationRow;
import org.trucewatch.adapters.picktable.StationRow.OnEarth;
import org.trucewatch.adapters.picktable.StationRow.OnPlane;
import org.trucewatch.domain.quantity.GeoPoint;
import org.trucewatch.domain.quantity.Symmetric2;
import org.trucewatch.science.location.GeodesicPlane;

/** The plane in which picks are associated, and the way back to what the station file speaks of. */
public sealed interface Ground {
  /** Coordinates x and y in the plane, km. */
  double[] kilometers(StationRow.Place place);

  /** Azimuth of true north at a place in the plane, clockwise from its y axis, radians. */
  double northRadians(double xKilometers, double yKilometers);

  /** The file's own plane. */
  record Plane() implements Ground {
    @Override
    public double[] kilometers(StationRow.Place place) {
      return switch (place) {
        case OnPlane p -> new double[] {p.xKilometers(), p.yKilometers()};
        case OnEarth p -> throw new IllegalStateException("a plane's file lists " + p);
      };
    }

    @Override
    public double northRadians(double xKilometers, double yKilometers) {
      return 0;
    }
  }

  /** The plane about the middle of the stations. */
  record Earth(GeodesicPlane plane) implements Ground {
    @Override
    public double[] kilometers(StationRow.Place place) {
      return switch (place) {
        case OnEarth p -> plane.kilometers(p.point());
        case OnPlane p -> throw new IllegalStateException("a file of latitudes lists " + p);
      };
    }

    @Override
    public double northRadians(double xKilometers, double yKilometers) {
      GeoPoint here = plane.point(xKilometers, yKilometers);
      // A step of 0.001 degrees; from the last hundredth below the pole it would leave the Earth.
      double latitude = Math.min(89.99, here.latitudeDegrees());
      double[] from = plane.kilometers(GeoPoint.onEllipsoid(latitude, here.longitudeDegrees()));
      double[] to =
          plane.kilometers(GeoPoint.onEllipsoid(latitude + 0.001, here.longitudeDegrees()));
      return StrictMath.atan2(to[0] - from[0], to[1] - from[1]);
    }

    /** The point at these coordinates of the plane. */
    public GeoPoint point(double xKilometers, double yKilometers) {
      return plane.point(xKilometers, yKilometers);
    }

    /** A covariance along the plane's axes, turned to east and north at a point. */
    public Symmetric2 atPoint(Symmetric2 inPlane, double xKilometers, double yKilometers) {
      return plane.atPoint(inPlane, xKilometers, yKilometers);
    }
  }

  /** The ground that a file's stations stand on; all rows of one file speak of the same. */
  static Ground of(List<StationRow> stations) {
    List<GeoPoint> points = stations.stream()
        .flatMap(s -> s.place() instanceof OnEarth e ? Stream.of(e.point()) : Stream.empty())
        .toList();
    return points.isEmpty() ? new Plane() : new Earth(GeodesicPlane.about(points));
  }
}
