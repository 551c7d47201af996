// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.exercise;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.trucewatch.simulation.score.Count;
import org.trucewatch.simulation.score.Detections;
import org.trucewatch.simulation.score.ExerciseScore;
import org.trucewatch.simulation.score.JudgedExercise;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What many truce days gave and cost so far. Times are of this run and differ between runs; all else follows from the seed. */
final class TruceTally {
  /** One-sided 95 %. */
  private static final double TAIL = 0.05;

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final double TOLD_EVERY_SECONDS = 2;

  private final ExerciseScore score;
  private final int planned;
  private final long nodes;
  private final double kilometers;
  private final long seed;
  private final Instant started = Instant.now();
  private Instant told = started;
  private int days;
  private long picks;
  private double judging;
  private long memory;

  TruceTally(ExerciseScore score, int planned, long nodes, double kilometers, long seed) {
    this.score = score;
    this.planned = planned;
    this.nodes = nodes;
    this.kilometers = kilometers;
    this.seed = seed;
  }

  void add(JudgedExercise day, long picksOfDay, double judgingSeconds) {
    score.add(day, List.of());
    days++;
    picks += picksOfDay;
    judging += judgingSeconds;
    Runtime r = Runtime.getRuntime();
    memory = Math.max(memory, r.totalMemory() - r.freeMemory());
  }

  boolean isWorthTelling() {
    Instant now = Instant.now();
    boolean worth = seconds(told, now) > TOLD_EVERY_SECONDS || days == planned;
    told = worth ? now : told;
    return worth;
  }

  private static double seconds(Instant from, Instant to) {
    return Duration.between(from, to).toNanos() / 1e9;
  }

  String progress(Instant since) {
    double took = seconds(since, Instant.now());
    return String.format(
        Locale.ROOT,
        "%d of %d days, %.2f s a day, about %.0f s left",
        days,
        planned,
        took / days,
        took / days * (planned - days));
  }

  /** Processor seconds of this process, all threads. */
  private static double processorSeconds() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean os
        ? os.getProcessCpuTime() / 1e9
        : Double.NaN;
  }

  String text() {
    Detections d = score.subjects().detections();
    Count wrong = score.subjects().sides().wrongEstablished();
    double wall = seconds(started, Instant.now());
    StringBuilder text = new StringBuilder();
    if (days < planned) {
      text.append(String.format(Locale.ROOT, "PARTIAL: %d of %d days.%n", days, planned));
    }
    line(
        text,
        "%d truce-days, %d acoustic nodes along %.0f km, seed %d",
        days,
        nodes,
        kilometers,
        seed);
    line(
        text,
        "picks %d, %.2f core-microseconds a pick",
        picks,
        1e6 * processorSeconds() / Math.max(1, picks));
    line(
        text,
        "%.2f days a second of wall time (%.0f s, of them %.0f s judging), at most %d MB in use",
        days / wall,
        wall,
        judging,
        memory >> 20);
    line(
        text,
        "events found %d of %d locatable (%d occurred)",
        d.total().found(),
        d.total().locatable(),
        d.total().happened());
    line(
        text,
        "false events %d, %.4f a day; events made of confusers %d",
        d.falseEvents(),
        (double) d.falseEvents() / Math.max(1, days),
        d.confuserEvents());
    line(
        text,
        "wrong sides at ESTABLISHED %d of %d; true share at most %.4f (Clopper-Pearson, one-sided 95 %%)",
        wrong.numerator(),
        wrong.denominator(),
        upper(wrong));
    Count named = score.subjects().sides().actualFalse();
    line(
        text,
        "wrong sides among all that were named %d of %d, expected %.2f",
        named.numerator(),
        named.denominator(),
        score.subjects().sides().expectedFalse());
    return text.toString();
  }

  private static double upper(Count seen) {
    return seen.upper(TAIL);
  }

  private static void line(StringBuilder text, String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values)).append(System.lineSeparator());
  }

  String json() {
    Detections d = score.subjects().detections();
    Count wrong = score.subjects().sides().wrongEstablished();
    ObjectNode node = JSON.createObjectNode();
    node.put("partial", days < planned);
    node.put("days", days);
    node.put("daysPlanned", planned);
    node.put("nodes", nodes);
    node.put("lengthKilometers", kilometers);
    node.put("seed", seed);
    node.put("picks", picks);
    node.put("coreMicrosecondsPerPick", 1e6 * processorSeconds() / Math.max(1, picks));
    node.put("wallSeconds", seconds(started, Instant.now()));
    node.put("megabytesMost", memory >> 20);
    node.put("locatable", d.total().locatable());
    node.put("found", d.total().found());
    node.put("falseEvents", d.falseEvents());
    node.put("confuserEvents", d.confuserEvents());
    node.put("wrongEstablished", wrong.numerator());
    node.put("established", wrong.denominator());
    node.put("wrongEstablishedUpper95", upper(wrong));
    Count named = score.subjects().sides().actualFalse();
    node.put("wrongNamed", named.numerator());
    node.put("named", named.denominator());
    node.put("wrongNamedExpected", score.subjects().sides().expectedFalse());
    return node.toPrettyString() + "\n";
  }
}
