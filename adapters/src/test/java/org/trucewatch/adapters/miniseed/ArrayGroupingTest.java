// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.adapters.miniseed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.trucewatch.domain.ArrayElement;
import org.trucewatch.domain.Decoded;
import org.trucewatch.domain.SensorArray;
import org.trucewatch.domain.SharedData;
import org.trucewatch.domain.WaveformSegment;
import org.trucewatch.domain.quantity.GeoPoint;
import org.trucewatch.domain.quantity.TimeSpan;

class ArrayGroupingTest {
  private static final TimeSpan YEAR =
      new TimeSpan(Instant.parse("2031-01-01T00:00:00Z"), Instant.parse("2032-01-01T00:00:00Z"));

  private static StationChannel at(String id, double lat, double lon, String site) {
    return new StationChannel(id, GeoPoint.onEllipsoid(lat, lon), site, 1, YEAR);
  }

  private static List<SensorArray> group(List<StationChannel> channels) {
    return ArrayGrouping.group(channels, channels).arrays();
  }

  private static List<StationChannel> madeUp(int count, double lat, double lon) {
    List<StationChannel> channels = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      channels.add(at(String.format("XX.A%03d..HDF", i), lat + 1e-4 * i, lon, "array FAKE"));
    }
    return channels;
  }

  @Test
  void aHundredChannelsThatAreOnlyDescribedChangeNeitherNameNorPlaceAndAreCounted() {
    List<StationChannel> real = List.of(
        at("XX.B1..HDF", 48, 38, "array KRM"),
        at("XX.B2..HDF", 48, 38.01, "array KRM"),
        at("XX.B3..HDF", 48.01, 38, "array KRM"));
    List<StationChannel> all = new ArrayList<>(madeUp(100, 48, 38));
    all.addAll(real);
    ArrayGrouping.Grouped grouped = ArrayGrouping.group(all, real);
    SensorArray array = grouped.arrays().getFirst();
    assertThat(grouped.arrays()).hasSize(1);
    assertThat(array.arrayId()).isEqualTo("KRM");
    assertThat(array.reference()).isEqualTo(group(real).getFirst().reference());
    assertThat(array.elements())
        .hasSize(ArrayGrouping.ELEMENTS_MAX)
        .extracting(ArrayElement::sensorId)
        .contains("XX.B1..HDF", "XX.B2..HDF", "XX.B3..HDF");
    assertThat(grouped.leftOut()).hasSize(100 + 3 - ArrayGrouping.ELEMENTS_MAX);
    assertThat(grouped.alone()).isEmpty();
  }

  @Test
  void aSilentArrayIsListedAndSensorsAloneAreTold() {
    List<StationChannel> silent = madeUp(4, 10, 10);
    StationChannel alone = at("XX.C1..HDF", 20, 20, "");
    List<StationChannel> all = new ArrayList<>(silent);
    all.add(alone);
    ArrayGrouping.Grouped grouped = ArrayGrouping.group(all, List.of(alone));
    assertThat(grouped.arrays())
        .singleElement()
        .satisfies(a -> assertThat(a.elements()).hasSize(4));
    assertThat(grouped.alone()).containsExactly(alone);
    assertThat(grouped.leftOut()).isEmpty();
  }

  @Test
  void sensorsThatStandTogetherAreAnArrayAndASensorAloneIsNone() {
    List<SensorArray> arrays = group(List.of(
        at("XX.B2..HDF", 48, 40.01, ""),
        at("XX.A2..HDF", 48, 38.01, "array KRM element 2"),
        at("XX.C1..HDF", 48, 44, ""),
        at("XX.A1..HDF", 48, 38, "array KRM element 1"),
        at("XX.B1..HDF", 48, 40, ""),
        at("YY.A3..HDF", 48, 38.005, "")));
    assertThat(arrays).extracting(SensorArray::arrayId).containsExactly("B1", "KRM");
    assertThat(arrays.get(1).elements())
        .extracting(ArrayElement::sensorId)
        .containsExactly("XX.A1..HDF", "XX.A2..HDF");
    assertThat(arrays.get(1).reference().longitudeDegrees()).isCloseTo(38.005, within(1e-9));
  }

  @Test
  void anArrayAcrossTheDateLineHasItsCentreThere() {
    SensorArray array = group(
            List.of(at("XX.A1..HDF", 0, 179.99, ""), at("XX.A2..HDF", 0, -179.99, "")))
        .getFirst();
    assertThat(Math.abs(array.reference().longitudeDegrees())).isCloseTo(180, within(1e-9));
  }

  @Test
  void theRealRecordingIsReadWholly() throws IOException {
    Path folder = SharedData.folder("hrr5-infrasound");
    List<StationChannel> channels = new ArrayList<>();
    List<WaveformSegment> segments = new ArrayList<>();
    for (String name : List.of("W220", "W240", "W340", "W420", "W460")) {
      String file = "2D." + name + ".stationxml.xml";
      Decoded<StationChannel> stations =
          new StationXmlDecoder().decode(file, Files.readAllBytes(folder.resolve(file)));
      assertThat(stations.rejections()).isEmpty();
      channels.addAll(stations.values());
    }
    for (String name : List.of("W220", "W240", "W340", "W420", "W460")) {
      String file = "2D." + name + ".HDF.2012-08-27.mseed";
      Decoded<CountsSegment> counts =
          new MiniSeedDecoder().decode(file, Files.readAllBytes(folder.resolve(file)));
      assertThat(counts.rejections()).isEmpty();
      Decoded<WaveformSegment> pascals = new Calibration(channels).pascals(file, counts.values());
      assertThat(pascals.rejections()).isEmpty();
      segments.addAll(pascals.values());
    }
    List<SensorArray> arrays = group(channels);
    assertThat(arrays)
        .extracting(a -> a.arrayId() + " " + a.elements().size())
        .containsExactly("W220 4", "W240 3", "W340 4", "W420 6", "W460 6");
    assertThat(segments).hasSize(23);
    WaveformSegment early = segments.stream()
        .filter(s -> s.sensorId().equals("2D.W34SE..HDF"))
        .findFirst()
        .orElseThrow();
    assertThat(early.start()).isEqualTo(Instant.parse("2012-08-27T23:14:44Z"));
    assertThat(early.pascals()).hasSize(120_000);
    assertThat(early.sampleRateHertz()).isEqualTo(100);
  }
}
