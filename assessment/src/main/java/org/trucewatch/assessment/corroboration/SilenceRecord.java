// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.corroboration;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.trucewatch.assessment.agreement.SilenceRule;
import org.trucewatch.domain.AttackWave;
import org.trucewatch.domain.quantity.TimeSpan;

/**
 * How regularly a source reported around a window in which it is silent. Silence of a source that reports on nearly
 * every night says something; silence of one that reports now and then says nothing.
 *
 * @param nightsBefore how many nights before the window were looked at
 * @param reportedBefore on how many of them a timed report exists
 * @param nightsAfter how many nights after it
 * @param reportedAfter on how many of them a timed report exists
 * @param lastEnd end of the last report before the window, empty if none
 * @param nextBegin begin of the first report after the window, empty if none
 */
public record SilenceRecord(
    int nightsBefore,
    int reportedBefore,
    int nightsAfter,
    int reportedAfter,
    List<Instant> lastEnd,
    List<Instant> nextBegin) {

  /** Local hours between which a night is a night here: after evening reports close, before morning ones do. */
  private static final LocalTime NIGHT_FROM = LocalTime.of(20, 0);

  private static final LocalTime NIGHT_TO = LocalTime.of(6, 0);

  public SilenceRecord {
    lastEnd = List.copyOf(lastEnd);
    nextBegin = List.copyOf(nextBegin);
  }

  /** Counts the nights around the window on which one of the reports says that something flew. */
  public static SilenceRecord around(
      TimeSpan window, ZoneId zone, SilenceRule rule, List<AttackWave> reports) {
    List<TimeSpan> timed = reports.stream()
        .filter(w -> w.precision() == AttackWave.Precision.MINUTE)
        .map(AttackWave::span)
        .toList();
    LocalDate first = window.from().atZone(zone).minusHours(12).toLocalDate();
    LocalDate last = window.to().minusNanos(1).atZone(zone).minusHours(12).toLocalDate();
    int before = 0;
    int after = 0;
    for (int i = 1; i <= rule.nightsEachSide(); i++) {
      before += reported(timed, first.minusDays(i), zone);
      after += reported(timed, last.plusDays(i), zone);
    }
    return new SilenceRecord(
        rule.nightsEachSide(),
        before,
        rule.nightsEachSide(),
        after,
        lastEnd(window, timed).stream().toList(),
        nextBegin(window, timed).stream().toList());
  }

  private static int reported(List<TimeSpan> timed, LocalDate night, ZoneId zone) {
    var span = new TimeSpan(
        night.atTime(NIGHT_FROM).atZone(zone).toInstant(),
        night.plusDays(1).atTime(NIGHT_TO).atZone(zone).toInstant());
    return timed.stream().anyMatch(span::overlaps) ? 1 : 0;
  }

  private static Optional<Instant> lastEnd(TimeSpan window, List<TimeSpan> timed) {
    return timed.stream()
        .map(TimeSpan::to)
        .filter(t -> !t.isAfter(window.from()))
        .max(Instant::compareTo);
  }

  private static Optional<Instant> nextBegin(TimeSpan window, List<TimeSpan> timed) {
    return timed.stream()
        .map(TimeSpan::from)
        .filter(t -> !t.isBefore(window.to()))
        .min(Instant::compareTo);
  }

  /** Nights with a report over nights looked at, both sides together. */
  public double share() {
    return (reportedBefore + reportedAfter) / (double) (nightsBefore + nightsAfter);
  }

  /** Whether silence in the window may be weighed: reports on both sides of it, and regular ones. */
  public boolean weighs(SilenceRule rule) {
    return reportedBefore > 0 && reportedAfter > 0 && share() >= rule.reportingShareLeast();
  }
}
