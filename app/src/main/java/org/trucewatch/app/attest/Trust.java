// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.attest;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trucewatch.adapters.rfc3161.TrustedCertificates;
import org.trucewatch.app.UserError;
import picocli.CommandLine.Option;

/** Whom a checking party trusts, as options of its command: its own policy and its own certificates. */
public final class Trust {
  @Option(
      names = "--policy",
      paramLabel = "FILE",
      description =
          "Your own C2SP policy: which log keys you trust, which witnesses, and how many must have cosigned."
              + " Without it you are told whose keys were used.")
  private @Nullable Path policy;

  @Option(
      names = "--authority-certificate",
      paramLabel = "FILE",
      description =
          "Certificates (PEM or DER) of time-stamp authorities you trust, or of those who certify them. May be given"
              + " several times.")
  private List<Path> certificates = List.of();

  /** The policy that was given, read; null where none was. */
  public @Nullable PolicyFile readPolicy() {
    return policy == null ? null : PolicyFile.read(policy);
  }

  /** The certificates that were given. */
  public List<X509Certificate> readCertificates() {
    List<X509Certificate> read = new ArrayList<>();
    for (Path file : certificates) {
      try {
        read.addAll(TrustedCertificates.read(file));
      } catch (IllegalArgumentException | UncheckedIOException e) {
        throw new UserError("--authority-certificate " + file + ": " + e.getMessage() + ".");
      }
    }
    return read;
  }
}
