// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.trucewatch.app.replay.InputFile;
import org.trucewatch.app.replay.ReplayPlan;
import org.trucewatch.app.replay.ReplayRunner;
import org.trucewatch.app.replay.ReplaySource;
import org.trucewatch.app.report.RunReport;
import org.trucewatch.app.web.PageServer;
import org.trucewatch.pipeline.Picture;
import org.trucewatch.pipeline.RunSettings;
import org.trucewatch.science.association.AssociationSettings;
import org.trucewatch.science.signal.DetectorSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs the golden path on recorded input. */
@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Runs the golden path on recorded input: seals every file as it came, then decodes, detects, associates, locates and"
          + " judges, and prints what is established with its coverage.",
      "",
      "WHAT is a replay plan (YAML, see replays/), a folder of miniSEED 2 and StationXML files, or the folder of observations"
          + " that 'trucewatch exercise --out' writes, which runs the watch over the line. For a folder of recordings, a plan in"
          + " replays/ that names it gives title, clock and, where it is known from elsewhere, the truth to print beside."
    },
    footer = {
      "",
      "Examples:",
      "  trucewatch replay ../shared/data/hrr5-infrasound",
      "  trucewatch replay replays/easter-2026.yaml --serve",
      "  trucewatch replay probe/observations --serve",
      "  trucewatch replay replays/easter-2026.yaml --json out.json --log /tmp/easter-logs",
      "  trucewatch replay replays/easter-2026.yaml --log run --keys run-keys"
    })
final class ReplayCommand implements Callable<Integer> {
  @Parameters(paramLabel = "WHAT", description = "Replay plan or folder of recordings.")
  private Path what = Path.of("");

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Also write what is printed to FILE, as JSON.")
  private @Nullable Path json;

  @Option(
      names = "--log",
      paramLabel = "FOLDER",
      description =
          "Seal into FOLDER, which must be new or empty. Default: .trucewatch/replays/NAME/NUMBER.")
  private @Nullable Path log;

  @Mixin
  private SealOptions seal = new SealOptions();

  @Option(names = "--serve", description = "Show the result in the browser afterwards.")
  private boolean serve;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "For --serve; the next free one is taken. Default: ${DEFAULT-VALUE}.")
  private int port = Serving.PORT;

  @Override
  public Integer call() {
    Installation.requireWritable(json);
    Serving.requirePort(port);
    Progress progress = new Progress(System.err);
    try (SealOptions.Sealing sealing = seal.prepare(progress::step)) {
      return run(progress, sealing);
    }
  }

  private int run(Progress progress, SealOptions.Sealing sealing) {
    ReplaySource source = ReplaySource.of(what, Installation.home());
    source.leftAlone().ifPresent(progress::step);
    ReplayPlan plan = source.plan();
    Path logs = log == null ? Installation.nextFolder("replays", plan.name()) : log;
    RunSettings settings = new RunSettings(
        CodeVersion.read(),
        plan.title(),
        plan.subtitle(),
        source.isExercise(),
        DetectorSettings.INFRASOUND,
        AssociationSettings.DEFAULT,
        source.files().stream().map(InputFile::registration).toList());
    Picture picture = new ReplayRunner(progress::step, sealing)
        .run(
            plan.name(),
            settings,
            plan.agreement(),
            plan.seed(),
            plan.clockStart(),
            plan.clockStep(),
            source.files(),
            logs);
    progress.step("Done");
    RunReport report = RunReport.of(picture, Optional.ofNullable(plan.truth()), logs);
    System.out.print(report.text() + sealing.text());
    if (json != null) {
      Installation.write(json, report.json());
    }
    return serve
        ? Serving.untilInterrupted(PageServer.start(report.json(), logs, port), List.of())
        : 0;
  }
}
