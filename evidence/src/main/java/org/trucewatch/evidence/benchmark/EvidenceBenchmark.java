// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.evidence.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.trucewatch.evidence.LogVerification;
import org.trucewatch.evidence.benchmark.crash.BrokenPromise;
import org.trucewatch.evidence.benchmark.crash.CrashOutcome;
import org.trucewatch.evidence.benchmark.crash.CrashSimulation;
import org.trucewatch.evidence.benchmark.crash.KilledWriter;
import org.trucewatch.evidence.storage.SimulatedDisk.Fault;

/**
 * Measures the log and tries to break it, in a scratch folder that should be on the disk where the log
 * will be. What is made in it is deleted again.
 */
public final class EvidenceBenchmark {

  private static final String CRASHES = "crashes";
  private static final long FLIP_SEED = 2026;
  private static final int RUNS_MAX = 1_000_000;

  /**
   * How much is measured.
   *
   * @param seconds of each run of a rate
   * @param runs of which the median counts
   * @param entries of the large log
   * @param firstSeed of the simulated crashes
   * @param crashRuns simulated crash runs, one seed each
   * @param kills of a real process
   * @param flips changed bits
   * @param checkpoints that witnesses sign
   */
  public record Extent(
      int seconds,
      int runs,
      int entries,
      long firstSeed,
      int crashRuns,
      int kills,
      int flips,
      int checkpoints) {

    public Extent {
      requireCount("seconds", seconds, 1);
      requireCount("runs", runs, 1);
      requireCount("entries", entries, 300);
      requireCount("crashRuns", crashRuns, 0);
      requireCount("kills", kills, 0);
      requireCount("flips", flips, 0);
      requireCount("checkpoints", checkpoints, 0);
    }

    private static void requireCount(String name, int value, int least) {
      int most = name.equals("entries") ? 100 * RUNS_MAX : RUNS_MAX;
      if (value < least || value > most) {
        throw new IllegalArgumentException(
            name + " is " + value + ", expected " + least + " to " + most);
      }
    }

    /** What the command does when nothing else is asked. */
    public static Extent usual() {
      return new Extent(5, 3, 1_000_000, 1, 1_000, 10, 1_000, 100);
    }
  }

  private final Path scratch;
  private final Extent extent;
  private final Consumer<String> progress;

  /**
   * A benchmark.
   *
   * @param scratch an existing folder
   * @param progress is told what is being done
   */
  public EvidenceBenchmark(Path scratch, Extent extent, Consumer<String> progress) {
    this.scratch = scratch;
    this.extent = extent;
    this.progress = progress;
  }

  /** Usage: scratch folder. Prints each figure on a line; the command of the app prints more. */
  public static void main(String[] arguments) throws IOException {
    Path scratch = Path.of(arguments.length > 0 ? arguments[0] : ".");
    MachineRates.names(scratch).forEach(System.out::println);
    new EvidenceBenchmark(scratch, Extent.usual(), System.err::println)
        .run()
        .forEach(figure -> System.out.println(String.format(
            Locale.ROOT,
            "%-10s %-66s %28s %-3s %10s %s",
            figure.group(),
            figure.name(),
            figure.measuredText(),
            figure.unit(),
            figure.wantedText(),
            figure.standing())));
  }

  /** A further measurement in the scratch folder. */
  @FunctionalInterface
  public interface Part {
    List<Figure> measure(Path folder) throws IOException;
  }

  /** Java, processors, system and disk, as names. */
  public List<String> machineNames() {
    try {
      return MachineRates.names(scratch);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot tell the disk of " + scratch, e);
    }
  }

  /** A part by its name; the order is that of {@link #parts}. */
  private Map<String, Part> named() {
    Map<String, Part> parts = new LinkedHashMap<>();
    parts.put("machine", new MachineRates(extent.seconds())::measure);
    parts.put("appending", new AppendBenchmark(extent.seconds(), extent.runs())::measure);
    parts.put("large-log", new LargeLogBenchmark(extent.entries(), extent.runs())::measure);
    parts.put("flips", this::flips);
    parts.put("witnesses", this::witnesses);
    parts.put("kills", this::kills);
    parts.put("crashes", folder -> crashes());
    return parts;
  }

  /** Names of all parts, in their order. */
  public static List<String> parts() {
    return List.copyOf(
        new EvidenceBenchmark(Path.of(""), Extent.usual(), text -> {}).named().keySet());
  }

  /** Measures everything. */
  public List<Figure> run() {
    List<Figure> figures = new ArrayList<>();
    parts().forEach(name -> figures.addAll(run(name)));
    return figures;
  }

  /** Measures one part. */
  public List<Figure> run(String name) {
    Part part = named().get(name);
    if (part == null) {
      throw new IllegalArgumentException("part is " + name + ", expected one of " + parts());
    }
    return part(name, part);
  }

