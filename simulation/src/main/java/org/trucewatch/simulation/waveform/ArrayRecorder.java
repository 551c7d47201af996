// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.simulation.waveform;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.trucewatch.domain.quantity.TimeSpan;
import org.trucewatch.simulation.Chance;
import org.trucewatch.simulation.SimulatedChannel;

/**
 * Records what an array hears in a span of time: the waves that cross it, noise that differs from element to element,
 * gusts, the errors of its sensors and clocks, all rounded to counts.
 */
public final class ArrayRecorder {
  /** Noise of sensor and digitiser, pascals squared a hertz: 1 mPa over 25 Hz. Assumed. */
  private static final NoiseSpectrum SELF_NOISE = hertz -> 4e-8;

  /** Gusts: standard deviation of the logarithm of the noise's amplitude, and how long one lasts. Assumed. */
  private static final double GUST_SPREAD = 0.25;

  private static final double GUST_SECONDS = 30;

  private final InfrasoundArray array;
  private final NoiseSpectrum ambient;

  /** An array and the noise of wind and sea at it. */
  public ArrayRecorder(InfrasoundArray array, NoiseSpectrum ambient) {
    this.array = array;
    this.ambient = ambient.plus(SELF_NOISE);
  }

  /** One channel an element, in the elements' order. */
  public List<SimulatedChannel> record(TimeSpan span, List<WaveTrain> waves, Chance chance) {
    int samples = (int) (span.length().toMillis() * array.sampleRateHertz() / 1000);
    var noise = new ColouredNoise(ambient, array.sampleRateHertz(), samples);
    double[][] pair = new double[0][];
    List<SimulatedChannel> channels = new ArrayList<>();
    for (int i = 0; i < array.elements().size(); i++) {
      Chance own = chance.forked("element " + i);
      if (i % 2 == 0) {
        pair = noise.drawPair(own.forked("noise"));
      }
      channels.add(channel(array.elements().get(i), span.from(), pair[i % 2], waves, own));
    }
    return channels;
  }

  private SimulatedChannel channel(
      InfrasoundArray.Element element,
      Instant from,
      double[] noise,
      List<WaveTrain> waves,
      Chance chance) {
    InfrasoundArray.Fault fault = element.fault();
    int missing = (int) (fault.lateStartSeconds() * array.sampleRateHertz());
    double[] pascals = Arrays.copyOfRange(noise, missing, noise.length);
    gusts(pascals, StrictMath.pow(10, fault.extraNoiseDecibels() / 20), chance.forked("gusts"));
    // The stamp is what the clock says; the air is where it truly is.
    double trueFirstSeconds = fault.lateStartSeconds() - fault.clockOffsetSeconds();
    for (WaveTrain wave : waves) {
      wave.addTo(pascals, trueFirstSeconds, array.sampleRateHertz(), element.offset());
    }
    Instant stamp = from.plus(Duration.ofNanos(StrictMath.round(fault.lateStartSeconds() * 1e9)));
    return new SimulatedChannel(
        element.site(),
        stamp,
        array.sampleRateHertz(),
        array.countsPerPascal(),
        counts(pascals, element.offsetPascals()));
  }

  private void gusts(double[] pascals, double gain, Chance chance) {
    double memory = StrictMath.exp(-1 / GUST_SECONDS);
    double renewal = StrictMath.sqrt(1 - memory * memory);
    int perSecond = (int) array.sampleRateHertz();
    double level = chance.gaussian();
    for (int second = 0; second * perSecond < pascals.length; second++) {
      double next = memory * level + renewal * chance.gaussian();
      int first = second * perSecond;
      int last = Math.min(pascals.length, first + perSecond);
      double begin = gain * StrictMath.exp(GUST_SPREAD * level);
      double end = gain * StrictMath.exp(GUST_SPREAD * next);
      for (int i = first; i < last; i++) {
        pascals[i] *= begin + (end - begin) * (i - first) / perSecond;
      }
      level = next;
    }
  }

  private int[] counts(double[] pascals, double offsetPascals) {
    int[] counts = new int[pascals.length];
    for (int i = 0; i < counts.length; i++) {
      counts[i] = (int) StrictMath.rint((pascals[i] + offsetPascals) * array.countsPerPascal());
    }
    return counts;
  }
}
