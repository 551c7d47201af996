// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.trucewatch.app.attest.AttestOptions;
import org.trucewatch.app.attest.Attestation;
import org.trucewatch.app.replay.ReplayRunner;
import org.trucewatch.evidence.storage.PrivateKeyPlace;
import org.trucewatch.pipeline.LogFolder;
import org.trucewatch.pipeline.LogKeys;
import org.trucewatch.pipeline.health.HealthBoard;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Under which keys a replay or an exercise seals, and who is asked to vouch for it before its logs are closed. */
final class SealOptions {
  private static final int SUFFIX_BYTES = 4;

  @Option(
      names = "--keys",
      paramLabel = "FOLDER",
      description =
          "Sign with new keys of your own, made in FOLDER, which must hold none. Default: keys that follow from"
              + " the seed, which prove that nothing was altered, not who sealed.")
  private @Nullable Path keys;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description =
          "With --keys: names the logs trucewatch/NAME/... Witnesses know a log by its name, so no two may share"
              + " one. Default: the plan's name and some random letters.")
  private @Nullable String name;

  @Mixin
  private AttestOptions attest = new AttestOptions();

  /** Checks the options before a long run. */
  Sealing prepare(Consumer<String> progress) {
    if (name != null && keys == null) {
      throw new UserError(
          "--name is for --keys; without it the logs are named by the plan. Nothing was run.");
    }
    if (keys != null) {
      requireOutsideLogs(keys);
    }
    if (keys != null && LogKeys.findName(keys).isPresent()) {
      throw new UserError(keys + ": holds keys already, those of trucewatch/"
          + LogKeys.findName(keys).get()
          + ". A second folder of logs under the same keys would be a second history, which witnesses refuse."
          + " Name a new folder. Nothing was run.");
    }
    Attestation attestation = attest.isAsked()
        ? attest.prepare(Attestation.EVERY, new HealthBoard(Clock.systemUTC()))
        : null;
    return new Sealing(attestation, progress);
  }

  private static void requireOutsideLogs(Path keys) {
    try {
      PrivateKeyPlace.requireOutsideLogs(keys);
    } catch (IllegalArgumentException e) {
      throw new UserError(e.getMessage() + ". Nothing was run.");
    }
  }

  private LogFolder openOwn(Path logs, String plan, Path keysFolder) {
    byte[] suffix = new byte[SUFFIX_BYTES];
    new SecureRandom().nextBytes(suffix);
    String own = name == null ? plan + "-" + HexFormat.of().formatHex(suffix) : name;
    try {
      return LogFolder.openWithKeys(logs, own, keysFolder);
    } catch (IllegalArgumentException e) {
      throw new UserError(String.valueOf(e.getMessage()));
    }
  }

  /** One run's sealing. */
  final class Sealing implements ReplayRunner.Sealing, AutoCloseable {
    private final @Nullable Attestation attestation;
    private final Consumer<String> progress;
    private String said = "";

    private Sealing(@Nullable Attestation attestation, Consumer<String> progress) {
      this.attestation = attestation;
      this.progress = progress;
    }

    @Override
    public LogFolder open(Path logs, String plan, long seed) {
      return keys == null ? LogFolder.openSeeded(logs, plan, seed) : openOwn(logs, plan, keys);
    }

    @Override
    public void sealed(LogFolder opened, Path logs) {
      if (attestation == null) {
        return;
      }
      progress.accept("Asking witnesses and time-stamp authorities");
      try {
        said = attestation.round(opened, logs).text();
      } catch (UserError e) {
        // The run itself is sealed and worth reading; only no one vouches for it.
        said = Printable.of("nobody vouches for this run: " + e.getMessage() + "\n");
      }
    }

    /** What witnesses and authorities gave; empty where nobody was asked. */
    String text() {
      return said;
    }

    @Override
    public void close() {
      if (attestation != null) {
        attestation.close();
      }
    }
  }
}
