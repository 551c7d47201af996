// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.pipeline.sender;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.trucewatch.evidence.EvidenceLog;
import org.trucewatch.evidence.LogStoppedException;
import org.trucewatch.evidence.Receipt;
import org.trucewatch.pipeline.health.HealthBoard;
import org.trucewatch.pipeline.sender.BatchFormat.Reading;
import org.trucewatch.pipeline.sender.BatchFormat.SignedBatch;
import org.trucewatch.pipeline.sender.GroupPlan.Answer;
import org.trucewatch.pipeline.sender.Refusal.Cause;
import org.trucewatch.pipeline.sender.Registry.Entitlement;
import org.trucewatch.pipeline.sender.SenderOutcome.Refused;

/**
 * Takes signed batches from many senders at once and seals them.
 *
 * <p>How it works: each caller's thread reads its batch, checks who may send it and the signature, and queues it. One thread owns
 * the devices' chains and is the only writer of the observations log: it takes everything that waits, decides in order, and
 * appends what is new with one forced write. A caller returns when its batch is durable; what one group shares is one
 * signature. After a restart the chains are rebuilt from the log, so that a repeated batch is told the same as before.
 *
 * <p>Safe for any thread.
 */
public final class SenderGate implements AutoCloseable {
  /** Batches that may wait; more are told to come again. */
  public static final int QUEUE_MAX = 4_096;

  /** Count of forced writes, at the log's component of the health board. */
  public static final String APPENDS = "appends";

  /** Most batches of one append. */
  static final int GROUP_MAX = 256;

  /** Most bytes of one append: below what the log would split into two. */
  static final long GROUP_BYTES_MAX = 2L << 20;

  /** How long a caller waits for the disk before it is told that nothing was acknowledged. */
  static final int WAIT_SECONDS_MAX = 30;

  private static final String COMPONENT = RefusalBook.COMPONENT;
  /** Under load all devices are looked at about once a second; when nothing comes, each second. */
  private static final int GROUPS_PER_LOOK = 32;

  private static final int HEALTH_MILLISECONDS = 1_000;

  private final EvidenceLog log;
  private final String logName;
  private final BatchFormat format;
  private final Supplier<Registry> registry;
  private final HealthBoard health;
  private final RefusalBook refusals;
  private final Quotas quotas = new Quotas();
  private final SenderClock clock;
  private final SenderChains chains;
  private final ChainBoard board;
  private final ReceiptBook receipts;
  private final BlockingQueue<Ticket> queue = new ArrayBlockingQueue<>(QUEUE_MAX);
  private final Thread sequencer;
  private volatile boolean closing;

  @SuppressWarnings("ArrayRecordComponent") // on its way to be sealed
  private record Ticket(
      SignedBatch signed,
      byte[] bytes,
      Entitlement entitlement,
      CompletableFuture<Supplier<SenderOutcome>> answer) {}

  private SenderGate(
      EvidenceLog log,
      BatchFormat format,
      Supplier<Registry> registry,
      InstantSource machine,
      HealthBoard health) {
    this.log = log;
    this.logName = "log " + log.origin();
    this.format = format;
    this.registry = registry;
    this.health = health;
    this.refusals = new RefusalBook(health);
    this.receipts = new ReceiptBook(log);
    SenderMemory memory = SenderMemory.read(log, format);
    this.chains = memory.chains();
    this.board = new ChainBoard(health, chains);
    this.clock = new SenderClock(machine, memory.lastStamp(), health);
    this.sequencer = Thread.ofPlatform().name("sender-gate").daemon().unstarted(this::sequence);
    health.working(logName);
    health.set(COMPONENT, "restored", memory.batches());
  }

  /**
   * Rebuilds what was sealed before and starts taking batches.
   *
   * @param log of observations; nobody else may append to it meanwhile
   * @param registry gives the registry as it stands
   */
  public static SenderGate start(
      EvidenceLog log,
      BatchFormat format,
      Supplier<Registry> registry,
      InstantSource machine,
      HealthBoard health) {
    SenderGate gate = new SenderGate(log, format, registry, machine, health);
    gate.sequencer.start();
    return gate;
  }

  /** What was refused last. */
  public RefusalBook refusals() {
    return refusals;
  }

  /** Takes a batch as it was sent; returns when it is durable, or why it is not taken. */
  public SenderOutcome submit(byte[] bytes) {
    SenderOutcome outcome = decide(bytes);
    switch (outcome) {
      case SenderOutcome.Accepted a -> count("accepted", a.notes());
      case SenderOutcome.Gap g -> {
        count("accepted", g.notes());
        health.count(COMPONENT, "gaps", 1);
      }
      case SenderOutcome.Duplicate d -> health.count(COMPONENT, "duplicates", 1);
      case SenderOutcome.Fork f -> health.count(COMPONENT, "forks", 1);
      case Refused r -> refusals.add(clock.now(), r.refusal());
    }
    return outcome;
  }

  private void count(String what, List<String> notes) {
    health.count(COMPONENT, what, 1);
    if (!notes.isEmpty()) {
      health.count(COMPONENT, "accepted with a note", 1);
    }
  }

  private SenderOutcome decide(byte[] bytes) {
    Optional<String> stopped = log.stoppedBecause();
    if (stopped.isPresent()) {
      return new Refused(stopped(stopped.get()));
    }
    if (bytes.length > Batch.BYTES_MAX) {
      return new Refused(new Refusal(
          Cause.TOO_LARGE,
          "a batch",
          "has " + bytes.length + " bytes",
          "at most " + Batch.BYTES_MAX,
          "Send fewer observations in one batch."));
    }
    return switch (format.read(bytes)) {
      case Reading.Malformed malformed -> new Refused(malformed(bytes, malformed.reason()));
      case Reading.Read read -> admit(read.batch(), bytes);
    };
  }

