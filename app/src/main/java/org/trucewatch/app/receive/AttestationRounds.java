// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.receive;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.trucewatch.app.UserError;
import org.trucewatch.app.attest.Attestation;
import org.trucewatch.evidence.EvidenceIntegrityException;
import org.trucewatch.evidence.LogReader;
import org.trucewatch.evidence.storage.LogInUseException;
import org.trucewatch.pipeline.LogFolder;
import org.trucewatch.pipeline.Sealer;
import org.trucewatch.pipeline.health.HealthBoard;

/**
 * Lets witnesses and time-stamp authorities vouch for what a gateway seals, every ten seconds where something changed. Where
 * witnesses are asked a round is also the publication, since a checkpoint that another replaces within a second is cosigned by
 * nobody. The governance log is opened for a round alone: people's commands write there in between, and wait meanwhile.
 */
final class AttestationRounds implements AutoCloseable {
  /** Component of the health board. */
  static final String COMPONENT = "attestation";

  /** Least time from one round to the next. Ours: a witness is another state's machine. */
  static final Duration EVERY = Duration.ofSeconds(10);

  /** A person's command holds the governance log for less. */
  private static final Duration PUT_OFF = Duration.ofSeconds(1);

  /** For the round under way when the gateway closes. */
  private static final Duration CLOSING_MAX = Duration.ofSeconds(60);

  private final Path folder;
  private final Path keys;
  private final String name;
  private final LogFolder logs;
  private final Attestation attestation;
  private final HealthBoard health;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread;
  private List<Long> vouchedFor = List.of();

  /**
   * Rounds that have not begun.
   *
   * @param logs of the gateway, open: observations and findings
   */
  AttestationRounds(
      Path folder,
      String name,
      Path keys,
      LogFolder logs,
      Attestation attestation,
      HealthBoard health) {
    this.folder = folder;
    this.keys = keys;
    this.name = name;
    this.logs = logs;
    this.attestation = attestation;
    this.health = health;
    this.thread = Thread.ofPlatform().name("gateway-attestation").daemon().unstarted(this::run);
  }

  /** Begins, unless a witness holds what these logs contradict: then nothing may be signed at all. */
  void start() {
    try (LogFolder governance = openGovernance()) {
      attestation.requireContinuation(logs.joinedWith(governance), folder);
    }
    thread.start();
  }

  boolean publishes() {
    return attestation.hasWitnesses();
  }

  private LogFolder openGovernance() {
    return LogFolder.openWithKeys(folder, name, keys, List.of(Sealer.GOVERNANCE));
  }

  private void run() {
    try {
      Duration pause = Duration.ZERO;
      while (!closing.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
        pause = round(this::whole);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** What is done while the governance log is open. */
  private interface Work {
    boolean isComplete(LogFolder all);
  }

  private boolean whole(LogFolder all) {
    return attestation.round(all, folder).isComplete();
  }

  private boolean last(LogFolder all) {
    return attestation.cosign(all, folder).isComplete();
  }

  /** Returns how long to wait before the next. */
  private Duration round(Work work) {
    try {
      if (sizes().equals(vouchedFor) && !attestation.untilDue().isZero()) {
        return PUT_OFF; // Nothing changed.
      }
      try (LogFolder governance = openGovernance()) {
        boolean complete = work.isComplete(logs.joinedWith(governance));
        vouchedFor = complete ? sizes() : List.of();
      }
      health.working(COMPONENT);
      health.count(COMPONENT, "rounds", 1);
      return EVERY;
    } catch (LogInUseException e) {
      health.impaired(
          COMPONENT,
          "another process writes to the governance log, so the round waits: " + e.getMessage());
      return PUT_OFF;
    } catch (UserError e) {
      health.stopped(COMPONENT, String.valueOf(e.getMessage()));
    } catch (EvidenceIntegrityException | IllegalArgumentException | IllegalStateException e) {
      health.stopped(
          COMPONENT,
          "nothing more is published: " + e.getMessage()
              + ". Mend it, then start the receiver again");
    }
    return EVERY;
  }

  private List<Long> sizes() {
    return List.of(
        logs.log(Sealer.OBSERVATIONS).size(),
        logs.log(Sealer.FINDINGS).size(),
        LogReader.open(folder.resolve(Sealer.GOVERNANCE)).size());
  }

  /** Lets the round under way end, and lets witnesses sign once more; batches have stopped coming. */
  @Override
  public void close() {
    closing.countDown();
    try {
      // Never interrupted: that would close the files under its hands.
      thread.join(CLOSING_MAX);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (thread.getState() == Thread.State.TERMINATED && attestation.hasWitnesses()) {
      round(this::last);
    }
    attestation.close();
  }
}
