// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.simulation.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.trucewatch.domain.quantity.GeoPoint;
import org.trucewatch.simulation.Sides;
import org.trucewatch.simulation.SimulatedChannel;
import org.trucewatch.simulation.SimulatedRecording;
import org.trucewatch.simulation.WaveformEncoder;
import org.trucewatch.simulation.truth.TruthLine;

/** What a plain beam finds in the recordings, against the truth. */
class DemoWavesTest {
  private static final double WINDOW_SECONDS = 15;

  private static final SimulatedRecording RECORDING = DemoExercise.generate(DemoExercise.SEED);
  private static final Map<String, List<List<SimulatedChannel>>> CHANNELS = new TreeMap<>();

  @BeforeAll
  static void collectChannels() {
    WaveformEncoder collector = new WaveformEncoder() {
      @Override
      public byte[] miniSeed(List<SimulatedChannel> all) {
        String arrayId = all.getFirst().element().sensorId().substring(3, 6);
        CHANNELS.computeIfAbsent(arrayId, a -> new ArrayList<>()).add(all);
        return new byte[0];
      }

      @Override
      public byte[] stationXml(String description, List<SimulatedChannel> all) {
        return new byte[0];
      }
    };
    RECORDING.files().forEach(f -> f.bytes(collector));
  }

  @Test
  void recordingsAreSixArraysInTwoEpisodesWithOneOffTheAir() {
    assertThat(CHANNELS.keySet()).containsExactly("EXA", "EXB", "EXC", "EXD", "EXE", "EXF");
    assertThat(CHANNELS.values().stream().map(List::size)).containsExactly(2, 1, 2, 2, 2, 2);
    assertThat(CHANNELS.values().stream().map(e -> e.getFirst().size()))
        .containsExactly(6, 4, 7, 5, 3, 6);
  }

  /** F 5 to 30, as recorded arrays show; where the clock is wrong or a microphone bare it is less. */
  @Test
  void theStoreIsHeardAtEveryArrayFromWhereItIs() {
    for (String arrayId : CHANNELS.keySet()) {
      Map<?, ?> arrival = strongest("store", arrayId);
      Beam.Peak peak = beam(arrayId, 0, arrival);
      assertThat(peak.fStatistic()).as(arrayId).isBetween(5.0, 35.0);
      assertThat(peak.backAzimuthDegrees())
          .as(arrayId)
          .isCloseTo(number(arrival, "apparentBackAzimuth_deg"), within(2.0));
      assertThat(peak.traceSpeedMetersPerSecond())
          .isCloseTo(number(arrival, "traceSpeed_mps"), within(15.0));
      assertThat(number(arrival, "apparentBackAzimuth_deg"))
          .isCloseTo(number(arrival, "backAzimuth_deg"), within(3.5));
    }
  }

  @Test
  void theBombIsHeardWellAtThreeArrays() {
    for (String arrayId : List.of("EXA", "EXC", "EXD")) {
      Map<?, ?> arrival = strongest("bomb", arrayId);
      Beam.Peak peak = beam(arrayId, 1, arrival);
      assertThat(peak.fStatistic()).as(arrayId).isBetween(5.0, 35.0);
      assertThat(peak.backAzimuthDegrees())
          .as(arrayId)
          .isCloseTo(number(arrival, "apparentBackAzimuth_deg"), within(2.0));
    }
  }

  @Test
  void theDroneIsLostInTheNoiseOfMostArrays() {
    List<String> hearing = CHANNELS.keySet().stream()
        .filter(
            a -> strongest("drone", a).containsKey("sensorId")) // else the recording ended before
        .filter(a -> beam(a, 0, strongest("drone", a)).fStatistic() > 3)
        .toList();
    assertThat(hearing).hasSizeLessThanOrEqualTo(1);
  }

  @Test
  void theVehicleIsCoherentAtOneArrayAndFromElsewhere() {
    TruthLine vehicle = RECORDING.truth().stream()
        .filter(l -> l.truthId().endsWith("vehicle"))
        .findFirst()
        .orElseThrow();
    Instant middle =
        Instant.ofEpochSecond(0, nanos(vehicle.fields().get("t_ns"))).plusSeconds(70);
    List<SimulatedChannel> array = Objects.requireNonNull(CHANNELS.get("EXF")).getFirst();
    Beam.Peak peak = Beam.strongest(array, reference("EXF"), middle, WINDOW_SECONDS);
    assertThat(peak.fStatistic()).isGreaterThan(5);
    assertThat(peak.backAzimuthDegrees()).isBetween(162.0, 225.0);
  }

  @Test
  void noiseAloneGivesNoBeam() {
    Instant quiet =
        Objects.requireNonNull(CHANNELS.get("EXD")).get(1).getFirst().start().plusSeconds(100);
    Beam.Peak peak = Beam.strongest(
        Objects.requireNonNull(CHANNELS.get("EXD")).get(1),
        reference("EXD"),
        quiet,
        WINDOW_SECONDS);
    assertThat(peak.fStatistic()).isLessThan(3);
  }

  private static Beam.Peak beam(String arrayId, int episode, Map<?, ?> arrival) {
    Instant from =
        Instant.ofEpochSecond(0, nanos(arrival.get("expectedArrival_ns"))).minusSeconds(3);
    List<SimulatedChannel> array = Objects.requireNonNull(CHANNELS.get(arrayId)).get(episode);
    return Beam.strongest(array, reference(arrayId), from, WINDOW_SECONDS);
  }

  private static GeoPoint reference(String arrayId) {
    return new DemoWorld(DemoExercise.SEED, Sides.DEMO)
        .arrays().stream()
            .filter(a -> a.arrayId().equals(arrayId))
            .findFirst()
            .orElseThrow()
            .reference();
  }

  /** The arrival with the best expected ratio of signal to noise. */
  private static Map<?, ?> strongest(String explosion, String arrayId) {
    TruthLine line = RECORDING.truth().stream()
        .filter(l -> l.truthId().endsWith("impact-" + explosion))
        .findFirst()
        .orElseThrow();
    Map<?, ?> best = Map.of("expectedSnr_dB", -1e9);
    for (Object each : (List<?>) Objects.requireNonNull(line.fields().get("visibleTo"))) {
      Map<?, ?> arrival = (Map<?, ?>) each;
      if (arrayId.equals(arrival.get("sensorId"))
          && number(arrival, "expectedSnr_dB") > number(best, "expectedSnr_dB")) {
        best = arrival;
      }
    }
    return best;
  }

  private static double number(Map<?, ?> arrival, String name) {
    return ((Number) Objects.requireNonNull(arrival.get(name))).doubleValue();
  }

  private static long nanos(@Nullable Object value) {
    return (Long) Objects.requireNonNull(value);
  }
}
