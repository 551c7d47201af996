// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.simulation.source;

/**
 * How air slows a body: the deceleration opposite to its motion through the air.
 *
 * <p>Drag here serves forward flights of which the truth is known, and nothing else: there is no search for an
 * elevation or a charge anywhere in this project.
 */
public sealed interface DragLaw {
  /** Deceleration, m/s², at this speed through air of this density and speed of sound. */
  double deceleration(double metersPerSecond, double densityKilogramsPerCubicMeter, double sound);

  /** No air. */
  record None() implements DragLaw {
    @Override
    public double deceleration(double speed, double density, double sound) {
      return 0;
    }
  }

  /** Proportional to the speed; for checking the integrator against its closed form. */
  record Linear(double perSecond) implements DragLaw {
    @Override
    public double deceleration(double speed, double density, double sound) {
      return perSecond * speed;
    }
  }

  /** Proportional to the square of the speed, whatever the air; for checking the integrator. */
  record Quadratic(double terminalMetersPerSecond) implements DragLaw {
    @Override
    public double deceleration(double speed, double density, double sound) {
      double share = speed / terminalMetersPerSecond;
      return 9.80665 * share * share;
    }
  }

  /**
   * A shape's drag coefficient by Mach number: a = 0.5 rho v² Cd(M) i A / m.
   *
   * @param shape which curve
   * @param formFactor i, ratio of the body's drag to the curve's
   * @param diameterMeters calibre
   * @param massKilograms of the body
   */
  record Shaped(Shape shape, double formFactor, double diameterMeters, double massKilograms)
      implements DragLaw {
    @Override
    public double deceleration(double speed, double density, double sound) {
      double area = Math.PI * diameterMeters * diameterMeters / 4;
      return 0.5
          * density
          * speed
          * speed
          * shape.coefficient(speed / sound)
          * formFactor
          * area
          / massKilograms;
    }
  }

  /** Abridged drag curves, Mach number and coefficient. [F: public tables of py-ballisticcalc] */
  enum Shape {
    /** Flat-based; with i of 0.65 to 0.75 for finned mortar bombs [D]. */
    G1(
        new double[] {0, .5, .7, .9, 1, 1.1, 1.2, 1.4, 2, 3},
        new double[] {.263, .203, .217, .342, .481, .588, .639, .663, .593, .513}),
    /** Boat-tailed; with i of 0.95 to 1.2 for shells [D]. */
    G7(
        new double[] {0, .7, .8, .9, .95, 1, 1.05, 1.2, 1.5, 2, 2.5, 3},
        new double[] {.120, .120, .124, .146, .205, .380, .404, .388, .344, .298, .270, .242});

    private final double[] mach;
    private final double[] drag;

    Shape(double[] mach, double[] drag) {
      this.mach = mach;
      this.drag = drag;
    }

    /** Linear between the points, constant beyond. */
    double coefficient(double m) {
      if (m <= mach[0]) {
        return drag[0];
      }
      for (int i = 1; i < mach.length; i++) {
        if (m <= mach[i]) {
          return drag[i - 1]
              + (m - mach[i - 1]) / (mach[i] - mach[i - 1]) * (drag[i] - drag[i - 1]);
        }
      }
      return drag[drag.length - 1];
    }
  }
}
