// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.adapters.firms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trucewatch.adapters.TextBytes.lines;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.trucewatch.domain.Decoded;
import org.trucewatch.domain.ThermalAnomaly;

class ThermalAnomalyDecoderTest {
  private static final String HEADER =
      "latitude,longitude,acq_datetime_utc,satellite,instrument,daynight,confidence,bright_ti4_k,frp_mw";
  private static final String GOOD =
      "10.5,20.25,2031-04-10T00:11:00Z,NOAA-20,VIIRS,N,nominal,336.5,2.5";

  private static final String OTHER =
      "10.6,20.25,2031-04-10T00:11:00Z,NOAA-20,VIIRS,N,nominal,336.5,2.5";

  @Test
  void everyRowTwiceCountsOnceAndIsSaidOnce() {
    Decoded<ThermalAnomaly> once =
        ThermalAnomalyDecoder.decode("file:viirs.csv", lines(HEADER, GOOD, OTHER));
    Decoded<ThermalAnomaly> twice =
        ThermalAnomalyDecoder.decode("file:viirs.csv", lines(HEADER, GOOD, OTHER, GOOD, OTHER));
    assertThat(once.rejections()).isEmpty();
    assertThat(twice.values()).isEqualTo(once.values()).hasSize(2);
    assertThat(twice.rejections())
        .singleElement()
        .satisfies(r -> assertThat(r.message()).startsWith("file:viirs.csv: 2 rows repeat"));
  }

  @Test
  void anotherSatelliteTimeOrPlaceIsNoRepeat() {
    assertThat(ThermalAnomalyDecoder.decode(
                "file:viirs.csv",
                lines(
                    HEADER,
                    GOOD,
                    OTHER,
                    GOOD.replace("00:11", "00:17"),
                    GOOD.replace("20,V", "21,V")))
            .values())
        .hasSize(4);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "512,20,2031-04-10T00:11:00Z,NOAA-20,VIIRS,N,nominal,336.5,2.5 | latitude is '512', expected -90 to 90 degrees",
        "10,20,2031-04-10T00:11:00Z,NOAA-20,VIIRS,N,nominal,336.5,NaN | frp_mw is 'NaN', expected 0 to 100000 MW",
        "10,20,2031-04-10T00:11:00Z,NOAA-20,VIIRS,N,nominol,336.5,2.5 | Did you mean 'nominal'?",
        "10,20,10 April,NOAA-20,VIIRS,N,nominal,336.5,2.5 | acq_datetime_utc is '10 April', expected a UTC time",
        "10,20,2031-04-10T00:11:00Z,NOAA-20,VIIRS,N,nominal,-3,2.5 | bright_ti4_k is '-3', expected 0 to 2000 K"
      })
  void aBadRowIsNamedWithItsLineAndTheRestGoesOn(String row, String message) {
    Decoded<ThermalAnomaly> decoded =
        ThermalAnomalyDecoder.decode("file:viirs.csv", lines(HEADER, GOOD, row, OTHER));
    assertThat(decoded.values()).hasSize(2);
    assertThat(decoded.rejections())
        .singleElement()
        .satisfies(r -> assertThat(r.message())
            .startsWith("file:viirs.csv, line 3: ")
            .contains(message)
            .contains("The raw bytes are sealed and were not used."));
  }

  @Test
  void aMissingColumnRefusesTheFile() {
    Decoded<ThermalAnomaly> decoded = ThermalAnomalyDecoder.decode(
        "file:viirs.csv", lines(HEADER.replace("latitude", "lattitude"), GOOD));
    assertThat(decoded.values()).isEmpty();
    assertThat(decoded.rejections())
        .singleElement()
        .satisfies(r -> assertThat(r.message()).contains("line 1", "lattitude"));
  }

  @Test
  void theTableAsFirmsServesItIsReadToo() {
    Decoded<ThermalAnomaly> decoded = ThermalAnomalyDecoder.decode(
        "file:viirs.csv",
        lines(
            "latitude,longitude,bright_ti4,scan,track,acq_date,acq_time,satellite,instrument,confidence,version,bright_ti5,frp,daynight",
            "10.5,20.25,336.5,0.4,0.4,2031-04-10,11,N20,VIIRS,h,2.0NRT,290,2.5,N"));
    assertThat(decoded.rejections()).isEmpty();
    ThermalAnomaly a = decoded.values().getFirst();
    assertThat(a.at()).isEqualTo(Instant.parse("2031-04-10T00:11:00Z"));
    assertThat(a.confidence()).isEqualTo(ThermalAnomaly.Confidence.HIGH);
  }
}
