// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.simulation;

import java.nio.charset.StandardCharsets;

/**
 * A seeded source of draws that gives the same numbers on every machine and every JDK.
 *
 * <p>The generator is SplitMix64 (G. Steele, D. Lea, C. Flood, "Fast splittable pseudorandom number generators",
 * OOPSLA 2014). It is written out here because the library's generators promise their sequence only for one version;
 * normal draws use Box and Muller's transform on {@link StrictMath} for the same reason.
 *
 * <p>A subject draws from its own {@link #forked} stream, so that one more draw for one array leaves all others as
 * they were. Not safe for use by several threads.
 */
public final class Chance {
  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L; // Steele et al., figure 16
  private static final double UNIT = 0x1p-53;

  private final long origin;
  private long state;
  private double spareGaussian = Double.NaN;

  /** A stream that depends on the seed alone. */
  public Chance(long seed) {
    this.origin = mix(seed + GOLDEN_GAMMA);
    this.state = origin;
  }

  /** A stream of its own for the named subject: it depends on the seed and the name, not on draws made so far. */
  public Chance forked(String subject) {
    long hash = origin;
    for (byte b : subject.getBytes(StandardCharsets.UTF_8)) {
      hash = mix((hash ^ (b & 0xff)) + GOLDEN_GAMMA);
    }
    return new Chance(hash);
  }

  /** Uniform from low (inclusive) to high (exclusive). */
  public double between(double low, double high) {
    return low + (high - low) * unit();
  }

  /** Uniform integer from 0 to bound - 1. The bias is below bound / 2^53. */
  public int below(int bound) {
    return (int) (unit() * bound);
  }

  /** True with the given probability. */
  public boolean happens(double probability) {
    return unit() < probability;
  }

  /** Normal with mean 0 and standard deviation 1. */
  public double gaussian() {
    if (!Double.isNaN(spareGaussian)) {
      double spare = spareGaussian;
      spareGaussian = Double.NaN;
      return spare;
    }
    double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - unit()));
    double angle = 2 * StrictMath.PI * unit();
    spareGaussian = radius * StrictMath.sin(angle);
    return radius * StrictMath.cos(angle);
  }

  /** Normal about 0 with the given standard deviation, drawn again until within the limit. */
  public double gaussianWithin(double standardDeviation, double limit) {
    for (int draw = 0; draw < REDRAWS_MAX; draw++) {
      double value = standardDeviation * gaussian();
      if (Math.abs(value) <= limit) {
        return value;
      }
    }
    return 0; // reached once in 10^16 runs at limit = sigma, which is the tightest used
  }

  static final int REDRAWS_MAX = 32;

  private double unit() {
    state += GOLDEN_GAMMA;
    return (mix(state) >>> 11) * UNIT;
  }

  private static long mix(long z) {
    long a = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    long b = (a ^ (a >>> 27)) * 0x94D049BB133111EBL;
    return b ^ (b >>> 31);
  }
}
