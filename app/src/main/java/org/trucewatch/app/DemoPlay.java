// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app;

import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.trucewatch.adapters.picturejson.ResultJson;
import org.trucewatch.app.live.LivePlay;
import org.trucewatch.app.live.Pace;
import org.trucewatch.app.live.PlayStatus;
import org.trucewatch.app.replay.ReplayRunner;
import org.trucewatch.app.report.RunReport;
import org.trucewatch.app.web.PageServer;
import org.trucewatch.domain.RawReport;
import org.trucewatch.pipeline.IntakeOutcome;
import org.trucewatch.pipeline.LogFolder;
import org.trucewatch.pipeline.MonitorRun;
import org.trucewatch.pipeline.Picture;
import org.trucewatch.pipeline.RunSettings;
import org.trucewatch.pipeline.live.LiveRun;
import tools.jackson.databind.json.JsonMapper;

/** One play of the demo: seals what comes, shows it live or not, and leaves a readable log when a person stops it. */
final class DemoPlay implements AutoCloseable {
  /** A person who stops it waits no longer for a judgement that is being sealed. */
  static final Duration STOP_MAX = Duration.ofSeconds(60);

  private final DemoInput input;
  private final RunSettings settings;
  private final long seed;
  private final Path logs;
  private final Progress progress;
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile @Nullable LivePlay play;
  private @Nullable PageServer pages;
  private Consumer<Picture> watcher = picture -> {};

  DemoPlay(DemoInput input, RunSettings settings, long seed, Path logs, Progress progress) {
    this.input = input;
    this.settings = settings;
    this.seed = seed;
    this.logs = logs;
    this.progress = progress;
  }

  /** All reports, then the judgement; empty where it was stopped before. */
  Optional<Picture> atOnce(String name, ReplayRunner.Sealing sealing) {
    ReplayRunner.requireUnused(logs);
    try (LogFolder sealer = sealing.open(logs, name, seed)) {
      LiveRun run = start(sealer);
      LivePlay playing = playing(run, new Pace(Double.POSITIVE_INFINITY));
      progress.step("Receiving and sealing " + input.schedule().size() + " reports in " + logs);
      Optional<Picture> picture = playing.playAtOnce(this::tell).map(Picture::unwatched);
      finish(picture, run, sealing, sealer);
      return picture;
    } finally {
      ended.countDown();
    }
  }

  /** The same while pages watch; the page's server stays up afterwards. Empty where it was stopped before the judgement. */
  Optional<Picture> live(
      String name, ReplayRunner.Sealing sealing, Pace pace, int port, List<String> browser) {
    ReplayRunner.requireUnused(logs);
    try (LogFolder sealer = sealing.open(logs, name, seed)) {
      LiveRun run = start(sealer);
      LivePlay playing = playing(run, pace);
      PageServer server = PageServer.startLive(
          json(run.look(input.start())), logs, port, v -> message(v, playing.status()));
      pages = server;
      Runtime.getRuntime().addShutdownHook(new Thread(server::close));
      Serving.announce(server, browser);
      progress.step("Receiving " + input.schedule().size() + " reports by the exercise's clock, "
          + Math.round(pace.speed()) + " times as fast, sealing in " + logs);
      Optional<Picture> picture = playing.play(this::tell, p -> {
        server.publish(json(p));
        watcher.accept(p);
        tell(p, playing);
      }).map(Picture::unwatched);
      finish(picture, run, sealing, sealer);
      return picture;
    } finally {
      ended.countDown();
    }
  }

  private LiveRun start(LogFolder sealer) {
    MonitorRun run = MonitorRun.start(
        settings,
        ReplayRunner.agreementFiles(
            Installation.home().resolve("agreements").resolve("exercise-demo")),
        input.start(),
        sealer,
        Wiring.formats(),
        new ResultJson(),
        this::onStep);
    return new LiveRun(run, sealer, input.schedule());
  }

  private LivePlay playing(LiveRun run, Pace pace) {
    LivePlay playing = new LivePlay(
        run, input.schedule(), input.start(), input.shownFrom(), input.shownTo(), pace);
    play = playing;
    Runtime.getRuntime().addShutdownHook(new Thread(this::stop));
    return playing;
  }

  /** Between the steps of a computation; a provisional one is not told, and given up when a person stopped the play. */
  private void onStep(String step) {
    LivePlay playing = play;
    if (playing == null) {
      return;
    }
    playing.requireGoingOn();
    if (playing.status().stage() == PlayStatus.Stage.JUDGING) {
      progress.step(step);
    }
  }

  private void tell(RawReport report, IntakeOutcome outcome) {
    switch (outcome) {
      case IntakeOutcome.Accepted accepted -> {}
      case IntakeOutcome.Duplicate duplicate ->
        progress.step("The same bytes came before as " + duplicate.first() + "; used once");
      case IntakeOutcome.Rejected rejected -> progress.step(rejected.reason());
      case IntakeOutcome.Refused refused -> progress.step(refused.reason());
    }
  }

  private void tell(Picture picture, LivePlay playing) {
    Picture.Live live = picture.header().live();
    if (live != null) {
      progress.step("Exercise " + live.asOf().truncatedTo(ChronoUnit.MINUTES) + ", picture "
          + live.version() + ": " + live.reports() + " reports, " + picture.findings().size()
          + (live.stage() == Picture.Stage.FINAL ? " findings, sealed" : " provisional findings")
          + "; " + playing.status().lag().toMinutes() + " min behind");
    }
  }

  private void finish(
      Optional<Picture> picture, LiveRun run, ReplayRunner.Sealing sealing, LogFolder sealer) {
    if (picture.isPresent()) {
      sealing.sealed(sealer, logs);
      progress.step("Done");
    } else {
      progress.step("Stopped: " + run.received() + " of " + input.schedule().size()
          + " reports had been received; they are sealed in " + logs
          + ", which says that it is partial. Nothing was concluded.");
    }
  }

  /** In a thread of its own, when the process is asked to end. */
  private void stop() {
    if (play == null || ended.getCount() == 0) {
      return;
    }
    requestStop();
    try {
      if (!ended.await(STOP_MAX.toSeconds(), TimeUnit.SECONDS)) {
        progress.step("The judgement was not over " + STOP_MAX.toSeconds()
            + " s after the stop; the findings log in " + logs + " is incomplete");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Hands each picture to somebody besides the pages, once it is published. */
  void watchedBy(Consumer<Picture> other) {
    watcher = other;
  }

  /** Asks a play that goes on to stop soon. */
  void requestStop() {
    LivePlay playing = play;
    if (playing != null) {
      playing.stop();
    }
  }

  /** Ends the page's server, where there is one. */
  @Override
  public void close() {
    PageServer server = pages;
    if (server != null) {
      server.close();
    }
  }

  private String json(Picture picture) {
    return RunReport.of(picture, Optional.empty(), logs).json();
  }

  private static String message(long version, PlayStatus status) {
    return JsonMapper.shared()
        .createObjectNode()
        .put("version", version)
        .put("stage", status.stage().name())
        .put("clock", status.clock().toString())
        .put("asOf", status.asOf().toString())
        .put("speed", status.speed())
        .put("lagSeconds", status.lag().toSeconds())
        .toString();
  }
}
