// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.adapters.dailycounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.trucewatch.assessment.incident.ReportedCount;
import org.trucewatch.domain.Decoded;

class DailyCountsDecoderTest {
  private static final String HEADER =
      "report,period_start,period_end,region,violations,explosions,cumulative_since_x,trend,basis,source_url\n";

  private static Decoded<ReportedCount> decode(String rows) {
    return new DailyCountsDecoder(ZoneId.of("Europe/Kyiv"))
        .decode("counts.csv", (HEADER + rows).getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void anEmptyNumberIsNotZeroAndTimesAreInTheAgreementsZone() {
    var counts = decode("1,2030-07-27T00:01,2030-07-27T19:30,East,111,,111,,stated,http://x\n"
        + "2,2030-07-27T19:30,2030-07-28T19:30,East,,,,more,stated,http://x\n");
    assertThat(counts.rejections()).isEmpty();
    ReportedCount first = counts.values().getFirst();
    assertThat(first.signs()).hasValue(111);
    assertThat(first.explosions()).isEmpty();
    assertThat(first.cumulative()).hasValue(111);
    assertThat(first.span().from()).isEqualTo(Instant.parse("2030-07-26T21:01:00Z"));
    assertThat(counts.values().getLast().signs()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1,2030-07-27T00:01,2030-07-26T19:30,E,1,0,,,stated,x|period_end is '2030-07-26T19:30'",
        "1,2030-07-27T00:01,2030-07-27T19:30,E,-1,0,,,stated,x|violations is '-1'",
        "1,2030-07-27T00:01,2030-07-27T19:30,E,1.5,0,,,stated,x|expected a whole number",
        "1,2030-07-27T00:01,2030-07-27T19:30,E,,,,,stated,x|expected a number, or words under trend",
        "1,2030-07-27T00:01,2030-07-27T19:30,E,1,2,,,stated,x|explosions are 2 among 1",
        "1,2030-07-27T00:01,2030-07-27T19:30,E,1,0,,,statde,x|Did you mean 'stated'?",
        "1,2030-02-30T00:01,2030-07-27T19:30,E,1,0,,,stated,x|period_start is '2030-02-30T00:01'"
      })
  void aWrongRowIsRefusedAndTheOthersGoOn(String row, String said) {
    var counts = decode(row + "\n1,2030-07-27T00:01,2030-07-27T19:30,E,1,0,,,stated,x\n");
    assertThat(counts.values()).hasSize(1);
    assertThat(counts.rejections()).singleElement().satisfies(r -> {
      assertThat(r.where()).isEqualTo("counts.csv, line 2");
      assertThat(r.what() + ", expected " + r.expected() + ". " + r.remedy()).contains(said);
    });
  }
}
