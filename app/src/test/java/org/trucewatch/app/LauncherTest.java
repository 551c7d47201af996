// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the launchers say on a machine that lacks something. */
class LauncherTest {
  private static final Path ROOT =
      Path.of(System.getProperty("trucewatch.root", "..")).toAbsolutePath();

  @TempDir
  private Path home;

  private Path bin = Path.of("");

  @BeforeEach
  void linkTools() throws IOException {
    bin = Files.createDirectory(home.resolve("bin"));
    assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "skipped: no POSIX shell here");
    for (String tool : new String[] {
      "sh", "sed", "head", "dirname", "readlink", "cat", "grep", "uname", "tr", "find", "mkdir"
    }) {
      for (String place : new String[] {"/usr/bin/", "/bin/"}) {
        Path real = Path.of(place + tool);
        if (Files.isExecutable(real) && !Files.exists(bin.resolve(tool))) {
          Files.createSymbolicLink(bin.resolve(tool), real);
        }
      }
    }
  }

  @Test
  void withoutAnyJavaTheReleaseSaysWhatToInstall() throws Exception {
    String said = run(ROOT.resolve("app/src/main/dist/bin/trucewatch"));
    assertThat(said).contains("needs a Java runtime 21 or newer", "no java on the path", "Install");
  }

  @Test
  void aTooOldJavaIsNamedWithItsVersionAndPlace() throws Exception {
    fake("java", "echo 'openjdk version \"17.0.15\" 2025-04-15' >&2");
    String said = run(ROOT.resolve("app/src/main/dist/bin/trucewatch"));
    assertThat(said).contains("Java 17", bin.resolve("java").toString(), "Install");
  }

  /** The witness is a program of its own: Java 17 and the evidence jar alone. */
  @Test
  void theWitnessStartsOnJava17WithTheEvidenceJarAlone() throws Exception {
    fake(
        "java",
        "[ \"$1\" = -version ] && { echo 'openjdk version \"17.0.15\"' >&2; exit 0; }; echo \"$@\"; exit 9");
    Path release = Files.createDirectories(home.resolve("release"));
    Files.createDirectories(release.resolve("bin"));
    Files.createDirectories(release.resolve("lib"));
    Path launcher = Files.copy(
        ROOT.resolve("app/src/main/dist/bin/trucewatch"), release.resolve("bin/trucewatch"));
    Path jar = Files.createFile(release.resolve("lib/evidence-1.jar"));
    Files.createFile(release.resolve("lib/app-1.jar"));
    String said = run(launcher, "witness", "--refusals", "a folder");
    assertThat(said.strip())
        .endsWith("-jar " + jar + " --refusals a folder")
        .doesNotContain("app-1");
    assertThat(run(launcher, "attest")).contains("newer; found: Java 17");
  }

  @Test
  void theBuildNamesEveryJdkThatItFoundTooOld() throws Exception {
    Path script = Files.writeString(
        bin.resolve("probe.sh"),
        "set -u\n"
            + "sed 's#/usr/lib/jvm/\\*#/nowhere/*#; s#/opt/j[a-z/]*\\*#/nowhere/*#g' '"
            + ROOT.resolve(".mvn/find-jdk.sh") + "' > '" + bin + "/find-jdk.sh'\n"
            + ". '" + bin + "/find-jdk.sh'\n");
    fake("java", "echo 'openjdk version \"11.0.2\" 2019-01-15' >&2");
    String said = run(script);
    assertThat(said).contains("needs a JDK 21 or newer to build", "JRE 11 (", "Install one");
  }

  @Test
  void withoutNodeTheBuildSaysWhatToInstall() throws Exception {
    assertThat(run(nodeProbe()))
        .contains("Node.js 20 or newer; found: no node on the path", "Install");
  }

  @Test
  void aTooOldNodeIsNamedWithItsVersion() throws Exception {
    fake("node", "echo v16.20.2");
    assertThat(run(nodeProbe())).contains("found: v16.20.2", "Install a newer one");
  }

  /** The launcher's own check, without the build behind it. */
  private Path nodeProbe() throws IOException {
    String launcher = Files.readString(ROOT.resolve("trucewatch"));
    int from = launcher.indexOf("check_node() {");
    int to = launcher.indexOf("\n}\n", from) + 3;
    return Files.writeString(
        bin.resolve("probe.sh"),
        "NODE_MAJOR_MIN=20\n" + launcher.substring(from, to) + "check_node\n");
  }

  private void fake(String name, String body) throws IOException {
    Path file = Files.writeString(bin.resolve(name), "#!/bin/sh\n" + body + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private String run(Path script, String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("/bin/sh", script.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    Map<String, String> environment = builder.environment();
    environment.clear();
    environment.put("PATH", bin.toString());
    environment.put("HOME", bin.toString());
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isNotZero();
    return said;
  }
}
