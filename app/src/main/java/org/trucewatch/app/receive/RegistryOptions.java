// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.receive;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.trucewatch.adapters.registryjson.RegistryJson;
import org.trucewatch.app.Progress;
import org.trucewatch.app.UserError;
import org.trucewatch.evidence.EvidenceIntegrityException;
import org.trucewatch.evidence.storage.LogInUseException;
import org.trucewatch.pipeline.LogFolder;
import org.trucewatch.pipeline.SealEntry;
import org.trucewatch.pipeline.Sealer;
import org.trucewatch.pipeline.sender.RegistryAct;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What every act on the registry needs: the logs, their keys, who and why. */
final class RegistryOptions {
  /** For another writer of the governance log. */
  static final Duration WAIT_MAX = Duration.ofSeconds(60);

  private static final Duration RETRY = Duration.ofMillis(100);

  @Parameters(paramLabel = "FOLDER", description = "Folder of the logs; made where it is missing.")
  private Path folder = Path.of("");

  @Option(
      names = "--keys",
      required = true,
      paramLabel = "KEYS",
      description =
          "Folder of the logs' private keys, apart from the logs; made where it is missing.")
  private Path keys = Path.of("");

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "Name of the logs, where they begin here. Default: the folder's.")
  private @Nullable String name;

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
    return folder;
  }

  String by() {
    return by;
  }

  String why() {
    return why;
  }

  /** Seals acts in the governance log, published on return. */
  void seal(List<RegistryAct> acts) {
    try (LogFolder logs = openGovernance()) {
      for (RegistryAct act : acts) {
        var leaf = logs.seal(
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
      logs.publish();
    } catch (LogInUseException | EvidenceIntegrityException | IllegalArgumentException e) {
      throw new UserError(String.valueOf(e.getMessage()));
    }
  }

  /** A receiver with witnesses writes there too, for some seconds at a time. */
  private LogFolder openGovernance() {
    String chosen = LogNames.choose(folder, keys, name);
    long end = System.nanoTime() + WAIT_MAX.toNanos();
    boolean told = false;
    while (true) {
      try {
        return LogFolder.openWithKeys(folder, chosen, keys, List.of(Sealer.GOVERNANCE));
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
