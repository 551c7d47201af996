// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.trucewatch.app.attest.Trust;
import org.trucewatch.app.report.RunReport;
import org.trucewatch.app.web.PageServer;
import org.trucewatch.pipeline.Picture;
import org.trucewatch.pipeline.Recomputation.Outcome;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows a sealed run again. */
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    description = "Recomputes a sealed run from its logs alone and shows it in the browser.")
final class ServeCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "LOGS",
      description = "Folder that holds the logs observations, findings and governance.")
  private Path logs = Path.of("");

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "The next free one is taken. Default: ${DEFAULT-VALUE}.")
  private int port = Serving.PORT;

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Also write the picture to FILE, as JSON.")
  private @Nullable Path json;

  @Override
  public Integer call() {
    Installation.requireWritable(json);
    Serving.requirePort(port);
    Progress progress = new Progress(System.err);
    Verification verification = Verification.run(logs, new Trust(), progress::step);
    System.out.print(verification.text());
    Picture picture = switch (verification
        .outcome()
        .orElseThrow(() -> new UserError(logs + ": not shown, see above."))) {
      case Outcome.Equal equal -> equal.picture();
      case Outcome.Differs differs -> differs.picture();
      case Outcome.CannotBeChecked not ->
        throw new UserError(logs + ": not shown: " + not.reason());
    };
    String published = RunReport.of(picture, Optional.empty(), logs).json();
    if (json != null) {
      Installation.write(json, published);
    }
    return Serving.untilInterrupted(PageServer.start(published, logs, port), List.of());
  }
}
