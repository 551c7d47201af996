// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.adapters.senderbatch;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.trucewatch.pipeline.sender.Batch;
import org.trucewatch.pipeline.sender.BatchFormat;

/** The form in which devices send: {@link CoseSign1} over {@link BatchPayload}. Safe for any thread. */
public final class SenderBatchCodec implements BatchFormat {
  private final DeviceSignature signatures = new DeviceSignature();

  /** The bytes of a batch, signed. The same batch and key give the same bytes. */
  public static byte[] sign(Batch batch, DeviceKey key) {
    return CoseSign1.sign(BatchPayload.write(batch), key);
  }

  /** What the next batch names as the hash of this one: SHA-256 over its bytes as they are sent. */
  public static String hash(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }

  @Override
  public Reading read(byte[] bytes) {
    try {
      CoseSign1 message = CoseSign1.read(bytes, Batch.BYTES_MAX);
      Batch batch = BatchPayload.read(message.payload());
      return new Reading.Read(
          new SignedBatch(batch, hash(bytes), message.message(), message.signature()));
    } catch (MalformedCborException | IllegalArgumentException e) {
      // The constructors of Batch and its parts refuse what cannot be meant.
      return new Reading.Malformed(String.valueOf(e.getMessage()));
    }
  }

  @Override
  public boolean isSignedBy(SignedBatch batch, String publicKey) {
    return signatures.verifies(publicKey, batch.message(), batch.signature());
  }

  @Override
  public Optional<String> findKeyProblem(String publicKey) {
    return DeviceSignature.findProblem(publicKey);
  }
}
