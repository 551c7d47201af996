// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.attest;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trucewatch.pipeline.health.HealthBoard;
import picocli.CommandLine.Option;

/** The options of every command that lets others vouch for what it sealed. */
public final class AttestOptions {
  @Option(
      names = "--policy",
      paramLabel = "FILE",
      description =
          "Ask the witnesses of this C2SP policy for cosignatures; it is kept in the run's folder.")
  private @Nullable Path policy;

  @Option(
      names = "--authority",
      paramLabel = "URL",
      description =
          "Ask this RFC 3161 time-stamp authority to stamp each finding and each log's checkpoint. May be given several times.")
  private List<URI> authorities = List.of();

  /** Whether anyone is to be asked. */
  public boolean isAsked() {
    return policy != null || !authorities.isEmpty();
  }

  /** Reads the policy, so that what is wrong with it is said before a long run. */
  public Attestation prepare(Duration every, HealthBoard board) {
    PolicyFile read = policy == null ? null : PolicyFile.read(policy);
    return Attestation.of(read, authorities, every, Clock.systemUTC(), System::nanoTime, board);
  }
}
