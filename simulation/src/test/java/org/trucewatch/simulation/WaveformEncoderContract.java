// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.trucewatch.domain.ArrayElement;
import org.trucewatch.domain.Draw;
import org.trucewatch.domain.WaveformSegment;
import org.trucewatch.domain.quantity.GeoPoint;

/** What every {@link WaveformEncoder} must do. */
public abstract class WaveformEncoderContract {
  private static final Instant START = Instant.parse("2031-05-03T12:39:30Z");

  /** The encoder under test. */
  protected abstract WaveformEncoder encoder();

  /** The reader that the monitor uses, gaps joined, in the order of the records. */
  protected abstract List<WaveformSegment> read(byte[] miniSeed, byte[] stationXml);

  @Test
  void channelsComeBackAsTheyWere() {
    List<SimulatedChannel> channels = channels(1);
    List<WaveformSegment> back =
        read(encoder().miniSeed(channels), encoder().stationXml("EXERCISE", channels));
    assertThat(back).hasSize(channels.size());
    for (int i = 0; i < back.size(); i++) {
      WaveformSegment expected = channels.get(i).segment();
      assertThat(back.get(i).sensorId()).isEqualTo(expected.sensorId());
      assertThat(back.get(i).start()).isEqualTo(expected.start());
      assertThat(back.get(i).sampleRateHertz()).isEqualTo(expected.sampleRateHertz());
      assertThat(back.get(i).pascals()).containsExactly(expected.pascals(), within(1e-12));
    }
  }

  @Test
  void equalChannelsGiveEqualBytes() {
    assertThat(encoder().miniSeed(channels(1))).isEqualTo(encoder().miniSeed(channels(1)));
    assertThat(encoder().stationXml("EXERCISE", channels(1)))
        .isEqualTo(encoder().stationXml("EXERCISE", channels(1)));
  }

  @Test
  void otherSamplesGiveOtherBytes() {
    assertThat(encoder().miniSeed(channels(1))).isNotEqualTo(encoder().miniSeed(channels(2)));
  }

  @Test
  void descriptionIsInTheStationFile() {
    byte[] stations = encoder().stationXml("EXERCISE - SIMULATED DATA", channels(1));
    assertThat(new String(stations, StandardCharsets.UTF_8)).contains("EXERCISE - SIMULATED DATA");
  }

  /** One channel begins later; jumps of a million counts are larger than two bytes hold. */
  private static List<SimulatedChannel> channels(long seed) {
    var draw = new Draw(seed);
    return List.of(
        channel("XX.TST1..BDF", 50, START, draw),
        channel("XX.TST2..BDF", 50, START.plusSeconds(4), draw),
        channel("XX.TST3..BDF", 50, START.plusMillis(20), draw));
  }

  private static SimulatedChannel channel(String id, double rate, Instant start, Draw draw) {
    int[] counts = new int[5000];
    for (int i = 0; i < counts.length; i++) {
      counts[i] = (int) (2000 * draw.gaussian()) + (draw.below(1000) == 0 ? 1_000_000 : 0);
    }
    var place = GeoPoint.onEllipsoid(-30 + draw.below(1000) * 1e-6, 128);
    return new SimulatedChannel(new ArrayElement(id, place), start, rate, 20_000, counts);
  }
}
