// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.bench.provisions;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.trucewatch.assessment.agreement.ObservedAct;
import org.trucewatch.assessment.agreement.ProvisionJudgement;
import org.trucewatch.assessment.agreement.ProvisionJudgement.Standing;
import org.trucewatch.assessment.agreement.Terms;
import org.trucewatch.assessment.incident.ProvisionMatcher;

/** Matches chunks of made-up incidents on some threads, each with a matcher of its own, and checks some against every provision. */
final class ProvisionRun {
  static final int CHUNK = 10_000;

  private final Terms terms;
  private final long seed;
  private final int events;
  private final int sample;
  private final AtomicInteger next = new AtomicInteger();

  ProvisionRun(Terms terms, long seed, int events, int sample) {
    this.terms = terms;
    this.seed = seed;
    this.events = events;
    this.sample = sample;
  }

  /**
   * What one thread, or all of them, did.
   *
   * @param standings how often each was found
   * @param matched incidents
   * @param judgements of a provision on an incident
   * @param evaluations conditions that were not remembered
   * @param matchSeconds time of making acts and matching them, summed over threads
   * @param matchProcessorSeconds processor time of that
   * @param drawSeconds time of drawing the incidents
   * @param bruteSeconds time of holding the sample against every provision
   * @param checked incidents of the sample
   * @param differences found in the sample
   */
  record Tally(
      Map<Standing, Long> standings,
      long matched,
      long judgements,
      long evaluations,
      double matchSeconds,
      double matchProcessorSeconds,
      double drawSeconds,
      double bruteSeconds,
      long checked,
      List<String> differences) {
    static final Tally NONE = new Tally(Map.of(), 0, 0, 0, 0, 0, 0, 0, 0, List.of());

    Tally with(Tally o) {
      Map<Standing, Long> sum = new EnumMap<>(Standing.class);
      standings.forEach((s, n) -> sum.merge(s, n, Long::sum));
      o.standings.forEach((s, n) -> sum.merge(s, n, Long::sum));
      List<String> all = new ArrayList<>(differences);
      all.addAll(o.differences);
      return new Tally(
          sum,
          matched + o.matched,
          judgements + o.judgements,
          evaluations + o.evaluations,
          matchSeconds + o.matchSeconds,
          matchProcessorSeconds + o.matchProcessorSeconds,
          drawSeconds + o.drawSeconds,
          bruteSeconds + o.bruteSeconds,
          checked + o.checked,
          all);
    }
  }

  Tally run(int threads, Consumer<String> progress) throws InterruptedException {
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      List<Callable<Tally>> work = new ArrayList<>();
      for (int t = 0; t < threads; t++) {
        work.add(() -> chunks(progress));
      }
      Tally sum = Tally.NONE;
      for (Future<Tally> part : pool.invokeAll(work)) {
        sum = sum.with(part.get());
      }
      return sum;
    } catch (ExecutionException e) {
      throw new IllegalStateException("matching failed", e);
    }
  }

  private Tally chunks(Consumer<String> progress) {
    var matcher = new ProvisionMatcher(terms, MadeUpAgreement.ORIGIN);
    var brute = new BruteForce(terms);
    Tally sum = Tally.NONE;
    int chunks = (events + CHUNK - 1) / CHUNK;
    for (int c = next.getAndIncrement(); c < chunks; c = next.getAndIncrement()) {
      sum = sum.with(chunk(c, matcher, brute));
      if (c % 10 == 9) {
        progress.accept("Matched " + (c + 1) * CHUNK + " of " + events + " incidents");
      }
    }
    return sum.with(
        new Tally(Map.of(), 0, 0, matcher.evaluations(), 0, 0, 0, 0, 0, List.of()));
  }

  private Tally chunk(int number, ProvisionMatcher matcher, BruteForce brute) {
    int count = Math.min(CHUNK, events - number * CHUNK);
    long begin = System.nanoTime();
    List<MadeUpIncidents.Drawn> drawn = new MadeUpIncidents(seed + 1 + number).draw(count);
    long drew = System.nanoTime();
    long processor = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    Map<Standing, Long> standings = new EnumMap<>(Standing.class);
    long judgements = 0;
    for (MadeUpIncidents.Drawn d : drawn) {
      List<ProvisionJudgement> found =
          matcher.match(matcher.act(d.incident(), d.at(), d.actor(), d.more()));
      judgements += found.size();
      found.forEach(j -> standings.merge(j.standing(), 1L, Long::sum));
    }
    long end = System.nanoTime();
    long used = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - processor;
    Tally checked = check(number, drawn, matcher, brute);
    return checked.with(new Tally(
        standings,
        count,
        judgements,
        0,
        (end - drew) / 1e9,
        used / 1e9,
        (drew - begin) / 1e9,
        0,
        0,
        List.of()));
  }

  /** Every so many incidents, so that about {@code sample} of all are checked. */
  private Tally check(
      int chunk, List<MadeUpIncidents.Drawn> drawn, ProvisionMatcher matcher, BruteForce brute) {
    long begin = System.nanoTime();
    int stride = sample == 0 ? Integer.MAX_VALUE : Math.max(1, events / sample);
    List<String> differences = new ArrayList<>();
    long checked = 0;
    for (int i = 0; i < drawn.size(); i++) {
      if (sample > 0 && (chunk * CHUNK + i) % stride == 0) {
        MadeUpIncidents.Drawn d = drawn.get(i);
        ObservedAct act = matcher.act(d.incident(), d.at(), d.actor(), d.more());
        String name = "incident " + (chunk * CHUNK + i) + ": ";
        brute
            .differences(act, matcher.match(act))
            .forEach(difference -> differences.add(name + difference));
        checked++;
      }
    }
    double seconds = (System.nanoTime() - begin) / 1e9;
    return new Tally(Map.of(), 0, 0, 0, 0, 0, 0, seconds, checked, differences);
  }
}
