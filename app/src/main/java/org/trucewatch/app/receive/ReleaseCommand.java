// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.receive;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.trucewatch.app.UserError;
import org.trucewatch.evidence.Entry;
import org.trucewatch.evidence.LogReader;
import org.trucewatch.pipeline.Sealer;
import org.trucewatch.pipeline.sender.RegistryAct.DeviceReleased;
import org.trucewatch.pipeline.sender.SenderEntries;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lets a quarantined device send again. */
@Command(
    name = "release",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Releases a device from quarantine after somebody has looked into the fork of its chain. Where its key was copied, revoke it"
          + " and enrol the device with another instead; then release it."
    },
    footer = {
      "",
      "Example:",
      "  trucewatch device release north --keys north-keys --device s-17 --by \"A. Person\" --why \"memory card was swapped\""
    })
final class ReleaseCommand implements Callable<Integer> {
  @Mixin
  private RegistryOptions options = new RegistryOptions();

  @Option(names = "--device", required = true, paramLabel = "ID", description = "The device's id.")
  private String device = "";

  @Override
  public Integer call() {
    OptionalLong fork = newestFork(options.folder().resolve(Sealer.OBSERVATIONS), device);
    if (fork.isEmpty()) {
      throw new UserError("Device " + device + " is not in quarantine: its chain has no fork in "
          + options.folder() + ". Nothing was sealed.");
    }
    System.out.println("The fork is observations:" + fork.getAsLong());
    options.seal(List.of(RegistryOptions.meant(
        () -> new DeviceReleased(device, fork.getAsLong(), options.by(), options.why()))));
    return 0;
  }

  static OptionalLong newestFork(Path observations, String device) {
    if (!Files.isRegularFile(observations.resolve(LogReader.CHECKPOINT_FILE))) {
      return OptionalLong.empty();
    }
    LogReader log = LogReader.open(observations);
    for (long index = log.size() - 1; index >= 0; index--) {
      Entry entry = log.read(index);
      if (entry.kind().equals(SenderEntries.FORK)
          && SenderEntries.findDevice(entry.kind(), entry.channel())
              .filter(device::equals)
              .isPresent()) {
        return OptionalLong.of(index);
      }
    }
    return OptionalLong.empty();
  }
}
