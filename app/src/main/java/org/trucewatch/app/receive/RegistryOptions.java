// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.receive;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.trucewatch.adapters.registryjson.RegistryJson;
import org.trucewatch.app.Progress;
import org.trucewatch.app.UserError;
import org.trucewatch.evidence.EvidenceIntegrityException;
import org.trucewatch.evidence.storage.LogInUseException;
import org.trucewatch.pipeline.LogFolder;
import org.trucewatch.pipeline.SealEntry;
import org.trucewatch.pipeline.Sealer;
import org.trucewatch.pipeline.sender.RegistryAct;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What every act on the registry needs: the logs, their keys, who and why. */
final class RegistryOptions {
  /** For another writer of the governance log. */
  static final Duration WAIT_MAX = Duration.ofSeconds(60);

  private static final Duration RETRY = Duration.ofMillis(100);

  @Mixin
  private KeyedLogs logs = new KeyedLogs();

  @Option(
      names = "--by",
      required = true,
      paramLabel = "PERSON",
      description = "Who does this; sealed with it.")
  private String by = "";

  @Option(
      names = "--why",
      required = true,
      paramLabel = "REASON",
      description = "Why, in a sentence; sealed with it.")
  private String why = "";

  Path folder() {
    return logs.folder();
  }

  String by() {
    return by;
  }

  String why() {
    return why;
  }

  /** Seals acts in the governance log, published on return. */
  void seal(List<RegistryAct> acts) {
    try (LogFolder opened = openGovernance()) {
      for (RegistryAct act : acts) {
        var leaf = opened.seal(
            Sealer.GOVERNANCE,
            new SealEntry(
                act.kind(),
                RegistryJson.MEDIA_TYPE,
                "registry",
                Instant.now(),
                List.of(),
                RegistryJson.write(act)));
        System.out.println("Sealed as " + leaf + ": " + act.kind());
      }
      opened.publish();
    } catch (LogInUseException | EvidenceIntegrityException | IllegalArgumentException e) {
      throw new UserError(String.valueOf(e.getMessage()));
    }
  }

  /** A receiver with witnesses writes there too, for some seconds at a time. */
  private LogFolder openGovernance() {
    String chosen = logs.name();
    long end = System.nanoTime() + WAIT_MAX.toNanos();
    boolean told = false;
    while (true) {
      try {
        return LogFolder.openWithKeys(
            logs.folder(), chosen, logs.keys(), List.of(Sealer.GOVERNANCE));
      } catch (LogInUseException e) {
        if (System.nanoTime() > end) {
          throw e;
        }
        if (!told) {
          new Progress(System.err)
              .step("Another process writes to the governance log; waiting up to "
                  + WAIT_MAX.toSeconds() + " s");
          told = true;
        }
        LockSupport.parkNanos(RETRY.toNanos());
      }
    }
  }

  /** Builds an act; what cannot be meant is the person's to mend. */
  static <T> T meant(java.util.function.Supplier<T> act) {
    try {
      return act.get();
    } catch (IllegalArgumentException | java.time.format.DateTimeParseException e) {
      throw new UserError(String.valueOf(e.getMessage()) + ". Nothing was sealed.");
    }
  }
}
