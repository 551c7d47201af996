// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.location;

import org.trucewatch.domain.quantity.GeoPoint;

/**
 * Geodesics on the WGS 84 ellipsoid, with StrictMath, so that every machine finds the same bits.
 *
 * <p>The series of T. Vincenty, Direct and inverse solutions of geodesics on the ellipsoid with application of nested
 * equations, Survey Review XXIII, 176, 1975: within 0.1 mm at any length at which it converges. The direct solution always
 * does. The inverse does not between nearly antipodal points, from about 19,900 km, far beyond the 1,500 km of
 * {@link LocatorSettings#RANGE_KILOMETERS_MAX}; there {@link #inverse} gives the great circle, within 0.6 % of the length and
 * with no promise for the azimuth. Heights count for nothing.
 */
public final class Wgs84 {
  /** Semi-major axis; NIMA TR8350.2, 3rd edition, table 3.1. */
  static final double EQUATOR_METERS = 6_378_137;

  /** Flattening; NIMA TR8350.2, 3rd edition, table 3.1. */
  static final double FLATTENING = 1 / 298.257223563;

  private static final double POLE_METERS = EQUATOR_METERS * (1 - FLATTENING);
  private static final double SECOND_ECCENTRICITY_SQUARED =
      FLATTENING * (2 - FLATTENING) / ((1 - FLATTENING) * (1 - FLATTENING));
  private static final double METERS_PER_KILOMETER = 1000;

  /**
   * Last step of an iteration that counts as settled. Each step is some 300 times smaller than the one before it, so what is
   * left is 3e-15 rad, 20 nm.
   */
  private static final double STEP_RADIANS_MAX = 1e-12;

  /** Up to 2,000 km six suffice; only nearly antipodal points need more. */
  private static final int ITERATIONS_MAX = 50;

  private Wgs84() {}

  /** The shortest line between two points; azimuth 0 where they are the same. */
  public static GroundLine inverse(GeoPoint from, GeoPoint to) {
    Reduced a = Reduced.of(from.latitudeDegrees());
    Reduced b = Reduced.of(to.latitudeDegrees());
    double difference =
        StrictMath.toRadians(eastward(from.longitudeDegrees(), to.longitudeDegrees()));
    double lambda = difference;
    double step = Double.POSITIVE_INFINITY;
    for (int i = 0; i < ITERATIONS_MAX && Math.abs(lambda) <= Math.PI; i++) {
      double cosine = StrictMath.cos(lambda);
      double east = b.cosine * StrictMath.sin(lambda);
      double north = a.cosine * b.sine - a.sine * b.cosine * cosine;
      double sine = Math.sqrt(east * east + north * north);
      if (sine == 0 && cosine > 0) {
        return new GroundLine(0, 0);
      }
      Arc arc = Arc.between(a, b, a.cosine * east / sine, sine, cosine);
      if (step <= STEP_RADIANS_MAX) {
        double meters = POLE_METERS * arc.stretch() * (arc.sigma - arc.correction());
        return new GroundLine(meters / METERS_PER_KILOMETER, StrictMath.atan2(east, north));
      }
      double next = difference + arc.longitudeExcess();
      step = Math.abs(next - lambda);
      lambda = next;
    }
    return GroundLine.greatCircle(from, to);
  }

  /**
   * The point on the ellipsoid at the end of a line.
   *
   * @param azimuthRadians of the line at its start, clockwise from north
   * @param kilometers its length
   */
  public static GeoPoint direct(GeoPoint from, double azimuthRadians, double kilometers) {
    Reduced a = Reduced.of(from.latitudeDegrees());
    double sine1 = StrictMath.sin(azimuthRadians);
    double cosine1 = StrictMath.cos(azimuthRadians);
    Arc arc = Arc.along(a, sine1, cosine1, kilometers * METERS_PER_KILOMETER);
    double sine = arc.sineSigma;
    double cosine = arc.cosineSigma;
    double back = a.sine * sine - a.cosine * cosine * cosine1;
    double latitude = StrictMath.atan2(
        a.sine * cosine + a.cosine * sine * cosine1,
        (1 - FLATTENING) * Math.sqrt(arc.sineAlpha * arc.sineAlpha + back * back));
    double lambda = StrictMath.atan2(sine * sine1, a.cosine * cosine - a.sine * sine * cosine1);
    double east = StrictMath.toDegrees(lambda - arc.longitudeExcess());
    return GeoPoint.onEllipsoid(
        StrictMath.toDegrees(latitude),
        StrictMath.IEEEremainder(from.longitudeDegrees() + east, 360));
  }

