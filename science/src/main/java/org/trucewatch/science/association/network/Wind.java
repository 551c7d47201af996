// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.association.network;

/** What is known of the wind before the picks are looked at. Components say where the air moves to, metres per second. */
public sealed interface Wind {
  /**
   * Learnt from the events themselves.
   *
   * @param priorSdMetersPerSecond one standard deviation of each component about calm air; 6 m/s without a forecast
   */
  record Learnt(double priorSdMetersPerSecond) implements Wind {
    /** No forecast: 90 % of winds near the ground are below 2.15 sd, here 13 m/s. */
    public static final double NO_FORECAST_SD = 6;

    /** Checks the width. */
    public Learnt {
      if (!(priorSdMetersPerSecond > 0 && priorSdMetersPerSecond <= 50)) {
        throw new IllegalArgumentException("priorSdMetersPerSecond is " + priorSdMetersPerSecond
            + ", expected more than 0 and at most 50");
      }
    }

    /** Nothing is known of the wind. */
    public static Learnt withoutForecast() {
      return new Learnt(NO_FORECAST_SD);
    }
  }

  /**
   * A forecast, or the state that an earlier run ended with; the picks still correct it within its standard deviation.
   *
   * @param eastMetersPerSecond  towards the east
   * @param northMetersPerSecond towards the north
   * @param sdMetersPerSecond    one standard deviation of each component; 0 holds the wind as given
   */
  record Given(double eastMetersPerSecond, double northMetersPerSecond, double sdMetersPerSecond)
      implements Wind {
    /** Checks that the numbers are finite. */
    public Given {
      if (!(Math.abs(eastMetersPerSecond) <= 100
          && Math.abs(northMetersPerSecond) <= 100
          && sdMetersPerSecond >= 0
          && sdMetersPerSecond <= 50)) {
        throw new IllegalArgumentException("wind is " + eastMetersPerSecond + ", "
            + northMetersPerSecond + " +- " + sdMetersPerSecond
            + " m/s, expected components within 100 and an sd of 0 to 50");
      }
    }
  }
}