  private static Refusal malformed(byte[] bytes, String reason) {
    int at = reason.lastIndexOf(", expected ");
    return new Refusal(
        Cause.MALFORMED,
        "a batch of " + bytes.length + " bytes",
        at < 0 ? reason : reason.substring(0, at),
        at < 0 ? "a batch" : reason.substring(at + ", expected ".length()),
        "Nothing was sealed. See docs/decisions/0012-signed-senders.md.");
  }

  private SenderOutcome admit(SignedBatch signed, byte[] bytes) {
    Admission admission = new Admission(format, quotas, clock.now());
    Optional<Entitlement> entitlement = registry.get().find(signed.batch().deviceId());
    Optional<Refusal> refusal = admission.findRefusal(signed, bytes.length, entitlement);
    return refusal.isPresent()
        ? new Refused(refusal.get())
        : queue(new Ticket(signed, bytes, entitlement.orElseThrow(), new CompletableFuture<>()));
  }

  private SenderOutcome queue(Ticket ticket) {
    if (closing || !queue.offer(ticket)) {
      return new Refused(busy(ticket, QUEUE_MAX + " batches wait to be sealed"));
    }
    try {
      return ticket.answer().get(WAIT_SECONDS_MAX, TimeUnit.SECONDS).get();
    } catch (TimeoutException e) {
      return new Refused(
          busy(ticket, "the disk has not taken the batch for " + WAIT_SECONDS_MAX + " s"));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Refused(busy(ticket, "the gate is closing"));
    } catch (ExecutionException e) {
      throw new IllegalStateException("the gate failed at " + where(ticket), e.getCause());
    }
  }

  private static String where(Ticket ticket) {
    return GroupPlan.where(ticket.signed().batch());
  }

  private static Refusal busy(Ticket ticket, String what) {
    return new Refusal(
        Cause.BUSY,
        where(ticket),
        what,
        "room",
        "It was not acknowledged. Send the same bytes again in a few seconds; they are never sealed twice.");
  }

  private Refusal stopped(String reason) {
    return new Refusal(
        Cause.LOG_STOPPED,
        logName,
        "sealing has stopped: " + reason,
        "a working disk and an intact log",
        "What was acknowledged is kept. Keep the batch, mend the cause, start the receiver again, then send it again.");
  }

  private void sequence() {
    board.showMissing();
    long groups = 0;
    while (!closing) {
      try {
        List<Ticket> group = takeGroup();
        if (!group.isEmpty()) {
          seal(group);
        }
        board.showQuarantine(registry.get());
        groups = group.isEmpty() ? 0 : groups + 1;
        if (groups % GROUPS_PER_LOOK == 0) {
          board.showMissing();
        }
      } catch (InterruptedException e) {
        break; // Closing: nobody else interrupts this thread.
      }
    }
    List<Ticket> left = new ArrayList<>();
    queue.drainTo(left);
    left.forEach(t -> t.answer().complete(() -> new Refused(busy(t, "the gate is closing"))));
  }

  private List<Ticket> takeGroup() throws InterruptedException {
    List<Ticket> group = new ArrayList<>();
    Ticket next = queue.poll(HEALTH_MILLISECONDS, TimeUnit.MILLISECONDS);
    long bytes = 0;
    while (next != null) {
      group.add(next);
      bytes += next.bytes().length;
      boolean full = group.size() >= GROUP_MAX || bytes >= GROUP_BYTES_MAX;
      next = full ? null : queue.poll();
    }
    return group;
  }

  private void seal(List<Ticket> group) {
    try {
      GroupPlan plan = new GroupPlan(log, chains, receipts, clock.draw());
      List<Answer> answers = new ArrayList<>();
      group.forEach(t -> answers.add(plan.place(t.signed(), t.bytes(), t.entitlement())));
      List<Receipt> sealed = append(plan);
      for (int i = 0; i < group.size(); i++) {
        Answer answer = answers.get(i);
        group.get(i).answer().complete(() -> answer.given(sealed));
      }
      health.count(logName, APPENDS, plan.entries().isEmpty() ? 0 : 1);
      health.set(logName, "entries", log.size());
    } catch (LogStoppedException e) {
      String reason = log.stoppedBecause().orElse(String.valueOf(e.getMessage()));
      health.stopped(
          logName,
          "sealing has stopped: " + reason
              + ". What was acknowledged is kept; nothing more is taken. Mend the cause, a full or failing disk most often, then"
              + " start the receiver again");
      group.forEach(t -> t.answer().complete(() -> new Refused(stopped(reason))));
    } catch (RuntimeException e) {
      // Our own error: the chains may be ahead of the log, so nothing more may be taken.
      closing = true;
      health.stopped(COMPONENT, "the gate failed and was closed: " + e);
      group.forEach(t -> t.answer().completeExceptionally(e));
    }
  }

  private List<Receipt> append(GroupPlan plan) {
    if (plan.entries().isEmpty()) {
      return List.of();
    }
    List<Receipt> sealed = log.appendAll(plan.entries());
    if (sealed.getFirst().index() != plan.start()) {
      throw new IllegalStateException(
          logName + ": entry " + sealed.getFirst().index() + " was sealed where " + plan.start()
              + " was expected. Something else writes to this log");
    }
    return sealed;
  }

  /** Stops taking batches; what was acknowledged is durable. The log stays open. */
  @Override
  public void close() {
    closing = true;
    sequencer.interrupt();
    try {
      sequencer.join(TimeUnit.SECONDS.toMillis(WAIT_SECONDS_MAX));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
