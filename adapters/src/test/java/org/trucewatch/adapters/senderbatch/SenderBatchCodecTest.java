// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.adapters.senderbatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.upokecenter.cbor.CBOREncodeOptions;
import com.upokecenter.cbor.CBORObject;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.trucewatch.domain.Draw;
import org.trucewatch.pipeline.sender.Batch;
import org.trucewatch.pipeline.sender.BatchFormat.Reading;
import org.trucewatch.pipeline.sender.BatchFormat.SignedBatch;

class SenderBatchCodecTest {
  private static final DeviceKey KEY = Batches.key(1);
  private static final HexFormat HEX = HexFormat.of();
  private final SenderBatchCodec codec = new SenderBatchCodec();

  @ParameterizedTest
  @MethodSource("org.trucewatch.domain.Seeds#hundred")
  void whatIsWrittenReadsBackAndTheSignatureIsRight(long seed) {
    Batch batch = Batches.draw(new Draw(seed));
    byte[] bytes = SenderBatchCodec.sign(batch, KEY);
    SignedBatch read = read(bytes);
    assertThat(read.batch()).usingRecursiveComparison().isEqualTo(batch);
    assertThat(codec.isSignedBy(read, KEY.publicKey())).isTrue();
    assertThat(codec.isSignedBy(read, Batches.key(2).publicKey())).isFalse();
    assertThat(SenderBatchCodec.sign(read.batch(), KEY)).isEqualTo(bytes);
  }

