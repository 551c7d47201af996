// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.bench.stream;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.trucewatch.pipeline.stream.StreamRunner;
import org.trucewatch.science.association.network.Medium;
import org.trucewatch.science.association.network.NetworkAssociator;
import org.trucewatch.science.association.network.Phase;
import org.trucewatch.science.association.network.PickColumns;
import org.trucewatch.science.association.network.Wind;
import org.trucewatch.science.association.stream.EventVersion;
import org.trucewatch.science.association.stream.NetworkStream;
import org.trucewatch.science.association.stream.Round;
import org.trucewatch.science.association.stream.Sectors;
import org.trucewatch.science.association.stream.StreamSettings;
import org.trucewatch.science.association.stream.Weather;

/** Plays a generated stream, either in real time with threads or as fast as it goes with a model of two processors. */
final class StreamPlay {
  /** The engine is told a range a little beyond the true one. */
  private static final double TOLD_AUDIBLE_KM = 16;

  /** Windows before which nothing counts: until the second has closed, the wind is being learnt. */
  private static final double WARM_WINDOWS = 2;

  final GeneratedStream generated;
  final NetworkStream stream;
  final LoadMeter meter;
  final StreamSettings settings;
  final double warmSeconds;
  private final StreamLoad load;

  /** Every pick that was offered; null where they are not kept. */
  PickColumns.@Nullable Builder kept;

  private final Consumer<String> progress;

  /** Processor seconds of taking picks and provisional events, of windows, and of making the load; most picks that waited. */
  double liveSeconds;

  double windowSeconds;
  double generatorSeconds;
  int queueMax;
  double lagMax;

  StreamPlay(StreamLoad load, Consumer<String> progress) {
    this.load = load;
    this.progress = progress;
    generated = new GeneratedStream(load.nodes(), load.picksPerSecond(), load.seed());
    StreamSettings s = StreamSettings.sound(
        new Medium.Sound(
            GeneratedStream.SPEED_KM_PER_SECOND,
            GeneratedStream.PATH_ERROR,
            0,
            Wind.Learnt.withoutForecast()),
        TOLD_AUDIBLE_KM);
    settings = new StreamSettings(
        s.medium(),
        s.search(),
        s.tileRanges(),
        s.windowSeconds(),
        s.lookaheadSeconds(),
        load.latenessSeconds(),
        s.horizonSeconds(),
        s.usualDelaySeconds(),
        s.provisionalLogOdds());
    stream = new NetworkStream(generated.nodes, settings, Weather.LEARNT, 0);
    warmSeconds = closing() + WARM_WINDOWS * settings.windowSeconds();
    meter = new LoadMeter(generated.truth, warmSeconds);
  }

  /** Stream time from a window's start to its closing. */
  private double closing() {
    return settings.windowSeconds()
        + settings.lookaheadSeconds()
        + settings.travelSecondsMax()
        + settings.latenessSeconds();
  }

  /** Time after which the last picks have come and the last window has closed. */
  double end() {
    return load.seconds() + 2 * closing();
  }

