// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.simulation.waveform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.trucewatch.domain.Draw;
import org.trucewatch.domain.quantity.GeoPoint;
import org.trucewatch.domain.quantity.LocalPoint;
import org.trucewatch.domain.quantity.TimeSpan;
import org.trucewatch.simulation.Chance;
import org.trucewatch.simulation.SimulatedChannel;
import org.trucewatch.simulation.waveform.InfrasoundArray.Fault;

class ArrayRecorderTest {
  private static final Instant FROM = Instant.parse("2031-05-03T12:00:00Z");
  private static final TimeSpan SPAN = new TimeSpan(FROM, FROM.plusSeconds(120));
  private static final NoiseSpectrum CALM = hertz -> 1e-12;

  /** Slowness points to the source: an element with a larger projection on it hears the pulse earlier. */
  @ParameterizedTest
  @MethodSource("org.trucewatch.domain.Seeds#ten")
  void elementsSeeAPlaneWaveWithTheSlownessGiven(long seed) {
    var draw = new Draw(seed);
    InfrasoundArray array = array(7, seed, Fault.NONE);
    double azimuth = draw.between(0, 2 * StrictMath.PI);
    double speed = draw.between(330, 370);
    var approach = new WaveTrain.Approach(60, azimuth, speed);
    List<Double> heard = peakSeconds(record(array, single(approach)));
    double reference = 0;
    List<Double> expected = new ArrayList<>();
    for (int i = 0; i < heard.size(); i++) {
      LocalPoint r = array.elements().get(i).offset();
      double lead =
          (StrictMath.sin(azimuth) * r.eastMeters() + StrictMath.cos(azimuth) * r.northMeters())
              / speed;
      expected.add(-lead);
      reference += (heard.get(i) + lead) / heard.size();
    }
    for (int i = 0; i < heard.size(); i++) {
      assertThat(heard.get(i) - reference).isCloseTo(expected.get(i), within(0.005));
    }
    assertThat(reference).isCloseTo(60, within(0.1));
  }

  @Test
  void aLateClockMovesTheStampsAndALateStartDoesNot() {
    var approach = new WaveTrain.Approach(60, 1, 340);
    double right =
        peakSeconds(record(array(5, 3, Fault.NONE), single(approach))).getFirst();
    double late =
        peakSeconds(record(array(5, 3, new Fault(1.7, 0, 0)), single(approach))).getFirst();
    List<SimulatedChannel> started = record(array(5, 3, new Fault(0, 4, 0)), single(approach));
    assertThat(late - right).isCloseTo(1.7, within(0.005));
    assertThat(peakSeconds(started).getFirst()).isCloseTo(right, within(0.005));
    assertThat(started.getFirst().start()).isEqualTo(FROM.plusSeconds(4));
    assertThat(started.getFirst().counts()).hasSize(started.get(1).counts().length - 200);
  }

  @Test
  void largestPressureIsTheOneAskedFor() {
    WaveTrain train =
        WaveTrain.ofBlast(new WaveTrain.Approach(30, 1, 340), 0.1, 0.8, 5, new Chance(4));
    assertThat(train.peakPascals()).isCloseTo(0.8, within(1e-9));
    double largest = 0;
    for (SimulatedChannel channel : record(array(5, 3, Fault.NONE), train)) {
      double[] pascals = channel.segment().pascals();
      double zero = pascals[0];
      for (double p : pascals) {
        largest = StrictMath.max(largest, StrictMath.abs(p - zero));
      }
    }
    assertThat(largest).isCloseTo(0.8, Percentage.withPercentage(30));
  }

  @Test
  void aBareMicrophoneIsNoisierByItsScreensDecibels() {
    NoiseSpectrum wind = new WindNoise(3, 2, 0.05, 20);
    InfrasoundArray array = array(5, 3, new Fault(0, 0, 20));
    List<SimulatedChannel> channels =
        new ArrayRecorder(array, wind).record(SPAN, List.of(), new Chance(1));
    double ratio = spread(channels.getFirst()) / spread(channels.get(1));
    assertThat(20 * StrictMath.log10(ratio)).isBetween(14.0, 26.0);
  }

  @Test
  void elementsStandAroundTheReferencePoint() {
    InfrasoundArray array = array(6, 3, Fault.NONE);
    double east = 0;
    double north = 0;
    double widest = 0;
    for (InfrasoundArray.Element e : array.elements()) {
      east += e.offset().eastMeters();
      north += e.offset().northMeters();
      for (InfrasoundArray.Element other : array.elements()) {
        widest = StrictMath.max(
            widest,
            StrictMath.hypot(
                e.offset().eastMeters() - other.offset().eastMeters(),
                e.offset().northMeters() - other.offset().northMeters()));
      }
    }
    assertThat(east).isCloseTo(0, within(1e-6));
    assertThat(north).isCloseTo(0, within(1e-6));
    assertThat(widest).isBetween(700.0, 1300.0);
    assertThat(array.elements().getFirst().site().sensorId()).isEqualTo("XX.TST1..BDF");
  }

  private static InfrasoundArray array(int elements, long seed, Fault first) {
    var plan = new InfrasoundArray.Plan(
        "TST", GeoPoint.onEllipsoid(-30, 128), elements, 500, 50, 1_000_000);
    List<Fault> faults = new ArrayList<>(Collections.nCopies(elements, Fault.NONE));
    faults.set(0, first);
    return InfrasoundArray.built(plan, faults, new Chance(seed));
  }

  /** A pulse without echoes. */
  private static WaveTrain single(WaveTrain.Approach approach) {
    return WaveTrain.ofBlast(approach, 0.2, 1, 0.01, new Chance(1));
  }

  private static List<SimulatedChannel> record(InfrasoundArray array, WaveTrain wave) {
    return new ArrayRecorder(array, CALM).record(SPAN, List.of(wave), new Chance(2));
  }

  /** Stamp of the largest sample, by a parabola, in seconds after FROM. */
  private static List<Double> peakSeconds(List<SimulatedChannel> channels) {
    List<Double> seconds = new ArrayList<>();
    for (SimulatedChannel channel : channels) {
      double[] p = channel.segment().pascals();
      int top = 1;
      for (int i = 1; i < p.length - 1; i++) {
        top = p[i] > p[top] ? i : top;
      }
      double part = 0.5 * (p[top - 1] - p[top + 1]) / (p[top - 1] - 2 * p[top] + p[top + 1]);
      double start = Duration.between(FROM, channel.start()).toNanos() * 1e-9;
      seconds.add(start + (top + part) / channel.sampleRateHertz());
    }
    return seconds;
  }

  private static double spread(SimulatedChannel channel) {
    double[] p = channel.segment().pascals();
    double mean = 0;
    double squares = 0;
    for (double value : p) {
      mean += value / p.length;
    }
    for (double value : p) {
      squares += (value - mean) * (value - mean) / p.length;
    }
    return StrictMath.sqrt(squares);
  }
}
