// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.receive;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.trucewatch.app.UserError;
import org.trucewatch.pipeline.sender.RegistryAct.DeviceRevoked;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Takes a device's key away. */
@Command(
    name = "revoke",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Revokes a device's key. What it sent before stays; it may be enrolled again with another key.",
    footer = {
      "",
      "Example:",
      "  trucewatch device revoke north --keys north-keys --device s-17 --by \"A. Person\" --why \"stolen\""
    })
final class RevokeCommand implements Callable<Integer> {
  @Mixin
  private RegistryOptions options = new RegistryOptions();

  @Option(names = "--device", required = true, paramLabel = "ID", description = "The device's id.")
  private String device = "";

  @Option(
      names = "--from",
      paramLabel = "TIME",
      description = "From when on, as 2031-03-15T00:00:00Z. Default: now.")
  private @Nullable String from;

  @Override
  public Integer call() {
    if (SealedRegistry.open(options.folder()).get().find(device).isEmpty()) {
      throw new UserError("Device " + device + " is not enrolled. Nothing was sealed.");
    }
    String wanted = from;
    Instant at = RegistryOptions.meant(() ->
        wanted == null ? Instant.now().truncatedTo(ChronoUnit.SECONDS) : Instant.parse(wanted));
    options.seal(List.of(
        RegistryOptions.meant(() -> new DeviceRevoked(device, at, options.by(), options.why()))));
    return 0;
  }
}
