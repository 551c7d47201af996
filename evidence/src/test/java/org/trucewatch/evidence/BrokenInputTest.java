// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trucewatch.domain.Draw;
import org.trucewatch.evidence.bundle.Bundle;
import org.trucewatch.evidence.bundle.BundleCheck;
import org.trucewatch.evidence.bundle.BundleWriter;
import org.trucewatch.evidence.note.Checkpoint;
import org.trucewatch.evidence.note.LogKey;
import org.trucewatch.evidence.note.LogProof;
import org.trucewatch.evidence.note.VerifierKey;
import org.trucewatch.evidence.witness.AddCheckpointRequest;
import org.trucewatch.evidence.witness.WitnessPolicy;

/** Whatever bytes arrive, a reader refuses them by its documented exception or takes them. */
class BrokenInputTest {

  private static final int ROUNDS = Integer.getInteger("trucewatch.broken.rounds", 3_000);

  @TempDir
  Path temp;

  @Test
  void everyReaderOfTextsRefusesBrokenOnesCleanly() {
    VerifierKey key = Entries.KEY.verifier();
    LogKey witness = LogKey.witnessFromSeed("w", new Draw(1).bytes(32));
    try (EvidenceLog log =
        EvidenceLog.open(temp.resolve("log"), Entries.ORIGIN, Entries.KEY, Entries.OPTIONS)) {
      Receipt receipt = log.appendAll(Entries.numbered(0, 300)).get(77);
      Checkpoint checkpoint = log.publish();
      byte[] proof = log.published().proof(77).encode();
      byte[] request = new AddCheckpointRequest(
              7, log.published().consistencyProof(7).path(), checkpoint)
          .encode();
      String policy = "log " + key.text() + "\nwitness w " + witness.verifier().text()
          + " http://w.example\ngroup g any w\nquorum g\n";
      breakAndRead(
          1, checkpoint.note().encode(), c -> key.signed(Checkpoint.parse(c).note()));
      breakAndRead(2, proof, c -> LogProof.parse(c).proves(log.published().leafHash(77), key));
      breakAndRead(
          3, receipt.signed().encode(), c -> SignedReceipt.parse(c).promises(new byte[1], key));
      breakAndRead(4, request, AddCheckpointRequest::parse);
      breakAndRead(
          5,
          policy.getBytes(StandardCharsets.UTF_8),
          c -> WitnessPolicy.parse(new String(c, StandardCharsets.UTF_8)).judge(checkpoint));
      breakAndRead(
          6,
          key.text().getBytes(StandardCharsets.UTF_8),
          c -> VerifierKey.parse(new String(c, StandardCharsets.UTF_8)));
    }
  }

  @Test
  void aBrokenBundleIsRefusedOrFoundDifferent() throws IOException {
    VerifierKey key = Entries.KEY.verifier();
    Path file = temp.resolve("bundle.zip");
    try (EvidenceLog log =
        EvidenceLog.open(temp.resolve("log"), Entries.ORIGIN, Entries.KEY, Entries.OPTIONS)) {
      log.appendAll(Entries.numbered(0, 3));
      log.append(Entries.blob(3, log.storeBlob(new byte[100], BlobNaming.OPEN)));
      log.publish();
      new BundleWriter()
          .with("observations", log.published(), key)
          .write(file, new LeafReference("observations", 3));
    }
    WitnessPolicy policy = WitnessPolicy.parse("log " + key.text() + "\nquorum none\n");
    byte[] whole = Files.readAllBytes(file);
    Path broken = temp.resolve("broken.zip");
    breakAndRead(7, whole, content -> {
      write(broken, content);
      try (Bundle bundle = Bundle.open(broken)) {
        assertThat(BundleCheck.of(bundle, policy)).isNotNull();
      }
    });
  }

  private static void write(Path file, byte[] content) {
    try {
      Files.write(file, content);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static void breakAndRead(long seed, byte[] good, Consumer<byte[]> reader) {
    reader.accept(good);
    Draw draw = new Draw(seed);
    for (int round = 0; round < ROUNDS; round++) {
      byte[] broken =
          draw.below(4) == 0 ? Arrays.copyOf(good, draw.below(good.length)) : good.clone();
      for (int i = 1 + draw.below(3); i > 0 && broken.length > 0; i--) {
        List<Integer> bytes = List.of(0, 10, 32, 43, 48, 255, draw.below(256));
        broken[draw.below(broken.length)] = bytes.get(draw.below(bytes.size())).byteValue();
      }
      try {
        reader.accept(broken);
      } catch (IllegalArgumentException e) {
        assertThat(e.getMessage()).isNotBlank();
      } catch (RuntimeException e) {
        throw new AssertionError(
            "seed " + seed + " round " + round + ": "
                + new String(broken, StandardCharsets.ISO_8859_1),
            e);
      }
    }
  }
}
