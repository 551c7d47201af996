// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.signal;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.trucewatch.domain.Detection;
import org.trucewatch.domain.SensorArray;
import org.trucewatch.domain.quantity.Symmetric2;

/**
 * Turns a run of windows into a detection.
 *
 * <p>Slowness is that of the strongest window's beam. Its covariance is that of a least-squares front through delays of
 * independent errors (Szuberla and Olson, "Uncertainties associated with parameter estimation in atmospheric infrasound
 * arrays", JASA 115, 253-258, 2004), where a delay's variance is the Cramér-Rao bound for the measured signal-to-noise
 * ratio plus the site's timing error, blended with the residuals that were measured. The time is that of the largest
 * power of the beam, smoothed over a second; its error is the width of that maximum.
 */
final class WaveMeasurement {
  /** Smoothing of the beam's power, s. */
  private static final double SMOOTHING_SECONDS = 1;

  private final SensorArray array;
  private final ArrayGeometry geometry;
  private final AlignedTraces bandPassed;
  private final DelayMeter meter;
  private final DetectorSettings settings;

  WaveMeasurement(
      SensorArray array,
      ArrayGeometry geometry,
      AlignedTraces bandPassed,
      DelayMeter meter,
      DetectorSettings settings) {
    this.array = array;
    this.geometry = geometry;
    this.bandPassed = bandPassed;
    this.meter = meter;
    this.settings = settings;
  }

  Instant at(double secondsAfterStart) {
    return bandPassed.at(secondsAfterStart);
  }

  Detection detection(BeamPeak peak, double threshold, Duration duration) {
    double variance = delayVariance(peak);
    Symmetric2 information = geometry.spread(peak.members());
    Symmetric2 shape = information.inverse();
    Slowness s = peak.slowness();
    double speed = s.traceSpeedMetersPerSecond();
    double alongE = s.east() * speed;
    double alongN = s.north() * speed;
    double across = shape.ee() * alongN * alongN
        - 2 * shape.en() * alongE * alongN
        + shape.nn() * alongE * alongE;
    double along = shape.ee() * alongE * alongE
        + 2 * shape.en() * alongE * alongN
        + shape.nn() * alongN * alongN;
    Pulse pulse = pulse(peak);
    Instant at = bandPassed.at(pulse.seconds()).truncatedTo(ChronoUnit.MILLIS);
    return new Detection(
        array.arrayId() + "/" + at.truncatedTo(ChronoUnit.SECONDS),
        array.arrayId(),
        array.reference(),
        at,
        StrictMath.hypot(
            pulse.widthSeconds(), Math.sqrt(variance / peak.members().size())),
        duration,
        s.backAzimuthRadians(),
        Math.min(Math.sqrt(variance * across) * speed, Math.PI),
        speed,
        Math.sqrt(variance * along) * speed * speed,
        peak.fStatistic(),
        threshold,
        pulse.peakPascals(),
        peak.members().size());
  }

  /** Variance of one element's delay, s². */
  private double delayVariance(BeamPeak peak) {
    int members = peak.members().size();
    double signalToNoise = Math.max(peak.fStatistic() - 1, SIGNAL_TO_NOISE_MIN) / members;
    double low = settings.beam().lowHertz();
    double high = settings.beam().highHertz();
    double meanSquareFrequency = (high * high * high - low * low * low) / (3 * (high - low));
    double independent =
        (high - low) * settings.beam().windowSeconds() * ArrayDetector.HANN_INDEPENDENCE;
    double bound =
        1 / (2 * independent * signalToNoise * 4 * Math.PI * Math.PI * meanSquareFrequency);
    double site = settings.siteTimingErrorSeconds();
    double prior = bound + site * site;
    DelayMeter.Delays delays = meter.measure(peak.centreSeconds(), peak.members(), peak.slowness());
    double squares = PlaneWaveFit.of(geometry, peak.members(), delays.seconds()).squareSum();
    return (PRIOR_DOF * prior + squares) / (PRIOR_DOF + members - 3);
  }

  /**
   * How firmly the prior of the delays' variance is held against the residuals of the single wave, in residuals; less
   * firmly than by the clock check, which sees several waves.
   */
  private static final double PRIOR_DOF = 8;

  private static final double SIGNAL_TO_NOISE_MIN = 0.1;

  private record Pulse(double seconds, double widthSeconds, double peakPascals) {}

  private Pulse pulse(BeamPeak peak) {
    double rate = bandPassed.rateHertz();
    int count = (int) Math.round(settings.beam().windowSeconds() * rate);
    int from = (int) Math.round(peak.centreSeconds() * rate) - count / 2;
    double[] beam = new double[count];
    for (int m : peak.members().elements()) {
      double delay = geometry.delaySeconds(m, peak.slowness()) * rate;
      for (int i = 0; i < count; i++) {
        beam[i] += bandPassed.between(m, from + i + delay) / peak.members().size();
      }
    }
    double largest = 0;
    for (double p : beam) {
      largest = Math.max(largest, Math.abs(p));
    }
    double[] power = smoothedPower(beam, (int) Math.round(SMOOTHING_SECONDS * rate / 2));
    int best = 0;
    for (int i = 1; i < count; i++) {
      best = power[i] > power[best] ? i : best;
    }
    int left = best;
    while (left > 0 && power[left] > power[best] / 2) {
      left--;
    }
    int right = best;
    while (right < count - 1 && power[right] > power[best] / 2) {
      right++;
    }
    // Full width at half maximum of a Gaussian is 2.355 sigma.
    double width = Math.max(right - left, 1) / rate / 2.355;
    return new Pulse((from + best) / rate, width, largest);
  }

  private static double[] smoothedPower(double[] beam, int half) {
    double[] out = new double[beam.length];
    for (int i = 0; i < out.length; i++) {
      for (int k = Math.max(0, i - half); k <= Math.min(out.length - 1, i + half); k++) {
        double weight = 0.5 + 0.5 * StrictMath.cos(Math.PI * (k - i) / (half + 1.0));
        out[i] += weight * beam[k] * beam[k];
      }
    }
    return out;
  }
}
