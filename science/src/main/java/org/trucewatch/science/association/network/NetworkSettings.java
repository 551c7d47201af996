// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.association.network;

/**
 * What is assumed of events, nodes and clutter.
 *
 * @param picksMin             fewest picks of an event
 * @param detection            how often a node in range picks the wave
 * @param audibleKmMax         farthest range at which any event is heard; infinite where not known, which means
 *                             {@link #AUDIBLE_SPACINGS} mean node spacings
 * @param eventsPerKm2AndHour  density of events expected beforehand; only its logarithm counts, and it is updated from the picks
 * @param clutterPerNodeAndHour false picks of a node, wave and hour expected beforehand, as much as one hour of record
 * @param probabilityMin       events less probable than this are not reported
 */
public record NetworkSettings(
    int picksMin,
    Detection detection,
    double audibleKmMax,
    double eventsPerKm2AndHour,
    double clutterPerNodeAndHour,
    double probabilityMin) {
  /** Range that is looked at where none is given, in mean node spacings: about two hundred nodes. */
  public static final int AUDIBLE_SPACINGS = 8;

  /** Fewest picks of any event: with three unknowns, three picks always fit. */
  public static final int PICKS_FLOOR = 4;

  /**
   * How often a node that is up and in range picks a wave.
   *
   * @param probability expected beforehand
   * @param strength    how many node-events that expectation is worth; infinite holds it as given
   */
  public record Detection(double probability, double strength) {
    /** Checks the numbers. */
    public Detection {
      if (!(probability > 0.05 && probability < 0.995 && strength >= 0)) {
        throw new IllegalArgumentException("detection probability is " + probability + " (strength "
            + strength + "), expected 0.05 to 0.995 and a strength of 0 or more");
      }
    }
  }

  /** Checks the numbers. */
  public NetworkSettings {
    if (picksMin < PICKS_FLOOR) {
      throw new IllegalArgumentException(
          "picksMin is " + picksMin + ", expected at least " + PICKS_FLOOR);
    }
    if (!(audibleKmMax > 0)) {
      throw new IllegalArgumentException(
          "audibleKmMax is " + audibleKmMax + " km, expected more than 0");
    }
    requirePositive("eventsPerKm2AndHour", eventsPerKm2AndHour);
    requirePositive("clutterPerNodeAndHour", clutterPerNodeAndHour);
    if (!(probabilityMin >= 0 && probabilityMin < 1)) {
      throw new IllegalArgumentException(
          "probabilityMin is " + probabilityMin + ", expected 0 to 1");
    }
  }

  /** For sound: six picks, one event a week per km² expected, six false picks an hour. */
  public static NetworkSettings sound() {
    return new NetworkSettings(6, new Detection(0.75, 30), Double.POSITIVE_INFINITY, 0.006, 6, 0.5);
  }

  /** For seismic networks: ten picks of P and S. */
  public static NetworkSettings seismic() {
    return new NetworkSettings(
        10, new Detection(0.75, 30), Double.POSITIVE_INFINITY, 0.006, 6, 0.5);
  }

  private static void requirePositive(String name, double value) {
    if (!(value > 0 && value < 1e9)) {
      throw new IllegalArgumentException(name + " is " + value + ", expected more than 0");
    }
  }
}
