// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.attribution;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.trucewatch.domain.quantity.Symmetric2;

/** Where a fire may have come from, as one body of evidence says: always an area. Kilometres in the line's plane. */
public sealed interface Origin {
  /** A launch was located, or a track leads back to it. */
  record Place(double eastKilometers, double northKilometers, Symmetric2 covariance)
      implements Origin {
    public Place {
      checkPlace("place of origin", eastKilometers, northKilometers, covariance);
    }

    /**
     * Several launches of one incident, as one body of instruments located them, as one area: their middle, the mean
     * of their covariances, and how they scatter. It never grows smaller with their number, because what is wrong
     * with such instruments is wrong with all of their locations alike.
     *
     * @param launches one or more; their order makes no difference
     */
    public static Place pooled(List<Place> launches) {
      if (launches.isEmpty()) {
        throw new IllegalArgumentException("pooled origin has no launch, expected at least 1");
      }
      List<Place> sorted = launches.stream()
          .sorted(Comparator.comparingDouble(Place::eastKilometers)
              .thenComparingDouble(Place::northKilometers)
              .thenComparingDouble(p -> p.covariance().ee())
              .thenComparingDouble(p -> p.covariance().en())
              .thenComparingDouble(p -> p.covariance().nn()))
          .toList();
      double share = 1.0 / sorted.size();
      double e = 0;
      double n = 0;
      for (Place p : sorted) {
        e += share * p.eastKilometers();
        n += share * p.northKilometers();
      }
      Symmetric2 sum = Symmetric2.ZERO;
      for (Place p : sorted) {
        Symmetric2 c = p.covariance();
        sum = new Symmetric2(
                sum.ee() + share * c.ee(), sum.en() + share * c.en(), sum.nn() + share * c.nn())
            .plusOuter(p.eastKilometers() - e, p.northKilometers() - n, share);
      }
      return new Place(e, n, sum);
    }
  }

  /**
   * Within reach of the burst: a ring, or a sector of it.
   *
   * @param eastKilometers of the burst
   * @param northKilometers of the burst
   * @param covariance of the burst's place
   * @param nearKilometers least range of the classes it may have been
   * @param farKilometers greatest
   * @param direction towards the origin, where a bearing or a crater tells
   */
  record Reach(
      double eastKilometers,
      double northKilometers,
      Symmetric2 covariance,
      double nearKilometers,
      double farKilometers,
      Optional<Direction> direction)
      implements Origin {
    public Reach {
      checkPlace("burst of a reach", eastKilometers, northKilometers, covariance);
      if (!(nearKilometers >= 0
          && farKilometers > nearKilometers
          && farKilometers <= FAR_KILOMETERS_MAX)) {
        throw new IllegalArgumentException("reach is from " + nearKilometers + " to " + farKilometers
            + " km, expected 0 <= near < far <= " + FAR_KILOMETERS_MAX);
      }
    }
  }

  /** Clockwise from north, radians, and one standard deviation. */
  record Direction(double azimuthRadians, double sdRadians) {
    public Direction {
      if (!Double.isFinite(azimuthRadians) || !(sdRadians > 0 && sdRadians <= Math.PI)) {
        throw new IllegalArgumentException("direction is " + azimuthRadians + " rad with sd "
            + sdRadians + " rad, expected a finite azimuth and an sd above 0 and up to pi");
      }
    }
  }

  /** No weapon of the kind that crosses a line of contact reaches further. */
  double FAR_KILOMETERS_MAX = 1000;

  /** Whether a matrix is the covariance of a place: finite, and no direction without error. */
  static boolean isCovariance(Symmetric2 c) {
    // Negated comparisons, so that NaN fails too. A correlation of 1 to twelve digits leaves no inverse.
    return c.ee() > 0
        && c.nn() > 0
        && c.determinant() > 1e-12 * c.ee() * c.nn()
        && c.trace() < Double.POSITIVE_INFINITY;
  }

  private static void checkPlace(String what, double e, double n, Symmetric2 c) {
    if (!Double.isFinite(e) || !Double.isFinite(n)) {
      throw new IllegalArgumentException(what + " is at east " + e + " km, north " + n
          + " km, expected finite coordinates; leave the piece of evidence out");
    }
    if (!isCovariance(c)) {
      throw new IllegalArgumentException(what + " has covariance " + c
          + " km2, expected finite and positive definite; leave the piece of evidence out");
    }
  }
}
