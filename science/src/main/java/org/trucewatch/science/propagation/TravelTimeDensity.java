// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.propagation;

import org.trucewatch.science.propagation.CelerityMixture.Path;

/**
 * Density of the travel time of a <em>detected</em> infrasound wave over one range: a celerity mixture whose weights depend
 * on range, widened by the detection's own timing error.
 *
 * <p>Up to {@link #NEAR_KILOMETERS} the direct wave dominates, from {@link #FAR_KILOMETERS} stratospheric returns do, in
 * between (the classical zone of silence, where partial reflections are heard) weights and the direct wave's celerity change
 * linearly. Means are those of {@link CelerityMixture#CANONICAL}. Its weights count rays; ours count what detectors report:
 * mostly stratospheric (Nippress and Green, Geophysical Journal International 235, 1912-1925, 2023: 296 detections; Walker
 * et al., Journal of Geophysical Research 116, 2011: optimum celerity 0.295 km/s). The stratospheric spread is 0.15 s/km
 * (two sigma: 0.269 to 0.321 km/s), since a detection's time is its strongest window, not its onset.
 *
 * <p>Valid to 1,500 km for celerities of {@link #CELERITY_MIN_KILOMETERS_PER_SECOND} to {@link
 * #CELERITY_MAX_KILOMETERS_PER_SECOND}; knows no wind of the day.
 */
public final class TravelTimeDensity {
  /** Slowest thermospheric return admitted. */
  public static final double CELERITY_MIN_KILOMETERS_PER_SECOND = 0.20;

  /** Fastest: direct sound in 30 °C with 10 m/s behind it. */
  public static final double CELERITY_MAX_KILOMETERS_PER_SECOND = 0.36;

  static final double NEAR_KILOMETERS = 80;
  static final double FAR_KILOMETERS = 180;

  private static final double[] NEAR_WEIGHTS = {0.90, 0.05, 0.05};
  private static final double[] FAR_WEIGHTS = {0.10, 0.70, 0.20};
  private static final double[] MEANS = {1 / 0.327, 1 / 0.293, 1 / 0.26};
  private static final double[] ERRORS = {0.066, 0.15, 0.33};

  /** Direct sound, 0.33 to 0.345 km/s: the band that replaces the mixture below 100 km. */
  private static final double DIRECT_MEAN = 1 / 0.337;

  private static final double DIRECT_ERROR = 0.06;
  private static final double NORMAL = StrictMath.sqrt(2 * StrictMath.PI);
  private static final int PATHS = 3;

  private final double[] mean = new double[PATHS];
  private final double[] inverseError = new double[PATHS];
  private final double[] height = new double[PATHS];

  /**
   * @param rangeKilometers along the ground, above 0
   * @param timeErrorSeconds 1-sigma of the arrival, and of the path where the range itself is uncertain
   */
  public TravelTimeDensity(double rangeKilometers, double timeErrorSeconds) {
    set(rangeKilometers, timeErrorSeconds);
  }

  /** Moves this density to another range: it lets a grid reuse one object per array. */
  public void set(double rangeKilometers, double timeErrorSeconds) {
    double far = (rangeKilometers - NEAR_KILOMETERS) / (FAR_KILOMETERS - NEAR_KILOMETERS);
    far = Math.min(1, Math.max(0, far));
    for (int k = 0; k < PATHS; k++) {
      boolean direct = k == Path.TROPOSPHERIC.ordinal();
      double slowness = direct ? DIRECT_MEAN + far * (MEANS[k] - DIRECT_MEAN) : MEANS[k];
      double spread = direct ? DIRECT_ERROR + far * (ERRORS[k] - DIRECT_ERROR) : ERRORS[k];
      double weight = NEAR_WEIGHTS[k] + far * (FAR_WEIGHTS[k] - NEAR_WEIGHTS[k]);
      double pathError = spread * rangeKilometers;
      double error = Math.sqrt(pathError * pathError + timeErrorSeconds * timeErrorSeconds);
      mean[k] = slowness * rangeKilometers;
      inverseError[k] = 1 / error;
      height[k] = weight / (error * NORMAL);
    }
  }

  /** Density per second. */
  public double density(double travelTimeSeconds) {
    return height[0] * NormalTable.at((travelTimeSeconds - mean[0]) * inverseError[0])
        + height[1] * NormalTable.at((travelTimeSeconds - mean[1]) * inverseError[1])
        + height[2] * NormalTable.at((travelTimeSeconds - mean[2]) * inverseError[2]);
  }

  /** The path with the largest share of the density at this travel time; the lowest one where all vanish. */
  public Path likeliestPath(double travelTimeSeconds) {
    int best = 0;
    double largest = -1;
    for (int k = 0; k < PATHS; k++) {
      double share = height[k] * NormalTable.at((travelTimeSeconds - mean[k]) * inverseError[k]);
      if (share > largest) {
        largest = share;
        best = k;
      }
    }
    return Path.values()[best];
  }

  /** Mean travel time along one path, s. */
  public double meanSeconds(Path path) {
    return mean[path.ordinal()];
  }
}
