// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.propagation;

import java.util.List;

/**
 * Density of infrasound's reciprocal celerity as a mixture of normals, one per travel path. Celerity is ground range over
 * travel time, so it is slower than sound where the path climbs.
 *
 * <p>Source of the form: P. Blom, O. Marcillo, S. Arrowsmith, "Improved Bayesian infrasonic source localization for
 * regional infrasound", Geophysical Journal International 203, 1682-1693, 2015.
 *
 * @param components at least one; weights sum to 1
 */
public record CelerityMixture(List<Component> components) {
  /** Largest departure of the weights' sum from 1: the published weights are rounded to four digits. */
  static final double WEIGHT_SUM_ERROR_MAX = 1e-3;

  /**
   * Values of the canonical model of the infrapy package (repository LANL-Seismoacoustics/infrapy, revision 9fc4848), fitted
   * there to a year of ray tracing. It counts rays, not detections, so most of its weight is thermospheric.
   */
  public static final CelerityMixture CANONICAL = new CelerityMixture(List.of(
      new Component(Path.TROPOSPHERIC, 0.0539, 1 / 0.327, 0.066),
      new Component(Path.STRATOSPHERIC, 0.0899, 1 / 0.293, 0.08),
      new Component(Path.THERMOSPHERIC, 0.8562, 1 / 0.26, 0.33)));

  /** Where the sound turned back to the ground. */
  public enum Path {
    /** Along the ground or below the tropopause. */
    TROPOSPHERIC,
    /** Near 50 km height. */
    STRATOSPHERIC,
    /** Above 100 km height. */
    THERMOSPHERIC
  }

  /**
   * One travel path.
   *
   * @param path where it turns
   * @param weight its share, 0 to 1
   * @param meanSecondsPerKilometer mean of the reciprocal celerity
   * @param errorSecondsPerKilometer its standard deviation
   */
  public record Component(
      Path path, double weight, double meanSecondsPerKilometer, double errorSecondsPerKilometer) {
    public Component {
      if (!(weight >= 0 && weight <= 1)) {
        throw new IllegalArgumentException(path + " weight is " + weight + ", expected 0 to 1");
      }
      if (!(meanSecondsPerKilometer > 0 && errorSecondsPerKilometer > 0)) {
        throw new IllegalArgumentException(path + " mean and error are " + meanSecondsPerKilometer
            + ", " + errorSecondsPerKilometer + " s/km, expected both above 0");
      }
    }

    double density(double secondsPerKilometer) {
      double z = (secondsPerKilometer - meanSecondsPerKilometer) / errorSecondsPerKilometer;
      return weight
          * StrictMath.exp(-0.5 * z * z)
          / (errorSecondsPerKilometer * StrictMath.sqrt(2 * StrictMath.PI));
    }
  }

  public CelerityMixture {
    components = List.copyOf(components);
    double sum = 0;
    for (Component component : components) {
      sum += component.weight();
    }
    if (!(Math.abs(sum - 1) <= WEIGHT_SUM_ERROR_MAX)) {
      throw new IllegalArgumentException("celerity weights sum to " + sum + ", expected 1");
    }
  }

  /** Density per s/km of the reciprocal celerity, at this celerity. */
  public double density(double celerityKilometersPerSecond) {
    double sum = 0;
    for (Component component : components) {
      sum += component.density(1 / celerityKilometersPerSecond);
    }
    return sum;
  }
}
