// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.simulation.source;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.trucewatch.simulation.source.DragLaw.Shape;
import org.trucewatch.simulation.source.DragLaw.Shaped;

/**
 * Weapons as far as a monitor can tell them apart. Blast strengths are effective TNT equivalents. Strengths are from
 * energy partition (Henriksen and Cummings) and open fills, good to about 3 dB [D]; flights are fitted to open maximum
 * ranges [D]; bands of range and salvo are engineering assumptions [A].
 */
public enum WeaponClass {
  /** Rifles and machine guns up to 7.62 mm; a burst counts as one sound. */
  SMALL_ARMS(0.00015, 0, none(), band(0.2, 0.8), 3, 20, 0.2, 2),
  /** 12.7 and 14.5 mm. */
  HEAVY_MACHINE_GUN(0.0019, 0, none(), band(0.5, 1.5), 3, 15, 0.3, 3),
  /** 23 to 30 mm. */
  CANNON(0.008, 0, none(), band(0.5, 2.5), 2, 10, 0.5, 4),
  /** 82 mm mortar; impact 0.42 kg fill, 0.2 effective. */
  MORTAR_82(0.0105, 0.2, bomb(0.082, 3.1, 0.72, 130, 211), band(1, 3), 3, 20, 5, 20),
  /** 120 mm mortar. */
  MORTAR_120(0.05, 1.5, bomb(0.120, 16, 0.70, 180, 272), band(2, 6), 3, 20, 8, 20),
  /** 122 mm howitzer. */
  HOWITZER_122(0.34, 3.7, shell(0.122, 21.8, 1.08, 400, 690), band(5, 15), 3, 30, 10, 40),
  /** 152 mm howitzer. */
  HOWITZER_152(0.8, 6.2, shell(0.152, 43.6, 1.05, 400, 655), band(5, 15), 3, 30, 10, 40),
  /** 155 mm howitzer. */
  HOWITZER_155(1.0, 7.5, shell(0.155, 43.2, 1.02, 400, 684), band(5, 15), 3, 30, 10, 40),
  /** 125 mm tank gun; flat flight, which no radar locates. */
  TANK_125(0.7, 3, none(), band(1, 3), 1, 10, 6, 20),
  /** 122 mm rockets: the launch is a roar of 1 to 2 s and no impulse, so it has no muzzle blast. */
  ROCKET_122(0, 6.4, shell(0.122, 47, 1.0, 450, 690), band(10, 30), 10, 40, 0.4, 0.6),
  /** One-way attack drone with a piston engine, 30 to 90 kg; followed from 12 km behind the line on, as other flights are. */
  ONE_WAY_DRONE(0, 50, none(), band(12, 12), 1, 1, 60, 600),
  /** Air bomb of the 250 kg class. */
  AIR_BOMB(0, 100, none(), band(0, 0), 1, 4, 5, 60);

  private final double muzzleKilograms;
  private final double impactKilograms;
  private final Ballistics ballistics;
  private final Band firingKilometers;
  private final int roundsMin;
  private final int roundsMax;
  private final double intervalMin;
  private final double intervalMax;

  /**
   * How its rounds fly.
   *
   * @param drag empty where the class has no ballistic flight of its own
   */
  record Ballistics(
      Optional<DragLaw> drag,
      double speedMin,
      double speedMax,
      double elevationMin,
      double elevationMax) {}

  /** Least and greatest of something. */
  public record Band(double low, double high) {}

  WeaponClass(
      double muzzleKilograms,
      double impactKilograms,
      Ballistics ballistics,
      Band firingKilometers,
      int roundsMin,
      int roundsMax,
      double intervalMin,
      double intervalMax) {
    this.muzzleKilograms = muzzleKilograms;
    this.impactKilograms = impactKilograms;
    this.ballistics = ballistics;
    this.firingKilometers = firingKilometers;
    this.roundsMin = roundsMin;
    this.roundsMax = roundsMax;
    this.intervalMin = intervalMin;
    this.intervalMax = intervalMax;
  }

  private static Band band(double low, double high) {
    return new Band(low, high);
  }

  private static Ballistics none() {
    return new Ballistics(Optional.empty(), 0, 0, 0, 0);
  }

  private static Ballistics bomb(double calibre, double mass, double form, double v0, double v1) {
    return new Ballistics(
        Optional.of(new Shaped(Shape.G1, form, calibre, mass)), v0, v1, 0.85, 1.2);
  }

  private static Ballistics shell(double calibre, double mass, double form, double v0, double v1) {
    return new Ballistics(
        Optional.of(new Shaped(Shape.G7, form, calibre, mass)), v0, v1, 0.35, 0.85);
  }

  /** The name in exercise files: lower case with hyphens. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The class of this name. */
  public static Optional<WeaponClass> find(String key) {
    return Arrays.stream(values()).filter(w -> w.key().equals(key)).findFirst();
  }

  /** Blast at the muzzle, kg TNT; 0 where there is no impulse. */
  public double muzzleKilograms() {
    return muzzleKilograms;
  }

  /** Blast on impact, kg TNT; 0 where there is none that is heard apart. */
  public double impactKilograms() {
    return impactKilograms;
  }

  /** Whether its rounds rise high enough for a radar to follow them. */
  public boolean isLobbed() {
    return ballistics.drag().isPresent();
  }

  /** The band of distances behind the line from which it fires, km. [A] */
  public Band firingKilometers() {
    return firingKilometers;
  }

  /** Least rounds of a mission. */
  public int roundsMin() {
    return roundsMin;
  }

  /** Most rounds of a mission. */
  public int roundsMax() {
    return roundsMax;
  }

  /** Seconds between rounds. */
  public Band intervalSeconds() {
    return new Band(intervalMin, intervalMax);
  }

  /** Level on the axis over that at right angles and behind, dB, times (1 - cos) / 2 of the angle. [A, R: CERL] */
  public double directivityDecibels() {
    return switch (this) {
      case SMALL_ARMS, HEAVY_MACHINE_GUN, CANNON -> 14;
      case HOWITZER_122, HOWITZER_152, HOWITZER_155, TANK_125 -> 12;
      case MORTAR_82, MORTAR_120, ROCKET_122, ONE_WAY_DRONE, AIR_BOMB -> 0;
    };
  }

  /** A flight with a speed and an elevation at these shares, 0 to 1, of what the class can do. Forward only. */
  public Flight flight(double speedShare, double elevationShare) {
    Ballistics b = ballistics;
    DragLaw drag =
        b.drag().orElseThrow(() -> new IllegalStateException(key() + " has no ballistic flight"));
    return Flight.of(
        b.speedMin() + speedShare * (b.speedMax() - b.speedMin()),
        b.elevationMin() + elevationShare * (b.elevationMax() - b.elevationMin()),
        drag);
  }
}
