// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.adapters.senderbatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Validation against the published examples of the COSE working group. */
class CoseVectorsTest {
  private static final HexFormat HEX = HexFormat.of();

  @Test
  void theSignedStructureIsThePublishedOne() throws IOException {
    for (String[] row : rows()) {
      byte[] message = CoseSign1.message(HEX.parseHex(row[3]), HEX.parseHex(row[4]));
      assertThat(HEX.formatHex(message)).as(row[0]).isEqualTo(row[5]);
    }
  }

  @Test
  void thePublishedEd25519SignatureVerifiesWithBouncyCastleAndNoOtherDoes() throws IOException {
    String[] row = rows().getFirst();
    var signatures = new DeviceSignature();
    byte[] message = CoseSign1.message(HEX.parseHex(row[3]), HEX.parseHex(row[4]));
    byte[] signature = HEX.parseHex(row[6]);
    assertThat(signatures.verifies(row[2], message, signature)).isTrue();
    for (int bit = 0; bit < 512; bit++) {
      byte[] changed = signature.clone();
      changed[bit / 8] ^= (byte) (1 << bit % 8);
      assertThat(signatures.verifies(row[2], message, changed)).as("bit " + bit).isFalse();
    }
  }

  @Test
  void bothPublishedSignaturesVerifyWithTheJdk() throws IOException, GeneralSecurityException {
    for (String[] row : rows()) {
      String prefix =
          row[1].equals("Ed448") ? "3043300506032b6571033a00" : "302a300506032b6570032100";
      var key = KeyFactory.getInstance(row[1])
          .generatePublic(new X509EncodedKeySpec(HEX.parseHex(prefix + row[2])));
      Signature verifier = Signature.getInstance(row[1]);
      verifier.initVerify(key);
      verifier.update(CoseSign1.message(HEX.parseHex(row[3]), HEX.parseHex(row[4])));
      assertThat(verifier.verify(HEX.parseHex(row[6]))).as(row[0]).isTrue();
    }
  }

  private static List<String[]> rows() throws IOException {
    try (InputStream in =
        CoseVectorsTest.class.getResourceAsStream("/golden/cose-sign1-eddsa.csv")) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      return text.lines()
          .filter(line -> !line.startsWith("#"))
          .skip(1)
          .map(line -> line.split(",", -1))
          .toList();
    }
  }
}
