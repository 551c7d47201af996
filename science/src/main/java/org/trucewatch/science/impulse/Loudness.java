// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.impulse;

import org.trucewatch.domain.line.Observation;
import org.trucewatch.domain.line.Sensor;
import org.trucewatch.science.coverage.Hearing;
import org.trucewatch.science.coverage.WindNoise;

/**
 * Strength of pulses from signal-to-noise ratios and from silence.
 *
 * <p>Level falls with distance by the far-field law of blasts and the base case's loss over ground (shared design, physics, sections
 * 1.3 and 1.4); refraction and noise follow the wind that pulses of the place and hour show, where they show it. Nodes that heard nothing
 * count as below the threshold, so that the loud few do not pull the estimate up.
 */
final class Loudness {
  /** Peak of 1 kg TNT at 1 m by the far-field law, dB re 20 µPa; ANSI S2.20 as in the shared design. */
  private static final double KILOGRAM_DECIBELS = 20 * StrictMath.log10(105_956 / 20e-6);

  /** Decibels of a factor e in strength: 20 · 0.367 · lg e. */
  static final double DECIBELS_PER_LOG = 20 * 0.367 * StrictMath.log10(Math.E);

  /** Spread of a path's level about its mean, dB; 5 to 7 in the shared design, more where the weather is not known. */
  private static final double SPREAD_DECIBELS = 7;

  /** What all paths of a pulse share, dB: its round, the air near it (physics 1.3: 3 dB). */
  private static final double COMMON_DECIBELS = 4;

  /** What is not known of noise and refraction of a place and hour, dB. */
  private static final double PLACE_DECIBELS = 7;

  private static final double SCREEN_DECIBELS = 18;
  private static final double LIGHT_WIND = 3; // m/s
  private static final double FLOOR_PASCALS = 0.03;
  private static final double LOW_DECIBELS = -30;
  private static final double HIGH_DECIBELS = 40;

  private final LineIndex index;
  private final WindHistory winds;
  private final double threshold;

  /**
   * @param logKilograms natural logarithm of TNT on the ground
   * @param sd one standard deviation
   * @param pathSd the part of it that other pulses of the same place and hour do not share
   * @param decay how much better the fall with distance fits than the same level everywhere: log-likelihood
   */
  record Strength(double logKilograms, double sd, double pathSd, double decay) {
    /** The same with what pulses of known strength show of its place and hour. */
    Strength shifted(double log, double placeSd) {
      return new Strength(logKilograms + log, StrictMath.hypot(pathSd, placeSd), pathSd, decay);
    }
  }

  /** What is not known of noise and refraction, as a natural logarithm of strength. */
  static final double PLACE_LOG_SD = PLACE_DECIBELS / DECIBELS_PER_LOG;

  Loudness(LineIndex index, WindHistory winds) {
    this.index = index;
    this.winds = winds;
    double least = 13.5;
    for (Observation o : index.record().observations()) {
      if (o instanceof Observation.Pick p) {
        least = Math.min(least, p.signalToNoiseDecibels());
      }
    }
    this.threshold = least;
  }

  /** Ranges and levels of those that heard it, ranges of those that did not. */
  private static final class Heard {
    double[] loss = new double[16];
    double[] ratio = new double[16];
    int count;

    void add(double oneLoss, double oneRatio) {
      if (count == loss.length) {
        loss = java.util.Arrays.copyOf(loss, 2 * count);
        ratio = java.util.Arrays.copyOf(ratio, 2 * count);
      }
      loss[count] = oneLoss;
      ratio[count++] = oneRatio;
    }
  }

  Strength of(LocatedPulse pulse) {
    double[] wind = winds.median(pulse.eastKilometers(), pulse.seconds());
    Heard heard = new Heard();
    Heard silent = new Heard();
    for (long number : pulse.picks()) {
      if (index.observation(number) instanceof Observation.Pick p) {
        heard.add(loss(pulse, wind, p.sensor()), p.signalToNoiseDecibels());
      }
    }
    for (int node : pulse.silentNodes()) {
      silent.add(loss(pulse, wind, node), Double.NaN);
    }
    double[] fit = fit(heard, silent, false);
    double[] flat = fit(heard, silent, true);
    double level = fit[0] + noiseDecibels(wind) + Hearing.NODE_LOSS_DECIBELS;
    double sd = Math.sqrt(
        fit[1] * fit[1] + COMMON_DECIBELS * COMMON_DECIBELS + PLACE_DECIBELS * PLACE_DECIBELS);
    double pathSd = Math.sqrt(fit[1] * fit[1] + COMMON_DECIBELS * COMMON_DECIBELS);
    return new Strength(
        (level - KILOGRAM_DECIBELS) / DECIBELS_PER_LOG,
        sd / DECIBELS_PER_LOG,
        pathSd / DECIBELS_PER_LOG,
        fit[2] - flat[2]);
  }

