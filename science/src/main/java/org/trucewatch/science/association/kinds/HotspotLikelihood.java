// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.association.kinds;

import org.trucewatch.science.association.kinds.Overpass.Pixel;
import org.trucewatch.science.association.kinds.Overpass.View;

/**
 * Hot pixels as evidence of an event: an event may light a fire, the fire may burn when the satellite passes, and then a pixel is
 * hot over it; clutter is every other hot pixel of the pass.
 *
 * <p>Place: the pixel is uniform over its footprint, convolved with the geolocation's error and the event's. Time: before the event
 * no fire of its own; after it, exponential with a mean of {@link #FIRE_SECONDS}. Without a clear view silence says nothing. A
 * pixel near several events is shared among them. Constants: fire from one round 0.02 (the design's physics page, section 7.2);
 * burning time and the probability that a burning fire is seen are assumptions, decision 0021.
 */
public final class HotspotLikelihood {
  /** Probability that an event lights a fire. */
  public static final double FIRE = 0.02;

  /** Mean time that a fire burns, s. */
  public static final double FIRE_SECONDS = 10_800;

  /** Probability that a burning fire makes a pixel hot in a clear view. */
  public static final double SEEN = 0.5;

  private static final int STEPS = 32;

  private HotspotLikelihood() {}

  /** Probability that the pass sees a fire of this event. */
  static double visible(EventState event, Overpass pass) {
    double after = pass.timeSeconds() - event.where().timeSeconds();
    return after < 0 ? 0 : FIRE * SEEN * StrictMath.exp(-after / FIRE_SECONDS);
  }

  /** Hot pixels of a pass per km² that are not the event's: those seen and one more. */
  static double clutterPerKm2(Overpass pass) {
    return (pass.pixels().size() + 1) / pass.areaKm2();
  }

  /** Log ratio of a pass: {@code claimed} is the sum over its pixels of what they say for the event, shared with others. */
  static double logRatio(Overpass pass, double visible, double claimed) {
    double silent = pass.view() == View.CLEAR ? 1 - visible : 1;
    return StrictMath.log(Math.min(DirectJoin.RATIO_MAX, silent + visible * claimed));
  }

  /** Density per km² of the pixel about the event. */
  static double density(PlaceTime event, Pixel pixel) {
    double s = StrictMath.sin(pixel.scanAzimuthRadians());
    double c = StrictMath.cos(pixel.scanAzimuthRadians());
    double dx = event.eastKm() - pixel.eastKm();
    double dy = event.northKm() - pixel.northKm();
    double u = s * dx + c * dy;
    double v = c * dx - s * dy;
    double error = pixel.geolocationErrorKm() * pixel.geolocationErrorKm() + 1e-6;
    double uu = s * s * event.xx() + 2 * s * c * event.xy() + c * c * event.yy() + error;
    double vv = c * c * event.xx() - 2 * s * c * event.xy() + s * s * event.yy() + error;
    double uv = s * c * (event.xx() - event.yy()) + (c * c - s * s) * event.xy();
    double slope = uv / uu;
    double sd = Math.sqrt(vv - uv * slope);
    double width = pixel.alongScanKm();
    double height = pixel.alongTrackKm();
    // Only the part of the pixel that lies within five standard deviations is cut into steps.
    double root = Math.sqrt(uu);
    double from = Math.max(-0.5 * width, u - 5 * root);
    double step = (Math.min(0.5 * width, u + 5 * root) - from) / STEPS;
    double sum = 0;
    for (int i = 0; i < STEPS && step > 0; i++) {
      double off = from + (i + 0.5) * step - u;
      double middle = v + slope * off;
      double inside = NormalIntegral.below((0.5 * height - middle) / sd)
          - NormalIntegral.below((-0.5 * height - middle) / sd);
      sum += NormalIntegral.density(off / root) / root * inside;
    }
    return sum * Math.max(0, step) / (width * height);
  }
}