  /** Measures one part in a folder of its own, which is deleted afterwards. */
  public List<Figure> part(String name, Part part) {
    progress.accept("Measuring: " + name);
    try {
      Path folder = Files.createTempDirectory(scratch, "trucewatch-benchmark");
      try {
        return part.measure(folder);
      } finally {
        delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("benchmark in " + scratch + " failed: " + e.getMessage(), e);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private List<Figure> flips(Path folder) throws IOException {
    return List.of(flipFigure(
        "Java",
        folder,
        logs -> logs.stream()
            .filter(log -> LogVerification.verify(log, SampleEntries.KEY.verifier())
                instanceof LogVerification.Differs)
            .collect(Collectors.toSet())));
  }

  /** The share of changed bits that a verifier rejects; the same bits for every verifier. */
  public Figure flipFigure(String verifier, Path folder, BitFlips.Verifier rejects)
      throws IOException {
    BitFlips flips = new BitFlips(BitFlips.sample(folder.resolve("flips")));
    if (!rejects.rejected(List.of(folder.resolve("flips"))).isEmpty()) {
      throw new IllegalStateException("the " + verifier + " verifier rejects an unchanged log");
    }
    BitFlips.Outcome outcome = flips.run(extent.flips(), FLIP_SEED, rejects);
    String missed = outcome.missed().isEmpty() ? "" : "; missed " + outcome.missed();
    return Figure.of(
            "changed bits",
            "rejected by the " + verifier + " verifier",
            "",
            outcome.rejectedInAll())
        .exactly(outcome.askedInAll())
        .noted(
            "of " + outcome.askedInAll() + ", seed " + FLIP_SEED + ": " + outcome.words() + missed);
  }

  private List<Figure> witnesses(Path folder) {
    return extent.checkpoints() == 0
        ? List.of()
        : new WitnessBenchmark(extent.checkpoints()).measure(folder);
  }

  private List<Figure> kills(Path folder) throws IOException {
    if (extent.kills() == 0) {
      return List.of();
    }
    CrashOutcome outcome = KilledWriter.run(
        folder.resolve("log"), extent.kills(), 5, done -> tell(done, extent.kills(), "kills"));
    return figures("killed process (SIGKILL)", outcome, extent.kills() + " kills");
  }

  /** Simulated crashes of every step, then of every seed; the first broken seed is named. */
  private List<Figure> crashes() {
    if (extent.crashRuns() == 0) {
      return List.of();
    }
    CrashOutcome steps = CrashOutcome.NONE;
    for (Fault fault : Fault.values()) {
      steps = steps.and(CrashSimulation.everyStep(fault));
    }
    List<Figure> figures = new ArrayList<>(figures(
        "every step, refused and done but refused",
        steps,
        steps.crashes()
            + " runs: each step of a fixed piece of work, both faults, crash and restart"));
    CrashOutcome seeds = CrashOutcome.NONE;
    String failing = "";
    for (int i = 0; i < extent.crashRuns(); i++) {
      long seed = extent.firstSeed() + i;
      CrashOutcome outcome = CrashSimulation.run(seed);
      seeds = seeds.and(outcome);
      if (!outcome.broken().isEmpty() && failing.isEmpty()) {
        failing = "; seed " + seed + " shows it: " + outcome.broken().get(0);
        progress.accept("Seed " + seed + " broke a promise: " + outcome.broken().get(0));
      }
      tell(i + 1L, extent.crashRuns(), "crash runs, up to seed " + seed);
    }
    figures.addAll(figures(
        "seeded",
        seeds,
        extent.crashRuns() + " runs, seeds " + extent.firstSeed() + " to "
            + (extent.firstSeed() + extent.crashRuns() - 1) + failing));
    return figures;
  }

  private void tell(long done, int of, String what) {
    if (done % Math.max(1, of / 10) == 0) {
      progress.accept(done + " of " + of + " " + what);
    }
  }

  private static List<Figure> figures(String name, CrashOutcome outcome, String runs) {
    String of = runs + ", " + outcome.crashes() + " crashes, " + outcome.acknowledged()
        + " entries acknowledged, " + outcome.signed() + " checkpoints";
    return List.of(
        Figure.of(
                CRASHES,
                name + ": acknowledged entries lost",
                "",
                outcome.count(BrokenPromise.Kind.LOST))
            .exactly(0)
            .noted(of),
        Figure.of(CRASHES, name + ": forks", "", outcome.count(BrokenPromise.Kind.FORK))
            .exactly(0),
        Figure.of(
                CRASHES,
                name + ": not recovered",
                "",
                outcome.count(BrokenPromise.Kind.NOT_RECOVERED))
            .exactly(0));
  }
}
