// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.domain;

import java.time.Instant;
import org.trucewatch.domain.quantity.GeoPoint;

/**
 * A pixel that a satellite saw warmer than its surroundings. It says that something was hot, not what: a farm fire, a
 * furnace and a burning depot look alike.
 *
 * @param position centre of the pixel
 * @param at start of the granule that holds the overpass
 * @param satellite as its operator names it
 * @param light whether the sun was up at the pixel
 * @param confidence of the detection algorithm that something was hot at all
 * @param brightnessKelvin brightness temperature near 4 micrometres; saturated at 367 K for VIIRS
 * @param radiativePowerMegawatts fire radiative power
 */
public record ThermalAnomaly(
    GeoPoint position,
    Instant at,
    String satellite,
    Light light,
    Confidence confidence,
    double brightnessKelvin,
    double radiativePowerMegawatts) {

  /** Day or night at the pixel; by night no sun glint is mistaken for fire. */
  public enum Light {
    DAY,
    NIGHT
  }

  /** The categories of the FIRMS VIIRS product. */
  public enum Confidence {
    LOW,
    NOMINAL,
    HIGH
  }

  /** What makes two rows the same sighting, whatever else they say. */
  public record Sighting(GeoPoint position, Instant at, String satellite) {}

  public ThermalAnomaly {
    if (!(brightnessKelvin >= 0 && brightnessKelvin <= 2_000)) {
      throw new IllegalArgumentException(
          "brightnessKelvin is " + brightnessKelvin + ", expected 0 to 2000");
    }
    if (!(radiativePowerMegawatts >= 0 && radiativePowerMegawatts <= 100_000)) {
      throw new IllegalArgumentException(
          "radiativePowerMegawatts is " + radiativePowerMegawatts + ", expected 0 to 100000");
    }
  }

  /** Equal in rows that tell of the same sighting. */
  public Sighting sighting() {
    return new Sighting(position, at, satellite);
  }
}
