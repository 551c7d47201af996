// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.association.kinds;

/** Something measured with an arrival: it belongs to the pick and is used where the pick is matched to an event. */
public sealed interface PickMark extends Observation {
  /**
   * Where an array saw the wave come from.
   *
   * @param azimuthRadians towards the source, clockwise from north (the plane's y axis)
   * @param errorRadians   one standard deviation of the measurement; 1.81 or more says nothing
   */
  record Bearing(double azimuthRadians, double errorRadians) implements PickMark {
    /** Error of an array of four microphones where none is told: 5 degrees. */
    public static final double ERROR_RADIANS = StrictMath.toRadians(5);

    /** Checks the numbers. */
    public Bearing {
      if (!(Math.abs(azimuthRadians) <= 4 * StrictMath.PI)) {
        throw new IllegalArgumentException(
            "azimuthRadians is " + azimuthRadians + ", expected an angle clockwise from north");
      }
      requirePositive("errorRadians", errorRadians, "radians");
    }
  }

  /**
   * How fast the wave swept over an array.
   *
   * @param kmPerSecond      along the ground: the speed of the wave over the cosine of its elevation
   * @param errorKmPerSecond one standard deviation of the measurement
   */
  record TraceSpeed(double kmPerSecond, double errorKmPerSecond) implements PickMark {
    /** Checks the numbers. */
    public TraceSpeed {
      requirePositive("kmPerSecond", kmPerSecond, "km/s");
      requirePositive("errorKmPerSecond", errorKmPerSecond, "km/s");
    }
  }

  /**
   * How loud the arrival was.
   *
   * @param decibels peak pressure over 20 micropascals
   */
  record Level(double decibels) implements PickMark {
    private static final double REFERENCE_PASCALS = 20e-6;

    /** Checks the number. */
    public Level {
      if (!(decibels >= -40 && decibels <= 220)) {
        throw new IllegalArgumentException(
            "decibels is " + decibels + ", expected -40 to 220 dB over 20 micropascals");
      }
    }

    /** From a peak pressure in pascals. */
    public static Level ofPascals(double pascals) {
      requirePositive("pascals", pascals, "Pa");
      return new Level(20 * StrictMath.log10(pascals / REFERENCE_PASCALS));
    }
  }

  /**
   * What the waveform looked like.
   *
   * @param waveClass as the classifier at the node says
   */
  record Waveform(WaveClass waveClass) implements PickMark {}

  private static void requirePositive(String name, double value, String unit) {
    // Negated so that NaN fails too.
    if (!(value > 0 && value < 1e9)) {
      throw new IllegalArgumentException(
          name + " is " + value + " " + unit + ", expected more than 0");
    }
  }
}
