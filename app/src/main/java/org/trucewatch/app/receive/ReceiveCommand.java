// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.receive;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.trucewatch.app.DurationText;
import org.trucewatch.app.Progress;
import org.trucewatch.app.UserError;
import org.trucewatch.app.attest.AttestOptions;
import org.trucewatch.app.attest.Attestation;
import org.trucewatch.evidence.EvidenceIntegrityException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Takes batches from devices. */
@Command(
    name = "receive",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Takes signed batches from enrolled devices over HTTP, seals them in FOLDER's observations log, and answers with a signed"
          + " receipt once they are on the disk.",
      "",
      "  POST /batches   a COSE_Sign1, application/cose; 200 with the receipt, or why not",
      "  GET  /health    what works and what was refused, for people; ?f=json for machines",
      "  GET  /log/...   the logs' files, for whoever checks them"
    },
    footer = {
      "",
      "Examples:",
      "  trucewatch receive north --keys north-keys",
      "  trucewatch receive north --keys north-keys --policy policy --authority http://tsa.example.org/",
      "",
      "With --policy, checkpoints are published at most every 10 seconds and cosigned each time; receipts do not wait for that."
    })
public final class ReceiveCommand implements Callable<Integer> {
  /** Beside the page's port. */
  static final int PORT = 8087;

  private static final int PORT_MAX = 65_535;

  @Mixin
  private KeyedLogs logs = new KeyedLogs();

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "0 takes any free one. Default: ${DEFAULT-VALUE}.")
  private int port = PORT;

  @Option(
      names = "--listen",
      paramLabel = "ADDRESS",
      description =
          "Address to listen on; others than this machine reach it. Default: ${DEFAULT-VALUE}.")
  private String listen = GatewayServer.LOOPBACK;

  @Mixin
  private AttestOptions attest = new AttestOptions();

  @Option(
      names = "--every",
      paramLabel = "DURATION",
      converter = DurationText.class,
      defaultValue = "1h",
      description = "How often the authorities stamp checkpoints. Default: ${DEFAULT-VALUE}.")
  private Duration every = Attestation.EVERY;

  @Override
  public Integer call() {
    if (port < 0 || port > PORT_MAX) {
      throw new UserError("--port is " + port + ", expected 0 (any free one) to " + PORT_MAX
          + ". Nothing was started.");
    }
    new Progress(System.err).step("Opening the logs in " + logs.folder());
    Gateway gateway = open();
    GatewayServer server;
    try {
      if (attest.isAsked()) {
        gateway.attest(attest.prepare(every, gateway.health()));
      }
      server = GatewayServer.start(gateway, listen, port);
    } catch (UserError e) {
      gateway.close();
      throw e;
    } catch (IllegalArgumentException | IllegalStateException e) {
      gateway.close();
      throw new UserError(String.valueOf(e.getMessage()));
    }
    System.out.println("Receiving at " + server.address() + "batches, health at " + server.address()
        + "health  (Ctrl-C stops it)");
    System.out.flush();
    untilInterrupted(server, gateway);
    return 0;
  }

  private Gateway open() {
    try {
      return Gateway.open(logs.folder(), logs.name(), logs.keys(), Clock.systemUTC());
    } catch (EvidenceIntegrityException | IllegalArgumentException | IllegalStateException e) {
      throw new UserError(String.valueOf(e.getMessage()));
    }
  }

  private static void untilInterrupted(GatewayServer server, Gateway gateway) {
    CountDownLatch stopped = new CountDownLatch(1);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> {
      server.close();
      gateway.close();
      stopped.countDown();
    }));
    try {
      stopped.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
