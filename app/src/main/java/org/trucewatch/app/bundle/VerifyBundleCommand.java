// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.bundle;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.trucewatch.app.Installation;
import org.trucewatch.app.Printable;
import org.trucewatch.app.Progress;
import org.trucewatch.app.Standing;
import org.trucewatch.app.UserError;
import org.trucewatch.app.attest.PolicyFile;
import org.trucewatch.app.attest.Trust;
import org.trucewatch.evidence.witness.WitnessPolicy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Verifies a bundle with nothing else at hand. */
@Command(
    name = "bundle",
    mixinStandardHelpOptions = true,
    description = {
      "Verifies a bundle offline, with nothing else: that every entry is in its log, that the logs are signed and"
          + " cosigned, and that the golden path, run on the sealed reports in the bundle, gives every result again byte for"
          + " byte. Each part is said to be equal, to differ at a place, or not to be checkable and why.",
      "",
      "Exit code 0 where all three are equal, 1 where one differs or the file is no bundle, 4 where nothing differs but not"
          + " all can be checked."
    },
    footer = {
      "",
      "Examples:",
      "  trucewatch verify bundle findings-12.bundle",
      "  trucewatch verify bundle findings-12.bundle --policy guarantors.policy --json result.json"
    })
public final class VerifyBundleCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FILE", description = "The bundle.")
  private Path file = Path.of("");

  @Mixin
  private Trust trust = new Trust();

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Also write what is printed to FILE, as JSON.")
  private @Nullable Path json;

  @Override
  public Integer call() {
    Installation.requireWritable(json);
    if (!Files.isRegularFile(file)) {
      throw new UserError(file + ": is no file, expected a bundle as trucewatch bundle writes it.");
    }
    Optional<WitnessPolicy> policy =
        Optional.ofNullable(trust.readPolicy()).map(PolicyFile::policy);
    List<X509Certificate> authorities = trust.readCertificates();
    BundleVerification verification;
    try {
      verification = BundleVerification.run(
          file, policy, authorities, Clock.systemUTC(), new Progress(System.err)::step);
    } catch (IllegalArgumentException e) {
      System.out.println(Printable.of(String.valueOf(e.getMessage())));
      System.out.println("Result: differs.");
      if (json != null) {
        Installation.write(json, BundleText.jsonOfNone(String.valueOf(e.getMessage())));
      }
      return Standing.DIFFERS.exitCode();
    }
    BundleText text = new BundleText(verification);
    System.out.print(text.text());
    if (json != null) {
      Installation.write(json, text.json());
    }
    return verification.standing().exitCode();
  }
}
