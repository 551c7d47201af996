// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.signal;

/**
 * Band-pass of Butterworth's form with two poles at either corner, run forwards and then backwards, so that nothing is
 * delayed. By the bilinear transform of the analogue filter with its corners bent to fall where they are asked for.
 *
 * <p>Source: A. Oppenheim, R. Schafer, "Discrete-Time Signal Processing", section 7.1.
 */
final class ButterworthBand {
  /** By section: a1 and a2 of 1 / (1 + a1 z^-1 + a2 z^-2); each numerator is 1 - z^-2. */
  private final double[][] sections = new double[2][];

  private final double gain;

  ButterworthBand(double lowHertz, double highHertz, double rateHertz) {
    if (!(lowHertz > 0 && highHertz > lowHertz && highHertz < rateHertz / 2)) {
      throw new IllegalArgumentException("band is " + lowHertz + " to " + highHertz
          + " Hz, expected rising and within 0 to " + rateHertz / 2);
    }
    double low = 2 * rateHertz * StrictMath.tan(Math.PI * lowHertz / rateHertz);
    double high = 2 * rateHertz * StrictMath.tan(Math.PI * highHertz / rateHertz);
    // The low-pass prototype's upper pole, scaled to half of the bandwidth.
    double re = -Math.sqrt(0.5) * (high - low) / 2;
    double im = -re;
    // Band-pass poles: p plus or minus sqrt(p^2 - w0^2).
    double squareRe = re * re - im * im - low * high;
    double squareIm = 2 * re * im;
    double size = StrictMath.hypot(squareRe, squareIm);
    double rootRe = Math.sqrt((size + squareRe) / 2);
    double rootIm = Math.copySign(Math.sqrt((size - squareRe) / 2), squareIm);
    sections[0] = section(re + rootRe, im + rootIm, rateHertz);
    sections[1] = section(re - rootRe, im - rootIm, rateHertz);
    double centre = 2 * StrictMath.atan(Math.sqrt(low * high) / (2 * rateHertz));
    gain = 1 / response(centre);
  }

  private static double[] section(double re, double im, double rateHertz) {
    double c = 2 * rateHertz;
    double down = (c - re) * (c - re) + im * im;
    double zRe = (c * c - re * re - im * im) / down;
    double zIm = 2 * c * im / down;
    return new double[] {-2 * zRe, zRe * zRe + zIm * zIm};
  }

  /** Size of the response without the gain at an angle a sample. */
  private double response(double angle) {
    double size = 1;
    for (double[] a : sections) {
      double re = 1 + a[0] * StrictMath.cos(angle) + a[1] * StrictMath.cos(2 * angle);
      double im = -a[0] * StrictMath.sin(angle) - a[1] * StrictMath.sin(2 * angle);
      size *= 2 * Math.abs(StrictMath.sin(angle)) / StrictMath.hypot(re, im);
    }
    return size;
  }

  /** The trace in the band, as long as it came; the first and last periods of the low corner ring. */
  double[] bothWays(double[] trace) {
    double[] once = run(trace);
    reverse(once);
    double[] twice = run(once);
    reverse(twice);
    return twice;
  }

  /** The trace in the band, delayed as any filter delays: what is before an onset stays free of it. */
  double[] run(double[] trace) {
    double[] x = trace.clone();
    for (double[] a : sections) {
      double first = 0;
      double second = 0;
      for (int i = 0; i < x.length; i++) {
        double in = x[i];
        double out = in + first;
        first = second - a[0] * out;
        second = -in - a[1] * out;
        x[i] = out;
      }
    }
    for (int i = 0; i < x.length; i++) {
      x[i] *= gain;
    }
    return x;
  }

  private static void reverse(double[] x) {
    for (int i = 0, k = x.length - 1; i < k; i++, k--) {
      double kept = x[i];
      x[i] = x[k];
      x[k] = kept;
    }
  }
}
