// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.adapters.miniseed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.trucewatch.domain.Decoded;
import org.trucewatch.domain.Draw;
import org.trucewatch.domain.WaveformSegment;
import org.trucewatch.domain.quantity.GeoPoint;
import org.trucewatch.domain.quantity.TimeSpan;

class StationXmlDecoderTest {
  private static final TimeSpan YEAR =
      new TimeSpan(Instant.parse("2031-01-01T00:00:00Z"), Instant.parse("2032-01-01T00:00:00Z"));
  private static final StationChannel A01 = new StationChannel(
      "XX.A01..HDF", new GeoPoint(48.5, 38.25, 120), "array A0 element 1", 10_000, YEAR);
  private static final StationChannel A02 = new StationChannel(
      "XX.A02..HDF", new GeoPoint(48.503, 38.25, 125), "array A0 element 2", 20_000, YEAR);
  private final StationXmlDecoder decoder = new StationXmlDecoder();

  private static String document() {
    return new String(
        StationXmlWriter.write("simulated", YEAR.from(), 20, List.of(A01, A02)),
        StandardCharsets.UTF_8);
  }

  private Decoded<StationChannel> decode(String xml) {
    return decoder.decode("file:a.xml", xml.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void whatIsWrittenIsReadBack() {
    assertThat(decode(document())).isEqualTo(new Decoded<>(List.of(A01, A02), List.of()));
  }

  @ParameterizedTest
  @CsvSource({
    "<Latitude>48.5</Latitude>, <Latitude>NaN</Latitude>, Latitude is 'NaN'",
    "<Latitude>48.5</Latitude>, <Latitude>512</Latitude>, Latitude is '512'",
    "<Value>10000.0</Value>, <Value>0</Value>, InstrumentSensitivity is '0'",
    "<Value>10000.0</Value>, '', InstrumentSensitivity is absent",
    "<Name>PA</Name>, <Name>M/S</Name>, input unit is 'M/S'",
    "startDate=\"2031-01-01T00:00:00Z\", startDate=\"yesterday\", 'yesterday'"
  })
  void aChannelThatCannotBeUsedIsNamedAndTheNextOneStays(String text, String by, String what) {
    String xml = document();
    // The last place before the first channel's end: the channel's own, not the station's.
    int end = xml.indexOf("</Channel>");
    int at = xml.lastIndexOf(text, end);
    Decoded<StationChannel> read =
        decode(xml.substring(0, at) + by + xml.substring(at + text.length()));
    assertThat(read.values()).containsExactly(A02);
    assertThat(read.rejections()).hasSize(1);
    assertThat(read.rejections().getFirst().message())
        .contains("file:a.xml, line")
        .contains("XX.A01..HDF")
        .contains(what);
  }

  @Test
  void aDocumentTypeIsRefusedAndNothingOutsideIsOpened() {
    String xml = document()
        .replace(
            "<FDSNStationXML",
            "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]><FDSNStationXML")
        .replace("array A0 element 1", "&e;");
    Decoded<StationChannel> read = decode(xml);
    assertThat(read.values()).isEmpty();
    assertThat(read.rejections()).hasSize(1);
    assertThat(read.rejections().getFirst().message()).contains("DOCTYPE");
  }

  @ParameterizedTest
  @CsvSource({
    "<html><body>Not found</body></html>, html",
    "<!DOCTYPE html><html><body>Not found<br></body></html>, html",
    "<quakeml />, quakeml"
  })
  void aDocumentThatIsNoStationXmlIsRefusedWithItsRoot(String xml, String root) {
    Decoded<StationChannel> read = decode(xml);
    assertThat(read.values()).isEmpty();
    assertThat(read.rejections())
        .singleElement()
        .satisfies(r -> assertThat(r.message()).contains("root element", "'" + root + "'"));
  }

  @Test
  void aChannelAtTwoPlacesAtOneTimeIsToldOnceWithBoth() {
    StationChannel moved = new StationChannel(
        A01.sensorId(), new GeoPoint(49.5, 38.25, 120), A01.siteName(), 10_000, YEAR);
    ChannelConflicts conflicts = new ChannelConflicts();
    assertThat(conflicts.add("file:a.xml", List.of(A01, A02, A01))).isEmpty();
    assertThat(conflicts.add("file:b.xml", List.of(moved, moved)))
        .singleElement()
        .satisfies(r -> assertThat(r.message())
            .startsWith("file:b.xml, XX.A01..HDF: ")
            .contains("latitude 49.5", "latitude 48.5", "the earlier one is used"));
  }

  @Test
  void aChannelThatMovedBetweenTwoSpansIsNoConflict() {
    TimeSpan next = new TimeSpan(YEAR.to(), YEAR.to().plusSeconds(1_000));
    StationChannel moved =
        new StationChannel(A01.sensorId(), A02.position(), A01.siteName(), 10_000, next);
    assertThat(new ChannelConflicts().add("file:a.xml", List.of(A01, moved))).isEmpty();
  }

  @Test
  void entitiesThatMultiplyAreRefusedAtOnce() {
    StringBuilder bomb = new StringBuilder("<!DOCTYPE x [<!ENTITY a0 \"lol\">");
    for (int i = 1; i < 30; i++) {
      bomb.append("<!ENTITY a").append(i).append(" \"");
      bomb.append(("&a" + (i - 1) + ";").repeat(10)).append("\">");
    }
    String xml = document()
        .replace("<FDSNStationXML", bomb + "]><FDSNStationXML")
        .replace("array A0 element 1", "&a29;");
    assertThat(decode(xml).values()).isEmpty();
    assertThat(decode(xml).rejections()).hasSize(1);
  }

  @Test
  void xmlThatBreaksOffKeepsTheChannelsBefore() {
    String xml = document();
    Decoded<StationChannel> read = decode(xml.substring(0, xml.indexOf("</Channel>") + 30));
    assertThat(read.values()).containsExactly(A01);
    assertThat(read.rejections()).hasSize(1);
    assertThat(read.rejections().getFirst().what()).contains("XML cannot be read");
  }

  @Test
  void aSegmentWithoutItsChannelIsRefusedAndTheOthersAreScaled() {
    Instant at = Instant.parse("2031-06-01T00:00:00Z");
    CountsSegment known = new CountsSegment("XX.A01..HDF", at, 20, new double[] {10_000, -5_000});
    CountsSegment unknown = new CountsSegment("XX.A09..HDF", at, 20, new double[] {1});
    CountsSegment tooEarly =
        new CountsSegment("XX.A01..HDF", at.minusSeconds(400L * 86_400), 20, new double[] {1});
    Decoded<WaveformSegment> read =
        new Calibration(List.of(A01)).pascals("file:a.mseed", List.of(unknown, known, tooEarly));
    assertThat(read.values()).hasSize(1);
    assertThat(read.values().getFirst().pascals()).containsExactly(1, -0.5);
    assertThat(read.rejections()).hasSize(2);
    assertThat(read.rejections().getFirst().message())
        .contains("file:a.mseed, XX.A09..HDF")
        .contains("no StationXML describes this channel");
  }

  /** Fuzz: flipped bytes never stop the decoder. */
  @ParameterizedTest
  @MethodSource("org.trucewatch.domain.Seeds#thousand")
  void flippedBytesNeverStopIt(long seed) {
    Draw draw = new Draw(seed);
    byte[] bytes = document().getBytes(StandardCharsets.UTF_8);
    for (int i = draw.below(10); i >= 0; i--) {
      bytes[draw.below(bytes.length)] ^= (byte) (1 << draw.below(8));
    }
    Decoded<StationChannel> read = decoder.decode("fuzz", bytes);
    assertThat(read.values().size()).isBetween(0, 2);
  }
}
