// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.attest;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.trucewatch.app.UserError;
import org.trucewatch.app.attest.AttestationReport.Witnessed;
import org.trucewatch.pipeline.LogFolder;
import org.trucewatch.pipeline.health.HealthBoard;

/**
 * Lets others vouch for a run, one round at a time: time stamps first, as they are entries themselves, then cosignatures over
 * all of it. Keep it between rounds: it remembers when checkpoints were stamped and what each witness signed last. Not for use
 * by two threads at once.
 */
public final class Attestation implements AutoCloseable {
  /** How often a checkpoint is stamped unless told otherwise. */
  public static final Duration EVERY = Duration.ofHours(1);

  /** Most authorities. Ours: two or three are enough. */
  public static final int AUTHORITIES_MAX = 16;

  private final @Nullable PolicyFile policy;
  private final @Nullable WitnessRound witnesses;
  private final StampRound stamps;
  private final StampSchedule schedule;

  private Attestation(
      @Nullable PolicyFile policy,
      @Nullable WitnessRound witnesses,
      StampRound stamps,
      StampSchedule schedule) {
    this.policy = policy;
    this.witnesses = witnesses;
    this.stamps = stamps;
    this.schedule = schedule;
  }

  /**
   * Prepares to ask.
   *
   * @param policy names the witnesses; null asks none
   * @param authorities addresses of time-stamp authorities, may be empty
   * @param every how often checkpoints are stamped
   * @param clock for the times of sealed entries
   * @param elapsedNanos a monotonic count for the schedule
   * @param board where witnesses and authorities appear with their last outcome
   */
  public static Attestation of(
      @Nullable PolicyFile policy,
      List<URI> authorities,
      Duration every,
      InstantSource clock,
      LongSupplier elapsedNanos,
      HealthBoard board) {
    if (authorities.size() > AUTHORITIES_MAX) {
      throw new UserError(authorities.size() + " authorities, expected at most " + AUTHORITIES_MAX);
    }
    try {
      return new Attestation(
          policy,
          policy == null ? null : new WitnessRound(policy.policy(), WitnessRound.DEADLINE, board),
          new StampRound(authorities, StampRound.TIMEOUT, clock, elapsedNanos, board),
          new StampSchedule(every, elapsedNanos));
    } catch (IllegalArgumentException e) {
      throw new UserError(String.valueOf(e.getMessage()));
    }
  }

  /**
   * One round on logs that are open for writing.
   *
   * @param folder of the run, which also gets the policy
   * @throws UserError when a witness holds what these logs contradict; nothing is signed then
   */
  public AttestationReport round(LogFolder logs, Path folder) {
    requireContinuation(logs, folder);
    logs.publish();
    List<AttestationReport.Stamped> stamped = stamps.run(logs, schedule.begin());
    return new AttestationReport(ask(logs, folder), stamped);
  }

  /** A round without time stamps: publishes, and asks the witnesses about what was published. */
  public AttestationReport cosign(LogFolder logs, Path folder) {
    requireContinuation(logs, folder);
    logs.publish();
    return new AttestationReport(ask(logs, folder), List.of());
  }

  /**
   * Refuses logs that contradict what a witness holds; signs nothing.
   *
   * @throws UserError with what was found
   */
  public void requireContinuation(LogFolder logs, Path folder) {
    if (witnesses != null) {
      witnesses.requireContinuation(logs, folder);
    }
  }

  private List<Witnessed> ask(LogFolder logs, Path folder) {
    if (witnesses == null || policy == null) {
      return List.of();
    }
    List<Witnessed> witnessed = witnesses.ask(logs);
    policy.keepBeside(folder);
    return witnessed;
  }

  /** Whether witnesses are asked, so that a checkpoint is worth little before they have answered. */
  public boolean hasWitnesses() {
    return witnesses != null;
  }

  /** Time until checkpoints are stamped again. */
  public Duration untilDue() {
    return schedule.untilDue();
  }

  @Override
  public void close() {
    stamps.close();
    if (witnesses != null) {
      witnesses.close();
    }
  }
}
