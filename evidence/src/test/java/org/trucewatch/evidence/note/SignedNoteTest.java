// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.evidence.note;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.trucewatch.domain.Draw;
import org.trucewatch.evidence.merkle.Hash;
import org.trucewatch.evidence.merkle.InclusionProof;
import org.trucewatch.evidence.merkle.MemoryNodes;
import org.trucewatch.evidence.merkle.TreeHasher;

class SignedNoteTest {

  private static final byte[] SEED = new byte[32];

  @Test
  void thePublishedExampleVerifies() {
    VerifierKey key =
        VerifierKey.parse("example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k");
    String text =
        "This is an example message.\n\n\u2014 example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6T"
            + "fXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n";
    SignedNote note = SignedNote.parse(text.getBytes(StandardCharsets.UTF_8));
    assertThat(key.signed(note)).isTrue();
    assertThat(new String(note.encode(), StandardCharsets.UTF_8)).isEqualTo(text);
  }

  /** RFC 8032 section 7.1, test 1. */
  @Test
  void aSeedGivesThePublicKeyAndSignatureOfTheRfc() {
    byte[] seed =
        HexFormat.of().parseHex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60");
    LogKey key = LogKey.fromSeed("rfc8032", seed);
    assertThat(HexFormat.of().formatHex(key.verifier().publicKey()))
        .isEqualTo("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
    assertThat(HexFormat.of()
            .formatHex(Ed25519.sign(Ed25519.fromSeed(seed).getPrivate(), new byte[0])))
        .isEqualTo(
            "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39"
                + "701cf9b46bd25bf5f0595bbe24655141438e7a100b");
  }

  /** Public keys whose y starts with zero bytes or whose x is odd survive the two encodings. */
  @ParameterizedTest
  @MethodSource("org.trucewatch.domain.Seeds#hundred")
  void keysOfAnySeedSignAndVerifyAndReadBack(long seed) {
    LogKey key = LogKey.fromSeed("example.org/log", new Draw(seed).bytes(32));
    VerifierKey read = VerifierKey.parse(key.verifier().text());
    assertThat(read).isEqualTo(key.verifier());
    assertThat(read.signed(key.sign("text " + seed + "\n"))).isTrue();
  }

  @Test
  void anUnknownKeyIsIgnoredAndAWrongSignatureOfAKnownKeySpoilsTheNote() {
    LogKey known = LogKey.fromSeed("known", SEED);
    LogKey other = LogKey.fromSeed("other", new Draw(1).bytes(32));
    SignedNote note = known.sign("text\n");
    SignedNote both = note.with(other.sign("text\n").signatures());
    SignedNote wrong = note.with(known.sign("another text\n").signatures());
    assertThat(known.verifier().signed(both)).isTrue();
    assertThat(known.verifier().signed(other.sign("text\n"))).isFalse();
    assertThat(known.verifier().signed(wrong)).isFalse();
  }

  @Test
  void aCosignatureBindsItsTimeAndIsNotALogSignature() {
    LogKey log = LogKey.fromSeed("log", SEED);
    LogKey witness = LogKey.witnessFromSeed("witness", SEED);
    SignedNote note = log.sign(Checkpoint.body("log", 0, new TreeHasher().emptyRoot()));
    SignedNote cosigned = note.with(List.of(witness.cosign(note, 1_800_000_000L)));
    assertThat(witness.verifier().cosignedAtSeconds(cosigned)).hasValue(1_800_000_000L);
    assertThat(log.verifier().signed(cosigned)).isTrue();
    assertThat(witness.verifier().signed(note)).isFalse();
    assertThatThrownBy(() -> witness.sign("text\n")).hasMessageContaining("only cosigns");
  }

  @Test
  void otherSpellingsAreRefused() {
    String good = LogKey.fromSeed("log", SEED).sign("a\n").text();
    for (String bad : List.of(
        good.replace("\u2014", "-"),
        good.substring(0, good.length() - 1),
        good.replace("\n\n", "\n"),
        good.replace("a\n\n", "a\t\n\n"),
        good.replace("=\n", "\n"),
        good + "\n")) {
      assertThatThrownBy(() -> SignedNote.parse(bad.getBytes(StandardCharsets.UTF_8)))
          .as(bad)
          .isInstanceOf(MalformedNoteException.class);
    }
    assertThatThrownBy(() -> VerifierKey.parse("log+00000000+" + "A".repeat(44)))
        .isInstanceOf(MalformedNoteException.class);
    assertThatThrownBy(() -> LogKey.fromSeed("a b", SEED)).hasMessageContaining("space");
  }

  @Test
  void aCheckpointWithLeadingZerosOrTooFewLinesIsRefused() {
    LogKey key = LogKey.fromSeed("log", SEED);
    String root = new TreeHasher().emptyRoot().base64();
    for (String body : List.of(
        "log\n01\n" + root + "\n", "log\n-1\n" + root + "\n", "log\n1\n", "log\n1\nAA==\n")) {
      assertThatThrownBy(() -> Checkpoint.parse(key.sign(body).encode()))
          .as(body)
          .isInstanceOf(MalformedNoteException.class);
    }
  }

  @Test
  void aProofFileReadsBackAndProves() {
    LogKey key = LogKey.fromSeed("log", SEED);
    TreeHasher hasher = new TreeHasher();
    List<Hash> leaves = java.util.stream.IntStream.range(0, 11)
        .mapToObj(i -> hasher.leaf(new byte[] {(byte) i}))
        .toList();
    MemoryNodes nodes = new MemoryNodes(leaves);
    Checkpoint checkpoint = Checkpoint.sign(key, "log", 11, nodes.root());
    LogProof proof = new LogProof(InclusionProof.build(nodes, 6, 11), checkpoint);
    LogProof read = LogProof.parse(proof.encode());
    assertThat(read).isEqualTo(proof);
    assertThat(read.proves(leaves.get(6), key.verifier())).isTrue();
    assertThat(read.proves(leaves.get(5), key.verifier())).isFalse();
    String withExtra = new String(proof.encode(), StandardCharsets.UTF_8)
        .replace("\nindex", "\nextra Zm9v\nindex");
    assertThat(LogProof.parse(withExtra.getBytes(StandardCharsets.UTF_8))).isEqualTo(proof);
  }

  @Test
  void aStoredKeyIsForItsOwnerOnly(@TempDir Path folder) throws Exception {
    LogKey key = LogKey.generate("example.org/log");
    Path file = folder.resolve("log.key");
    key.store(file);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(LogKey.load(file).verifier()).isEqualTo(key.verifier());
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    assertThatThrownBy(() -> LogKey.load(file)).hasMessageContaining("chmod 600");
  }
}
