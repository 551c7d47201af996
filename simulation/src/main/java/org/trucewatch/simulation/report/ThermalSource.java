// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.simulation.report;

import org.trucewatch.domain.quantity.GeoPoint;
import org.trucewatch.domain.quantity.TimeSpan;

/**
 * Something hot enough for a satellite to see.
 *
 * @param place its middle
 * @param burns when it burns
 * @param radiativePowerMegawatts typical for one pixel
 * @param pixels how many 375 m pixels it fills at most
 * @param shroud whether clouds hide it
 */
public record ThermalSource(
    GeoPoint place, TimeSpan burns, double radiativePowerMegawatts, int pixels, Shroud shroud) {

  /** Whether clouds hide a source. */
  public enum Shroud {
    /** Hidden in proportion to the day's cloud. */
    CLOUD,
    /** Seen through a gap at every overpass, so that an exercise has it for certain. */
    GAP
  }
}
