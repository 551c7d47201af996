// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.location;

import java.util.Arrays;
import java.util.List;
import org.trucewatch.domain.quantity.GeoPoint;
import org.trucewatch.science.propagation.BearingDeviation;
import org.trucewatch.science.propagation.TravelTimeDensity;
import org.trucewatch.science.propagation.VonMises;

/**
 * Likelihood of the arrivals for a source in one cell, with the origin time integrated out.
 *
 * <p>Per array: a von Mises density of its bearing (measurement and deviation of the path) times the mean over its packets of
 * the travel-time density. The mean says: one of the packets obeys the celerity law, we do not know which, the others are its
 * coda; so two packets never weigh more than one. Origin times are summed over equal steps of the span that the celerity
 * limits leave to all arrays. Sums run over arrays by name, then packets by time.
 *
 * <p>A cell larger than the likelihood's own width is handled by widening: the errors of bearing and time grow by the cell's
 * standard deviation of position, so that no peak falls between coarse cells. One object, one thread.
 */
final class CellLikelihood {
  /** Bearing variance of a cell that holds the array: any direction. */
  private static final double WIDENING_MAX = 9;

  /** Ranges below it count as it: nearer, an array is no point. */
  private static final double RANGE_KILOMETERS_MIN = 0.05;

  /** Keeps the product over arrays in range: one array's density, per s, never counts less. */
  private static final double DENSITY_MIN = 1e-10;

  /** Densities per s are near 0.01; scaled, their product neither vanishes nor overflows. */
  private static final double SCALE = 100;

  private static final double SMALL = 1e-100;
  private static final double SQRT_THREE = StrictMath.sqrt(3);
  private static final double SLOWEST = 1 / TravelTimeDensity.CELERITY_MIN_KILOMETERS_PER_SECOND;
  private static final double FASTEST = 1 / TravelTimeDensity.CELERITY_MAX_KILOMETERS_PER_SECOND;
  private static final double MEAN_SLOWNESS = 1 / 0.3;

  private final List<ArrayGroup> arrays;
  private final double rangeMaxKilometers;
  private final GroundLine.Method method;
  private final TravelTimeDensity[] densities;
  private final double[][] arrivals;
  private final double[] product;
  private double originMean;
  private double originVariance;

  CellLikelihood(
      List<ArrayGroup> arrays, double rangeMaxKilometers, int steps, GroundLine.Method method) {
    this.arrays = arrays;
    this.rangeMaxKilometers = rangeMaxKilometers;
    this.method = method;
    this.densities = new TravelTimeDensity[arrays.size()];
    this.arrivals = new double[arrays.size()][];
    for (int i = 0; i < densities.length; i++) {
      densities[i] = new TravelTimeDensity(1, 1);
      arrivals[i] =
          arrays.get(i).times().stream().mapToDouble(Double::doubleValue).toArray();
    }
    this.product = new double[steps];
  }

  /** Mean origin time given the cell evaluated last, s after the epoch. */
  double originMean() {
    return originMean;
  }

  /** Variance of the origin time given the cell evaluated last, s². */
  double originVariance() {
    return originVariance;
  }

  /** Log likelihood at a cell of this half-size, densities per radian and s; -infinity where impossible. */
  double log(GeoPoint center, double halfKilometers) {
    double widen = halfKilometers / SQRT_THREE;
    double timeWiden = widen * MEAN_SLOWNESS;
    double from = Double.NEGATIVE_INFINITY;
    double to = Double.POSITIVE_INFINITY;
    double log = 0;
    for (int i = 0; i < densities.length; i++) {
      ArrayGroup array = arrays.get(i);
      GroundLine line = method.between(array.position(), center);
      if (line.kilometers() - halfKilometers > rangeMaxKilometers) {
        return Double.NEGATIVE_INFINITY;
      }
      double range =
          Math.max(line.kilometers(), Math.max(RANGE_KILOMETERS_MIN, 0.5 * halfKilometers));
      log += logBearing(array, line.azimuthRadians(), range, widen);
      double error = array.timeErrorSeconds();
      densities[i].set(range, Math.sqrt(error * error + timeWiden * timeWiden));
      double slack = 3 * error + 2 * timeWiden;
      from = Math.max(from, arrivals[i][0] - range * SLOWEST - slack);
      to = Math.min(to, arrivals[i][arrivals[i].length - 1] - range * FASTEST + slack);
    }
    return to > from ? log + logOverOrigins(from, to) : Double.NEGATIVE_INFINITY;
  }

  private static double logBearing(
      ArrayGroup array, double azimuthRadians, double range, double widen) {
    double deviation = BearingDeviation.errorRadians(range);
    double cell = Math.min(WIDENING_MAX, widen * widen / (range * range));
    double variance = array.bearingVariance() + deviation * deviation + cell;
    double off = Angles.difference(array.bearingRadians(), azimuthRadians);
    return VonMises.logDensity(off, 1 / variance);
  }

  private double logOverOrigins(double from, double to) {
    double step = (to - from) / product.length;
    Arrays.fill(product, 1);
    double lifted = 0;
    for (int i = 0; i < densities.length; i++) {
      if (multiplyBy(i, from, step) < SMALL) {
        lifted += liftProduct();
      }
    }
    double sum = 0;
    double first = 0;
    double second = 0;
    for (int s = 0; s < product.length; s++) {
      double after = (s + 0.5) * step;
      sum += product[s];
      first += product[s] * after;
      second += product[s] * after * after;
    }
    double mean = first / sum;
    originMean = from + mean;
    originVariance = Math.max(0, second / sum - mean * mean) + step * step / 12;
    return StrictMath.log(sum * step) - densities.length * StrictMath.log(SCALE) - lifted;
  }

  /** Keeps the product of many arrays in a double's range; gives the log of the factor. */
  private double liftProduct() {
    for (int s = 0; s < product.length; s++) {
      product[s] /= SMALL;
    }
    return -StrictMath.log(SMALL);
  }

  /** Multiplies by one array's densities; gives the largest product. */
  private double multiplyBy(int i, double from, double step) {
    TravelTimeDensity density = densities[i];
    double share = SCALE / arrivals[i].length;
    double largest = 0;
    for (int s = 0; s < product.length; s++) {
      double origin = from + (s + 0.5) * step;
      double sum = 0;
      for (double arrival : arrivals[i]) {
        sum += density.density(arrival - origin);
      }
      product[s] *= share * sum + SCALE * DENSITY_MIN;
      largest = Math.max(largest, product[s]);
    }
    return largest;
  }
}