  /**
   * As fast as it goes. One processor takes picks and makes provisional events, the other searches windows; each piece takes the processor
   * seconds that were measured, and the pauses of the collector, and waits for what is before it. The stream's clock is simulated.
   */
  void simulate() {
    double liveFree = 0;
    double windowsDone = 0;
    Optional<Round> out = Optional.empty();
    double told = 0;
    for (double clock = load.tickSeconds(); clock < end(); clock += load.tickSeconds()) {
      double began = LoadMeter.threadSeconds();
      List<GeneratedStream.Arriving> arrived = generated.until(Math.min(clock, load.seconds()));
      if (clock > load.seconds()) {
        arrived = generated.rest(clock);
      }
      arrived.forEach(meter::arrived);
      queueMax = Math.max(queueMax, arrived.size());
      generatorSeconds += LoadMeter.threadSeconds() - began;
      began = LoadMeter.threadSeconds() + LoadMeter.collectionSeconds();
      arrived.forEach(this::offer);
      List<EventVersion> versions = new java.util.ArrayList<>(stream.advance(clock));
      if (out.isPresent() && windowsDone <= clock) {
        versions.addAll(stream.finish(out.get()));
        out = Optional.empty();
      }
      Optional<Round> next = stream.next();
      double service = LoadMeter.threadSeconds() + LoadMeter.collectionSeconds() - began;
      liveSeconds += service;
      liveFree = Math.max(clock, liveFree) + service;
      lagMax = Math.max(lagMax, liveFree - clock);
      meter.published(versions, liveFree);
      if (next.isPresent()) {
        began = LoadMeter.threadSeconds() + LoadMeter.collectionSeconds();
        Sectors.ONE.run(next.get().jobs());
        service = LoadMeter.threadSeconds() + LoadMeter.collectionSeconds() - began;
        windowSeconds += service;
        windowsDone = Math.max(clock, windowsDone) + service;
        out = next;
      }
      told = tell(told, clock);
    }
    flush(out);
  }

  private void offer(GeneratedStream.Arriving a) {
    if (kept != null) {
      kept.add(
          a.pick().id(),
          a.pick().node(),
          a.pick().timeSeconds(),
          Phase.P,
          a.pick().sigmaSeconds());
    }
    stream.offer(
        a.pick().id(), a.pick().node(), a.pick().timeSeconds(), a.pick().sigmaSeconds());
  }

  private void flush(Optional<Round> out) {
    out.ifPresent(r -> meter.published(stream.finish(r), end()));
    meter.published(stream.drain(Sectors.ONE), end());
  }

  /** What all kept picks give when they are associated at once, scored over the same span. */
  Truth.Score batch(PickColumns picks, double to) {
    Truth.Standing at = new Truth.Standing();
    new NetworkAssociator()
        .associate(generated.nodes, picks, settings.medium(), settings.search())
        .events()
        .forEach(e -> at.stand(generated.truth, e));
    return generated.truth.score(at, warmSeconds, to);
  }

  private double tell(double told, double clock) {
    if (clock >= told + 60) {
      progress.accept("Played " + Math.round(clock) + " s of stream, " + meter.picks + " picks, "
          + meter.finals + " final events");
      return clock;
    }
    return told;
  }

  /** In real time: picks are offered when they arrive, to a runner with one worker a sector. */
  void pace() throws InterruptedException {
    try (StreamRunner runner = new StreamRunner(stream, load.sectors())) {
      long start = System.nanoTime();
      double told = 0;
      double began = processSeconds();
      for (double clock = load.tickSeconds(); clock < end(); clock += load.tickSeconds()) {
        List<GeneratedStream.Arriving> arrived =
            clock > load.seconds() ? generated.rest(clock) : generated.until(clock);
        double ahead = clock - (System.nanoTime() - start) / 1e9;
        if (ahead > 0) {
          Thread.sleep((long) (1000 * ahead));
        }
        for (GeneratedStream.Arriving a : arrived) {
          meter.arrived(a);
          runner.offer(a.pick());
        }
        List<EventVersion> versions = runner.tick(clock);
        double now = (System.nanoTime() - start) / 1e9;
        lagMax = Math.max(lagMax, now - clock);
        meter.published(versions, now);
        told = tell(told, clock);
      }
      while (runner.isSearching()) {
        meter.published(runner.tick(end()), end());
        Thread.sleep(5);
      }
      queueMax = runner.queueMax();
      liveSeconds = processSeconds() - began;
    }
  }

  /** Processor seconds of the whole program so far. */
  private static double processSeconds() {
    return ProcessHandle.current()
        .info()
        .totalCpuDuration()
        .map(d -> d.toMillis() / 1000.0)
        .orElse(Double.NaN);
  }
}
