// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.adapters.miniseed;

import edu.iris.dmc.seedcodec.Steim2;
import edu.iris.dmc.seedcodec.SteimException;
import edu.iris.dmc.seedcodec.SteimFrameBlock;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;

/** Writes miniSEED 2: Steim-2, records of 512 bytes, big-endian. For simulated recordings. */
public final class MiniSeedWriter {
  static final int RECORD_BYTES = 512;
  private static final int DATA_OFFSET = 64;
  private static final int FRAMES = (RECORD_BYTES - DATA_OFFSET) / 64;
  private static final int STEIM_2 = 11;
  private static final int SAMPLE_RATE_HERTZ_MAX = 5000;

  private MiniSeedWriter() {}

  /**
   * Records of one segment without a gap.
   *
   * @param sensorId network.station.location.channel, at most 2, 5, 2 and 3 characters
   * @param start of the first sample; written to a tenth of a millisecond
   * @param sampleRateHertz a whole number
   * @param counts differences from sample to sample below 2^29, which Steim-2 can hold
   */
  public static byte[] write(String sensorId, Instant start, int sampleRateHertz, int[] counts) {
    if (sampleRateHertz < 1 || sampleRateHertz > SAMPLE_RATE_HERTZ_MAX) {
      throw new IllegalArgumentException(
          "sampleRateHertz is " + sampleRateHertz + ", expected 1 to " + SAMPLE_RATE_HERTZ_MAX);
    }
    List<String> codes = List.of(sensorId.split("\\.", -1));
    if (codes.size() != 4) {
      throw new IllegalArgumentException(
          "sensorId is " + sensorId + ", expected network.station.location.channel");
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int written = 0;
    for (int number = 1; written < counts.length; number++) {
      SteimFrameBlock block = encoded(counts, written);
      Instant at = start.plusNanos(Math.round(written * 1e9 / sampleRateHertz));
      out.writeBytes(record(codes, number, at, sampleRateHertz, block));
      written += block.getNumSamples();
    }
    return out.toByteArray();
  }

  private static SteimFrameBlock encoded(int[] counts, int from) {
    try {
      int[] rest =
          Arrays.copyOfRange(counts, from, Math.min(counts.length, from + 7 * 15 * FRAMES));
      return Steim2.encode(rest, FRAMES, from == 0 ? 0 : counts[from - 1]);
    } catch (SteimException e) {
      throw new IllegalArgumentException(
          "counts from sample " + from + " on cannot be written in Steim-2", e);
    }
  }

  private static byte[] record(
      List<String> codes, int number, Instant at, int rate, SteimFrameBlock block) {
    OffsetDateTime t = at.plusNanos(50_000).atOffset(ZoneOffset.UTC);
    ByteBuffer b = ByteBuffer.allocate(RECORD_BYTES);
    put(b, String.format(java.util.Locale.ROOT, "%06dD ", number % 1_000_000), 8);
    put(b, codes.get(1), 5);
    put(b, codes.get(2), 2);
    put(b, codes.get(3), 3);
    put(b, codes.get(0), 2);
    b.putShort((short) t.getYear()).putShort((short) t.getDayOfYear());
    b.put((byte) t.getHour())
        .put((byte) t.getMinute())
        .put((byte) t.getSecond())
        .put((byte) 0);
    b.putShort((short) (t.getNano() / 100_000)).putShort((short) block.getNumSamples());
    b.putShort((short) rate).putShort((short) 1);
    b.put((byte) 0).put((byte) 0).put((byte) 0).put((byte) 1).putInt(0);
    b.putShort((short) DATA_OFFSET).putShort((short) 48);
    b.putShort((short) 1000).putShort((short) 0);
    b.put((byte) STEIM_2).put((byte) 1).put((byte) 9).put((byte) 0);
    b.position(DATA_OFFSET);
    try {
      b.put(block.getEncodedData());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return b.array();
  }

  private static void put(ByteBuffer b, String text, int width) {
    byte[] ascii = text.getBytes(StandardCharsets.US_ASCII);
    if (ascii.length > width) {
      throw new IllegalArgumentException(
          "code is " + text + ", expected at most " + width + " characters");
    }
    b.put(Arrays.copyOf(ascii, ascii.length));
    for (int i = ascii.length; i < width; i++) {
      b.put((byte) ' ');
    }
  }
}
