// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.trucewatch.app.Installation;
import org.trucewatch.app.Progress;
import org.trucewatch.app.UserError;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/** Measures the taking of signed batches. */
@Command(
    name = "senders",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Measures how many signed batches a receiver takes, how long a device waits for its receipt, and what a flood does.",
    footer = {"", "Example:", "  trucewatch bench senders --seconds 5"})
final class SendersCommand implements Callable<Integer> {
  private static final int SECONDS_MAX = 600;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      description = "How long each load runs. Default: ${DEFAULT-VALUE}.")
  private int seconds = 5;

  @Option(
      names = "--folder",
      paramLabel = "FOLDER",
      description =
          "A new folder on the disk to measure. Default: one in the system's folder for temporary files.")
  private @Nullable Path folder;

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Also write what is printed to FILE, as JSON.")
  private @Nullable Path json;

  @Override
  public Integer call() {
    Installation.requireWritable(json);
    if (seconds < 1 || seconds > SECONDS_MAX) {
      throw new UserError("--seconds is " + seconds + ", expected 1 to " + SECONDS_MAX + ".");
    }
    List<SenderBench.Row> rows =
        SenderBench.run(emptyFolder(), Duration.ofSeconds(seconds), new Progress(System.err)::step);
    rows.forEach(row -> System.out.println(row.line()));
    if (json != null) {
      ArrayNode all = JsonMapper.shared().createArrayNode();
      rows.forEach(row -> all.addObject()
          .put("what", row.what())
          .put("value", row.value())
          .put("unit", row.unit()));
      Installation.write(json, all.toPrettyString() + "\n");
    }
    return 0;
  }

  private Path emptyFolder() {
    try {
      Path wanted = folder;
      if (wanted == null) {
        return Files.createTempDirectory("trucewatch-bench");
      }
      if (Files.exists(wanted)) {
        throw new UserError(wanted + ": is there already, expected a new folder.");
      }
      return Files.createDirectories(wanted);
    } catch (IOException e) {
      throw new UserError("No folder to measure in (" + e.getMessage() + ").");
    }
  }
}
