// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.receive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trucewatch.adapters.senderbatch.DeviceKey;
import org.trucewatch.adapters.senderbatch.SenderBatchCodec;
import org.trucewatch.app.AttestedRun;
import org.trucewatch.app.CommandLineRun;
import org.trucewatch.app.UserError;
import org.trucewatch.app.attest.Attestation;
import org.trucewatch.app.attest.PolicyFile;
import org.trucewatch.evidence.LogReader;
import org.trucewatch.evidence.witness.WitnessPolicy;
import org.trucewatch.pipeline.health.Component;
import org.trucewatch.pipeline.health.Standing;
import org.trucewatch.pipeline.sender.Batch;
import org.trucewatch.pipeline.sender.Batch.Stamp;
import org.trucewatch.pipeline.sender.Batch.TimeQuality;
import org.trucewatch.pipeline.sender.SenderOutcome;

/** A receiver whose checkpoints three real witnesses cosign, over HTTP, while a device sends. */
class ReceiveAttestedTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir
  private Path folder;

  private AttestedRun run;
  private PolicyFile policy;
  private Gateway gateway;

  @BeforeEach
  void enrolAndStartWitnesses() throws Exception {
    run = AttestedRun.at(folder);
    assertThat(enrol("s-17").exitCode()).isZero();
    open().close(); // Makes the keys that the policy names.
    policy = PolicyFile.read(run.policy(3, Clock.systemUTC()));
    gateway = open();
  }

  @AfterEach
  void stop() {
    gateway.close();
    run.close();
  }

  private Gateway open() {
    return Gateway.open(run.logs(), "north", run.keys(), Clock.systemUTC());
  }

  private CommandLineRun enrol(String device) {
    return CommandLineRun.of(Stream.of(
            ("device enrol " + run.logs() + " --keys " + run.keys() + " --name north --device "
                    + device
                    + " --owner mission --owner-name Mission --format claims-csv --new-key "
                    + folder.resolve(device + ".pem") + " --by tests --why tests")
                .split(" "))
        .toArray(String[]::new));
  }

  private void attest() {
    gateway.attest(Attestation.of(
        policy,
        List.of(),
        Attestation.EVERY,
        Clock.systemUTC(),
        System::nanoTime,
        gateway.health()));
  }

  private byte[] batch() {
    return SenderBatchCodec.sign(
        new Batch(
            "s-17",
            "0".repeat(32),
            1,
            Optional.empty(),
            new Stamp(java.time.Instant.EPOCH, TimeQuality.UNKNOWN, Optional.empty()),
            Optional.empty(),
            Optional.empty(),
            List.of()),
        DeviceFiles.parseSecret(folder.resolve("s-17.pem"), DeviceKey::parse));
  }

  private Optional<Component> component(String name) {
    return gateway.health().snapshot().stream()
        .filter(c -> c.name().equals(name))
        .findFirst();
  }

  private void await(String what, BooleanSupplier reached) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!reached.getAsBoolean()) {
      assertThat(System.nanoTime())
          .as("%s, but: %s", what, gateway.health().snapshot())
          .isLessThan(end);
      LockSupport.parkNanos(20_000_000);
    }
  }

  private boolean isCosigned(String log, long size) {
    LogReader reader = LogReader.open(run.logs().resolve(log));
    return reader.size() == size
        && policy.policy().judge(reader.checkpoint()) instanceof WitnessPolicy.Decision.Accepted;
  }

  @Test
  void aBatchIsSentAndItsCheckpointIsCosignedByTheQuorumAndShownOnTheHealthPage() {
    run.stop(2); // The quorum is two of three.
    attest();
    assertThat(gateway.submit(batch())).isInstanceOf(SenderOutcome.Accepted.class);
    await("the batch's checkpoint is cosigned", () -> isCosigned("observations", 1));
    await(
        "it is on the board",
        () -> component("quorum of observations")
            .filter(c -> c.counts().getOrDefault("entries cosigned", 0L) == 1)
            .isPresent());
    assertThat(component("quorum of observations").orElseThrow().standing())
        .isEqualTo(Standing.WORKING);
    assertThat(component("witness w0").orElseThrow().standing()).isEqualTo(Standing.WORKING);
    await(
        "who is silent is named",
        () -> component("witness w2")
            .filter(c -> c.standing() == Standing.IMPAIRED && c.reason().contains("no answer"))
            .isPresent());
    await("the policy is kept", () -> Files.exists(run.logs().resolve("policy")));

    // People's commands reach the governance log in between, and the device is known at once.
    CommandLineRun enrolled = enrol("s-18");
    assertThat(enrolled.exitCode()).as(enrolled.err()).isZero();
    gateway.tick();
    assertThat(component(Gateway.REGISTRY).orElseThrow().counts()).containsEntry("devices", 2L);
  }

  @Test
  void theLastCheckpointIsCosignedAsTheReceiverCloses() {
    attest();
    await("a first round", () -> component(AttestationRounds.COMPONENT).isPresent());
    gateway.submit(batch());
    gateway.close();
    assertThat(isCosigned("observations", 1)).isTrue();
    gateway = open();
  }

  @Test
  void aFolderPutBackToAnEarlierDayIsNotReceivedInto() throws Exception {
    gateway.submit(batch());
    attest();
    await("cosigned", () -> isCosigned("observations", 1));
    gateway.close();
    try (Stream<Path> files = Files.walk(run.logs().resolve("observations"))) {
      for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
    gateway = open();
    assertThatThrownBy(this::attest)
        .isInstanceOf(UserError.class)
        .hasMessageContaining("put back to an earlier day");
  }
}
