// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.docket;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trucewatch.app.UserError;
import org.trucewatch.domain.LeafRef;
import org.trucewatch.evidence.EvidenceIntegrityException;
import org.trucewatch.evidence.LogReader;
import org.trucewatch.evidence.storage.LogInUseException;
import org.trucewatch.pipeline.LogFolder;
import org.trucewatch.pipeline.LogKeys;
import org.trucewatch.pipeline.SealEntry;
import org.trucewatch.pipeline.Sealer;
import picocli.CommandLine.Option;

/** Who may write to the governance log of a run, and by which clock. */
final class GovernanceLog {
  @Option(
      names = "--keys",
      paramLabel = "KEYS",
      description = "Folder of the private keys of the run's logs.")
  private @Nullable Path keys;

  @Option(
      names = "--seed",
      paramLabel = "SEED",
      description =
          "For a replay or an exercise whose logs' keys follow from a seed: that seed, 5 for the demo.")
  private @Nullable Long seed;

  @Option(
      names = "--at",
      paramLabel = "INSTANT",
      description =
          "With --seed: when it is received, by the exercise's clock. Logs with keys of their own take this machine's.")
  private @Nullable String at;

  /** The receiving clock's time. */
  Instant now() {
    if (at == null) {
      return Instant.now();
    }
    if (seed == null) {
      throw new UserError(
          "--at is for replays and exercises, with --seed: a log with keys of its own takes the time of this machine."
              + " Nothing was sealed.");
    }
    return DocketCommand.instant("--at", at);
  }

  /** Name of the governance log of a run. */
  static String origin(Path folder) {
    return LogReader.open(folder.resolve(Sealer.GOVERNANCE)).checkpoint().origin();
  }

  /** Seals one entry, published on return. */
  LeafRef seal(
      Path folder, String kind, String mediaType, String channel, Instant now, byte[] body) {
    try (LogFolder opened = open(folder)) {
      LeafRef leaf = opened.seal(
          Sealer.GOVERNANCE, new SealEntry(kind, mediaType, channel, now, List.of(), body));
      opened.publish();
      return leaf;
    } catch (LogInUseException | EvidenceIntegrityException | IllegalArgumentException e) {
      throw new UserError(folder + ": " + String.valueOf(e.getMessage()) + ". Nothing was sealed.");
    }
  }

  private LogFolder open(Path folder) {
    if ((keys == null) == (seed == null)) {
      throw new UserError("Name the keys of the run's logs with --keys, or for a replay or exercise"
          + " its seed with --seed. Nothing was sealed.");
    }
    String origin = origin(folder);
    String suffix = "/" + Sealer.GOVERNANCE;
    String name = origin.substring(LogKeys.origin("", "").length() - 1);
    name = name.substring(0, name.length() - suffix.length());
    if (seed != null) {
      return LogFolder.openSeeded(folder, name, seed);
    }
    return LogFolder.openWithKeys(
        folder, name, keys == null ? Path.of("") : keys, List.of(Sealer.GOVERNANCE));
  }
}
