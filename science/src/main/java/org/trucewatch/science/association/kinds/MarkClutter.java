// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.association.kinds;

import java.util.Arrays;

/**
 * How marks of clutter are spread, counted over all picks of a call: events among them only make a mark say less. Counts start
 * from a prior worth ten picks, so that nothing is impossible. Order of the picks does not matter.
 */
public final class MarkClutter {
  private static final double PRIOR_PICKS = 10;
  private static final double LEVEL_MIN = -40;
  private static final double LEVEL_STEP = 5;
  private static final int LEVEL_BINS = 52;
  private static final double LOG_SPEED_MIN = StrictMath.log(0.05);
  private static final double LOG_SPEED_STEP = 0.1;
  private static final int SPEED_BINS = 60;

  /** Share of picks that are fainter than the threshold: the faintest are mistakes. */
  private static final double THRESHOLD_QUANTILE = 0.05;

  private final double[] level;
  private final double[] speed;
  private final double[] wave;

  /** Level at which nodes begin to pick, dB; NaN where no pick has a level. */
  public final double thresholdDecibels;

  /**
   * Counts.
   *
   * @param levels  dB, NaN where a pick has none
   * @param speeds  km/s, NaN where a pick has none
   * @param classes ordinals of {@link WaveClass}, negative where a pick has none
   */
  public MarkClutter(double[] levels, double[] speeds, byte[] classes) {
    level = prior(LEVEL_BINS);
    speed = prior(SPEED_BINS);
    wave = prior(ClassLikelihood.KINDS);
    for (int i = 0; i < levels.length; i++) {
      if (!Double.isNaN(levels[i])) {
        level[levelBin(levels[i])]++;
      }
      if (!Double.isNaN(speeds[i])) {
        speed[speedBin(speeds[i])]++;
      }
      if (classes[i] >= 0) {
        wave[classes[i]]++;
      }
    }
    share(level);
    share(speed);
    share(wave);
    double[] sorted =
        Arrays.stream(levels).filter(l -> !Double.isNaN(l)).sorted().toArray();
    thresholdDecibels =
        sorted.length == 0 ? Double.NaN : sorted[(int) (THRESHOLD_QUANTILE * sorted.length)];
  }

  private static double[] prior(int bins) {
    double[] counts = new double[bins];
    Arrays.fill(counts, PRIOR_PICKS / bins);
    return counts;
  }

  private static void share(double[] counts) {
    double sum = 0;
    for (double count : counts) {
      sum += count;
    }
    for (int i = 0; i < counts.length; i++) {
      counts[i] /= sum;
    }
  }

  private static int levelBin(double decibels) {
    return Math.clamp((int) ((decibels - LEVEL_MIN) / LEVEL_STEP), 0, LEVEL_BINS - 1);
  }

  private static int speedBin(double kmPerSecond) {
    double place = (StrictMath.log(kmPerSecond) - LOG_SPEED_MIN) / LOG_SPEED_STEP;
    return Math.clamp((int) place, 0, SPEED_BINS - 1);
  }

  /** Density of a level, per dB. */
  public double levelDensity(double decibels) {
    return level[levelBin(decibels)] / LEVEL_STEP;
  }

  /** Density of a trace speed, per unit of ln(speed). */
  public double speedDensity(double kmPerSecond) {
    return speed[speedBin(kmPerSecond)] / LOG_SPEED_STEP;
  }

  /** Probability of a class. */
  public double classProbability(int waveClass) {
    return wave[waveClass];
  }
}
