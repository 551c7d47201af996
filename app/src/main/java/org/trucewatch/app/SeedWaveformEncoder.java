// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.List;
import org.trucewatch.adapters.miniseed.MiniSeedWriter;
import org.trucewatch.adapters.miniseed.StationChannel;
import org.trucewatch.adapters.miniseed.StationXmlWriter;
import org.trucewatch.domain.quantity.TimeSpan;
import org.trucewatch.simulation.SimulatedChannel;
import org.trucewatch.simulation.WaveformEncoder;

/** Simulated channels as miniSEED 2 and StationXML. */
final class SeedWaveformEncoder implements WaveformEncoder {
  private static final TimeSpan ALWAYS =
      new TimeSpan(Instant.parse("2000-01-01T00:00:00Z"), Instant.parse("2100-01-01T00:00:00Z"));

  @Override
  public byte[] miniSeed(List<SimulatedChannel> channels) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (SimulatedChannel c : channels) {
      out.writeBytes(MiniSeedWriter.write(
          c.element().sensorId(), c.start(), (int) Math.round(c.sampleRateHertz()), c.counts()));
    }
    return out.toByteArray();
  }

  @Override
  public byte[] stationXml(String description, List<SimulatedChannel> channels) {
    List<StationChannel> stations = channels.stream()
        .map(c -> new StationChannel(
            c.element().sensorId(),
            c.element().position(),
            description,
            c.countsPerPascal(),
            ALWAYS))
        .toList();
    return StationXmlWriter.write(
        description, ALWAYS.from(), channels.getFirst().sampleRateHertz(), stations);
  }
}
