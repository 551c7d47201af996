// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trucewatch.domain.Draw;
import org.trucewatch.domain.SharedData;
import org.trucewatch.evidence.note.Checkpoint;
import org.trucewatch.evidence.note.LogKey;

/**
 * The verifier in Go, which shares no code with this one, must agree with it. Skipped where Go or its
 * package golang.org/x/mod is not installed. {@code -Dtrucewatch.go.flips=1000} runs the long form.
 */
class GoVerifierTest {

  private static final int FLIPS = Integer.getInteger("trucewatch.go.flips", 300);

  @TempDir
  static Path temp;

  @BeforeAll
  static void build() throws Exception {
    Path script = Path.of("..", "verifier-go", "build").toAbsolutePath();
    assumeTrue(
        Files.isDirectory(Path.of("/usr/share/gocode/src/golang.org/x/mod/sumdb/note"))
            && runs("go", "version"),
        "skipped: install golang-go and golang-golang-x-mod-dev");
    Run built = run(script.toString(), verifier());
    assertThat(built.output).isEmpty();
    assertThat(built.status).isZero();
  }

  private static String verifier() {
    return temp.resolve("verifier-go").toString();
  }

  private record Run(int status, String output) {}

  private static boolean runs(String... command) throws InterruptedException {
    try {
      return run(command).status == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private static Run run(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Run(process.waitFor(), output);
  }

  @Test
  void theLogThatWeWroteIsEqual() throws Exception {
    Path log = SampleLog.at(temp.resolve("log"));
    Run run = run(verifier(), "-key", Entries.KEY.verifier().text(), log.toString());
    assertThat(run.output)
        .isEqualTo("equal: 700 entries, root "
            + LogReader.open(log).checkpoint().root().base64() + "\n");
  }

  @Test
  void aLogOfOtherSoftwareIsEqual() throws Exception {
    Path log = SharedData.folder("tlog-vectors").resolve("tessera-testdata").resolve("log");
    Run run = run(
        verifier(),
        "-key",
        "example.com/log/testdata+33d7b496+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx",
        log.toString());
    assertThat(run.output).startsWith("equal: 15 entries");
  }

  @Test
  void everyChangedBitIsFound() throws Exception {
    Path log = SampleLog.at(temp.resolve("log"));
    Draw draw = new Draw(77);
    List<Path> files = SampleLog.files(log);
    List<String> missed = new ArrayList<>();
    for (int i = 0; i < FLIPS; i++) {
      Path file = files.get(i % files.size());
      byte[] original = Files.readAllBytes(file);
      byte[] changed = original.clone();
      int at = draw.below(changed.length);
      changed[at] ^= (byte) (1 << draw.below(8));
      Files.write(file, changed);
      Run run = run(verifier(), "-key", Entries.KEY.verifier().text(), log.toString());
      if (run.status != 1 || !run.output.contains("differs: ")) {
        missed.add(file + " byte " + at + ": " + run.output);
      }
      Files.write(file, original);
    }
    assertThat(missed).as("of " + FLIPS).isEmpty();
  }

  @Test
  void cosignaturesAreCountedAgainstTheQuorum() throws Exception {
    Path folder = temp.resolve("cosigned");
    LogKey one = LogKey.witnessFromSeed("witness.example/1", new Draw(1).bytes(32));
    LogKey two = LogKey.witnessFromSeed("witness.example/2", new Draw(2).bytes(32));
    try (EvidenceLog log = EvidenceLog.open(folder, Entries.ORIGIN, Entries.KEY, Entries.OPTIONS)) {
      log.append(Entries.numbered(0));
      Checkpoint checkpoint = log.publish();
      log.attach(checkpoint, List.of(one.cosign(checkpoint.note(), 1_900_000_000L)));
    }
    String[] command = {
      verifier(),
      "-key",
      Entries.KEY.verifier().text(),
      "-witness",
      one.verifier().text(),
      "-witness",
      two.verifier().text(),
      "-quorum",
      "1",
      folder.toString()
    };
    assertThat(run(command).output).contains("equal: 1 entries");
    command[8] = "2";
    Run refused = run(command);
    assertThat(refused.output).contains("1 of the 2 witnesses cosigned, expected 2");
    assertThat(refused.status).isEqualTo(2);
  }
}
