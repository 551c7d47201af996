// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trucewatch.app.goverifier.AlteredLogs;
import org.trucewatch.domain.SharedData;

/**
 * Every finding of the replays and the demo comes out of its bundle alone. With
 * {@code -Dtrucewatch.bundle.every=true} every sealed result does, detections and all, which takes minutes.
 */
class BundleOfReplaysTest {
  private static final Path ROOT =
      Path.of(System.getProperty("trucewatch.root", "..")).toAbsolutePath();
  private static final boolean EVERY = Boolean.getBoolean("trucewatch.bundle.every");

  @TempDir
  private Path folder;

  @Test
  void everyFindingOfTheDemoIsEqualAlone() {
    run("demo", "--no-serve", "--log", logs());
    assertThat(verifyAll()).contains("detection", "clock-fault", "event", "hotspots", "finding");
  }

  @Test
  void everyFindingOfTheEasterReplayIsEqualAlone() {
    SharedData.folder("firms-viirs-easter-2026");
    run("replay", ROOT.resolve("replays/easter-2026.yaml").toString(), "--log", logs());
    assertThat(verifyAll()).contains("hotspots", "finding");
  }

  /** The bundle and the release alone, in an empty folder, by a process that knows nothing of this machine's checkout. */
  @Test
  @AlteredLogs
  void theFindingOfTheExplosionIsEqualInAFolderWithTheReleaseAndNothingElse() throws Exception {
    run("replay", SharedData.folder("hrr5-infrasound").toString(), "--log", logs());
    assertThat(verifyAll()).contains("detection", "event", "finding");
    Path bundle = folder.resolve("alone/findings-12.bundle");
    Files.createDirectories(folder.resolve("alone"));
    run("bundle", logs(), "findings:12", "-o", bundle.toString());
    Path release = release(folder.resolve("alone/trucewatch"));
    String said = alone(release, folder.resolve("alone"), "verify", "bundle", "findings-12.bundle");
    assertThat(said)
        .contains(
            "proofs: equal", "signatures and quorum: equal", "recomputation: equal, 13 results")
        .contains("Standing: OBSERVED", "Result: equal.", "exit 0");
    byte[] bytes = Files.readAllBytes(bundle);
    bytes[bytes.length / 2] ^= 4;
    Files.write(bundle, bytes);
    assertThat(alone(release, folder.resolve("alone"), "verify", "bundle", "findings-12.bundle"))
        .contains("exit 1");
  }

  /** Verifies every finding, and so every result that it rests on; returns the kinds that the run sealed. */
  private TreeSet<String> verifyAll() {
    TreeSet<String> kinds = new TreeSet<>();
    for (String line : run("bundle", logs()).lines().toList()) {
      String[] parts = line.split(" {2}", 3);
      kinds.add(parts[1]);
      if (EVERY || parts[1].equals("finding")) {
        String file = folder.resolve("one.bundle").toString();
        run("bundle", logs(), parts[0], "-o", file);
        assertThat(run("verify", "bundle", file)).as(line).contains("Result: equal.");
      }
    }
    return kinds;
  }

  private static String run(String... command) {
    CommandLineRun run = CommandLineRun.of(command);
    assertThat(run.exitCode())
        .as("%s%n%s%n%s", List.of(command), run.out(), run.err())
        .isZero();
    return run.out();
  }

  /** What the build packs: the launcher, and every jar that the program needs. */
  private static Path release(Path home) throws IOException {
    Files.createDirectories(home.resolve("bin"));
    Files.createDirectories(home.resolve("lib"));
    Path launcher = Files.copy(
        ROOT.resolve("app/src/main/dist/bin/trucewatch"), home.resolve("bin/trucewatch"));
    Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwxr-xr-x"));
    String path =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path", ""));
    int number = 0;
    for (String item : path.split(System.getProperty("path.separator", ":"), -1)) {
      Path from = Path.of(item);
      String name = number++ + "-" + from.getFileName();
      if (Files.isDirectory(from) && from.endsWith("classes")) {
        jar(from, home.resolve("lib").resolve(name + ".jar"));
      } else if (Files.isRegularFile(from) && !name.contains("tests")) {
        Files.copy(from, home.resolve("lib").resolve(name));
      }
    }
    return launcher;
  }

  private static void jar(Path classes, Path jar) {
    ToolProvider tool = ToolProvider.findFirst("jar").orElseThrow();
    assertThat(tool.run(
            System.out,
            System.err,
            "--create",
            "--file",
            jar.toString(),
            "-C",
            classes.toString(),
            "."))
        .isZero();
  }

  private static String alone(Path launcher, Path work, String... arguments) throws Exception {
    Assumptions.assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "skipped: no POSIX shell here");
    List<String> command = new java.util.ArrayList<>(List.of(launcher.toString()));
    command.addAll(Arrays.asList(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(work.toFile()).redirectErrorStream(true);
    Map<String, String> environment = builder.environment();
    environment.clear();
    environment.put("PATH", "/usr/bin:/bin");
    environment.put("JAVA_HOME", System.getProperty("java.home", ""));
    Process process = builder.start();
    try {
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
      return said + "exit " + process.exitValue() + "\n";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String logs() {
    return folder.resolve("logs").toString();
  }
}
