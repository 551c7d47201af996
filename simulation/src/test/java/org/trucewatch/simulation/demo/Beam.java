// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.simulation.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.trucewatch.domain.quantity.GeoPoint;
import org.trucewatch.simulation.SimulatedChannel;

/**
 * A plain Bartlett beam by direct Fourier sums, written for these tests so that they do not lean on the detector that
 * the recording is to exercise. Positions by an equirectangular plane: good to centimetres over an array.
 */
final class Beam {
  private static final double FROM_HERTZ = 0.5;
  private static final double TO_HERTZ = 4;

  /** The strongest plane wave of a window. */
  record Peak(double backAzimuthDegrees, double traceSpeedMetersPerSecond, double fStatistic) {}

  private record Spectrum(double[] hertz, double[][] re, double[][] im) {}

  private Beam() {}

  static Peak strongest(
      List<SimulatedChannel> channels, GeoPoint reference, Instant from, double seconds) {
    Spectrum x = spectrum(channels, from, seconds);
    Peak best = new Peak(0, 0, 0);
    for (double azimuth = 0; azimuth < 360; azimuth += 1) {
      for (double speed = 300; speed <= 420; speed += 5) {
        double f = fStatistic(x, offsets(channels, reference), azimuth, speed);
        if (f > best.fStatistic()) {
          best = new Peak(azimuth, speed, f);
        }
      }
    }
    return best;
  }

  private static double fStatistic(
      Spectrum x, List<double[]> offsets, double azimuthDegrees, double speed) {
    double se = Math.sin(Math.toRadians(azimuthDegrees)) / speed;
    double sn = Math.cos(Math.toRadians(azimuthDegrees)) / speed;
    int m = offsets.size();
    double coherence = 0;
    for (int k = 0; k < x.hertz.length; k++) {
      double re = 0;
      double im = 0;
      double power = 0;
      for (int i = 0; i < m; i++) {
        double lead = se * offsets.get(i)[0] + sn * offsets.get(i)[1];
        double phase = -2 * Math.PI * x.hertz[k] * lead;
        double c = Math.cos(phase);
        double s = Math.sin(phase);
        re += x.re[i][k] * c - x.im[i][k] * s;
        im += x.re[i][k] * s + x.im[i][k] * c;
        power += x.re[i][k] * x.re[i][k] + x.im[i][k] * x.im[i][k];
      }
      coherence += (re * re + im * im) / (m * power) / x.hertz.length;
    }
    return coherence / (1 - coherence) * (m - 1);
  }

  private static List<double[]> offsets(List<SimulatedChannel> channels, GeoPoint reference) {
    double north = 110_850;
    double east = 111_320 * Math.cos(Math.toRadians(reference.latitudeDegrees()));
    List<double[]> offsets = new ArrayList<>();
    for (SimulatedChannel c : channels) {
      GeoPoint p = c.element().position();
      offsets.add(new double[] {
        (p.longitudeDegrees() - reference.longitudeDegrees()) * east,
        (p.latitudeDegrees() - reference.latitudeDegrees()) * north
      });
    }
    return offsets;
  }

  private static Spectrum spectrum(List<SimulatedChannel> channels, Instant from, double seconds) {
    int bins = (int) ((TO_HERTZ - FROM_HERTZ) * seconds);
    double[] hertz = new double[bins];
    double[][] re = new double[channels.size()][bins];
    double[][] im = new double[channels.size()][bins];
    for (int i = 0; i < channels.size(); i++) {
      double[] x = window(channels.get(i), from, seconds);
      double rate = channels.get(i).sampleRateHertz();
      for (int k = 0; k < bins; k++) {
        hertz[k] = FROM_HERTZ + k / seconds;
        for (int n = 0; n < x.length; n++) {
          double hann = 0.5 - 0.5 * Math.cos(2 * Math.PI * n / x.length);
          double phase = -2 * Math.PI * hertz[k] * n / rate;
          re[i][k] += hann * x[n] * Math.cos(phase);
          im[i][k] += hann * x[n] * Math.sin(phase);
        }
      }
    }
    return new Spectrum(hertz, re, im);
  }

  /** By time stamps, mean removed. */
  private static double[] window(SimulatedChannel channel, Instant from, double seconds) {
    double rate = channel.sampleRateHertz();
    int first = (int) Math.round(Duration.between(channel.start(), from).toNanos() * 1e-9 * rate);
    double[] all = channel.segment().pascals();
    double[] x = new double[(int) (seconds * rate)];
    double mean = 0;
    for (int n = 0; n < x.length; n++) {
      x[n] = all[first + n];
      mean += x[n] / x.length;
    }
    for (int n = 0; n < x.length; n++) {
      x[n] -= mean;
    }
    return x;
  }
}
