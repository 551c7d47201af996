// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.trucewatch.assessment.agreement.ClockReading.State;
import org.trucewatch.assessment.agreement.ClockRule.Moment;

class ClockReaderTest {
  private static final ZoneId KYIV = ZoneId.of("Europe/Kyiv");
  private static final Provenance HERE = new Provenance(TextStatus.FICTIONAL, "test", "t", 1);

  /** Clocks go forward on 29 March 2026 at 03:00 and back on 25 October 2026 at 04:00, local time. */
  @ParameterizedTest
  @CsvSource({
    "PT24H, 2026-03-28T12:00+02:00, 2026-03-29T13:00+03:00",
    "PT24H, 2026-10-24T12:00+03:00, 2026-10-25T11:00+02:00",
    "PT72H, 2026-10-24T02:00+03:00, 2026-10-27T01:00+02:00",
    "SAME P1D, 2026-03-28T12:00+02:00, 2026-03-29T12:00+03:00",
    "SAME P1D, 2026-10-24T12:00+03:00, 2026-10-25T12:00+02:00",
    "SAME P1D, 2026-03-28T03:30+02:00, 2026-03-29T04:30+03:00",
    "SAME P1D, 2026-10-24T03:30+03:00, 2026-10-25T03:30+02:00",
    "DAY P1D, 2026-10-24T03:30+03:00, 2026-10-26T00:00+02:00",
    "DAY P30D, 2026-03-01T23:59+02:00, 2026-04-01T00:00+03:00",
    "SAME P1M, 2026-01-31T08:00+02:00, 2026-02-28T08:00+02:00"
  })
  void hoursPassAndDaysAreCounted(String span, String start, String end) {
    Span s = span.startsWith("PT")
        ? new Span.Elapsed(Duration.parse(span))
        : span.startsWith("SAME")
            ? new Span.ToSameTime(Period.parse(span.substring(5)))
            : new Span.ToEndOfDay(Period.parse(span.substring(4)));
    assertThat(s.endOf(OffsetDateTime.parse(start).toInstant(), KYIV))
        .isEqualTo(OffsetDateTime.parse(end).toInstant());
  }

  @Test
  void aClockMayStartAsAnotherRunsOutAndARingNeverStarts() {
    ClockRule first = rule("first", Optional.of(Moment.ACT), "");
    ClockRule second = rule("second", Optional.empty(), "first");
    ClockRule ring = rule("ring", Optional.empty(), "ring");
    Instant act = LocalDateTime.parse("2026-05-01T00:00").atZone(KYIV).toInstant();
    List<ClockReading> read = new ClockReader(List.of(first, second, ring))
        .read(Map.of(Moment.ACT, act), act.plus(Duration.ofHours(24)));
    assertThat(read)
        .extracting(ClockReading::state)
        .containsExactly(State.RUN_OUT, State.RUNNING, State.NOT_STARTED);
    assertThat(read.get(1).end()).contains(act.plus(Duration.ofHours(48)));
  }

  private static ClockRule rule(String id, Optional<Moment> from, String after) {
    return new ClockRule(id, id, from, after, new Span.Elapsed(Duration.ofHours(24)), KYIV, HERE);
  }
}
