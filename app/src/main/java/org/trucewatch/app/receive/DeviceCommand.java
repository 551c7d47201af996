// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.receive;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Groups the commands on the registry. */
@Command(
    name = "device",
    mixinStandardHelpOptions = true,
    description = {
      "The registry of devices and their owners: who may send what, from when to when. Each act is an entry of the governance log"
          + " with who did it and why; a running receiver follows within a second."
    },
    footer = {
      "",
      "Example:",
      "  trucewatch device enrol north --keys north-keys --device s-17 --owner mission --owner-name \"The mission\" \\",
      "      --format miniseed --new-key s-17.pem --by \"A. Person\" --why \"new station\""
    },
    subcommands = {
      EnrolCommand.class,
      RevokeCommand.class,
      ReleaseCommand.class,
      DeviceListCommand.class
    })
public final class DeviceCommand implements Runnable {
  @Spec
  private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new CommandLine.ParameterException(
        spec.commandLine(),
        "device: names no act, expected one of " + spec.subcommands().keySet() + ".");
  }
}
