// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.impulse;

import java.util.List;
import org.trucewatch.domain.line.Impulse;
import org.trucewatch.domain.line.ImpulseKind;

/**
 * Classes of weapon as far as a sound can tell them apart: strengths of launch and burst, and how far they reach.
 *
 * <p>Strengths are the shared design's (physics, section 1.5: energy partition and open references, good to about 3 dB). Greatest
 * ranges are those that open references give for common weapons of the class: 82 mm mortars 4.3 km, 120 mm 7.2, 122 mm howitzers
 * 15.3, 152 and 155 mm 24 without rocket assistance, tank guns 4 in direct fire, 122 mm rockets 20.4, each with a margin for newer
 * ammunition. Least ranges are those below which crews do not fire. Nothing here serves to aim.
 *
 * @param name of the class
 * @param launchKilograms TNT on the ground that a launch sounds like; 0 where it is no impulse
 * @param burstKilograms likewise of the burst; 0 where none is heard apart
 * @param nearKilometers least range
 * @param farKilometers greatest range
 */
public record WeaponReach(
    String name,
    double launchKilograms,
    double burstKilograms,
    double nearKilometers,
    double farKilometers) {
  /** All classes. */
  public static final List<WeaponReach> ALL = List.of(
      new WeaponReach("small arms", 0.00015, 0, 0, 1),
      new WeaponReach("heavy machine gun", 0.0019, 0, 0, 2),
      new WeaponReach("cannon", 0.008, 0, 0, 4),
      new WeaponReach("82 mm mortar", 0.0105, 0.2, 0.1, 5),
      new WeaponReach("120 mm mortar", 0.05, 1.5, 0.4, 8),
      new WeaponReach("tank gun", 0.7, 3, 0.2, 5),
      new WeaponReach("122 mm howitzer", 0.34, 3.7, 1, 18),
      new WeaponReach("152 or 155 mm howitzer", 0.9, 6.8, 1, 28),
      new WeaponReach("122 mm rocket", 0, 6.4, 3, 24));

  /** One round's strength about its class's, and the design's 3 dB, as a natural logarithm. */
  static final double CLASS_LOG_SD = 1.0;

  /** Classes farther than this many standard deviations in strength are left out of a band. */
  private static final double BAND_SDS = 2;

  /**
   * Distances at which the other end of a shot may be.
   *
   * @param nearKilometers least
   * @param farKilometers greatest
   */
  public record Band(double nearKilometers, double farKilometers) {}

  /** How far away the weapon of a burst, or the burst of a launch, may be, by its strength alone. */
  public static Band of(Impulse impulse) {
    boolean isLaunch = impulse.kind() == ImpulseKind.LAUNCH;
    double near = Double.POSITIVE_INFINITY;
    double far = 0;
    for (WeaponReach w : ALL) {
      double kilograms = isLaunch ? w.launchKilograms : w.burstKilograms;
      if (kilograms > 0 && fits(impulse, kilograms)) {
        near = Math.min(near, w.nearKilometers);
        far = Math.max(far, w.farKilometers);
      }
    }
    return far == 0 ? whole(isLaunch) : new Band(near, far);
  }

  /** The same for a pair: what both ends show, beside what single strengths allow. */
  public static Band of(Impulse impulse, Impulse other) {
    double x = impulse.eastKilometers() - other.eastKilometers();
    double y = impulse.northKilometers() - other.northKilometers();
    double apart = Math.sqrt(x * x + y * y);
    double sd =
        Math.sqrt(impulse.covariance().trace() + other.covariance().trace());
    return new Band(Math.max(0, apart - 3 * sd), apart + 3 * sd);
  }

  private static boolean fits(Impulse impulse, double kilograms) {
    if (Double.isNaN(impulse.logKilograms())) {
      return true;
    }
    double sd = Math.sqrt(
        impulse.logKilogramsSd() * impulse.logKilogramsSd() + CLASS_LOG_SD * CLASS_LOG_SD);
    return Math.abs(impulse.logKilograms() - StrictMath.log(kilograms)) < BAND_SDS * sd;
  }

  private static Band whole(boolean isLaunch) {
    double near = Double.POSITIVE_INFINITY;
    double far = 0;
    for (WeaponReach w : ALL) {
      if ((isLaunch ? w.launchKilograms : w.burstKilograms) > 0) {
        near = Math.min(near, w.nearKilometers);
        far = Math.max(far, w.farKilometers);
      }
    }
    return new Band(near, far);
  }
}
