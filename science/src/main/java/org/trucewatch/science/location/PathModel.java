// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.location;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.trucewatch.domain.quantity.GeoPoint;
import org.trucewatch.domain.quantity.Symmetric2;

/** How far the travel times of a reference Earth are off, and which paths are off together. */
public sealed interface PathModel {
  /**
   * Nothing is known of these paths but that real ground is slower or faster than the reference. Errors grow with the travel
   * time; P and S of one path, and paths in like directions, share part of theirs. Without that share, ellipses shrink with every
   * further arrival of one station, which they should not (I. Bondár and K. McLaughlin, Seismic location bias and uncertainty in
   * the presence of correlated and non-Gaussian travel-time errors, BSSA 99, 172-193, 2009).
   *
   * @param relativeError one standard deviation, fraction of the travel time: 0.01 to 0.03 within 300 km
   * @param acrossWaves correlation of P and S of one path
   * @param bearingWidthRadians over which the correlation of two paths falls to 1/e. It falls like exp(-turn / width):
   *     variograms of travel times rise from the origin like a line. A curve that is flat there (a Gaussian was tried) takes the
   *     difference of neighbouring stations for almost sure, and carries their errors into the place
   */
  record Unlearnt(double relativeError, double acrossWaves, double bearingWidthRadians)
      implements PathModel {
    /**
     * 2 % of the travel time, the middle of the range seen in continental crust; 0.5 between P and S, whose speeds are bound by the
     * rock but not wholly (Poisson's ratio 0.23 to 0.28); directions 30 degrees apart are as good as different ground.
     */
    public static final Unlearnt CONTINENT = new Unlearnt(0.02, 0.5, StrictMath.toRadians(30));
  }

  /**
   * Corrections learnt from events whose places are known nearby; good for sources within a kilometre or two of those.
   *
   * @param middle of those places
   * @param byPath by station and wave; arrivals of other paths are not used
   * @param widening of the errors, by how near the known events are
   */
  record Learnt(GeoPoint middle, Map<String, Correction> byPath, Widening widening)
      implements PathModel {
    public Learnt {
      byPath = new TreeMap<>(byPath);
    }

    /** As the corrections say, not widened. */
    Learnt(GeoPoint middle, Map<String, Correction> byPath) {
      this(middle, byPath, new Widening(List.of(), Double.POSITIVE_INFINITY, 1, 1));
    }

    private double[] fromMiddle(GeoPoint place) {
      return new GeodesicPlane(middle).kilometers(place);
    }
  }

  /**
   * What to add to the travel time of one path: a plane over the middle, because a wave of another slowness than the reference's
   * gains or loses time with every step of the source.
   *
   * @param seconds at the middle: observed minus reference, up to a constant that all paths share
   * @param eastSecondsPerKilometer slope
   * @param northSecondsPerKilometer slope
   * @param slopeCovariance of the slopes, (s/km)²
   * @param errorSeconds one standard deviation of a new event's arrival about it at the middle
   * @param events that taught it
   */
  record Correction(
      double seconds,
      double eastSecondsPerKilometer,
      double northSecondsPerKilometer,
      Symmetric2 slopeCovariance,
      double errorSeconds,
      int events) {
    double at(double[] east) {
      return seconds + eastSecondsPerKilometer * east[0] + northSecondsPerKilometer * east[1];
    }

    double variance(double[] east) {
      return errorSeconds * errorSeconds
          + slopeCovariance.ee() * east[0] * east[0]
          + 2 * slopeCovariance.en() * east[0] * east[1]
          + slopeCovariance.nn() * east[1] * east[1];
    }
  }

  /**
   * How much larger the variances of learnt corrections are than their residuals say: one factor among the known events, another
   * beside them, where what the ground does between two pits was not seen.
   *
   * @param places of the known events
   * @param nearKilometers how far the {@value #NEIGHBOURS}rd nearest of them may be for a place among them
   * @param among factor of the variance there
   * @param beside factor elsewhere
   */
  record Widening(List<GeoPoint> places, double nearKilometers, double among, double beside) {
    private static final int NEIGHBOURS = 3;

    public Widening {
      places = List.copyOf(places);
    }

    /** Distance of the third nearest of some places; 0 where there are fewer. */
    static double remoteness(GeoPoint place, List<GeoPoint> places) {
      return places.stream()
          .mapToDouble(p -> GroundLine.geodesic(place, p).kilometers())
          .sorted()
          .skip(NEIGHBOURS - 1)
          .findFirst()
          .orElse(0);
    }

    double at(GeoPoint place) {
      return remoteness(place, places) <= nearKilometers ? among : beside;
    }
  }

  /**
   * One arrival as seen from a trial place.
   *
   * @param arrival which
   * @param place of the source
   * @param line from there to the station
   * @param seconds travel time of the reference
   */
  record Ray(PhaseArrival arrival, GeoPoint place, GroundLine line, double seconds) {}

  /** Covariance of the errors of two paths from one place, s². */
  default double covariance(Ray a, Ray b) {
    return switch (this) {
      case Unlearnt u -> {
        double turn = Angles.difference(a.line().azimuthRadians(), b.line().azimuthRadians());
        double width = turn / u.bearingWidthRadians();
        double waves = a.arrival().wave() == b.arrival().wave() ? 1 : u.acrossWaves();
        double relative = u.relativeError() * u.relativeError() * a.seconds() * b.seconds();
        yield relative * waves * StrictMath.exp(-Math.abs(width));
      }
      case Learnt l -> {
        Correction correction = l.byPath().get(a.arrival().path());
        boolean same = a.arrival().path().equals(b.arrival().path());
        yield correction != null && same
            ? l.widening().at(a.place()) * correction.variance(l.fromMiddle(a.place()))
            : 0;
      }
    };
  }

  /** What to add to the reference's travel time from a place, s. */
  default double correctionSeconds(PhaseArrival arrival, GeoPoint place) {
    if (this instanceof Learnt l) {
      Correction correction = l.byPath().get(arrival.path());
      return correction == null ? 0 : correction.at(l.fromMiddle(place));
    }
    return 0;
  }

  /** How that changes with the place, s/km east and north. */
  default double[] slope(PhaseArrival arrival) {
    Correction correction = this instanceof Learnt l ? l.byPath().get(arrival.path()) : null;
    return correction == null
        ? new double[2]
        : new double[] {correction.eastSecondsPerKilometer(), correction.northSecondsPerKilometer()
        };
  }

  /** Whether the reading's own error is part of {@link #covariance} already: what was learnt from arrivals has it. */
  default boolean includesReading() {
    return this instanceof Learnt;
  }

  /** Whether the arrival can be used. */
  default boolean knows(PhaseArrival arrival) {
    return !(this instanceof Learnt l) || l.byPath().containsKey(arrival.path());
  }
}