  /** Longitude from one to the other, degrees, -180 to 180; no digit is lost across the date line. */
  private static double eastward(double from, double to) {
    double difference = to - from;
    if (Math.abs(difference) <= 180) {
      return difference;
    }
    double half = Math.copySign(180, difference);
    return (to - half) - (from + half);
  }

  /** A reduced latitude, that of the point's image on the auxiliary sphere. */
  private record Reduced(double sine, double cosine) {
    static Reduced of(double latitudeDegrees) {
      double phi = StrictMath.toRadians(latitudeDegrees);
      double up = (1 - FLATTENING) * StrictMath.sin(phi);
      double out = StrictMath.cos(phi);
      double length = Math.sqrt(up * up + out * out);
      return new Reduced(up / length, out / length);
    }
  }

  /**
   * An arc of the auxiliary sphere.
   *
   * @param sigma its angle, radians
   * @param sineAlpha of the azimuth at which its great circle crosses the equator
   * @param cosineAlphaSquared of the same
   * @param cosineMiddle cosine of twice the angle from the equator to the arc's middle
   */
  private record Arc(
      double sigma,
      double sineSigma,
      double cosineSigma,
      double sineAlpha,
      double cosineAlphaSquared,
      double cosineMiddle) {

    static Arc between(Reduced a, Reduced b, double sineAlpha, double sine, double cosineLambda) {
      double cosine = a.sine * b.sine + a.cosine * b.cosine * cosineLambda;
      double cosineAlphaSquared = Math.max(0, 1 - sineAlpha * sineAlpha);
      // On the equator itself nothing depends on where the arc's middle is.
      double middle =
          cosineAlphaSquared == 0 ? 0 : cosine - 2 * a.sine * b.sine / cosineAlphaSquared;
      return new Arc(
          StrictMath.atan2(sine, cosine), sine, cosine, sineAlpha, cosineAlphaSquared, middle);
    }

    static Arc along(Reduced a, double sineAzimuth, double cosineAzimuth, double meters) {
      double sineAlpha = a.cosine * sineAzimuth;
      double north = a.cosine * cosineAzimuth;
      double square = a.sine * a.sine + north * north;
      double cosineTwice = square == 0 ? 1 : (north * north - a.sine * a.sine) / square;
      double sineTwice = square == 0 ? 0 : 2 * a.sine * north / square;
      Arc arc = new Arc(0, 0, 1, sineAlpha, square, cosineTwice);
      double unstretched = meters / (POLE_METERS * arc.stretch());
      double step = Double.POSITIVE_INFINITY;
      double sigma = unstretched;
      for (int i = 0; i < ITERATIONS_MAX; i++) {
        double sine = StrictMath.sin(sigma);
        double cosine = StrictMath.cos(sigma);
        double middle = cosineTwice * cosine - sineTwice * sine;
        arc = new Arc(sigma, sine, cosine, sineAlpha, square, middle);
        if (step <= STEP_RADIANS_MAX) {
          break;
        }
        double next = unstretched + arc.correction();
        step = Math.abs(next - sigma);
        sigma = next;
      }
      return arc;
    }

    /** Vincenty's equations 10 and 11: how much further east the arc is on the sphere than on the ellipsoid, radians. */
    double longitudeExcess() {
      double c =
          FLATTENING / 16 * cosineAlphaSquared * (4 + FLATTENING * (4 - 3 * cosineAlphaSquared));
      double inner = cosineMiddle + c * cosineSigma * (2 * cosineMiddle * cosineMiddle - 1);
      return (1 - c) * FLATTENING * sineAlpha * (sigma + c * sineSigma * inner);
    }

    /** Vincenty's equation 3, A: length of the line per radian, in polar radii. */
    double stretch() {
      double u = cosineAlphaSquared * SECOND_ECCENTRICITY_SQUARED;
      return 1 + u / 16384 * (4096 + u * (-768 + u * (320 - 175 * u)));
    }

    /** Vincenty's equations 4, B, and 6: what to take off the angle before stretching, radians. */
    double correction() {
      double u = cosineAlphaSquared * SECOND_ECCENTRICITY_SQUARED;
      double b = u / 1024 * (256 + u * (-128 + u * (74 - 47 * u)));
      double square = cosineMiddle * cosineMiddle;
      double third = b / 6 * cosineMiddle * (4 * sineSigma * sineSigma - 3) * (4 * square - 3);
      return b * sineSigma * (cosineMiddle + b / 4 * (cosineSigma * (2 * square - 1) - third));
    }
  }
}