  /** Differential: another implementation reads our bytes and writes the very same ones, in its deterministic mode. */
  @ParameterizedTest
  @MethodSource("org.trucewatch.domain.Seeds#hundred")
  void anotherCborLibraryWritesTheSameBytes(long seed) {
    byte[] bytes = SenderBatchCodec.sign(Batches.draw(new Draw(seed)), KEY);
    CBORObject message = CBORObject.DecodeFromBytes(bytes);
    assertThat(message.EncodeToBytes(new CBOREncodeOptions("ctap2canonical=false")))
        .isEqualTo(bytes);
    byte[] payload = message.get(2).GetByteString();
    assertThat(CBORObject.DecodeFromBytes(payload)
            .EncodeToBytes(new CBOREncodeOptions("ctap2canonical=true")))
        .isEqualTo(payload);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // What is put in place of a whole message, in hexadecimal | what the message says
        "'' | byte 0: the bytes end, expected tag 18",
        "84 43a10127 a0 40 40 | is an array, expected tag 18",
        "d1 84 43a10127 a0 40 40 | is tag 17, expected tag 18",
        "d2 9f 43a10127 a0 40 40 ff | has an indefinite length, expected a stated length",
        "d2 83 43a10127 a0 40 | COSE_Sign1 has 3 elements, expected exactly 4",
        "d8 12 84 | states 18 in more bytes than it needs, expected the shortest form",
        "d2 84 43a10126 a0 40 40 | alg is -7, expected -8, EdDSA",
        "d2 84 43a10127 a0 40 40 | lacks typ (16)",
        "d2 84 40 a10127 40 40 | protected header, byte 0: the bytes end",
        "d2 84 41a0 a10127 40 40 | lacks alg (1)",
        "d2 84 45a201270127 a0 40 40 | has the key 1 twice",
        "d2 84 45a2032701 27 a0 40 40 | has the parameter 3",
        "d2 84 5b7fffffffffffffff | the protected header has 9223372036854775807 bytes, expected at most 128",
        "d2 84 5bffffffffffffffff | states a number of 2^63 or more",
        "d2 84 5f41a040ff a0 40 40 | has an indefinite length",
        "d2 84 fb3ff0000000000000 | is a float or simple value, expected the protected header",
        "d2 84 43 a1 | has 3 bytes and 1 are there",
      })
  void aMessageOfAnotherFormIsRefusedWithOneReason(String hex, String reason) {
    assertThat(malformed(HEX.parseHex(hex.replace(" ", "")))).contains(reason).contains("expected");
  }

  @Test
  void anythingInTheUnprotectedHeaderIsRefused() {
    byte[] header = header();
    byte[] bytes = new CborWriter()
        .tag(18)
        .array(4)
        .bytes(header)
        .map(1)
        .integer(1)
        .integer(-8)
        .bytes(new byte[1])
        .bytes(new byte[64])
        .toBytes();
    assertThat(malformed(bytes))
        .contains("the unprotected header has 1 entries, which nobody signed");
  }

  private static byte[] header() {
    return new CborWriter()
        .map(2)
        .integer(1)
        .integer(-8)
        .integer(16)
        .text(CoseSign1.TYPE)
        .toBytes();
  }

  @Test
  void bytesBehindTheEndAreRefused() {
    byte[] bytes = sample();
    byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);
    assertThat(malformed(longer)).contains("1 bytes follow, expected the end");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a0 | lacks key 2, the boot id",
        "bf ff | has an indefinite length",
        "a1 0a 00 | is an unsigned integer, expected the checkpoint",
        "a1 0c 00 | has the key 12, expected 1 to 11",
        "a2 03 01 03 02 | has the key 3 twice",
        "a2 03 01 01 61 61 | has the key 1 after 3, expected ascending keys",
        "a1 20 00 | is a negative integer, expected a key of the batch",
        "a1 01 62 c328 | the device id is not UTF-8",
        "a1 02 41 00 | the boot id has 1 bytes, expected exactly 16",
        "a1 03 1817 | states 23 in more bytes than it needs",
        "a1 07 04 | time quality is 4, expected 0 to 3",
        "a1 06 1b7fffffffffffffff | us since 1970, expected the years 0000 to 9999",
        "a1 09 84 1b0000000100000000 00 00 00 | latitudeDegrees is 429.4967296, expected -90 to 90",
        "a1 0b 9b00000000ffffffff | states 4294967295 in more bytes",
        "a1 0b 9affffffff | has 4294967295 elements, expected 0 to 1000",
        "a1 0b 81 81 81 81 81 81 | an observation has 1 elements, expected exactly 4",
        "bb00000000ffffffff | states 4294967295 in more bytes",
        "ba ffffffff | the batch has 4294967295 entries, expected at most 11",
      })
  void aPayloadOfAnotherFormIsRefusedWithOneReason(String hex, String reason) {
    byte[] payload = HEX.parseHex(hex.replace(" ", ""));
    assertThat(malformed(CoseSign1.sign(payload, KEY))).contains(reason).contains("expected");
  }

  @Test
  void aBatchFromTheSecondOnNamesTheOneBefore() {
    assertThatThrownBy(() -> Batches.batch("s-1", Batches.boot(1), 2, Optional.empty(), "x"))
        .hasMessageContaining("previous batch's hash is missing");
  }

  /** S + L is the same signature for a careless verifier; whoever accepts it lets a relay change a sealed batch's bytes. */
  @Test
  void aSignatureWhoseScalarIsNotReducedIsRefused() {
    SignedBatch signed = read(sample());
    BigInteger order =
        new BigInteger("1000000000000000000000000000000014def9dea2f79cd65812631a5cf5d3ed", 16);
    byte[] signature = signed.signature().clone();
    byte[] s = new byte[33];
    for (int i = 0; i < 32; i++) {
      s[32 - i] = signature[32 + i];
    }
    byte[] raised = new BigInteger(s).add(order).toByteArray();
    for (int i = 0; i < 32; i++) {
      signature[32 + i] = i < raised.length ? raised[raised.length - 1 - i] : 0;
    }
    SignedBatch other = new SignedBatch(signed.batch(), signed.hash(), signed.message(), signature);
    assertThat(codec.isSignedBy(signed, KEY.publicKey())).isTrue();
    assertThat(codec.isSignedBy(other, KEY.publicKey())).isFalse();
  }

  /** The points of order 1, 2, 4 and 8 (RFC 7748 section 6 speaks of them), and encodings that are not canonical. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "0000000000000000000000000000000000000000000000000000000000000000",
        "0100000000000000000000000000000000000000000000000000000000000000",
        "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
        "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff"
      })
  void aKeyThatIsNoPointOfThePrimeOrderSubgroupCannotBeEnrolled(String key) {
    assertThat(codec.findKeyProblem(key)).isPresent();
    assertThat(codec.isSignedBy(read(sample()), key)).isFalse();
  }

  @Test
  void aProperKeyCanBeEnrolledAndSurvivesItsFile() {
    DeviceKey key = DeviceKey.generate(new SecureRandom());
    assertThat(codec.findKeyProblem(key.publicKey())).isEmpty();
    assertThat(DeviceKey.parse(key.pem()).publicKey()).isEqualTo(key.publicKey());
    assertThatThrownBy(() -> DeviceKey.parse("no key"))
        .hasMessageContaining("openssl genpkey -algorithm ed25519");
  }

  private static byte[] sample() {
    return SenderBatchCodec.sign(
        Batches.batch("s-1", Batches.boot(1), 1, Optional.empty(), "hello"), KEY);
  }

  private SignedBatch read(byte[] bytes) {
    return switch (codec.read(bytes)) {
      case Reading.Read read -> read.batch();
      case Reading.Malformed malformed -> throw new AssertionError(malformed.reason());
    };
  }

  private String malformed(byte[] bytes) {
    return switch (codec.read(bytes)) {
      case Reading.Read read ->
        throw new AssertionError("was read: " + read.batch().batch());
      case Reading.Malformed malformed -> malformed.reason();
    };
  }
}
