// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.adapters.attackwaves;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trucewatch.adapters.TextBytes.lines;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.trucewatch.domain.AttackWave;
import org.trucewatch.domain.AttackWave.Precision;

class AttackWaveDecoderTest {
  private static final String HEADER = "time_start,time_end,model,launched";

  private final AttackWaveDecoder decoder =
      new AttackWaveDecoder(ZoneId.of("Europe/Athens"), "A", "B");

  private AttackWave only(String row) {
    return decoder.decode("file:a.csv", lines(HEADER, row)).values().getFirst();
  }

  @Test
  void localTimesAreConvertedOnceWithTheSummerTimeOfTheirDay() {
    assertThat(only("2031-01-10 18:00,2031-01-11 3:30,drone,98.0").span().from())
        .isEqualTo(Instant.parse("2031-01-10T16:00:00Z"));
    AttackWave summer = only("2031-07-10 18:00,2031-07-11 3:30,drone,98.0");
    assertThat(summer.span().to()).isEqualTo(Instant.parse("2031-07-11T00:30:00Z"));
    assertThat(summer.precision()).isEqualTo(Precision.MINUTE);
    assertThat(summer.launched()).isEqualTo(98);
  }

  @Test
  void aBareDateIsTheWholeDay() {
    AttackWave wave = only("2031-07-10,2031-07-10,drone,");
    assertThat(wave.precision()).isEqualTo(Precision.DAY);
    assertThat(wave.span().length()).hasHours(24);
    assertThat(wave.launched()).isEqualTo(AttackWave.NOT_TOLD);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2031-07-10 25:00,2031-07-11 03:30,drone,98 | time_start is '2031-07-10 25:00'",
        "2031-07-10 18:00,2031-07-09 03:30,drone,98 | expected a time not before time_start 2031-07-10 18:00",
        "2031-07-10 18:00,2031-07-11 03:30,drone,many | launched is 'many'",
        "2031-07-10 18:00,2031-07-11 03:30,drone,1.5 | launched is '1.5', expected a whole number"
      })
  void aBadRowIsNamed(String row, String message) {
    assertThat(decoder.decode("file:a.csv", lines(HEADER, row)).rejections())
        .singleElement()
        .satisfies(
            r -> assertThat(r.message()).startsWith("file:a.csv, line 2: ").contains(message));
  }
}
