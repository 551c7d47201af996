// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.location;

/**
 * What bounds a location.
 *
 * @param rangeMaxKilometers farthest source from any array that heard it
 * @param cellsFinal cells the last refinement aims at; the result may have up to four times as many
 */
public record LocatorSettings(double rangeMaxKilometers, int cellsFinal) {
  /** Beyond it regional celerities no longer hold. */
  public static final double RANGE_KILOMETERS_MAX = 1500;

  /** Most cells a caller may ask for. */
  public static final int CELLS_FINAL_MAX = 20_000;

  /** Full range, regions to about a hundredth of their area. */
  public static final LocatorSettings DEFAULT = new LocatorSettings(RANGE_KILOMETERS_MAX, 3_000);

  public LocatorSettings {
    if (!(rangeMaxKilometers > 0 && rangeMaxKilometers <= RANGE_KILOMETERS_MAX)) {
      throw new IllegalArgumentException("rangeMaxKilometers is " + rangeMaxKilometers
          + ", expected above 0 to " + RANGE_KILOMETERS_MAX);
    }
    if (!(cellsFinal >= 100 && cellsFinal <= CELLS_FINAL_MAX)) {
      throw new IllegalArgumentException(
          "cellsFinal is " + cellsFinal + ", expected 100 to " + CELLS_FINAL_MAX);
    }
  }
}
