// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.trucewatch.app.Installation;
import org.trucewatch.app.Progress;
import org.trucewatch.app.UserError;
import org.trucewatch.evidence.benchmark.EvidenceBenchmark;
import org.trucewatch.evidence.benchmark.EvidenceBenchmark.Extent;
import org.trucewatch.evidence.benchmark.Figure;
import org.trucewatch.evidence.benchmark.crash.CrashOutcome;
import org.trucewatch.evidence.benchmark.crash.CrashSimulation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures the evidence log and tries to break it, beside what the bare machine can do. */
@Command(
    name = "evidence",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Measures the evidence log on this machine and tries to break it: acknowledgements, a large log's restart, proofs and"
          + " verification, changed bits, witnesses, killed processes, simulated crashes, signed senders, proof vectors.",
      "",
      "Prints each figure with what is wanted of it, beside the bare machine's forced writes and hashes. Ends with 1 when a"
          + " promise was broken (an entry lost, a fork, a changed bit not rejected); a figure that is merely slow is printed as NOT MET."
    },
    footer = {
      "",
      "Examples:",
      "  trucewatch bench evidence",
      "  trucewatch bench evidence --only crashes --crash-runs 10000",
      "  trucewatch bench evidence --crash-seed 4711     (repeats one simulated run)"
    })
final class EvidenceCommand implements Callable<Integer> {
  @Option(
      names = "--folder",
      paramLabel = "F",
      description =
          "Scratch folder, on the disk where the log will be; what is made there is deleted. Default: ${DEFAULT-VALUE}.",
      defaultValue = ".trucewatch/bench")
  private Path folder = Path.of("");

  @Option(
      names = "--seconds",
      paramLabel = "N",
      description = "Length of a run of a rate, s. Default: ${DEFAULT-VALUE}.",
      defaultValue = "5")
  private int seconds;

  @Option(
      names = "--runs",
      paramLabel = "N",
      description = "Runs of which the median counts. Default: ${DEFAULT-VALUE}.",
      defaultValue = "3")
  private int runs;

  @Option(
      names = "--entries",
      paramLabel = "N",
      description = "Entries of the large log. Default: ${DEFAULT-VALUE}.",
      defaultValue = "1000000")
  private int entries;

  @Option(
      names = "--crash-runs",
      paramLabel = "N",
      description = "Simulated crash runs, one seed each. Default: ${DEFAULT-VALUE}.",
      defaultValue = "1000")
  private int crashRuns;

  @Option(
      names = "--crash-from",
      paramLabel = "SEED",
      description = "First seed, to go on where an earlier run ended. Default: ${DEFAULT-VALUE}.",
      defaultValue = "1")
  private long crashFrom;

  @Option(
      names = "--crash-seed",
      paramLabel = "SEED",
      description = "Repeat the simulated crashes of one seed and do nothing else.")
  private @Nullable Long crashSeed;

  @Option(
      names = "--kills",
      paramLabel = "N",
      description =
          "How often a real writer process is killed (SIGKILL). Default: ${DEFAULT-VALUE}.",
      defaultValue = "10")
  private int kills;

  @Option(
      names = "--flips",
      paramLabel = "N",
      description = "Changed bits each verifier is asked about. Default: ${DEFAULT-VALUE}.",
      defaultValue = "1000")
  private int flips;

  @Option(
      names = "--checkpoints",
      paramLabel = "N",
      description = "Checkpoints that 35 witnesses sign. Default: ${DEFAULT-VALUE}.",
      defaultValue = "100")
  private int checkpoints;

  @Option(
      names = "--vectors",
      paramLabel = "FOLDER",
      description =
          "Folder of the published proof vectors (holds merkle-proofs/). Default: ${DEFAULT-VALUE}.",
      defaultValue = "../shared/data/tlog-vectors")
  private Path vectors = Path.of("");

  @Option(
      names = "--only",
      paramLabel = "PART",
      split = ",",
      description =
          "Only these: machine, appending, large-log, flips, witnesses, kills, crashes, senders,"
              + " vectors.")
  private List<String> only = List.of();

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Also write what is printed to FILE, as JSON.")
  private @Nullable Path json;

  @Override
  public Integer call() {
    Installation.requireWritable(json);
    return crashSeed == null ? measure() : repeat(crashSeed);
  }

  private int repeat(long seed) {
    CrashOutcome outcome = CrashSimulation.run(seed);
    System.out.println("Seed " + seed + ": " + outcome.crashes() + " crashes, "
        + outcome.acknowledged() + " entries acknowledged, " + outcome.signed()
        + " checkpoints, " + outcome.broken().size() + " promises broken.");
    outcome
        .broken()
        .forEach(promise -> System.out.println("  " + promise.kind() + ": " + promise.what()));
    return outcome.broken().isEmpty() ? 0 : 1;
  }

  private int measure() {
    Instant started = Instant.now();
    Progress progress = new Progress(System.err);
    EvidenceBenchmark benchmark = new EvidenceBenchmark(scratch(), extent(), progress::step);
    List<Figure> figures = new ArrayList<>();
    for (String part : parts()) {
      figures.addAll(figures(benchmark, part));
    }
    double took = Duration.between(started, Instant.now()).toMillis() / 1000.0;
    EvidenceReport report = new EvidenceReport(benchmark.machineNames(), figures, took);
    System.out.print(report.text());
    if (json != null) {
      Installation.write(json, report.json());
    }
    return report.keepsEveryPromise() ? 0 : 1;
  }

  private List<Figure> figures(EvidenceBenchmark benchmark, String part) {
    EvidenceBenchmark.Part further = further().get(part);
    if (further != null) {
      return benchmark.part(part, further);
    }
    List<Figure> figures = new ArrayList<>(benchmark.run(part));
    if (part.equals(GoFlips.PART)) {
      figures.add(GoFlips.figure(benchmark, Installation.home()));
      figures.add(
          Figure.missing(
              GoFlips.GROUP,
              "rejected by the browser's verifier",
              "it runs in a browser; ./mvnw -pl app -am test -Dtest=BrowserVerifierTest -Dsurefire.failIfNoSpecifiedTests=false counts them"));
    }
    return figures;
  }

  /** Parts that are not of the log itself, by name; each gets a scratch folder. */
  private Map<String, EvidenceBenchmark.Part> further() {
    return Map.of(
        VectorFigures.PART,
        scratch -> VectorFigures.of(vectors),
        SenderBench.PART,
        scratch ->
            SenderBench.run(scratch, Duration.ofSeconds(seconds), new Progress(System.err)::step));
  }

  private List<String> parts() {
    List<String> all = new ArrayList<>(EvidenceBenchmark.parts());
    further().keySet().stream().sorted().forEach(all::add);
    for (String part : only) {
      if (!all.contains(part)) {
        throw new UserError("--only: \"" + part + "\" is no part, expected some of " + all + ".");
      }
    }
    return only.isEmpty() ? all : all.stream().filter(only::contains).toList();
  }

  private Extent extent() {
    try {
      return new Extent(seconds, runs, entries, crashFrom, crashRuns, kills, flips, checkpoints);
    } catch (IllegalArgumentException e) {
      throw new UserError("bench evidence: " + e.getMessage() + ".");
    }
  }

  private Path scratch() {
    try {
      return Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(folder + ": cannot be made: " + e.getMessage(), e);
    }
  }
}
