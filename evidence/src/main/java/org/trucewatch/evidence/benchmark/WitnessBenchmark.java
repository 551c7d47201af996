// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.evidence.benchmark;

import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.trucewatch.evidence.EvidenceLog;
import org.trucewatch.evidence.LogOptions;
import org.trucewatch.evidence.note.Checkpoint;
import org.trucewatch.evidence.note.LogKey;
import org.trucewatch.evidence.note.NoteSignature;
import org.trucewatch.evidence.storage.DiskFiles;
import org.trucewatch.evidence.witness.AddCheckpointRequest;
import org.trucewatch.evidence.witness.Witness;
import org.trucewatch.evidence.witness.WitnessClient;
import org.trucewatch.evidence.witness.WitnessOutcome;
import org.trucewatch.evidence.witness.WitnessPolicy;
import org.trucewatch.evidence.witness.WitnessServer;

/** Thirty-five witnesses on this machine, each with its own state on the disk, asked over HTTP. */
final class WitnessBenchmark {

  private static final String GROUP = "witnesses";
  private static final int WITNESSES = 35;
  private static final int QUORUM = 24;
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private final int checkpoints;
  private final List<Witness> witnesses = new ArrayList<>();
  private final List<WitnessServer> servers = new ArrayList<>();

  WitnessBenchmark(int checkpoints) {
    this.checkpoints = checkpoints;
  }

  List<Figure> measure(Path folder) {
    try (EvidenceLog log = EvidenceLog.open(
        folder.resolve("log"), SampleEntries.ORIGIN, SampleEntries.KEY, LogOptions.defaults())) {
      WitnessPolicy policy = start(folder);
      List<Figure> figures = new ArrayList<>(quorums(log, policy));
      figures.add(oneWitness(log, folder.resolve("single")));
      return figures;
    } finally {
      servers.forEach(WitnessServer::close);
      witnesses.forEach(Witness::close);
    }
  }

  private WitnessPolicy start(Path folder) {
    StringBuilder text = new StringBuilder("log " + SampleEntries.KEY.verifier().text() + "\n");
    StringBuilder group = new StringBuilder("group enough " + QUORUM);
    for (int i = 0; i < WITNESSES; i++) {
      Witness witness = witness(folder.resolve("witness" + i), i);
      witnesses.add(witness);
      WitnessServer server = new WitnessServer(witness, new InetSocketAddress("127.0.0.1", 0));
      servers.add(server);
      text.append("witness w").append(i).append(' ').append(witness.verifier().text());
      text.append(" http://127.0.0.1:").append(server.port()).append('\n');
      group.append(" w").append(i);
    }
    return WitnessPolicy.parse(text.append(group).append("\nquorum enough\n").toString());
  }

  private static Witness witness(Path folder, int number) {
    byte[] seed = new byte[LogKey.SEED_BYTES];
    new SplittableRandom(number).nextBytes(seed);
    return new Witness(
        new DiskFiles(folder),
        LogKey.witnessFromSeed("witness.example/" + number, seed),
        List.of(SampleEntries.KEY.verifier()),
        InstantSource.system());
  }

  private List<Figure> quorums(EvidenceLog log, WitnessPolicy policy) {
    Samples quorum = new Samples();
    Samples all = new Samples();
    long accepted = 0;
    ExecutorService threads = Executors.newCachedThreadPool();
    HttpClient http =
        HttpClient.newBuilder().connectTimeout(TIMEOUT).executor(threads).build();
    List<WitnessClient> clients = policy.witnesses().values().stream()
        .map(member -> new WitnessClient(http, member.url(), member.key(), TIMEOUT))
        .toList();
    try {
      for (int i = 0; i < checkpoints; i++) {
        log.append(SampleEntries.numbered(i, AppendBenchmark.ENTRY_BYTES));
        Checkpoint checkpoint = log.publish();
        List<NoteSignature> signatures = new ArrayList<>();
        long before = System.nanoTime();
        CompletionService<WitnessOutcome> asked = new ExecutorCompletionService<>(threads);
        clients.forEach(client ->
            asked.submit(() -> client.ask(checkpoint, log.published()::consistencyProof)));
        for (int answered = 0; answered < clients.size(); answered++) {
          if (asked.take().get() instanceof WitnessOutcome.Cosigned cosigned) {
            signatures.add(cosigned.signature());
            if (signatures.size() == QUORUM) {
              quorum.add(System.nanoTime() - before);
            }
          }
        }
        all.add(System.nanoTime() - before);
        Checkpoint cosigned = log.attach(checkpoint, signatures);
        accepted += policy.judge(cosigned) instanceof WitnessPolicy.Decision.Accepted ? 1 : 0;
      }
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException("asking the witnesses failed", e);
    } finally {
      threads.shutdownNow();
    }
    return figures(accepted, quorum, all);
  }

  private List<Figure> figures(long accepted, Samples quorum, Samples all) {
    Figure reached = Figure.of(GROUP, "checkpoints that reached the quorum", "", accepted)
        .exactly(checkpoints)
        .noted("of " + checkpoints + "; " + WITNESSES + " witnesses, quorum " + QUORUM);
    if (quorum.count() == 0) {
      return List.of(reached);
    }
    return List.of(
        reached,
        Figure.of(GROUP, "time to quorum, median", "ms", quorum.quantileMillis(0.5))
            .noted("until " + QUORUM + " of " + WITNESSES
                + " have cosigned over HTTP, all on this machine's processors and disk"),
        Figure.of(GROUP, "time to quorum, p99", "ms", quorum.quantileMillis(0.99)),
        Figure.of(GROUP, "until all have answered, median", "ms", all.quantileMillis(0.5)));
  }

  /** The witness alone, without HTTP: request parsed, proof checked, state forced, signed. */
  private Figure oneWitness(EvidenceLog log, Path folder) {
    List<byte[]> requests = new ArrayList<>();
    long old = 0;
    for (int i = 0; i < checkpoints; i++) {
      log.append(SampleEntries.numbered(i, AppendBenchmark.ENTRY_BYTES));
      Checkpoint checkpoint = log.publish();
      requests.add(
          new AddCheckpointRequest(old, log.published().consistencyProof(old).path(), checkpoint)
              .encode());
      old = checkpoint.size();
    }
    try (Witness witness = witness(folder, WITNESSES)) {
      long before = System.nanoTime();
      for (byte[] request : requests) {
        if (witness.addCheckpoint(request).status() != 200) {
          throw new IllegalStateException("the witness refused an honest checkpoint");
        }
      }
      double perSecond = checkpoints * 1e9 / (System.nanoTime() - before);
      return Figure.of(GROUP, "checkpoints that one witness signs", "/s", perSecond)
          .noted(checkpoints + " in a row, each durable before it is signed");
    }
  }
}
