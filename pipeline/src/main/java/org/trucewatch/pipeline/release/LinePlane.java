// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.pipeline.release;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.trucewatch.domain.Place;
import org.trucewatch.domain.line.ControlLine;
import org.trucewatch.domain.line.ControlLine.Vertex;
import org.trucewatch.domain.quantity.GeoPoint;
import org.trucewatch.pipeline.LineObservations;
import org.trucewatch.science.location.GeodesicPlane;
import org.trucewatch.science.location.GroundLine;

/** The plane of a line's record, made coarse on the way out: squares of a kilometre, stretches of the line, named places. */
final class LinePlane {
  /** Side of the squares that places of bursts are coarsened to. */
  static final double SQUARE_KILOMETERS = 1;

  /** Length of the stretches that everything else is coarsened to. */
  static final double STRETCH_KILOMETERS = 10;

  /** A place farther away than this does not help anybody to find it. */
  private static final double NAMED_KILOMETERS_MAX = 60;

  private static final String[] WINDS = {
    "north", "north-east", "east", "south-east", "south", "south-west", "west", "north-west"
  };

  private final Instant start;
  private final GeodesicPlane plane;
  private final ControlLine line;
  private final List<Place> places;

  LinePlane(LineObservations observed, List<Place> places) {
    this.start = observed.start();
    this.plane = new GeodesicPlane(observed.origin());
    this.line = observed.record().line();
    this.places = List.copyOf(places);
  }

  /** Whole seconds: nothing that is published is known better. */
  Instant at(double seconds) {
    return start.plus(Duration.ofSeconds(Math.round(seconds)));
  }

  private GeoPoint point(double eastKilometers, double northKilometers) {
    GeoPoint exact = plane.point(eastKilometers, northKilometers);
    return GeoPoint.onEllipsoid(
        rounded(exact.latitudeDegrees()), rounded(exact.longitudeDegrees()));
  }

  /** To ten metres: no more digits than the map needs. */
  private static double rounded(double degrees) {
    return Math.rint(degrees * 1e4) / 1e4;
  }

  /** The square that holds a place, counter-clockwise and closed. */
  List<GeoPoint> square(double eastKilometers, double northKilometers) {
    double west = SQUARE_KILOMETERS * Math.floor(eastKilometers / SQUARE_KILOMETERS);
    double south = SQUARE_KILOMETERS * Math.floor(northKilometers / SQUARE_KILOMETERS);
    double east = west + SQUARE_KILOMETERS;
    double north = south + SQUARE_KILOMETERS;
    return List.of(
        point(west, south),
        point(east, south),
        point(east, north),
        point(west, north),
        point(west, south));
  }

  /** First kilometre of the stretch that a place belongs to. */
  static double stretchFrom(double eastKilometers) {
    return STRETCH_KILOMETERS * Math.floor(eastKilometers / STRETCH_KILOMETERS);
  }

  /** The line between two kilometres, as published; two points at least. */
  List<GeoPoint> course(double fromKilometers, double toKilometers) {
    List<GeoPoint> course = new ArrayList<>();
    course.add(onLine(fromKilometers));
    for (Vertex v : line.vertices()) {
      if (v.eastKilometers() > fromKilometers && v.eastKilometers() < toKilometers) {
        course.add(point(v.eastKilometers(), v.northKilometers()));
      }
    }
    course.add(onLine(toKilometers));
    return course;
  }

  private GeoPoint onLine(double eastKilometers) {
    Vertex before = line.vertices().getFirst();
    for (Vertex v : line.vertices()) {
      if (v.eastKilometers() >= eastKilometers) {
        double width = v.eastKilometers() - before.eastKilometers();
        double share = width <= 0
            ? 1
            : Math.clamp((eastKilometers - before.eastKilometers()) / width, 0.0, 1.0);
        double north =
            before.northKilometers() + share * (v.northKilometers() - before.northKilometers());
        return point(eastKilometers, north);
      }
      before = v;
    }
    return point(eastKilometers, before.northKilometers());
  }

  /** A straight course with ends rounded to kilometres. */
  List<GeoPoint> rounded(double eastA, double northA, double eastB, double northB) {
    return List.of(
        point(Math.rint(eastA), Math.rint(northA)), point(Math.rint(eastB), Math.rint(northB)));
  }

  /** Bearing and distance from a named place, to whole kilometres; kilometres of the line where no place is near. */
  String described(double eastKilometers, double northKilometers) {
    GeoPoint middle = plane.point(
        SQUARE_KILOMETERS * (Math.floor(eastKilometers / SQUARE_KILOMETERS) + 0.5),
        SQUARE_KILOMETERS * (Math.floor(northKilometers / SQUARE_KILOMETERS) + 0.5));
    return nearest(middle)
        .map(p -> {
          GroundLine way = GroundLine.geodesic(p.position(), middle);
          long kilometers = Math.round(way.kilometers());
          return kilometers == 0
              ? "at " + p.name()
              : kilometers + " km " + wind(way.azimuthRadians()) + " of " + p.name();
        })
        .orElseGet(() -> stretchInWords(eastKilometers));
  }

  private Optional<Place> nearest(GeoPoint middle) {
    return places.stream()
        .filter(p -> away(p, middle) <= NAMED_KILOMETERS_MAX)
        .min(Comparator.comparingDouble((Place p) -> away(p, middle)).thenComparing(Place::name));
  }

  private static double away(Place p, GeoPoint middle) {
    return GroundLine.greatCircle(p.position(), middle).kilometers();
  }

  private static String wind(double azimuthRadians) {
    int eighth = (int) Math.rint(azimuthRadians / (StrictMath.PI / 4));
    return WINDS[Math.floorMod(eighth, WINDS.length)];
  }

  /** As in "by kilometres 30 to 40 of the line". */
  static String stretchInWords(double eastKilometers) {
    double from = stretchFrom(eastKilometers);
    return String.format(
        Locale.ROOT, "by kilometres %.0f to %.0f of the line", from, from + STRETCH_KILOMETERS);
  }

  /** How far a place is from the line, km. */
  double fromLine(double eastKilometers, double northKilometers) {
    double least = Double.POSITIVE_INFINITY;
    List<Vertex> all = line.vertices();
    for (int i = 0; i + 1 < all.size(); i++) {
      least = Math.min(least, away(all.get(i), all.get(i + 1), eastKilometers, northKilometers));
    }
    return least;
  }

  private static double away(Vertex a, Vertex b, double x, double y) {
    double dx = b.eastKilometers() - a.eastKilometers();
    double dy = b.northKilometers() - a.northKilometers();
    double length2 = dx * dx + dy * dy;
    double along = length2 == 0
        ? 0
        : ((x - a.eastKilometers()) * dx + (y - a.northKilometers()) * dy) / length2;
    double t = Math.clamp(along, 0.0, 1.0);
    double ex = x - a.eastKilometers() - t * dx;
    double ey = y - a.northKilometers() - t * dy;
    return Math.sqrt(ex * ex + ey * ey);
  }
}
