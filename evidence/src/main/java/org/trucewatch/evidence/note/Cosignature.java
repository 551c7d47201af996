// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.evidence.note;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The bytes of an Ed25519 cosignature/v1: eight of time, 64 of signature. Source: C2SP tlog-cosignature,
 * "Ed25519 signed message".
 */
final class Cosignature {

  static final int BYTES = Long.BYTES + Ed25519.SIGNATURE_BYTES;

  private Cosignature() {}

  /** What is signed: a header with the time, then the note's text with its final newline. */
  static byte[] message(long seconds, SignedNote note) {
    String header = "cosignature/v1\ntime " + Long.toUnsignedString(seconds) + "\n";
    return (header + note.body()).getBytes(StandardCharsets.UTF_8);
  }

  static byte[] join(long seconds, byte[] signature) {
    return ByteBuffer.allocate(BYTES).putLong(seconds).put(signature).array();
  }

  static long secondsOf(byte[] cosignature) {
    return ByteBuffer.wrap(cosignature).getLong();
  }

  static byte[] signatureOf(byte[] cosignature) {
    return Arrays.copyOfRange(cosignature, Long.BYTES, cosignature.length);
  }
}
