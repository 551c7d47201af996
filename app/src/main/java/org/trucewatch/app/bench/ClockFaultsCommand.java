// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.trucewatch.app.Installation;
import org.trucewatch.app.Progress;
import org.trucewatch.app.UserError;
import org.trucewatch.app.replay.ReplaySource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shifts each element's clock in turn and says what the chain makes of it. */
@Command(
    name = "clock-faults",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Shifts the time stamps of each element of each array in turn, runs detection, the decision about clocks, association"
          + " and location, and prints for each what was found, how far the location moved, and a summary.",
      "",
      "FOLDER holds miniSEED 2 and StationXML, as for replay. It is decoded once and nothing is sealed."
    },
    footer = {
      "",
      "Example:",
      "  trucewatch bench clock-faults ../shared/data/hrr5-infrasound --shifts 1,-1,0.2,-0.2"
    })
final class ClockFaultsCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FOLDER", description = "Folder of recordings.")
  private Path folder = Path.of("");

  @Option(
      names = "--shifts",
      paramLabel = "SECONDS",
      split = ",",
      description = "Shifts added to an element's stamps, s. Default: ${DEFAULT-VALUE}.",
      defaultValue = "16,-16,1,-1,0.2,-0.2")
  private List<Double> shifts = List.of();

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Also write what is printed to FILE, as JSON.")
  private @Nullable Path json;

  @Override
  public Integer call() {
    Instant started = Instant.now();
    Progress progress = new Progress(System.err);
    ReplaySource source = ReplaySource.of(folder, Installation.home());
    progress.step("Decoding " + source.files().size() + " files");
    ShiftedRuns runs = ShiftedRuns.decode(source.files());
    if (runs.cases(shifts).isEmpty()) {
      throw new UserError(folder
          + ": nothing to shift: no arrays of 3 or more elements with samples, or no --shifts.");
    }
    List<ShiftRow> rows = runs.rows(shifts, progress::step);
    double seconds = Duration.between(started, Instant.now()).toMillis() / 1000.0;
    ShiftReport report = new ShiftReport(runs.unshifted(), rows, seconds);
    System.out.print(report.text());
    System.out.printf(Locale.ROOT, "%nTook %.1f s.%n", seconds);
    if (json != null) {
      Installation.write(json, report.json());
    }
    return 0;
  }
}
