// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.live;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.trucewatch.pipeline.Picture;
import org.trucewatch.pipeline.live.LiveRun;
import org.trucewatch.pipeline.live.ReportSchedule;

/**
 * Plays a run by the machine's clock. One thread receives, looks and judges in turn, so there is never more than one computation;
 * when one takes longer than the next is due, the next looks at all that has come since. After each computation the machine rests
 * for as long as it took, so that whoever shows the picture on the same machine has his turn.
 */
public final class LivePlay {
  /** Longest rest: a slow computation is not made slower. */
  static final Duration REST_MAX = Duration.ofSeconds(2);

  private final LiveRun run;
  private final ReportSchedule schedule;
  private final Instant from;
  private final Instant to;
  private final double speed;
  private final CountDownLatch stop = new CountDownLatch(1);
  private volatile @Nullable PlayClock clock;
  private volatile PlayStatus.Stage stage = PlayStatus.Stage.PLAYING;
  private volatile Instant shown;
  private volatile Instant reached;

  /**
   * @param begin when the run began; until the first step the picture is of then
   * @param from what was received before is there at once
   * @param to what is received after comes at once, followed by the judgement
   */
  public LivePlay(
      LiveRun run, ReportSchedule schedule, Instant begin, Instant from, Instant to, Pace pace) {
    this.run = run;
    this.schedule = schedule;
    this.from = from;
    this.to = to;
    this.speed = pace.speed();
    this.shown = begin;
    this.reached = begin;
  }

  /** Thrown where a computation is given up because the play was stopped. */
  public static final class StoppedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    StoppedException() {
      super("the play was stopped", null, false, false);
    }
  }

  /** Plays to the end; empty where it was stopped before. Each picture goes to {@code publish} in turn. */
  public Optional<Picture> play(LiveRun.Listener listener, Consumer<Picture> publish) {
    try {
      step(from, listener, publish);
      PlayClock started = new PlayClock(from, to, speed, System::nanoTime);
      clock = started;
      Instant mark = from;
      while (mark.isBefore(to)) {
        mark = next(mark, started.now());
        pause(started.until(mark));
        step(mark, listener, publish);
      }
      return Optional.of(judge(listener, publish));
    } catch (StoppedException e) {
      run.stop(reached);
      stage = PlayStatus.Stage.STOPPED;
      return Optional.empty();
    }
  }

  /** The same without anybody who watches: all reports, then the judgement. */
  public Optional<Picture> playAtOnce(LiveRun.Listener listener) {
    try {
      return Optional.of(judge(
          (report, outcome) -> {
            reached = report.receivedAt();
            listener.onReport(report, outcome);
            requireGoingOn();
          },
          picture -> {}));
    } catch (StoppedException e) {
      run.stop(reached);
      return Optional.empty();
    }
  }

  private Picture judge(LiveRun.Listener listener, Consumer<Picture> publish) {
    run.advance(Instant.MAX, listener);
    stage = PlayStatus.Stage.JUDGING;
    Picture picture = run.complete();
    stage = PlayStatus.Stage.FINAL;
    shown = picture.header().publishedAt();
    publish.accept(picture);
    return picture;
  }

  /** Receives what is due and looks at it; then rests as long as the look took. */
  private void step(Instant mark, LiveRun.Listener listener, Consumer<Picture> publish) {
    requireGoingOn();
    reached = mark;
    run.advance(mark, listener);
    long began = System.nanoTime();
    Picture picture = run.look(mark);
    shown = mark;
    publish.accept(picture);
    Duration took = Duration.ofNanos(System.nanoTime() - began);
    if (mark.isBefore(
        to)) { // At the end there is nothing to leave the machine to but the judgement.
      pause(took.compareTo(REST_MAX) < 0 ? took : REST_MAX);
    }
  }

  /** The last mark that the clock has passed, but a later one than before; at the end the end itself. */
  private Instant next(Instant mark, Instant now) {
    Instant following = schedule.markAfter(mark);
    Instant passed = schedule.markAfter(now).minus(ReceptionTimes.BATCH);
    Instant next = passed.isAfter(following) ? passed : following;
    return next.isAfter(to) ? to : next;
  }

  private void pause(Duration duration) {
    try {
      if (stop.await(duration.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new StoppedException();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoppedException();
    }
  }

  /** Called between the steps of a computation: gives a provisional one up when the play was stopped. */
  public void requireGoingOn() {
    if (stop.getCount() == 0 && stage == PlayStatus.Stage.PLAYING) {
      throw new StoppedException();
    }
  }

  /** Asks the play to stop soon; a judgement that is being sealed is finished. */
  public void stop() {
    stop.countDown();
  }

  /** Where the play is, for whoever watches. */
  public PlayStatus status() {
    PlayClock running = clock;
    PlayStatus.Stage now = stage;
    Instant at = running != null && now == PlayStatus.Stage.PLAYING ? running.now() : shown;
    return new PlayStatus(now, at, shown, speed);
  }
}
