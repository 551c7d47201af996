// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.location;

import java.util.Map;
import java.util.TreeMap;

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
   * @param bearingWidthRadians over which the correlation of two paths falls to 0.61
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
   * Corrections learnt from events whose places are known nearby; good for sources within a few kilometres of those.
   *
   * @param byPath by station and wave; arrivals of other paths are not used
   */
  record Learnt(Map<String, Correction> byPath) implements PathModel {
    public Learnt {
      byPath = new TreeMap<>(byPath);
    }
  }

  /**
   * What to add to the travel time of one path.
   *
   * @param seconds observed minus reference, up to a constant that all paths share
   * @param errorSeconds one standard deviation of a new event's arrival about it, the correction's own uncertainty included
   * @param events that taught it
   */
  record Correction(double seconds, double errorSeconds, int events) {}

  /** Covariance of the errors of two paths, s². */
  default double covariance(
      PhaseArrival a,
      GroundLine lineA,
      double secondsA,
      PhaseArrival b,
      GroundLine lineB,
      double secondsB) {
    return switch (this) {
      case Unlearnt u -> {
        double turn = Angles.difference(lineA.azimuthRadians(), lineB.azimuthRadians());
        double width = turn / u.bearingWidthRadians();
        double waves = a.wave() == b.wave() ? 1 : u.acrossWaves();
        yield u.relativeError()
            * u.relativeError()
            * secondsA
            * secondsB
            * waves
            * StrictMath.exp(-width * width / 2);
      }
      case Learnt l -> {
        Correction correction = l.byPath().get(a.path());
        boolean same = a.path().equals(b.path());
        yield correction != null && same
            ? correction.errorSeconds() * correction.errorSeconds()
            : 0;
      }
    };
  }

  /** What to add to the reference's travel time, s. */
  default double correctionSeconds(PhaseArrival arrival) {
    if (this instanceof Learnt l) {
      Correction correction = l.byPath().get(arrival.path());
      return correction == null ? 0 : correction.seconds();
    }
    return 0;
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
