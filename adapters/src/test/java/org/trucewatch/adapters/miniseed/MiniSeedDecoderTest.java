// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.adapters.miniseed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.trucewatch.domain.Decoded;
import org.trucewatch.domain.Draw;

class MiniSeedDecoderTest {
  private static final Instant START = Instant.parse("2031-03-15T12:00:00.1234Z");
  private final MiniSeedDecoder decoder = new MiniSeedDecoder();

  private static int[] counts(long seed, int length) {
    Draw draw = new Draw(seed);
    int[] counts = new int[length];
    for (int i = 1; i < length; i++) {
      double step = draw.gaussian() * (i % 500 == 0 ? 3e7 : i % 50 == 0 ? 20_000 : 20);
      counts[i] = counts[i - 1] / 2 + (int) step;
    }
    return counts;
  }

  private static double[] doubles(int[] counts) {
    return Arrays.stream(counts).asDoubleStream().toArray();
  }

  @ParameterizedTest
  @MethodSource("org.trucewatch.domain.Seeds#ten")
  void whatIsWrittenIsReadBack(long seed) {
    int[] counts = counts(seed, 5000);
    Decoded<CountsSegment> read =
        decoder.decode("test", MiniSeedWriter.write("XX.A01..HDF", START, 20, counts));
    assertThat(read.rejections()).isEmpty();
    assertThat(read.values()).hasSize(1);
    CountsSegment segment = read.values().getFirst();
    assertThat(segment.sensorId()).isEqualTo("XX.A01..HDF");
    assertThat(segment.start()).isEqualTo(START);
    assertThat(segment.sampleRateHertz()).isEqualTo(20);
    assertThat(segment.counts()).containsExactly(doubles(counts));
  }

  @Test
  void aLostRecordMakesTwoSegmentsWithTheGapBetweenThem() {
    int[] counts = counts(1, 5000);
    byte[] bytes = MiniSeedWriter.write("XX.A01..HDF", START, 20, counts);
    byte[] holed = join(Arrays.copyOf(bytes, 1024), Arrays.copyOfRange(bytes, 1536, bytes.length));
    Decoded<CountsSegment> read = decoder.decode("test", holed);
    assertThat(read.rejections()).isEmpty();
    assertThat(read.values()).hasSize(2);
    int total = read.values().stream().mapToInt(s -> s.counts().length).sum();
    assertThat(total).isLessThan(5000);
    int before = read.values().get(0).counts().length;
    int lost = 5000 - total;
    assertThat(read.values().get(1).start())
        .isBetween(
            START.plusMillis(50L * (before + lost)).minusMillis(1),
            START.plusMillis(50L * (before + lost)).plusMillis(1));
  }

  @Test
  void anEmptyFileIsSaid() {
    Decoded<CountsSegment> read = decoder.decode("file:a.mseed", new byte[0]);
    assertThat(read.values()).isEmpty();
    assertThat(read.rejections())
        .singleElement()
        .satisfies(r -> assertThat(r.message()).startsWith("file:a.mseed: input is 0 bytes"));
  }

  @Test
  void aTruncatedRecordIsNamedAndTheRestGoesOn() {
    byte[] bytes = MiniSeedWriter.write("XX.A01..HDF", START, 20, counts(2, 5000));
    Decoded<CountsSegment> read =
        decoder.decode("file:a.mseed", Arrays.copyOf(bytes, bytes.length - 100));
    assertThat(read.values()).hasSize(1);
    assertThat(read.rejections()).hasSize(1);
    assertThat(read.rejections().getFirst().message())
        .contains("file:a.mseed, record " + bytes.length / 512)
        .contains("byte " + (bytes.length - 512))
        .contains("cut off after 412 bytes")
        .contains("512 bytes");
  }

  @Test
  void garbageBetweenRecordsCostsOnlyItself() {
    byte[] bytes = MiniSeedWriter.write("XX.A01..HDF", START, 20, counts(3, 3000));
    byte[] garbage = new Draw(3).bytes(777);
    byte[] mixed =
        join(Arrays.copyOf(bytes, 1024), garbage, Arrays.copyOfRange(bytes, 1024, bytes.length));
    Decoded<CountsSegment> read = decoder.decode("test", mixed);
    assertThat(read.values()).hasSize(1);
    assertThat(read.values().getFirst().counts()).hasSize(3000);
    assertThat(read.rejections()).hasSize(1);
    assertThat(read.rejections().getFirst().what()).contains("777 bytes are no miniSEED 2 record");
  }

  @Test
  void aRecordWhoseSamplesDoNotCloseIsRefused() {
    byte[] bytes = MiniSeedWriter.write("XX.A01..HDF", START, 20, counts(4, 3000));
    bytes[512 + 64 + 40] ^= 0x55;
    Decoded<CountsSegment> read = decoder.decode("test", bytes);
    assertThat(read.rejections()).hasSize(1);
    assertThat(read.rejections().getFirst().where()).contains("record 2, byte 512");
  }

  @Test
  void anAbsurdSampleRateIsRefused() {
    byte[] bytes = MiniSeedWriter.write("XX.A01..HDF", START, 20, counts(5, 50));
    bytes[32] = 0x7f; // factor 32532, multiplier 1
    Decoded<CountsSegment> read = decoder.decode("test", bytes);
    assertThat(read.values()).isEmpty();
    assertThat(read.rejections().getFirst().what()).contains("sample rate is");
  }

  @Test
  void aRecordSentTwiceIsUsedOnce() {
    byte[] bytes = MiniSeedWriter.write("XX.A01..HDF", START, 20, counts(6, 3000));
    Decoded<CountsSegment> read =
        decoder.decode("test", join(bytes, Arrays.copyOfRange(bytes, 512, 1024)));
    assertThat(read.values()).hasSize(1);
    assertThat(read.values().getFirst().counts()).hasSize(3000);
    assertThat(read.rejections()).hasSize(1);
    assertThat(read.rejections().getFirst().what()).contains("repeat a time");
  }

  /** Fuzz: flipped bytes never stop the decoder, and what it returns stays within its limits. */
  @ParameterizedTest
  @MethodSource("org.trucewatch.domain.Seeds#thousand")
  void flippedBytesNeverStopIt(long seed) {
    Draw draw = new Draw(seed);
    byte[] bytes = MiniSeedWriter.write("XX.A01..HDF", START, 20, counts(seed, 1500));
    int flips = 1 + draw.below(20);
    for (int i = 0; i < flips; i++) {
      // Half of the flips hit headers, where the lengths are.
      int at = draw.below(2) == 0
          ? draw.below(bytes.length / 512) * 512 + draw.below(72)
          : draw.below(bytes.length);
      bytes[at] ^= (byte) (1 << draw.below(8));
    }
    Decoded<CountsSegment> read = decoder.decode("fuzz", bytes);
    int samples = read.values().stream().mapToInt(s -> s.counts().length).sum();
    assertThat(samples).isLessThanOrEqualTo(65_535 * (bytes.length / 128 + 1));
    assertThat(read.rejections()).hasSizeLessThanOrEqualTo(MiniSeedDecoder.REJECTIONS_MAX + 1);
  }

  /** Fuzz: noise is no record. */
  @ParameterizedTest
  @MethodSource("org.trucewatch.domain.Seeds#hundred")
  void noiseIsNoRecord(long seed) {
    Decoded<CountsSegment> read = decoder.decode("noise", new Draw(seed).bytes(4096));
    assertThat(read.values()).isEmpty();
    assertThat(read.rejections()).isNotEmpty();
  }

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }
}
