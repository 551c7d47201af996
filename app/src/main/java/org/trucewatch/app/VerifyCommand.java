// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.trucewatch.app.attest.Trust;
import org.trucewatch.app.bundle.VerifyBundleCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Checks a sealed run offline. */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description = {
      "Checks a sealed run offline, trusting nothing in it: every entry, tile, blob and signature of its logs; then runs the"
          + " golden path again on the sealed input and compares every result byte for byte.",
      "",
      "Says equal, or where it differs, or why it cannot be checked; whose keys were trusted, which witnesses cosigned, and by which clocks of others the"
          + " findings existed.",
      "",
      "Exit code 0 where all is equal, 1 where something differs, 4 where nothing differs but not all can be checked: objects are"
          + " gone (redacted, or deleted), or the policy given lacks a log's key or its quorum is not met. The same for a bundle.",
      "",
      "A finding that was written as one file is verified with: trucewatch verify bundle FILE"
    },
    footer = {
      "",
      "Examples:",
      "  trucewatch verify .trucewatch/replays/easter-2026/00001",
      "  trucewatch verify run --policy my-policy --authority-certificate authority.pem",
      "  trucewatch verify bundle findings-12.bundle"
    },
    subcommands = VerifyBundleCommand.class)
final class VerifyCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "LOGS",
      arity = "0..1", // none where the bundle subcommand follows
      description = "Folder that holds the logs observations, findings and governance.")
  private @Nullable Path logs;

  @Mixin
  private Trust trust = new Trust();

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Also write what is printed to FILE, as JSON.")
  private @Nullable Path json;

  @Override
  public Integer call() {
    if (logs == null) {
      throw new UserError(
          "verify: no folder is named. Give the folder that a replay printed as its log, or: verify bundle FILE.");
    }
    Installation.requireWritable(json);
    Verification verification = Verification.run(logs, trust, new Progress(System.err)::step);
    System.out.print(verification.text());
    if (json != null) {
      Installation.write(json, verification.json());
    }
    return verification.standing().exitCode();
  }
}
