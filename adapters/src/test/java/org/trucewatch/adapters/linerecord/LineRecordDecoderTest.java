// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.adapters.linerecord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.trucewatch.adapters.linerecord.LineObservationDecoder.Numbered;
import org.trucewatch.domain.Decoded;
import org.trucewatch.domain.line.Observation;
import org.trucewatch.domain.line.Sensor;
import org.trucewatch.domain.line.SensorKind;

/** Tables of a network along a line. */
class LineRecordDecoderTest {
  private static final List<String> PARTIES = List.of("north", "south");

  private final LineObservationDecoder decoder =
      new LineObservationDecoder(Map.of("A1", 0, "S1", 1), PARTIES);

  private static byte[] bytes(String... lines) {
    return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void eachBadRowIsRejectedAloneAndSaysWhatIsWrong() {
    Decoded<Numbered> picks = decoder.decode(
        LineTable.PICKS,
        "file:picks.csv",
        bytes(
            "pick_id,station,time_s,sigma_s,snr_db,received_s",
            "1,A1,12.5,0.02,14.0,13.0",
            "2,A9,12.5,0.02,14.0,13.0",
            "3,A1,soon,0.02,14.0,13.0",
            "4,A1,12.5,-1,14.0,13.0",
            "x,A1,12.5,0.02,14.0,13.0",
            "6,A1,13.5,0.02,14.0"));
    assertThat(picks.values())
        .containsExactly(new Numbered(1, new Observation.Pick(0, 12.5, 0.02, 14, 13)));
    assertThat(picks.rejections())
        .extracting(r -> r.where() + ": " + r.what())
        .containsExactly(
            "file:picks.csv, line 3: station is 'A9'",
            "file:picks.csv, line 4: time_s is 'soon'",
            "file:picks.csv, line 5: sigma_s is '-1'",
            "file:picks.csv, line 6: pick_id is 'x'",
            "file:picks.csv, line 7: row has 5 fields");
    assertThat(picks.rejections()).allSatisfy(r -> {
      assertThat(r.expected()).isNotBlank();
      assertThat(r.remedy()).isNotBlank();
    });
  }

  @Test
  void anglesBecomeRadiansAndWordsTheirMeaning() {
    Numbered bearing = decoder
        .decode(
            LineTable.BEARINGS,
            "b",
            bytes(
                "bearing_id,station,time_s,azimuth_deg,sd_deg,statistic,received_s",
                "7,A1,1,180,2,30,2"))
        .values()
        .getFirst();
    assertThat(((Observation.Bearing) bearing.observation()).azimuthRadians())
        .isCloseTo(Math.PI, within(1e-12));
    assertThat(decoder
            .decode(
                LineTable.SEISMIC_PICKS,
                "s",
                bytes("pick_id,station,time_s,phase,sigma_s,received_s", "8,S1,1,S,0.1,2"))
            .values())
        .containsExactly(new Numbered(8, new Observation.SeismicPick(1, 1, true, 0.1, 2)));
    assertThat(decoder
            .decode(
                LineTable.STATEMENTS,
                "s",
                bytes(
                    "statement_id,claimant,accused,time_s,x_km,y_km,what,received_s",
                    "9,north,west,1,2,3,shelling,4"))
            .rejections())
        .singleElement()
        .satisfies(r -> assertThat(r.expected()).contains("[north, south]"));
  }

  @Test
  void aSensorOfAnUnknownKindIsRejectedWithTheNearestKnownOne() {
    Decoded<Sensor> sensors = LineNetworkDecoder.sensors(
        "file:sensors.csv",
        bytes(
            "station,kind,owner,host,x_km,y_km",
            "A1,acoustic-node,mission-1,north,1,2",
            "A2,acoustic-nod,mission-1,north,1,2"),
        PARTIES);
    assertThat(sensors.values())
        .containsExactly(new Sensor("A1", SensorKind.ACOUSTIC_NODE, "mission-1", "north", 1, 2));
    assertThat(sensors.rejections())
        .singleElement()
        .satisfies(r -> assertThat(r.remedy()).contains("acoustic-node"));
  }

  @Test
  void theTableOfTheSpanIsUsedWholeOrNotAtAll() {
    String[] whole = {
      "key,value",
      "start,2031-04-01T00:00:00Z",
      "hours,6",
      "origin_latitude_deg,45",
      "origin_longitude_deg,60",
      "first_party,north",
      "second_party,south",
      "line_sd_km,0.2",
      "line_correlation_km,4",
      "temperature_c,8",
      "relative_humidity,0.7"
    };
    assertThat(LineAboutDecoder.decode("a", bytes(whole)).values())
        .singleElement()
        .satisfies(a -> assertThat(a.hours()).isEqualTo(6));
    whole[2] = "hour,6";
    assertThat(LineAboutDecoder.decode("a", bytes(whole)).values()).isEmpty();
    whole[2] = "hours,-6";
    assertThat(LineAboutDecoder.decode("a", bytes(whole)).rejections())
        .singleElement()
        .satisfies(r -> assertThat(r.message()).contains("line 3", "-6", "0.01 to 240000 h"));
  }

  @Test
  void filesAreKnownByTheirNames() {
    assertThat(LineTable.findByFile("picks.csv")).contains(LineTable.PICKS);
    assertThat(LineTable.findByFile("picks.2031-05-03.csv.gz")).contains(LineTable.PICKS);
    assertThat(LineTable.findByFile("seismic-picks.csv")).contains(LineTable.SEISMIC_PICKS);
    assertThat(LineTable.findByFile("truth.jsonl")).isEmpty();
    assertThat(LineTable.findByFile("causes.csv")).isEmpty();
  }

  @Test
  void aForecastOfTheWindMayStandInTheTableOfTheSpanWithItsErrorOnly() {
    List<String> rows = new java.util.ArrayList<>(List.of(
        "key,value",
        "start,2031-04-01T00:00:00Z",
        "hours,6",
        "origin_latitude_deg,45",
        "origin_longitude_deg,60",
        "first_party,north",
        "second_party,south",
        "line_sd_km,0.2",
        "line_correlation_km,4",
        "temperature_c,8",
        "relative_humidity,0.7"));
    assertThat(about(rows).values().getFirst().windMetersPerSecond()).isNaN();
    rows.add("wind_mps,14.2");
    assertThat(about(rows).rejections())
        .singleElement()
        .satisfies(r -> assertThat(r.message()).contains("wind_sd_mps"));
    rows.add("wind_sd_mps,1.5");
    assertThat(about(rows).values()).singleElement().satisfies(a -> {
      assertThat(a.windMetersPerSecond()).isEqualTo(14.2);
      assertThat(a.windSd()).isEqualTo(1.5);
    });
  }

  private static Decoded<LineAbout> about(List<String> rows) {
    return LineAboutDecoder.decode("a", bytes(rows.toArray(String[]::new)));
  }
}
