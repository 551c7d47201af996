// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.adapters.senderbatch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.trucewatch.domain.LeafRef;
import org.trucewatch.domain.Sourced;
import org.trucewatch.evidence.EvidenceLog;
import org.trucewatch.evidence.LogOptions;
import org.trucewatch.evidence.note.LogKey;
import org.trucewatch.evidence.note.VerifierKey;
import org.trucewatch.evidence.storage.DiskFiles;
import org.trucewatch.pipeline.health.Component;
import org.trucewatch.pipeline.health.HealthBoard;
import org.trucewatch.pipeline.health.Standing;
import org.trucewatch.pipeline.sender.Device;
import org.trucewatch.pipeline.sender.Device.Quota;
import org.trucewatch.pipeline.sender.Refusal;
import org.trucewatch.pipeline.sender.Registry;
import org.trucewatch.pipeline.sender.RegistryAct;
import org.trucewatch.pipeline.sender.RegistryAct.DeviceEnrolled;
import org.trucewatch.pipeline.sender.RegistryAct.DeviceReleased;
import org.trucewatch.pipeline.sender.RegistryAct.DeviceRevoked;
import org.trucewatch.pipeline.sender.RegistryAct.OwnerRegistered;
import org.trucewatch.pipeline.sender.SenderGate;
import org.trucewatch.pipeline.sender.SenderOutcome;

/** A gate on a real log, with a clock that tests set and a disk that they fail. */
final class GateBench implements AutoCloseable {
  static final Instant VALID_FROM = Instant.parse("2031-01-01T00:00:00Z");
  static final Instant VALID_TO = Instant.parse("2032-01-01T00:00:00Z");
  static final Instant START = Instant.parse("2031-03-15T00:00:00Z");
  private static final String ORIGIN = "example.org/observations";

  private final Path folder;
  private final LogKey key = LogKey.fromSeed(ORIGIN, new byte[32]);
  private final List<Sourced<RegistryAct>> acts = new ArrayList<>();
  private volatile Instant now = START;
  private volatile Registry registry = Registry.EMPTY;
  private HealthBoard health = new HealthBoard(() -> now);
  private @Nullable FailingFiles files;
  private @Nullable EvidenceLog log;
  private @Nullable SenderGate gate;

  GateBench(Path folder) {
    this.folder = folder;
    act(new OwnerRegistered("mission", "The mission", "tests", "tests"));
  }

  private void act(RegistryAct act) {
    acts.add(new Sourced<>(act, new LeafRef("governance", acts.size())));
    registry = Registry.of(acts);
  }

  void enrol(String deviceId, int key) {
    enrol(deviceId, key, new Quota(100_000, 1L << 40), "claims-csv");
  }

  void enrol(String deviceId, int key, Quota quota, String format) {
    act(new DeviceEnrolled(
        new Device(
            deviceId,
            "mission",
            Batches.key(key).publicKey(),
            VALID_FROM,
            VALID_TO,
            Set.of(format),
            quota),
        "tests",
        "tests"));
  }

  void revoke(String deviceId, Instant from) {
    act(new DeviceRevoked(deviceId, from, "tests", "stolen"));
  }

  void release(String deviceId, long forkIndex) {
    act(new DeviceReleased(deviceId, forkIndex, "tests", "looked into"));
  }

  void open() {
    FailingFiles disk = new FailingFiles(folder);
    EvidenceLog opened = EvidenceLog.open(disk, ORIGIN, key, LogOptions.defaults());
    files = disk;
    log = opened;
    health = new HealthBoard(() -> now);
    gate = SenderGate.start(opened, new SenderBatchCodec(), () -> registry, () -> now, health);
  }

  void reopen() {
    close();
    open();
  }

  private SenderGate gate() {
    return java.util.Objects.requireNonNull(gate);
  }

  private EvidenceLog log() {
    return java.util.Objects.requireNonNull(log);
  }

  SenderOutcome submit(byte[] bytes) {
    return gate().submit(bytes);
  }

  List<SenderOutcome> submitTogether(List<byte[]> batches) {
    List<CompletableFuture<SenderOutcome>> waiting = new ArrayList<>();
    for (byte[] batch : batches) {
      CompletableFuture<SenderOutcome> outcome = new CompletableFuture<>();
      Thread.ofVirtual().start(() -> outcome.complete(submit(batch)));
      waiting.add(outcome);
    }
    return waiting.stream().map(CompletableFuture::join).toList();
  }

  Refusal.Cause cause(SenderOutcome outcome) {
    return refusal(outcome).cause();
  }

  String message(SenderOutcome outcome) {
    return refusal(outcome).message();
  }

  private static Refusal refusal(SenderOutcome outcome) {
    if (outcome instanceof SenderOutcome.Refused refused) {
      return refused.refusal();
    }
    throw new AssertionError("expected a refusal, was " + outcome);
  }

  Refusal newestRefusal() {
    return gate().refusals().newest().getFirst().refusal();
  }

  Component component(String name) {
    return health.snapshot().stream()
        .filter(c -> c.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError(health.snapshot().toString()));
  }

  void awaitHealth(String name, Standing standing) {
    for (int i = 0; i < 300; i++) {
      Optional<Component> found =
          health.snapshot().stream().filter(c -> c.name().equals(name)).findFirst();
      if (found.isPresent() && found.get().standing() == standing) {
        return;
      }
      java.util.concurrent.locks.LockSupport.parkNanos(10_000_000);
    }
    throw new AssertionError(name + " never became " + standing + ": " + health.snapshot());
  }

  void awaitCount(String name, String what, long value) {
    for (int i = 0; i < 300; i++) {
      if (component(name).counts().getOrDefault(what, -1L) == value) {
        return;
      }
      java.util.concurrent.locks.LockSupport.parkNanos(10_000_000);
    }
    throw new AssertionError(what + " never became " + value + ": " + component(name));
  }

  void setClock(Instant at) {
    now = at;
  }

  void failWrites(String reason) {
    java.util.Objects.requireNonNull(files).failure = reason;
  }

  void publish() {
    log().publish();
  }

  long size() {
    return log().size();
  }

  List<Instant> stamps() {
    List<Instant> stamps = new ArrayList<>();
    for (long i = 0; i < size(); i++) {
      stamps.add(log().read(i).receivedAt());
    }
    return stamps;
  }

  Path folder() {
    return folder;
  }

  VerifierKey key() {
    return key.verifier();
  }

  @Override
  public void close() {
    SenderGate open = gate;
    if (open != null) {
      open.close();
      log().close();
      gate = null;
    }
  }

  /** A disk that refuses to take more. */
  private static final class FailingFiles extends DelegatingFiles {
    private volatile @Nullable String failure;

    FailingFiles(Path folder) {
      super(new DiskFiles(folder));
    }

    @Override
    public void append(String path, byte[] content) {
      String reason = failure;
      if (reason != null) {
        throw new UncheckedIOException(new IOException(path + ": " + reason));
      }
      super.append(path, content);
    }
  }
}
