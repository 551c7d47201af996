// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.evidence.witness;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.trucewatch.evidence.LogReader;
import org.trucewatch.evidence.note.Checkpoint;
import org.trucewatch.evidence.note.NoteSignature;
import org.trucewatch.evidence.note.VerifierKey;

/**
 * Asks all witnesses of a policy at once. The checkpoint is published with what came in; those who rely on
 * it apply the quorum themselves. Not for use by two threads at once.
 */
public final class CosignatureCollector implements AutoCloseable {

  private final Map<String, WitnessClient> clients = new LinkedHashMap<>();
  private final Map<String, VerifierKey> keys = new LinkedHashMap<>();
  private final Duration timeout;
  private final ExecutorService threads =
      Executors.newCachedThreadPool(CosignatureCollector::daemon);

  /**
   * Clients for the witnesses that the policy gives an address for.
   *
   * @param timeout for all witnesses together, as they are asked at once
   */
  public CosignatureCollector(WitnessPolicy policy, Duration timeout) {
    this.timeout = timeout;
    HttpClient http =
        HttpClient.newBuilder().connectTimeout(timeout).executor(threads).build();
    policy.witnesses().forEach((name, member) -> {
      if (!member.url().isEmpty()) {
        keys.put(name, member.key());
        clients.put(name, new WitnessClient(http, member.url(), member.key(), timeout));
      }
    });
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "cosignatures");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * What each witness answered, by its name in the policy.
   *
   * @param outcomes in the policy's order
   */
  public record Collected(Map<String, WitnessOutcome> outcomes) {

    /** The cosignatures that came in. */
    public List<NoteSignature> signatures() {
      List<NoteSignature> signatures = new ArrayList<>();
      for (WitnessOutcome outcome : outcomes.values()) {
        if (outcome instanceof WitnessOutcome.Cosigned cosigned) {
          signatures.add(cosigned.signature());
        }
      }
      return signatures;
    }
  }

  /**
   * Asks every witness whose cosignature the checkpoint does not carry yet; returns when the slowest has answered, and
   * at the latest when the time is up.
   */
  public Collected collect(Checkpoint checkpoint, WitnessClient.Proofs proofs) {
    long deadline = System.nanoTime() + timeout.toNanos();
    Map<String, WitnessOutcome> outcomes = new LinkedHashMap<>();
    Map<String, Future<WitnessOutcome>> asked = new LinkedHashMap<>();
    clients.forEach((name, client) -> {
      Optional<NoteSignature> held = held(name, checkpoint);
      outcomes.put(
          name,
          held.<WitnessOutcome>map(WitnessOutcome.Cosigned::new)
              .orElse(new WitnessOutcome.NoAnswer("not asked yet")));
      if (held.isEmpty()) {
        asked.put(name, threads.submit(() -> client.ask(checkpoint, proofs)));
      }
    });
    asked.forEach((name, future) -> outcomes.put(name, result(future, deadline)));
    return new Collected(outcomes);
  }

  private Optional<NoteSignature> held(String name, Checkpoint checkpoint) {
    VerifierKey key = Objects.requireNonNull(keys.get(name));
    return key.signed(checkpoint.note())
        ? checkpoint.note().signatures().stream().filter(key::names).findFirst()
        : Optional.empty();
  }

  /**
   * Checkpoints that witnesses hold and the log's key signed, but that this copy of the log does not continue: it was
   * put back to an earlier day, or there is another one under the same key. By the witness's name. Witnesses that do
   * not say what they hold are passed over.
   */
  public Map<String, Checkpoint> contradictions(LogReader log, VerifierKey key) {
    long deadline = System.nanoTime() + timeout.toNanos();
    Map<String, Future<Optional<Checkpoint>>> asked = new LinkedHashMap<>();
    clients.forEach((name, client) ->
        asked.put(name, threads.submit(() -> client.lastSeen(log.checkpoint().origin()))));
    Map<String, Checkpoint> found = new LinkedHashMap<>();
    asked.forEach((name, future) -> lastSeen(future, deadline)
        .filter(held -> held.origin().equals(key.name()) && key.signed(held.note()))
        .filter(held -> held.size() > log.size() || !log.rootAt(held.size()).equals(held.root()))
        .ifPresent(held -> found.put(name, held)));
    return found;
  }

  private static Optional<Checkpoint> lastSeen(Future<Optional<Checkpoint>> future, long deadline) {
    try {
      return future.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      future.cancel(true);
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (ExecutionException e) {
      throw new IllegalStateException("asking a witness failed", e.getCause());
    }
  }

  private WitnessOutcome result(Future<WitnessOutcome> future, long deadline) {
    try {
      return future.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      future.cancel(true);
      return new WitnessOutcome.NoAnswer("no whole answer within " + timeout.toMillis() + " ms");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new WitnessOutcome.NoAnswer("interrupted while waiting");
    } catch (ExecutionException e) {
      throw new IllegalStateException("asking a witness failed", e.getCause());
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
