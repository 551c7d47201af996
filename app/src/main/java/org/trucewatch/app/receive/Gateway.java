// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.receive;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.trucewatch.adapters.senderbatch.SenderBatchCodec;
import org.trucewatch.app.attest.Attestation;
import org.trucewatch.evidence.Entry;
import org.trucewatch.evidence.EntryBody;
import org.trucewatch.evidence.EntryCodec;
import org.trucewatch.evidence.EvidenceIntegrityException;
import org.trucewatch.evidence.EvidenceLog;
import org.trucewatch.evidence.LogStoppedException;
import org.trucewatch.pipeline.LogFolder;
import org.trucewatch.pipeline.Sealer;
import org.trucewatch.pipeline.health.HealthBoard;
import org.trucewatch.pipeline.sender.RefusalBook;
import org.trucewatch.pipeline.sender.SenderGate;
import org.trucewatch.pipeline.sender.SenderOutcome;

/**
 * Takes batches into the observations log of a folder, publishes a checkpoint every second, and follows the registry that the
 * governance log holds. It writes observations and findings; governance stays free for people's commands.
 */
public final class Gateway implements AutoCloseable {
  /** Component of the health board. */
  static final String REGISTRY = "registry";

  private static final int TICK_MILLISECONDS = 1_000;
  private static final List<String> WRITTEN = List.of(Sealer.OBSERVATIONS, Sealer.FINDINGS);

  private final Path folder;
  private final LogFolder logs;
  private final HealthBoard health;
  private final SealedRegistry registry;
  private final SenderGate gate;
  private final String name;
  private final Path keys;
  private volatile @Nullable AttestationRounds rounds;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread ticker;

  private Gateway(Path folder, String name, Path keys, LogFolder logs, InstantSource clock) {
    this.folder = folder;
    this.name = name;
    this.keys = keys;
    this.logs = logs;
    this.health = new HealthBoard(clock);
    this.registry = SealedRegistry.open(folder);
    this.gate = SenderGate.start(
        logs.log(Sealer.OBSERVATIONS), new SenderBatchCodec(), registry::get, clock, health);
    this.ticker = Thread.ofPlatform().name("gateway-publisher").daemon().unstarted(this::run);
  }

  /**
   * Opens a folder of logs, recovers, and starts.
   *
   * @param name of the logs
   * @param keys folder of the private keys
   */
  public static Gateway open(Path folder, String name, Path keys, InstantSource clock) {
    return open(folder, name, keys, LogFolder.openWithKeys(folder, name, keys, WRITTEN), clock);
  }

  /** The same on logs that are open; they are closed with it. */
  static Gateway open(Path folder, String name, Path keys, LogFolder logs, InstantSource clock) {
    try {
      Gateway gateway = new Gateway(folder, name, keys, logs, clock);
      gateway.tick();
      gateway.ticker.start();
      return gateway;
    } catch (RuntimeException e) {
      logs.close();
      throw e;
    }
  }

  /** Takes a batch; returns when it is durable, or why it is not taken. Safe for any thread. */
  public SenderOutcome submit(byte[] bytes) {
    return gate.submit(bytes);
  }

  /** What stands before a sealed batch's bytes in its entry: together they are the leaf that a receipt speaks of. */
  byte[] entryHeader(long index) {
    Entry entry = logs.log(Sealer.OBSERVATIONS).read(index);
    byte[] whole = EntryCodec.encode(entry);
    int inline = entry.body() instanceof EntryBody.Inline body ? body.bytes().length : 0;
    return Arrays.copyOf(whole, whole.length - inline);
  }

  /**
   * Lets others vouch for what is sealed from now on; where witnesses are asked, checkpoints are published as often as they are.
   * Closed with the gateway.
   *
   * @throws org.trucewatch.app.UserError when a witness holds what these logs contradict
   */
  public void attest(Attestation attestation) {
    AttestationRounds begun = new AttestationRounds(folder, name, keys, logs, attestation, health);
    begun.start();
    rounds = begun;
  }

  public HealthBoard health() {
    return health;
  }

  RefusalBook refusals() {
    return gate.refusals();
  }

  Path folder() {
    return folder;
  }

  private void run() {
    try {
      while (!closing.await(TICK_MILLISECONDS, TimeUnit.MILLISECONDS)) {
        tick();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Reads the registry on and publishes what was sealed. */
  void tick() {
    try {
      registry.refresh();
      showRegistry();
    } catch (EvidenceIntegrityException | IllegalArgumentException e) {
      // The registry that was read stays in force; nobody is let in by a log that is damaged.
      health.stopped(REGISTRY, "the governance log cannot be read on: " + e.getMessage());
    }
    AttestationRounds begun = rounds;
    if (begun == null || !begun.publishes()) {
      WRITTEN.forEach(log -> publish(logs.log(log)));
    }
  }

  private void publish(EvidenceLog log) {
    try {
      log.publish();
    } catch (LogStoppedException e) {
      health.stopped("log " + log.origin(), String.valueOf(e.getMessage()));
    }
  }

  private void showRegistry() {
    List<String> notes = registry.notes();
    if (notes.isEmpty()) {
      health.working(REGISTRY);
    } else {
      health.impaired(REGISTRY, String.join("; ", notes));
    }
    health.set(REGISTRY, "devices", registry.get().list().size());
    health.set(REGISTRY, "owners", registry.get().owners().size());
  }

  /** Stops taking batches, publishes, and releases the logs. */
  @Override
  public void close() {
    closing.countDown();
    try {
      ticker.join(TimeUnit.SECONDS.toMillis(10));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    gate.close();
    AttestationRounds begun = rounds;
    if (begun != null) {
      begun.close();
      rounds = null;
    }
    tick();
    logs.close();
  }
}
