// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.pipeline.sender;

import java.util.Optional;

/** Reads batches as they are sent, and checks their signatures. Pure; safe for any thread. */
public interface BatchFormat {
  /** What is in some bytes; never throws for bad input. */
  Reading read(byte[] bytes);

  /** Whether the key signed the batch. */
  boolean isSignedBy(SignedBatch batch, String publicKey);

  /** What is wrong with a public key in hexadecimal that someone wants to register; empty where nothing is. */
  Optional<String> findKeyProblem(String publicKey);

  /** What came of reading. */
  sealed interface Reading {
    record Read(SignedBatch batch) implements Reading {}

    /** Not a batch; the reason says at which byte, what was expected and what to do. */
    record Malformed(String reason) implements Reading {}
  }

  /**
   * A batch whose signature was not checked yet.
   *
   * @param hash SHA-256 over the bytes as sent, in lower-case hexadecimal
   * @param message that was signed
   */
  @SuppressWarnings("ArrayRecordComponent") // read once
  record SignedBatch(Batch batch, String hash, byte[] message, byte[] signature) {}
}
