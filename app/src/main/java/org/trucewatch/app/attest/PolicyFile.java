// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.attest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.trucewatch.app.UserError;
import org.trucewatch.evidence.witness.WitnessPolicy;

/**
 * A policy as a person wrote it: C2SP tlog-policy.
 *
 * @param text as read, comments and all
 */
public record PolicyFile(String text, WitnessPolicy policy) {
  /** Where a run's folder keeps the policy under which it was cosigned. A convenience: a checker uses his own. */
  public static final String NAME = "policy";

  /** Ours: a thousand witnesses with long names and addresses take a quarter of it. */
  static final int BYTES_MAX = 1 << 20;

  /** Reads a policy that a person gave. */
  public static PolicyFile read(Path file) {
    try {
      if (Files.size(file) > BYTES_MAX) {
        throw new UserError(file + ": has " + Files.size(file)
            + " bytes, expected a policy of at most " + BYTES_MAX + ".");
      }
      String text = Files.readString(file, StandardCharsets.UTF_8);
      return new PolicyFile(text, WitnessPolicy.parse(text));
    } catch (IOException e) {
      throw new UserError(file + ": the policy cannot be read (" + e + ").");
    } catch (IllegalArgumentException e) {
      throw new UserError(
          file + ": " + e.getMessage()
              + ". A policy has lines \"log VKEY\", \"witness NAME VKEY URL\", \"group NAME COUNT MEMBER...\" and one \"quorum NAME\".");
    }
  }

  /** The policy kept in a run's folder; empty where there is none. */
  public static Optional<PolicyFile> beside(Path logs) {
    Path file = logs.resolve(NAME);
    return Files.isRegularFile(file) ? Optional.of(read(file)) : Optional.empty();
  }

  /** Keeps it in a run's folder, in place of an earlier one. */
  void keepBeside(Path logs) {
    Path file = logs.resolve(NAME);
    try {
      Path scratch = Files.writeString(logs.resolve("." + NAME), text);
      Files.move(scratch, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UserError(file + ": cannot be written (" + e.getMessage() + ").");
    }
  }
}
