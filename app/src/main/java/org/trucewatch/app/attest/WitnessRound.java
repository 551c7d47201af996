// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.attest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.trucewatch.app.UserError;
import org.trucewatch.app.attest.AttestationReport.Witnessed;
import org.trucewatch.evidence.EvidenceLog;
import org.trucewatch.evidence.LogReader;
import org.trucewatch.evidence.note.Checkpoint;
import org.trucewatch.evidence.note.NoteSignature;
import org.trucewatch.evidence.note.SignedNote;
import org.trucewatch.evidence.note.VerifierKey;
import org.trucewatch.evidence.witness.CosignatureCollector;
import org.trucewatch.evidence.witness.WitnessOutcome;
import org.trucewatch.evidence.witness.WitnessPolicy;
import org.trucewatch.pipeline.LogFolder;
import org.trucewatch.pipeline.health.HealthBoard;

/** Asks the witnesses of a policy about the three logs of a run, all at once, and publishes what they sign. */
final class WitnessRound implements AutoCloseable {
  /** For all witnesses together: standards.md, section 1.3. */
  static final Duration DEADLINE = Duration.ofSeconds(5);

  /** Where checkpoints that contradict a run are kept, in its folder. */
  static final String CONTRADICTIONS = "contradictions";

  private static final String ASK =
      ". It is asked again; ask whoever runs it. Nothing is lost while the quorum is met";

  private final WitnessPolicy policy;
  private final Map<String, CosignatureCollector> collectors = new LinkedHashMap<>();
  private final HealthBoard board;

  WitnessRound(WitnessPolicy policy, Duration deadline, HealthBoard board) {
    this.policy = policy;
    this.board = board;
    try {
      LogFolder.LOGS.forEach(
          log -> collectors.put(log, new CosignatureCollector(policy, deadline)));
    } catch (IllegalArgumentException e) {
      close();
      throw new UserError("policy: " + e.getMessage());
    }
  }

  /**
   * Refuses to go on with logs that contradict what witnesses hold: a folder put back to an earlier day, or a second one under
   * the same keys. Nothing is signed, and the witnesses' checkpoints are kept in the run's folder.
   */
  void requireContinuation(LogFolder logs, Path folder) {
    List<String> found = new ArrayList<>();
    collectors.forEach((name, collector) -> {
      LogReader reader = logs.log(name).published();
      VerifierKey key = LogReader.storedKey(folder.resolve(name));
      collector.contradictions(reader, key).forEach((witness, held) -> {
        Path kept = keep(folder.resolve(CONTRADICTIONS), name, witness, held);
        found.add("witness " + witness + " holds a checkpoint of " + held.origin() + " at size "
            + held.size()
            + ", signed by the log's key, which the log here, size " + reader.size()
            + ", does not continue; kept as " + kept);
      });
    });
    if (!found.isEmpty()) {
      throw new UserError(
          String.join("\n", found)
              + "\n" + folder
              + ": was put back to an earlier day, or another folder was sealed under the same keys."
              + " Nothing was signed. Restore the newest copy, or seal into a new folder with new keys.");
    }
  }

  private static Path keep(Path folder, String log, String witness, Checkpoint held) {
    String root = held.root().hex().substring(0, 16);
    Path file = folder.resolve(log + "-" + held.size() + "-" + root);
    try {
      Files.createDirectories(folder);
      return Files.write(file, held.note().encode());
    } catch (IOException e) {
      throw new UserError(file + ": what witness " + witness + " holds cannot be written ("
          + e.getMessage() + ").");
    }
  }

  /** Asks about what is published. */
  List<Witnessed> ask(LogFolder logs) {
    Map<String, Future<Witnessed>> asked = new LinkedHashMap<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      collectors.forEach((name, collector) ->
          asked.put(name, threads.submit(() -> ask(name, logs.log(name), collector))));
    }
    List<Witnessed> witnessed = new ArrayList<>();
    asked.values().forEach(future -> witnessed.add(result(future)));
    report(witnessed);
    return witnessed;
  }

  private static Witnessed result(Future<Witnessed> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted after all was done", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException failed
          ? failed
          : new IllegalStateException("asking witnesses failed", e.getCause());
    }
  }

  private Witnessed ask(String name, EvidenceLog log, CosignatureCollector collector) {
    Checkpoint checkpoint = log.published().checkpoint();
    CosignatureCollector.Collected collected =
        collector.collect(checkpoint, log.published()::consistencyProof);
    List<NoteSignature> room = collected.signatures().stream()
        .limit(SignedNote.SIGNATURES_MAX - checkpoint.note().signatures().size())
        .toList();
    Checkpoint published = log.attach(checkpoint, room);
    return new Witnessed(name, published, collected.outcomes(), policy);
  }

  /** A witness that is unwell for one log is shown so, whatever it did for the others. */
  private void report(List<Witnessed> witnessed) {
    for (Witnessed log : witnessed) {
      log.outcomes().forEach((name, outcome) -> {
        if (outcome instanceof WitnessOutcome.Cosigned) {
          board.working("witness " + name);
          board.count("witness " + name, "cosigned", 1);
        }
      });
      String component = "quorum of " + log.name();
      switch (log.decision()) {
        case WitnessPolicy.Decision.Accepted accepted -> {
          board.working(component);
          board.set(component, "entries cosigned", log.checkpoint().size());
        }
        case WitnessPolicy.Decision.Refused refused -> board.impaired(component, refused.reason());
        case WitnessPolicy.Decision.Spoiled spoiled -> board.impaired(component, spoiled.reason());
      }
    }
    for (Witnessed log : witnessed) {
      log.outcomes().forEach((name, outcome) -> reportUnwell(log.name(), name, outcome));
    }
  }

  private void reportUnwell(String log, String name, WitnessOutcome outcome) {
    String component = "witness " + name;
    switch (outcome) {
      case WitnessOutcome.Cosigned cosigned -> {}
      case WitnessOutcome.Refused refused -> {
        board.impaired(component, log + " refused, " + refused.status() + ": " + refused.reason());
        board.count(component, "refused", 1);
      }
      case WitnessOutcome.NoAnswer none -> {
        board.impaired(component, "no answer: " + none.reason() + ASK);
        board.count(component, "no answer", 1);
      }
      case WitnessOutcome.Nonsense nonsense -> {
        board.impaired(component, "nonsense: " + nonsense.reason() + ASK);
        board.count(component, "nonsense", 1);
      }
    }
  }

  @Override
  public void close() {
    collectors.values().forEach(CosignatureCollector::close);
  }
}
