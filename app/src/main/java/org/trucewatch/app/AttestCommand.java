// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.trucewatch.app.attest.AttestOptions;
import org.trucewatch.app.attest.Attestation;
import org.trucewatch.app.attest.AttestationReport;
import org.trucewatch.evidence.storage.LogInUseException;
import org.trucewatch.pipeline.LogFolder;
import org.trucewatch.pipeline.LogKeys;
import org.trucewatch.pipeline.SealedRun;
import org.trucewatch.pipeline.health.HealthBoard;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lets witnesses and time-stamp authorities vouch for a sealed run. */
@Command(
    name = "attest",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Lets others vouch for a sealed run: witnesses cosign its three logs, time-stamp authorities say when its findings and"
          + " checkpoints existed. Only hashes and checkpoints leave this machine.",
      "",
      "Whoever does not answer is reported and may be asked again later; the run is as valid as before. Exit code 0 where every"
          + " quorum is met and no token is missing, 1 else."
    },
    footer = {
      "",
      "Examples:",
      "  trucewatch attest run --keys run-keys --policy policy",
      "  trucewatch attest run --keys run-keys --policy policy --authority http://tsa.example.org/ --every 1h"
    })
final class AttestCommand implements Callable<Integer> {
  /** Between attempts while another process writes to the logs. */
  private static final Duration BUSY_PAUSE = Duration.ofSeconds(10);

  @Parameters(
      paramLabel = "FOLDER",
      description = "Folder that holds the logs observations, findings and governance.")
  private Path folder = Path.of("");

  @Option(
      names = "--keys",
      required = true,
      paramLabel = "KEYS",
      description = "Folder of the private keys that the run was sealed with.")
  private Path keys = Path.of("");

  @Mixin
  private AttestOptions options = new AttestOptions();

  @Option(
      names = "--every",
      paramLabel = "DURATION",
      converter = DurationText.class,
      description =
          "Stay and go on: every DURATION, as in 30m or 1h, stamp checkpoints that changed and ask witnesses that"
              + " have not cosigned. The logs are free for other processes in between.")
  private @Nullable Duration every;

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Also write what is printed to FILE, as JSON.")
  private @Nullable Path json;

  @Override
  public Integer call() throws InterruptedException {
    Installation.requireWritable(json);
    if (!options.isAsked()) {
      throw new UserError("nobody to ask: give --policy FILE, --authority URL, or both.");
    }
    String name = runName();
    HealthBoard board = new HealthBoard(Clock.systemUTC());
    try (Attestation attestation =
        options.prepare(every == null ? Attestation.EVERY : every, board)) {
      boolean complete = round(attestation, name);
      while (every != null) {
        Thread.sleep(attestation.untilDue().toMillis() + 1);
        System.out.println(Instant.now());
        complete = round(attestation, name);
      }
      return complete ? 0 : Main.DIFFERENT;
    }
  }

  private String runName() {
    if (!SealedRun.isAt(folder)) {
      throw new UserError(
          folder + ": holds no sealed run, expected the folders " + LogFolder.LOGS
              + ", each with checkpoint and log.vkey. Give the folder that a replay printed as its log.");
    }
    try {
      return LogKeys.findName(keys)
          .orElseThrow(() -> new UserError(
              keys + ": holds no keys of logs. A run is attested with the keys it was sealed"
                  + " with; replay with --keys FOLDER makes them."));
    } catch (IllegalStateException | IllegalArgumentException e) {
      throw new UserError(String.valueOf(e.getMessage()));
    }
  }

  private boolean round(Attestation attestation, String name) throws InterruptedException {
    while (true) {
      try (LogFolder logs = LogFolder.openWithKeys(folder, name, keys)) {
        AttestationReport report = attestation.round(logs, folder);
        System.out.print(report.text());
        System.out.flush();
        if (json != null) {
          Installation.write(json, report.json().toPrettyString() + "\n");
        }
        return report.isComplete();
      } catch (LogInUseException e) {
        if (every == null) {
          throw new UserError(e.getMessage() + ". Another process writes to " + folder
              + "; let it finish, or give --every.");
        }
        System.err.println(
            "The logs are in use; trying again in " + BUSY_PAUSE.toSeconds() + " s.");
        Thread.sleep(BUSY_PAUSE.toMillis());
      } catch (IllegalArgumentException e) {
        throw new UserError(String.valueOf(e.getMessage()));
      }
    }
  }
}
