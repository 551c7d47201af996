// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.simulation.waveform;

import java.util.ArrayList;
import java.util.List;
import org.trucewatch.domain.quantity.LocalPoint;
import org.trucewatch.simulation.Chance;

/**
 * A wave as it crosses an array: one pulse and its echoes, each a plane wave of its own.
 *
 * <p>An echo has taken another way through the moving air, so its bearing and its speed differ a little from the first
 * pulse's. Their sum is therefore less alike at two elements the farther they stand apart and the higher the frequency,
 * as recorded waves are (the model of H. Mack, E. Flinn, Geophys. J. R. astr. Soc. 26, 1971); this, not the noise,
 * limits the F-statistic of strong arrivals.
 *
 * <p>Slowness points towards the source: an element with a larger projection on it hears the wave earlier.
 */
public final class WaveTrain {
  /** Echoes a second while the train lasts. Assumed. */
  private static final double ECHOES_PER_SECOND = 6;

  /** How long echoes are made, in decay times. */
  private static final double DECAYS = 3;

  /** Spread of the echoes' bearings and relative speeds, for an F of 10 to 40 at a kilometre. Assumed. */
  private static final double ECHO_BEARING_RADIANS = StrictMath.toRadians(0.9);

  private static final double ECHO_SPEED_SPREAD = 0.011;

  /** Rounding of the jump against its duration. Assumed. */
  private static final double RISE_DURATIONS = 0.15;

  private static final double RISE_SECONDS_MIN = 0.008;

  private final PulseShape shape;
  private final List<Wavelet> wavelets;

  /** A plane wave: when it passes the reference point (seconds of the recording), pressure, slowness. */
  private record Wavelet(
      double seconds, double pascals, double slownessEast, double slownessNorth) {
    Wavelet scaled(double factor) {
      return new Wavelet(seconds, pascals * factor, slownessEast, slownessNorth);
    }
  }

  private WaveTrain(PulseShape shape, List<Wavelet> wavelets) {
    this.shape = shape;
    this.wavelets = List.copyOf(wavelets);
  }

  /**
   * How a wave reaches an array.
   *
   * @param seconds when its first pulse passes the reference point, in seconds of the recording
   * @param backAzimuthRadians where it seems to come from
   * @param traceSpeedMetersPerSecond with which it crosses
   */
  public record Approach(
      double seconds, double backAzimuthRadians, double traceSpeedMetersPerSecond) {}

  /**
   * The wave of one explosion by one path.
   *
   * @param durationSeconds of the pulse's positive phase
   * @param peakPascals largest pressure of the whole train at the reference point
   * @param decaySeconds how long echoes go on, until they are e times weaker
   */
  public static WaveTrain ofBlast(
      Approach approach,
      double durationSeconds,
      double peakPascals,
      double decaySeconds,
      Chance chance) {
    List<Wavelet> wavelets = new ArrayList<>();
    wavelets.add(wavelet(approach, 0, 1));
    int echoes = (int) (ECHOES_PER_SECOND * DECAYS * decaySeconds);
    for (int i = 0; i < echoes; i++) {
      double delay = chance.between(0, DECAYS * decaySeconds);
      double strength = 0.7 * chance.gaussian() * StrictMath.exp(-delay / decaySeconds);
      wavelets.add(wavelet(turned(approach, chance), delay, strength));
    }
    double rise = Math.max(RISE_SECONDS_MIN, RISE_DURATIONS * durationSeconds);
    var train = new WaveTrain(new PulseShape(durationSeconds, rise), wavelets);
    return train.scaled(peakPascals / train.peakPascals());
  }

  /**
   * A source that goes by and rumbles all the while, such as a vehicle or an aircraft: clutter that is coherent.
   *
   * @param from how its first sound arrives
   * @param lastBackAzimuthRadians where its last sound comes from
   * @param lastingSeconds between the two
   * @param peakPascals largest pressure at the reference point
   */
  public static WaveTrain ofPassage(
      Approach from,
      double lastBackAzimuthRadians,
      double lastingSeconds,
      double peakPascals,
      Chance chance) {
    List<Wavelet> wavelets = new ArrayList<>();
    int pulses = (int) (ECHOES_PER_SECOND * lastingSeconds);
    for (int i = 0; i < pulses; i++) {
      double part = (double) i / pulses;
      double bearing =
          from.backAzimuthRadians() + part * (lastBackAzimuthRadians - from.backAzimuthRadians());
      var here = new Approach(from.seconds(), bearing, from.traceSpeedMetersPerSecond());
      double swell = StrictMath.sin(StrictMath.PI * part);
      wavelets.add(wavelet(here, part * lastingSeconds, swell * chance.gaussian()));
    }
    var train = new WaveTrain(new PulseShape(PASSAGE_PULSE_SECONDS, 0.02), wavelets);
    return train.scaled(peakPascals / train.peakPascals());
  }

  /** Puts the rumble at 1.6 Hz, amid the band in which arrays listen. */
  private static final double PASSAGE_PULSE_SECONDS = 0.1;

  /** Adds what a sensor hears to its samples, the first of which is at the given second of the recording. */
  void addTo(double[] pascals, double firstSeconds, double sampleRateHertz, LocalPoint sensor) {
    for (Wavelet w : wavelets) {
      double passes =
          w.seconds - w.slownessEast * sensor.eastMeters() - w.slownessNorth * sensor.northMeters();
      double begins = (passes + shape.firstSeconds() - firstSeconds) * sampleRateHertz;
      double ends = (passes + shape.lastSeconds() - firstSeconds) * sampleRateHertz;
      int first = (int) Math.max(0, StrictMath.ceil(begins));
      int last = (int) Math.min(pascals.length - 1.0, StrictMath.floor(ends));
      for (int i = first; i <= last; i++) {
        pascals[i] += w.pascals * shape.at(firstSeconds + i / sampleRateHertz - passes);
      }
    }
  }

  /** Largest pressure at the reference point, looked for every 10 ms. */
  double peakPascals() {
    double first = wavelets.stream().mapToDouble(Wavelet::seconds).min().orElseThrow() - 1;
    double last =
        wavelets.stream().mapToDouble(Wavelet::seconds).max().orElseThrow() + shape.lastSeconds();
    double[] pascals = new double[(int) ((last - first) * 100) + 1];
    addTo(pascals, first, 100, new LocalPoint(0, 0));
    double peak = 0;
    for (double p : pascals) {
      peak = Math.max(peak, Math.abs(p));
    }
    return peak;
  }

  private WaveTrain scaled(double factor) {
    return new WaveTrain(shape, wavelets.stream().map(w -> w.scaled(factor)).toList());
  }

  private static Approach turned(Approach approach, Chance chance) {
    return new Approach(
        approach.seconds(),
        approach.backAzimuthRadians() + ECHO_BEARING_RADIANS * chance.gaussian(),
        approach.traceSpeedMetersPerSecond() * (1 + ECHO_SPEED_SPREAD * chance.gaussian()));
  }

  private static Wavelet wavelet(Approach approach, double delaySeconds, double pascals) {
    double speed = approach.traceSpeedMetersPerSecond();
    return new Wavelet(
        approach.seconds() + delaySeconds,
        pascals,
        StrictMath.sin(approach.backAzimuthRadians()) / speed,
        StrictMath.cos(approach.backAzimuthRadians()) / speed);
  }
}
