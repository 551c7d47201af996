// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.evidence.witness;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.trucewatch.evidence.note.Checkpoint;
import org.trucewatch.evidence.note.NoteSignature;

/**
 * Asks all witnesses of a policy at once. The checkpoint is published with what came in; those who rely on
 * it apply the quorum themselves. Not for use by two threads at once.
 */
public final class CosignatureCollector implements AutoCloseable {

  private final Map<String, WitnessClient> clients = new LinkedHashMap<>();
  private final ExecutorService threads =
      Executors.newCachedThreadPool(CosignatureCollector::daemon);

  /** Clients for the witnesses that the policy gives an address for. */
  public CosignatureCollector(WitnessPolicy policy, Duration timeout) {
    HttpClient http =
        HttpClient.newBuilder().connectTimeout(timeout).executor(threads).build();
    policy.witnesses().forEach((name, member) -> {
      if (!member.url().isEmpty()) {
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

  /** Asks every witness; returns when the slowest has answered or run out of time. */
  public Collected collect(Checkpoint checkpoint, WitnessClient.Proofs proofs) {
    Map<String, Future<WitnessOutcome>> asked = new LinkedHashMap<>();
    clients.forEach(
        (name, client) -> asked.put(name, threads.submit(() -> client.ask(checkpoint, proofs))));
    Map<String, WitnessOutcome> outcomes = new LinkedHashMap<>();
    asked.forEach((name, future) -> outcomes.put(name, result(future)));
    return new Collected(outcomes);
  }

  private static WitnessOutcome result(Future<WitnessOutcome> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new WitnessOutcome.Unusable("interrupted while waiting");
    } catch (ExecutionException e) {
      throw new IllegalStateException("asking a witness failed", e.getCause());
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