  /** Noise behind a screen, dB; of a light wind where the wind is not known. */
  private static double noiseDecibels(double[] wind) {
    double speed = wind.length == 0 ? LIGHT_WIND : StrictMath.hypot(wind[0], wind[1]);
    double screened = WindNoise.rmsPascals(speed) * StrictMath.pow(10, -SCREEN_DECIBELS / 20);
    double noise = Math.sqrt(screened * screened + FLOOR_PASCALS * FLOOR_PASCALS);
    return 20 * StrictMath.log10(noise / 20e-6);
  }

  /**
   * Probability that a node hears a pulse of this strength from a place, with what is not known of path and air.
   *
   * @param wind at the place and time, as {@link WindHistory#median} gives it
   */
  double hearing(double logKilograms, double east, double north, double[] wind, int node) {
    double level = logKilograms * DECIBELS_PER_LOG
        + KILOGRAM_DECIBELS
        - noiseDecibels(wind)
        - Hearing.NODE_LOSS_DECIBELS;
    return below((level - loss(east, north, wind, node) - threshold) / SPREAD_DECIBELS);
  }

  private double loss(LocatedPulse pulse, double[] wind, int node) {
    return loss(pulse.eastKilometers(), pulse.northKilometers(), wind, node);
  }

  private double loss(double east, double north, double[] wind, int node) {
    Sensor s = index.record().sensors().get(node);
    double x = s.eastKilometers() - east;
    double y = s.northKilometers() - north;
    double km = Math.max(0.1, Math.sqrt(x * x + y * y));
    double refraction = 8;
    double speed = wind.length == 0 ? 0 : StrictMath.hypot(wind[0], wind[1]);
    if (speed > LIGHT_WIND) {
      double cosine = (x * wind[0] + y * wind[1]) / km / speed;
      refraction = 10 - 12.5 * cosine + 2.5 * cosine * cosine;
    }
    return 22 * StrictMath.log10(1000 * km)
        + 5 * (1 - StrictMath.exp(-km / 1.5))
        + 0.6 * Math.min(km, 20)
        + refraction * (1 - StrictMath.exp(-km / 2.5));
  }

  /** Mean and standard deviation of the level over noise at 1 m, and the log-likelihood at its best. */
  private double[] fit(Heard heard, Heard silent, boolean isFlat) {
    double middle = 0;
    for (int i = 0; i < heard.count; i++) {
      middle += heard.ratio[i] + (isFlat ? 0 : heard.loss[i]);
    }
    middle /= Math.max(1, heard.count);
    double best = Double.NEGATIVE_INFINITY;
    double[] log = new double[(int) (HIGH_DECIBELS - LOW_DECIBELS) + 1];
    for (int k = 0; k < log.length; k++) {
      log[k] = likelihood(middle + LOW_DECIBELS + k, heard, silent, isFlat);
      best = Math.max(best, log[k]);
    }
    double sum = 0;
    double mean = 0;
    double square = 0;
    for (int k = 0; k < log.length; k++) {
      double w = StrictMath.exp(log[k] - best);
      double at = LOW_DECIBELS + k;
      sum += w;
      mean += w * at;
      square += w * at * at;
    }
    mean /= sum;
    return new double[] {middle + mean, Math.sqrt(Math.max(0.25, square / sum - mean * mean)), best
    };
  }

  private double likelihood(double level, Heard heard, Heard silent, boolean isFlat) {
    double sum = 0;
    for (int i = 0; i < heard.count; i++) {
      double z = (heard.ratio[i] - level + (isFlat ? 0 : heard.loss[i])) / SPREAD_DECIBELS;
      sum -= Math.min(z * z, 9) / 2;
    }
    for (int i = 0; i < silent.count; i++) {
      double z = (threshold - level + (isFlat ? 0 : silent.loss[i])) / SPREAD_DECIBELS;
      sum += StrictMath.log(0.02 + 0.98 * below(z));
    }
    return sum;
  }

  /** Share of a normal distribution below z, by a logistic curve; good to 0.01. */
  private static double below(double z) {
    return 1 / (1 + StrictMath.exp(-1.702 * z));
  }
}
