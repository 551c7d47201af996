// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.association.kinds;

import java.util.Comparator;
import java.util.List;

/**
 * One pass of a satellite that sees heat: the pixels that were hot, and whether it could have seen any.
 *
 * @param id          name of this pass
 * @param timeSeconds when it passed, after the caller's epoch
 * @param view        whether the ground was to be seen
 * @param areaKm2     area that was looked at: hot pixels per area are its clutter
 * @param pixels      that were hot; the same pixel twice counts once
 */
public record Overpass(String id, double timeSeconds, View view, double areaKm2, List<Pixel> pixels)
    implements DirectObservation {
  /** Most hot pixels of one pass. */
  public static final int PIXELS_MAX = 100_000;

  /** Whether ground without a hot pixel was seen to be cold. */
  public enum View {
    /** No cloud, no smoke: silence counts. */
    CLEAR,
    /** Clouded, or nobody said: silence says nothing. */
    UNKNOWN
  }

  /**
   * A hot pixel as it lies on the ground.
   *
   * @param eastKm           of its centre
   * @param northKm          of its centre
   * @param alongScanKm      width across the flight: 0.375 at nadir, about 0.8 at the edge of the swath
   * @param alongTrackKm     width along the flight
   * @param scanAzimuthRadians azimuth of the scan line, clockwise from north
   * @param geolocationErrorKm one standard deviation of the centre, each way; about 0.1 for VIIRS
   */
  public record Pixel(
      double eastKm,
      double northKm,
      double alongScanKm,
      double alongTrackKm,
      double scanAzimuthRadians,
      double geolocationErrorKm) {
    /** Checks the numbers. */
    public Pixel {
      if (!(alongScanKm > 0 && alongScanKm < 10 && alongTrackKm > 0 && alongTrackKm < 10)) {
        throw new IllegalArgumentException("pixel is " + alongScanKm + " by " + alongTrackKm
            + " km, expected more than 0 and less than 10");
      }
      if (!(geolocationErrorKm >= 0 && geolocationErrorKm < 10)) {
        throw new IllegalArgumentException(
            "geolocationErrorKm is " + geolocationErrorKm + ", expected 0 to 10");
      }
      if (!(Math.abs(eastKm) < 1e6 && Math.abs(northKm) < 1e6)) {
        throw new IllegalArgumentException(
            "pixel is at " + eastKm + ", " + northKm + " km, expected a place in the plane");
      }
    }
  }

  /** Checks, leaves out pixels that repeat, and puts them in an order of their own. */
  public Overpass {
    if (!(areaKm2 > 0) || pixels.size() > PIXELS_MAX) {
      throw new IllegalArgumentException("overpass " + id + " has " + pixels.size()
          + " hot pixels on " + areaKm2 + " km², expected at most " + PIXELS_MAX
          + " on more than 0");
    }
    pixels = pixels.stream()
        .distinct()
        .sorted(Comparator.comparingDouble(Pixel::eastKm)
            .thenComparingDouble(Pixel::northKm)
            .thenComparing(Pixel::toString))
        .toList();
  }
}
