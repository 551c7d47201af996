// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.pipeline.live;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.trucewatch.domain.RawReport;
import org.trucewatch.pipeline.IntakeOutcome;
import org.trucewatch.pipeline.MonitorRun;
import org.trucewatch.pipeline.Picture;
import org.trucewatch.pipeline.Picture.Stage;
import org.trucewatch.pipeline.Sealer;

/**
 * Steps a run through the time of its reports. The caller says how late it is; whoever looks in between, and how often, changes
 * nothing of what is sealed: the same schedule gives the same sealed bytes.
 *
 * <p>Provisional pictures are computed from sealed reports, are not sealed themselves, and are compared one with the next. Pure but
 * for the sealer. Not thread-safe: one thread owns a run.
 */
public final class LiveRun {
  private final MonitorRun run;
  private final Sealer sealer;
  private final ReportSchedule schedule;
  private final ChangeBook changes = new ChangeBook();
  private int received;
  private long version;
  private @Nullable Instant unsigned;

  /** @param sealer of the run, asked for a signature at each mark by which something came */
  public LiveRun(MonitorRun run, Sealer sealer, ReportSchedule schedule) {
    this.run = run;
    this.sealer = sealer;
    this.schedule = schedule;
  }

  /** What became of one report. */
  @FunctionalInterface
  public interface Listener {
    void onReport(RawReport report, IntakeOutcome outcome);
  }

  /** Receives and seals, in order, all that is due by then, and signs at each mark that is passed. */
  public void advance(Instant until, Listener listener) {
    while (received < schedule.size() && !schedule.get(received).receivedAt().isAfter(until)) {
      RawReport report = schedule.get(received);
      Instant mark = schedule.markAt(report.receivedAt());
      if (unsigned != null && !unsigned.equals(mark)) {
        sign();
      }
      listener.onReport(report, run.intake().accept(report));
      unsigned = mark;
      received++;
    }
    if (unsigned != null && !unsigned.isAfter(until)) {
      sign();
    }
  }

  private void sign() {
    sealer.publish();
    unsigned = null;
  }

  /** Reports that were handed over so far. */
  public int received() {
    return received;
  }

  /** Whether no report is awaited any more. */
  public boolean isOver() {
    return received == schedule.size();
  }

  /**
   * A provisional picture of what was received so far.
   *
   * @param asOf the instant up to which {@link #advance} was called last
   */
  public Picture look(Instant asOf) {
    return told(run.provisional(asOf), Stage.PROVISIONAL);
  }

  /** Judges and seals, once nothing is awaited. */
  public Picture complete() {
    if (!isOver()) {
      throw new IllegalStateException(received + " of " + schedule.size()
          + " reports were received, expected all before the judgement");
    }
    unsigned = null; // The judgement signs first of all.
    return told(run.complete(), Stage.FINAL);
  }

  /** Ends the run before its judgement; what was received stays sealed and signed. */
  public void stop(Instant at) {
    run.stop(at);
    unsigned = null;
  }

  private Picture told(Picture picture, Stage stage) {
    version++;
    Instant at = picture.header().publishedAt();
    changes.take(picture, version, stage);
    Picture.Header h = picture.header();
    Picture.Live live =
        new Picture.Live(stage, version, at, received, changes.kept(), changes.leftOut());
    return picture.with(new Picture.Header(
        h.title(), h.subtitle(), h.exercise(), h.publishedAt(), h.codeVersion(), live));
  }
}
