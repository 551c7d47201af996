// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.association.network;

import org.trucewatch.science.propagation.HumidAir;

/**
 * What the waves travel through, and how well it is known. Speeds in kilometres per second, lengths in kilometres.
 *
 * <p>Infrasound over 50 to 500 km is no medium here: its celerity is a mixture 20 % wide ({@link
 * org.trucewatch.science.propagation.CelerityMixture}), so times of single nodes fix no place. It comes from arrays with bearings,
 * and {@link org.trucewatch.science.association.ArrayAssociator} has bearing and celerity law in its likelihood.
 */
public sealed interface Medium {
  /** One standard deviation of a path's travel time, as a fraction of the travel time, that is left when all is learnt. */
  double relativePathError();

  /**
   * Sound near the ground: sources and nodes in one plane, straight rays, speed plus the wind's component along the path.
   *
   * @param speedKmPerSecond  speed in still air (see {@link #fromWeather})
   * @param relativePathError what is left after wind; 0.003 to 0.01 in open country
   * @param relativeSpeedSd   one standard deviation of the speed as a fraction of it; 0 holds it as given
   * @param wind              what is known of the wind
   * @param pathCorrelationKm distance of two nodes over which the correlation of their path errors for one event falls to 1/e, from
   *                          0 (independent) to 1,000; about 3 in open country. Ellipses of networks denser than that are wider
   */
  record Sound(
      double speedKmPerSecond,
      double relativePathError,
      double relativeSpeedSd,
      Wind wind,
      double pathCorrelationKm)
      implements Medium {
    /** With independent path errors. */
    public Sound(
        double speedKmPerSecond, double relativePathError, double relativeSpeedSd, Wind wind) {
      this(speedKmPerSecond, relativePathError, relativeSpeedSd, wind, 0);
    }

    /** Checks the numbers. */
    public Sound {
      requireSpeed("speedKmPerSecond", speedKmPerSecond);
      requireFraction("relativePathError", relativePathError);
      requireFraction("relativeSpeedSd", relativeSpeedSd);
      if (!(pathCorrelationKm >= 0 && pathCorrelationKm <= 1_000)) {
        throw new IllegalArgumentException(
            "pathCorrelationKm is " + pathCorrelationKm + " km, expected 0 to 1000");
      }
    }

    /**
     * Sound with the speed that the weather gives, and as much freedom as the weather is uncertain.
     *
     * @param air                near the ground, the mean along the paths
     * @param temperatureSdKelvin one standard deviation of its temperature
     * @param humiditySd         of its relative humidity, 0 to 1
     * @param relativePathError  as above
     * @param wind               as above
     */
    public static Sound fromWeather(
        HumidAir air,
        double temperatureSdKelvin,
        double humiditySd,
        double relativePathError,
        Wind wind) {
      double speed = air.soundMetersPerSecond();
      double error = air.soundErrorMetersPerSecond(temperatureSdKelvin, humiditySd);
      return new Sound(speed / 1000, relativePathError, error / speed, wind);
    }
  }

  /**
   * Seismic waves of constant speed; events at the plane's height 0.
   *
   * @param pKmPerSecond      compressional speed
   * @param sKmPerSecond      shear speed
   * @param relativePathError 0 for a perfect model, 0.01 to 0.03 in real crust
   */
  record Seismic(double pKmPerSecond, double sKmPerSecond, double relativePathError)
      implements Medium {
    /** Checks the numbers. */
    public Seismic {
      requireSpeed("pKmPerSecond", pKmPerSecond);
      requireSpeed("sKmPerSecond", sKmPerSecond);
      requireFraction("relativePathError", relativePathError);
    }
  }

  /**
   * Layered ground: travel times by table, events at the table's depths.
   *
   * @param table             travel time of P and S by distance and depth
   * @param relativePathError 0.01 to 0.03 in real crust
   */
  record Layered(TravelTimeTable table, double relativePathError) implements Medium {
    /** Checks the numbers. */
    public Layered {
      requireFraction("relativePathError", relativePathError);
    }
  }

  private static void requireSpeed(String name, double value) {
    if (!(value > 0 && value <= 100)) {
      throw new IllegalArgumentException(
          name + " is " + value + " km/s, expected more than 0 and at most 100");
    }
  }

  private static void requireFraction(String name, double value) {
    if (!(value >= 0 && value <= 0.2)) {
      throw new IllegalArgumentException(
          name + " is " + value + ", expected a fraction of the travel time from 0 to 0.2");
    }
  }
}
