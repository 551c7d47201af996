// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trucewatch.domain.Draw;

/** A writer on a real disk that is killed without warning, again and again. */
class KilledWriterTest {

  private static final int KILLS = Integer.getInteger("trucewatch.kills", 6);

  @TempDir
  Path temp;

  /** Appends for ever, publishes now and then, and prints what was acknowledged. */
  static final class Writer {
    public static void main(String[] args) {
      try (EvidenceLog log =
          EvidenceLog.open(Path.of(args[0]), Entries.ORIGIN, Entries.KEY, LogOptions.defaults())) {
        System.out.println("open " + log.size());
        while (true) {
          long next = log.size();
          log.append(Entries.numbered(next));
          System.out.println("acknowledged " + next);
          if (next % 7 == 0) {
            log.appendAll(Entries.numbered(next + 1, next + 40));
            System.out.println("acknowledged " + (next + 39));
            System.out.println("published " + log.publish().size());
          }
        }
      }
    }
  }

  @Test
  void nothingAcknowledgedIsLost() throws Exception {
    Draw draw = new Draw(5);
    long acknowledged = -1;
    long published = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      Process process = new ProcessBuilder(
              Path.of(System.getProperty("java.home"), "bin", "java").toString(),
              "-cp",
              System.getProperty("java.class.path"),
              Writer.class.getName(),
              temp.toString())
          .redirectError(ProcessBuilder.Redirect.INHERIT)
          .start();
      int lines = 1 + draw.below(60);
      try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
        String line = out.readLine();
        for (int i = 0; line != null; i++) {
          String[] parts = line.split(" ", -1);
          if (parts.length == 2 && parts[0].equals("acknowledged")) {
            acknowledged = Long.parseLong(parts[1]);
          } else if (parts.length == 2 && parts[0].equals("published")) {
            published = Long.parseLong(parts[1]);
          }
          if (i == lines) {
            process.destroyForcibly();
          }
          line = out.readLine();
        }
      } catch (IOException e) {
        assertThat(e).hasMessageContaining("closed"); // The pipe of a killed process.
      }
      process.waitFor();
      checkLog(acknowledged, published);
    }
    assertThat(acknowledged).isGreaterThan(KILLS);
  }

  private void checkLog(long acknowledged, long published) {
    try (EvidenceLog log =
        EvidenceLog.open(temp, Entries.ORIGIN, Entries.KEY, LogOptions.defaults())) {
      assertThat(log.size()).isGreaterThan(acknowledged);
      assertThat(log.published().size()).isGreaterThanOrEqualTo(published);
      for (long index = 0; index < log.size(); index++) {
        assertThat(log.read(index)).isEqualTo(Entries.numbered(index));
      }
    }
    assertThat(LogVerification.verify(temp, Entries.KEY.verifier()))
        .isInstanceOf(LogVerification.Equal.class);
  }
}
