// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.simulation.source;

import java.util.Optional;
import org.trucewatch.simulation.ground.Bank;

/**
 * Something that happened and can be heard, felt or seen.
 *
 * @param number unique in the exercise, in no particular order
 * @param kind what it was
 * @param seconds after the start
 * @param eastKilometers where
 * @param northKilometers where
 * @param heightMeters above the ground
 * @param yieldKilograms strength of its blast as TNT on the ground, 0 where it makes none
 * @param headingRadians where it fires or moves to, clockwise from north; NaN where that means nothing
 * @param lastsSeconds for what goes on
 * @param shot of weapons, the shot it belongs to
 */
public record Occurrence(
    long number,
    Kind kind,
    double seconds,
    double eastKilometers,
    double northKilometers,
    double heightMeters,
    double yieldKilograms,
    double headingRadians,
    double lastsSeconds,
    Optional<Shot> shot) {

  /** Kinds of occurrence. */
  public enum Kind {
    MUZZLE,
    IMPACT,
    THUNDER,
    QUARRY,
    DEMINING,
    FIREWORK,
    SONIC_BOOM,
    VEHICLE,
    FARM_FIRE,
    SHELL_FIRE,
    PISTON_DRONE,
    QUADCOPTER;

    /** Whether it is an act of arms; all else must not be taken for one. */
    public boolean isFire() {
      return this == MUZZLE || this == IMPACT || this == SHELL_FIRE;
    }
  }

  /**
   * The shot behind it.
   *
   * @param weapon its class
   * @param firedBy whose bank it was fired from
   * @param mission shots of one fire mission share it
   * @param pairedWith number of the muzzle of an impact and the reverse, -1 for none
   * @param rangeKilometers between muzzle and impact
   * @param flightSeconds between them
   * @param apexMeters of the flight; 0 for flat fire
   */
  public record Shot(
      WeaponClass weapon,
      Bank firedBy,
      long mission,
      long pairedWith,
      double rangeKilometers,
      double flightSeconds,
      double apexMeters) {}

  /** Order of time, then of number. */
  public static int inTime(Occurrence a, Occurrence b) {
    int byTime = Double.compare(a.seconds, b.seconds);
    return byTime != 0 ? byTime : Long.compare(a.number, b.number);
  }
}
