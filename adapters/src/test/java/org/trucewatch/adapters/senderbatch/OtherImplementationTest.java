// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.adapters.senderbatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trucewatch.domain.Draw;
import org.trucewatch.pipeline.sender.BatchFormat.Reading;
import org.trucewatch.pipeline.sender.BatchFormat.SignedBatch;

/** Our batches against a small implementation in Python, on the signatures of OpenSSL, in both directions. */
class OtherImplementationTest {
  private static final HexFormat HEX = HexFormat.of();
  private static final DeviceKey KEY = Batches.key(3);

  @TempDir
  private Path folder;

  @BeforeEach
  void needsPython() throws IOException {
    try (InputStream in = getClass().getResourceAsStream("/independent/batch.py")) {
      Files.write(script(), Objects.requireNonNull(in).readAllBytes());
    }
    Process probe;
    try {
      probe = new ProcessBuilder("python3", "-c", "import cryptography").start();
    } catch (IOException e) {
      Assumptions.abort("there is no python3");
      return;
    }
    Assumptions.assumeTrue(
        probe.onExit().join().exitValue() == 0, "Python has no module cryptography");
  }

  private Path script() {
    return folder.resolve("batch.py");
  }

  private String python(String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of("python3", script().toString()));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try (InputStream out = process.getInputStream()) {
      return new String(out.readAllBytes(), StandardCharsets.UTF_8).strip();
    }
  }

  @Test
  void anotherImplementationReadsAndVerifiesOurBatches() throws IOException {
    for (int seed = 1; seed <= 5; seed++) {
      var batch = Batches.draw(new Draw(seed));
      byte[] bytes = SenderBatchCodec.sign(batch, KEY);
      assertThat(python("check", KEY.publicKey(), HEX.formatHex(bytes)))
          .isEqualTo("right " + batch.deviceId() + " " + batch.bootId() + " " + batch.sequence()
              + " " + batch.observations().size());
    }
    byte[] bytes = SenderBatchCodec.sign(Batches.draw(new Draw(1)), KEY);
    bytes[bytes.length - 1] ^= 1;
    assertThat(python("check", KEY.publicKey(), HEX.formatHex(bytes))).isEqualTo("wrong signature");
  }

  @Test
  void weReadAndVerifyItsBatches() throws IOException {
    byte[] seed = new byte[32];
    seed[0] = 3;
    byte[] bytes = HEX.parseHex(python("make", HEX.formatHex(seed)));
    var codec = new SenderBatchCodec();
    if (!(codec.read(bytes) instanceof Reading.Read read)) {
      throw new AssertionError(codec.read(bytes).toString());
    }
    SignedBatch signed = read.batch();
    assertThat(codec.isSignedBy(signed, KEY.publicKey())).isTrue();
    assertThat(signed.batch().deviceId()).isEqualTo("python-1");
    assertThat(signed.batch().fix().orElseThrow().point().latitudeDegrees()).isEqualTo(49.9876543);
    assertThat(SenderBatchCodec.sign(signed.batch(), KEY)).isEqualTo(bytes);
  }
}
