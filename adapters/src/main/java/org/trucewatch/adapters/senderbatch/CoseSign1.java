// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.adapters.senderbatch;

/**
 * A message with one signature, RFC 9052 section 4.2, in the strictest form: tagged, everything in the protected header, nothing
 * in the unprotected one.
 *
 * <p>The protected header has two parameters: {@code alg} (1), which must be EdDSA (-8, RFC 9053 section 2.2), and {@code typ}
 * (16, RFC 9596), so that nothing else that a device ever signs can be taken for a batch.
 *
 * @param payload that was signed
 * @param message the bytes that the signature is over: the Sig_structure of section 4.4
 */
@SuppressWarnings("ArrayRecordComponent") // read once
record CoseSign1(byte[] payload, byte[] message, byte[] signature) {
  /** The {@code typ} of a batch. */
  static final String TYPE = "application/vnd.trucewatch.batch+cbor";

  private static final int TAG = 18;
  private static final int ALG = 1;
  private static final int EDDSA = -8;
  private static final int TYP = 16;
  private static final int PROTECTED_BYTES_MAX = 128;
  private static final int SIGNATURE_BYTES = 64;

  private static final byte[] PROTECTED = new CborWriter()
      .map(2)
      .integer(ALG)
      .integer(EDDSA)
      .integer(TYP)
      .text(TYPE)
      .toBytes();

  /** Reads a message; the signature is not checked. */
  static CoseSign1 read(byte[] bytes, int payloadBytesMax) {
    CborReader in = new CborReader("COSE_Sign1", bytes);
    in.tag("tag 18, COSE_Sign1", TAG);
    in.array("COSE_Sign1", 4, 4);
    byte[] header = in.bytes("the protected header", PROTECTED_BYTES_MAX);
    requireHeader(header);
    int place = in.place();
    int unprotected = in.map("the unprotected header", Integer.MAX_VALUE);
    if (unprotected > 0) {
      throw in.wrong(
          place,
          "the unprotected header has " + unprotected + " entries, which nobody signed",
          "none: alg and typ belong in the protected header");
    }
    byte[] payload = in.bytes("the payload", payloadBytesMax);
    byte[] signature = in.bytesOf("the signature", SIGNATURE_BYTES);
    in.end();
    return new CoseSign1(payload, message(header, payload), signature);
  }

  private static void requireHeader(byte[] header) {
    CborReader in = new CborReader("protected header", header);
    int size = in.map("the protected header", 2);
    long key = -1;
    boolean alg = false;
    boolean typ = false;
    for (int i = 0; i < size; i++) {
      int place = in.place();
      key = in.key("the protected header", key);
      if (key == ALG) {
        alg = true;
        requireAlgorithm(in);
      } else if (key == TYP) {
        typ = true;
        requireType(in);
      } else {
        throw in.wrong(place, "has the parameter " + key, "alg (1) and typ (16) alone");
      }
    }
    in.end();
    if (!alg || !typ) {
      throw in.wrong(0, "lacks " + (alg ? "typ (16)" : "alg (1)"), "alg (1) and typ (16)");
    }
  }

  private static void requireAlgorithm(CborReader in) {
    int place = in.place();
    long alg = in.integer("alg");
    if (alg != EDDSA) {
      throw in.wrong(place, "alg is " + alg, "-8, EdDSA");
    }
  }

  private static void requireType(CborReader in) {
    int place = in.place();
    String type = in.text("typ", PROTECTED_BYTES_MAX);
    if (!type.equals(TYPE)) {
      throw in.wrong(place, "typ is another type than a batch's", TYPE);
    }
  }

  /** What is signed: Sig_structure for one signature, without external data. */
  static byte[] message(byte[] header, byte[] payload) {
    return new CborWriter()
        .array(4)
        .text("Signature1")
        .bytes(header)
        .bytes(new byte[0])
        .bytes(payload)
        .toBytes();
  }

  /** Signs a payload and gives the whole message. */
  static byte[] sign(byte[] payload, DeviceKey key) {
    return new CborWriter()
        .tag(TAG)
        .array(4)
        .bytes(PROTECTED)
        .map(0)
        .bytes(payload)
        .bytes(key.sign(message(PROTECTED, payload)))
        .toBytes();
  }
}
