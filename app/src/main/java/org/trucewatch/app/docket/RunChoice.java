// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.docket;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.trucewatch.app.Installation;
import org.trucewatch.app.Progress;
import org.trucewatch.app.UserError;
import org.trucewatch.pipeline.LogFolder;
import org.trucewatch.pipeline.SealedRun;
import picocli.CommandLine.Option;

/** Which sealed run, and which agreement its findings are held against. */
final class RunChoice {
  /** Deepest folder below .trucewatch in which a run seals: demo/seed-5/00001/logs. */
  private static final int DEPTH_MAX = 4;

  private static final long FILE_BYTES_MAX = 16 << 20;
  private static final int FILES_MAX = 1_000;

  @Option(
      names = "--run",
      paramLabel = "FOLDER",
      description =
          "Logs of a sealed run, as demo and replay print them. Default: the newest run below .trucewatch.")
  private @Nullable Path run;

  @Option(
      names = "--agreement",
      paramLabel = "FOLDER",
      description =
          "Hold the findings against this agreement. Default: the one that was sealed with the run.")
  private @Nullable Path agreement;

  Path folder() {
    if (run == null) {
      return newest();
    }
    for (Path candidate : List.of(run, run.resolve("logs"))) {
      if (Files.isDirectory(candidate) && SealedRun.isAt(candidate)) {
        return candidate;
      }
    }
    throw new UserError(run + ": holds no sealed run, expected the folders " + LogFolder.LOGS
        + ", each with checkpoint and log.vkey. Give the folder that demo or replay printed.");
  }

  private static Path newest() {
    Path root = Path.of(".trucewatch");
    List<Path> found = new ArrayList<>();
    if (Files.isDirectory(root)) {
      try (Stream<Path> all = Files.walk(root, DEPTH_MAX)) {
        all.filter(Files::isDirectory).filter(SealedRun::isAt).forEach(found::add);
      } catch (IOException e) {
        throw new UserError(root + ": cannot be searched for runs (" + e.getMessage() + ").");
      }
    }
    return found.stream()
        .max(Comparator.comparing((Path p) -> p.resolve("findings").toFile().lastModified())
            .thenComparing(Path::toString))
        .orElseThrow(() -> new UserError(
            "No sealed run is below .trucewatch in this folder. Make one with: trucewatch demo --no-serve,"
                + " or name one with --run."));
  }

  RunRecord open() {
    Path folder = folder();
    if (run == null) {
      new Progress(System.err).step("Reading the run in " + folder);
    }
    return RunRecord.open(folder);
  }

  /** The terms; empty where the run has none and no folder is named. */
  Optional<CaseTerms> terms(RunRecord record) {
    if (agreement == null) {
      return CaseTerms.read(record.agreementFiles());
    }
    Path shipped = Installation.home().resolve(agreement);
    Path folder = !Files.exists(agreement) && Files.isDirectory(shipped) ? shipped : agreement;
    Optional<CaseTerms> terms =
        Files.isDirectory(folder) ? CaseTerms.read(files(folder)) : Optional.empty();
    return Optional.of(terms.orElseThrow(() -> new UserError(folder
        + ": holds no agreement that can be read. Run: trucewatch agreement lint " + folder)));
  }

  private static Map<String, byte[]> files(Path folder) {
    Map<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> all = Files.list(folder)) {
      for (Path file :
          all.filter(Files::isRegularFile).sorted().limit(FILES_MAX).toList()) {
        if (Files.size(file) <= FILE_BYTES_MAX) {
          files.put(file.getFileName().toString(), Files.readAllBytes(file));
        }
      }
      return files;
    } catch (IOException e) {
      throw new UserError(folder + ": cannot be read (" + e.getMessage() + ").");
    }
  }
}
