// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.adapters.linerecord;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.trucewatch.domain.Decoded;
import org.trucewatch.science.impulse.WindForecast;
import org.trucewatch.science.impulse.WindForecast.Span;

class LineForecastDecoderTest {
  private static final String HEADER =
      "from_s,to_s,from_km,to_km,wind_east_mps,wind_north_mps,sd_mps,step_k,step_sd_k\n";

  private static Decoded<Span> decoded(String rows) {
    return LineForecastDecoder.decode("wind-forecast.csv", (HEADER + rows).getBytes(UTF_8));
  }

  @Test
  void aForecastHoldsForItsHourAndStretch() {
    Decoded<Span> decoded =
        decoded("0,3600,0,60,3,-4,1.5,0.4,0.7\n3600,7200,0,60,0,0,0.8,-2.1,0.7\n");
    assertThat(decoded.rejections()).isEmpty();
    WindForecast forecast = new WindForecast(decoded.values());
    assertThat(forecast.at(30, 100).orElseThrow().metersPerSecond()).isCloseTo(5, within(1e-12));
    assertThat(forecast.at(30, 3_600).orElseThrow().metersPerSecond()).isZero();
    assertThat(forecast.at(60, 100)).isEmpty();
    assertThat(forecast.at(30, 7_200)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0,3600,0,60,3,-4,0,0.4,0.7 | sd_mps",
        "0,3600,0,60,3,-4,,0.4,0.7 | sd_mps",
        "0,3600,0,60,3,-4,1.5,0.4,0 | step_sd_k",
        "0,3600,0,60,70,-4,1.5,0.4,0.7 | wind_east_mps",
        "3600,3600,0,60,3,-4,1.5,0.4,0.7 | to_s",
        "0,3600,60,0,3,-4,1.5,0.4,0.7 | to_km"
      })
  void aForecastWithoutAnErrorOrAnExtentIsRefusedByItsColumn(String row, String column) {
    Decoded<Span> decoded = decoded(row + "\n0,3600,0,60,3,-4,1.5,0.4,0.7\n");
    assertThat(decoded.values()).hasSize(1);
    assertThat(decoded.rejections())
        .singleElement()
        .satisfies(r -> assertThat(r.message()).contains(column));
  }
}
