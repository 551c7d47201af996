// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.pipeline.live;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.trucewatch.domain.RawReport;

/**
 * The reports of a run in the order in which they are received, by their own times of receipt; those of one instant in the
 * order given. A report that tells of earlier things than the one before it is late, and stands where it was received.
 *
 * <p>Time is cut by marks, a whole number of steps after 1970. What came in until a mark is signed together at the mark, so
 * the signed log does not depend on how fast the run is played.
 */
public final class ReportSchedule {
  private final List<RawReport> reports;
  private final Duration step;

  /** @param step between marks, a whole number of seconds */
  public ReportSchedule(List<RawReport> reports, Duration step) {
    if (step.toSeconds() < 1 || step.getNano() != 0) {
      throw new IllegalArgumentException("step is " + step + ", expected whole seconds, 1 or more");
    }
    this.reports =
        reports.stream().sorted(Comparator.comparing(RawReport::receivedAt)).toList();
    this.step = step;
  }

  /** How many there are. */
  public int size() {
    return reports.size();
  }

  RawReport get(int place) {
    return reports.get(place);
  }

  /** The first mark at or after an instant. */
  public Instant markAt(Instant instant) {
    long seconds = instant.getEpochSecond() + (instant.getNano() > 0 ? 1 : 0);
    long step = this.step.toSeconds();
    return Instant.ofEpochSecond(Math.ceilDiv(seconds, step) * step);
  }

  /** The first mark after an instant. */
  public Instant markAfter(Instant instant) {
    Instant mark = markAt(instant);
    return mark.equals(instant) ? mark.plus(step) : mark;
  }
}
