// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.evidence.benchmark.crash;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.LongConsumer;
import org.trucewatch.evidence.Entry;
import org.trucewatch.evidence.EvidenceLog;
import org.trucewatch.evidence.LogOptions;
import org.trucewatch.evidence.LogVerification;
import org.trucewatch.evidence.Receipt;
import org.trucewatch.evidence.benchmark.SampleEntries;
import org.trucewatch.evidence.benchmark.crash.BrokenPromise.Kind;

/**
 * A writer in a process of its own, on a real disk, that is killed without warning (SIGKILL). What it
 * acknowledged it has said on its standard output before, so that it can be held to it.
 */
public final class KilledWriter {

  private static final int ENTRY_BYTES = 300;
  private static final int LINES_MAX = 60;
  private static final String OPEN = "open";
  private static final String ACKNOWLEDGED = "acknowledged";
  private static final String PUBLISHED = "published";

  private KilledWriter() {}

  private static EvidenceLog open(Path folder) {
    return EvidenceLog.open(folder, SampleEntries.ORIGIN, SampleEntries.KEY, LogOptions.defaults());
  }

  /** Arguments: the folder, then how many entries to append before waiting; without, never stops. */
  public static void main(String[] arguments) throws IOException {
    try (EvidenceLog log = open(Path.of(arguments[0]))) {
      say(OPEN, log.size());
      if (arguments.length > 1) {
        List<Receipt> receipts = log.appendAll(entries(log.size(), Integer.parseInt(arguments[1])));
        say(ACKNOWLEDGED, log.size() - 1);
        int end = System.in.read(); // Waits to be killed.
        throw new IllegalStateException(
            receipts.size() + " entries were appended, then the caller was gone: " + end);
      }
      while (true) {
        appendAndPublish(log);
      }
    }
  }

  private static void appendAndPublish(EvidenceLog log) {
    long next = log.size();
    log.append(SampleEntries.numbered(next, ENTRY_BYTES));
    say(ACKNOWLEDGED, next);
    if (next % 7 == 0) {
      log.appendAll(entries(next + 1, 39));
      say(ACKNOWLEDGED, next + 39);
    }
    if (next % 14 == 0) {
      say(PUBLISHED, log.publish().size());
    }
  }

  private static List<Entry> entries(long from, int count) {
    List<Entry> entries = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      entries.add(SampleEntries.numbered(from + i, ENTRY_BYTES));
    }
    return entries;
  }

  private static void say(String what, long number) {
    System.out.println(what + " " + number);
  }

  /**
   * Starts a writer in a folder and kills it, again and again, and checks after each kill.
   *
   * @param seed of the moments of the kills
   * @param progress is told how many are done
   */
  public static CrashOutcome run(Path folder, int kills, long seed, LongConsumer progress)
      throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    Said said = new Said();
    List<BrokenPromise> broken = new ArrayList<>();
    for (int kill = 0; kill < kills; kill++) {
      int lines = 1 + random.nextInt(LINES_MAX);
      Process process = start(folder);
      listen(process, said, lines);
      check(folder, said, broken);
      progress.accept(kill + 1L);
    }
    return new CrashOutcome(kills, said.acknowledged + 1, said.publications, broken);
  }

  /** The highest index and size that the writers have said. */
  private static final class Said {
    private long acknowledged = -1;
    private long published;
    private long publications;
  }

  private static Process start(Path folder, String... more) throws IOException {
    List<String> command = new ArrayList<>(List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-cp",
        System.getProperty("java.class.path"),
        KilledWriter.class.getName(),
        folder.toString()));
    command.addAll(List.of(more));
    return new ProcessBuilder(command)
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  /** Kills the process behind so many lines, and hears what it had said until then. */
  private static void listen(Process process, Said said, int lines) {
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      int heard = 0;
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        hear(line, said);
        if (++heard == lines) {
          process.destroyForcibly();
        }
      }
    } catch (IOException e) {
      process.destroyForcibly(); // The pipe of a killed process may break; what was heard counts.
    }
    waitFor(process);
  }

  private static void hear(String line, Said said) {
    String[] parts = line.split(" ", -1);
    if (parts.length != 2) {
      return; // Cut short by the kill.
    }
    if (parts[0].equals(ACKNOWLEDGED)) {
      said.acknowledged = Math.max(said.acknowledged, Long.parseLong(parts[1]));
    } else if (parts[0].equals(PUBLISHED)) {
      said.published = Long.parseLong(parts[1]);
      said.publications++;
    }
  }

  private static void check(Path folder, Said said, List<BrokenPromise> broken) {
    try (EvidenceLog log = open(folder)) {
      if (log.size() <= said.acknowledged) {
        broken.add(new BrokenPromise(
            Kind.LOST, "entry " + said.acknowledged + " of " + log.size() + " is gone"));
      }
      if (log.published().size() < said.published) {
        broken.add(new BrokenPromise(Kind.FORK, "the checkpoint went back to an earlier size"));
      }
      for (long index = 0; index < log.size(); index++) {
        if (!log.read(index).equals(SampleEntries.numbered(index, ENTRY_BYTES))) {
          broken.add(new BrokenPromise(Kind.LOST, "entry " + index + " is another"));
        }
      }
    } catch (RuntimeException e) {
      broken.add(new BrokenPromise(Kind.NOT_RECOVERED, "the log does not open: " + e));
    }
    if (LogVerification.verify(folder, SampleEntries.KEY.verifier())
        instanceof LogVerification.Differs differs) {
      broken.add(
          new BrokenPromise(Kind.NOT_RECOVERED, "the folder differs: " + differs.differences()));
    }
  }

  /** Lets a writer append so many entries, without publishing them, and kills it. */
  public static void appendAndKill(Path folder, int entries) throws IOException {
    Process process = start(folder, Integer.toString(entries));
    listen(process, new Said(), 2);
  }

  /** The time from starting a process to its first word that the log is open; then it is killed. */
  public static double restartSeconds(Path folder) throws IOException {
    long before = System.nanoTime();
    Process process = start(folder, "0");
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      String line = out.readLine();
      double seconds = (System.nanoTime() - before) / 1e9;
      if (line == null || !line.startsWith(OPEN)) {
        throw new IllegalStateException("the writer did not open " + folder + ": " + line);
      }
      return seconds;
    } finally {
      process.destroyForcibly();
      waitFor(process);
    }
  }

  private static void waitFor(Process process) {
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a writer ended", e);
    }
  }
}
