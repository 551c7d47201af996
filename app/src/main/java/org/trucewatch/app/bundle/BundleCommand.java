// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.bundle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.trucewatch.app.Printable;
import org.trucewatch.app.Progress;
import org.trucewatch.app.UserError;
import org.trucewatch.pipeline.LogFolder;
import org.trucewatch.pipeline.SealedRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes findings as bundles. */
@Command(
    name = "bundle",
    mixinStandardHelpOptions = true,
    description = {
      "Writes a finding as a bundle: one file with the finding, every input with its proof, the signed checkpoints, the"
          + " agreement, the settings and the code version, and time-stamp tokens over the finding where there are some."
          + " Whoever has it verifies it alone: trucewatch verify bundle FILE.",
      "",
      "Without FINDING, lists what can be written. A file named policy beside the logs (C2SP tlog-policy) goes into the"
          + " bundle."
    },
    footer = {
      "",
      "Examples:",
      "  trucewatch bundle .trucewatch/replays/easter-2026/00001",
      "  trucewatch bundle .trucewatch/replays/easter-2026/00001 findings:5 -o ground.bundle",
      "  trucewatch bundle .trucewatch/replays/easter-2026/00001 --all bundles"
    })
public final class BundleCommand implements Callable<Integer> {
  @Parameters(
      index = "0",
      paramLabel = "LOGS",
      description = "Folder that holds the logs observations, findings and governance.")
  private Path logs = Path.of("");

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "FINDING",
      description = "A leaf, as in findings:12, or the id of a finding or an event.")
  private @Nullable String finding;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Write to FILE. Default: findings-INDEX" + BundleExport.EXTENSION + ".")
  private @Nullable Path output;

  @Option(
      names = "--all",
      paramLabel = "FOLDER",
      description = "Write every finding of the run, each as a file of FOLDER.")
  private @Nullable Path all;

  @Override
  public Integer call() {
    if (!Files.isDirectory(logs) || !SealedRun.isAt(logs)) {
      throw new UserError(logs + ": holds no sealed run, expected the folders " + LogFolder.LOGS
          + ", each with checkpoint and log.vkey.");
    }
    if (finding != null && all != null) {
      throw new UserError("--all writes every finding, so none may be named. Nothing was written.");
    }
    if (finding == null && output != null) {
      throw new UserError("-o names a file but no FINDING is named. Nothing was written.");
    }
    BundleExport export = new BundleExport(logs);
    if (finding == null && all == null) {
      list(export);
      return 0;
    }
    Progress progress = new Progress(System.err);
    progress.step("Checking the logs");
    export.requireEqualLogs();
    if (finding != null) {
      SealedResult result = export.find(finding);
      Path file =
          Optional.ofNullable(output).orElse(Path.of(BundleExport.fileName(result.index())));
      write(export, result, file, progress);
      return 0;
    }
    writeAll(export, requireFolder(all), progress);
    return 0;
  }

  private static Path requireFolder(@Nullable Path folder) {
    if (folder == null) {
      throw new IllegalStateException("no folder was named");
    }
    try {
      return Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UserError(folder + ": cannot be made (" + e.getMessage() + ").");
    }
  }

  private static void list(BundleExport export) {
    for (SealedResult r : export.list()) {
      System.out.println(Printable.of("findings:" + r.index() + "  " + r.kind()
          + (r.id().isEmpty() ? "" : "  " + r.id()) + "  " + r.statement().replace('\n', ' ')));
    }
  }

  private static void writeAll(BundleExport export, Path folder, Progress progress) {
    List<SealedResult> findings = export.list().stream()
        .filter(r -> r.kind().equals(SealedResult.FINDING))
        .toList();
    findings.forEach(
        f -> write(export, f, folder.resolve(BundleExport.fileName(f.index())), progress));
    System.out.println(findings.size() + " bundles in " + folder);
  }

  private static void write(
      BundleExport export, SealedResult result, Path file, Progress progress) {
    progress.step("Writing " + file);
    try {
      export.write(result.index(), file);
      System.out.println(Printable.of(file + ": findings:" + result.index() + ", "
          + Files.size(file) + " bytes. " + result.statement()));
    } catch (IllegalArgumentException e) {
      throw new UserError(file + ": was not written: " + e.getMessage());
    } catch (IOException e) {
      throw new UserError(file + ": cannot be read back (" + e.getMessage() + ").");
    }
  }
}
