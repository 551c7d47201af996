// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.signal;

/**
 * Fourier transform of a fixed power-of-two length, in place, radix 2 with decimation in time.
 *
 * <p>Own code because the library's transformer allocates an object a sample, which costs ten times the transform in
 * the beam's inner loop. Twiddle factors come from {@link StrictMath}, so that every machine gives the same bits.
 */
final class Fft {
  private final int length;
  private final double[] cosine;
  private final double[] sine;

  Fft(int length) {
    if (Integer.bitCount(length) != 1) {
      throw new IllegalArgumentException("length is " + length + ", expected a power of two");
    }
    this.length = length;
    cosine = new double[length / 2];
    sine = new double[length / 2];
    for (int k = 0; k < length / 2; k++) {
      cosine[k] = StrictMath.cos(2 * Math.PI * k / length);
      sine[k] = StrictMath.sin(2 * Math.PI * k / length);
    }
  }

  int length() {
    return length;
  }

  /** Smallest power of two that holds the count. */
  static int lengthFor(int count) {
    return count <= 1 ? 1 : Integer.highestOneBit(count - 1) * 2;
  }

  /** Sum over n of x[n] exp(-2 pi i k n / length). */
  void forward(double[] re, double[] im) {
    transform(re, im, -1);
  }

  /** Sum over k of X[k] exp(+2 pi i k n / length), not divided by the length. */
  void inverseUnscaled(double[] re, double[] im) {
    transform(re, im, 1);
  }

  private void transform(double[] re, double[] im, int sign) {
    reorder(re, im);
    for (int half = 1; half < length; half *= 2) {
      int stride = length / (2 * half);
      for (int block = 0; block < length; block += 2 * half) {
        for (int k = 0; k < half; k++) {
          double c = cosine[k * stride];
          double s = sign * sine[k * stride];
          int a = block + k;
          int b = a + half;
          double tr = re[b] * c - im[b] * s;
          double ti = re[b] * s + im[b] * c;
          re[b] = re[a] - tr;
          im[b] = im[a] - ti;
          re[a] += tr;
          im[a] += ti;
        }
      }
    }
  }

  private void reorder(double[] re, double[] im) {
    for (int i = 1, j = 0; i < length; i++) {
      int bit = length >> 1;
      for (; (j & bit) != 0; bit >>= 1) {
        j ^= bit;
      }
      j ^= bit;
      if (i < j) {
        double r = re[i];
        re[i] = re[j];
        re[j] = r;
        double m = im[i];
        im[i] = im[j];
        im[j] = m;
      }
    }
  }
}
