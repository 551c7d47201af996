// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.simulation.picks;

/**
 * What a set of picks is drawn from. Lengths in kilometres, speeds in kilometres per second.
 *
 * <p>{@link #seismic}, {@link #fixedAir}, {@link #windy}, {@link #dense} and {@link #salvo} follow the recipe that the README of
 * the shared synthetic sets states; the other methods depart from it.
 *
 * @param family first part of the name of such sets
 * @param network where nodes stand
 * @param waves how waves travel
 * @param hearing who hears them
 * @param load how many there are
 */
public record PickRecipe(String family, Network network, Waves waves, Hearing hearing, Load load) {
  /**
   * Nodes, one in each cell of a grid, moved uniformly by up to {@value DrawnPicks#JITTER} of the cell either way.
   *
   * @param columns cells from west to east
   * @param rows cells from south to north
   * @param spacingKm length of a cell
   */
  public record Network(int columns, int rows, double spacingKm) {}

  /**
   * Speeds and errors.
   *
   * @param pKmPerSecond of the first wave
   * @param sKmPerSecond of the second; 0 where there is one alone
   * @param windMinMetersPerSecond least wind
   * @param windMaxMetersPerSecond most wind; its direction is drawn too
   * @param relativePathError of the travel time, one standard deviation
   * @param pathCorrelationKm distance of two nodes over which the correlation of their path errors for one event falls to 1/e;
   *     0 for independent errors
   * @param pickErrorSeconds one standard deviation of a reading
   */
  public record Waves(
      double pKmPerSecond,
      double sKmPerSecond,
      double windMinMetersPerSecond,
      double windMaxMetersPerSecond,
      double relativePathError,
      double pathCorrelationKm,
      double pickErrorSeconds) {}

  /**
   * Audibility, a step at a range that each event draws.
   *
   * @param kmMin least range
   * @param kmMax greatest range
   * @param detection how often a node in range picks a wave
   * @param picksMin fewest picks that an event must have to be asked for
   */
  public record Hearing(double kmMin, double kmMax, double detection, int picksMin) {}

  /**
   * How many events and false picks.
   *
   * @param eventsPerHour exactly
   * @param durationSeconds of the record
   * @param salvoShare of draws that are salvos of 4 to 12 rounds, 3 to 10 s apart, from one place
   * @param clutterShare false picks per true pick
   */
  public record Load(
      double eventsPerHour, double durationSeconds, double salvoShare, double clutterShare) {}

  private static final double SOUND = 0.34;

  /** P and S over 200 km. */
  public static PickRecipe seismic(double eventsPerHour, double durationSeconds) {
    return new PickRecipe(
        "seis",
        new Network(10, 10, 20),
        new Waves(6, 3.4, 0, 0, 0, 0, 0.05),
        new Hearing(40, 120, 0.8, 10),
        load(eventsPerHour, durationSeconds, 0, 300));
  }

  /** Sound over 200 km with an error of 3 % that nothing can learn. */
  public static PickRecipe fixedAir(double eventsPerHour, double durationSeconds) {
    return new PickRecipe(
        "acou-iid",
        new Network(10, 10, 20),
        new Waves(SOUND, 0, 0, 0, 0.03, 0, 0.05),
        new Hearing(30, 60, 0.8, 6),
        load(eventsPerHour, durationSeconds, 0, 300));
  }

  /** Sound over 200 km in wind. */
  public static PickRecipe windy(double eventsPerHour, double durationSeconds) {
    return new PickRecipe(
        "acou-wind",
        new Network(10, 10, 20),
        new Waves(SOUND, 0, 4, 10, 0.005, 0, 0.05),
        new Hearing(30, 60, 0.8, 6),
        load(eventsPerHour, durationSeconds, 0, 300));
  }

  /** Sound over 40 km in wind. */
  public static PickRecipe dense(double eventsPerHour, double durationSeconds) {
    return new PickRecipe(
        "dense",
        new Network(10, 10, 4),
        new Waves(SOUND, 0, 3, 8, 0.005, 0, 0.02),
        new Hearing(6, 14, 0.8, 6),
        load(eventsPerHour, durationSeconds, 0, 1000));
  }

  /** The same with seven draws in ten a salvo. */
  public static PickRecipe salvo(double eventsPerHour, double durationSeconds) {
    PickRecipe dense = dense(eventsPerHour, durationSeconds);
    return new PickRecipe(
        "salvo",
        dense.network,
        dense.waves,
        dense.hearing,
        load(eventsPerHour, durationSeconds, 0.7, 1000));
  }

  /** 0.5 false picks a true one to 100 events an hour, 0.7 to the rate named, 1 above. */
  private static Load load(
      double eventsPerHour, double durationSeconds, double salvoShare, double middleRate) {
    double clutter = eventsPerHour <= 100 ? 0.5 : eventsPerHour <= middleRate ? 0.7 : 1;
    return new Load(eventsPerHour, durationSeconds, salvoShare, clutter);
  }

  /** The same on another network. */
  public PickRecipe on(Network other) {
    return new PickRecipe(family, other, waves, hearing, load);
  }

  /** The same with so many false picks a true one. */
  public PickRecipe withClutter(double share) {
    return new PickRecipe(
        family,
        network,
        waves,
        hearing,
        new Load(load.eventsPerHour, load.durationSeconds, load.salvoShare, share));
  }

  /** The same with other path errors. */
  public PickRecipe withPaths(double relativeError, double correlationKm) {
    return new PickRecipe(
        family,
        network,
        new Waves(
            waves.pKmPerSecond,
            waves.sKmPerSecond,
            waves.windMinMetersPerSecond,
            waves.windMaxMetersPerSecond,
            relativeError,
            correlationKm,
            waves.pickErrorSeconds),
        hearing,
        load);
  }

  /** Waves a node may pick. */
  int phases() {
    return waves.sKmPerSecond > 0 ? 2 : 1;
  }

  /** Whether the wave is sound in air. */
  public boolean isSound() {
    return phases() == 1;
  }
}
