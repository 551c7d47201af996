// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.simulation;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.trucewatch.domain.WaveformSegment;

/** The port's fake: counts as they are, places as lines of text. */
public final class PlainWaveformEncoder implements WaveformEncoder {

  @Override
  public byte[] miniSeed(List<SimulatedChannel> channels) {
    var bytes = new ByteArrayOutputStream();
    try (var out = new DataOutputStream(bytes)) {
      for (SimulatedChannel channel : channels) {
        out.writeUTF(channel.element().sensorId());
        out.writeLong(channel.start().toEpochMilli());
        out.writeDouble(channel.sampleRateHertz());
        out.writeInt(channel.counts().length);
        for (int count : channel.counts()) {
          out.writeInt(count);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot be written", e);
    }
    return bytes.toByteArray();
  }

  @Override
  public byte[] stationXml(String description, List<SimulatedChannel> channels) {
    var text = new StringBuilder(description).append('\n');
    for (SimulatedChannel channel : channels) {
      text.append(channel.element().sensorId())
          .append(' ')
          .append(channel.element().position().latitudeDegrees())
          .append(' ')
          .append(channel.element().position().longitudeDegrees())
          .append(' ')
          .append(channel.countsPerPascal())
          .append('\n');
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** What the fake wrote, read back. */
  public static List<WaveformSegment> read(byte[] miniSeed, byte[] stationXml) {
    Map<String, Double> sensitivities = new HashMap<>();
    new String(stationXml, StandardCharsets.UTF_8)
        .lines()
        .skip(1)
        .map(l -> l.split(" "))
        .forEach(cells -> sensitivities.put(cells[0], Double.valueOf(cells[3])));
    List<WaveformSegment> segments = new ArrayList<>();
    try (var in = new DataInputStream(new ByteArrayInputStream(miniSeed))) {
      while (in.available() > 0) {
        segments.add(segment(in, sensitivities));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot be read", e);
    }
    return segments;
  }

  private static WaveformSegment segment(DataInputStream in, Map<String, Double> sensitivities)
      throws IOException {
    String sensorId = in.readUTF();
    Instant start = Instant.ofEpochMilli(in.readLong());
    double rate = in.readDouble();
    double[] pascals = new double[in.readInt()];
    double sensitivity = sensitivities.getOrDefault(sensorId, 1.0);
    for (int i = 0; i < pascals.length; i++) {
      pascals[i] = in.readInt() / sensitivity;
    }
    return new WaveformSegment(sensorId, start, rate, pascals);
  }
}
