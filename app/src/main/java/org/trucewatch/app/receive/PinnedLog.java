// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.receive;

import java.util.Base64;
import java.util.Optional;
import org.trucewatch.adapters.senderbatch.SenderBatchCodec;
import org.trucewatch.evidence.BlobReference;
import org.trucewatch.evidence.Entry;
import org.trucewatch.evidence.EntryBody;
import org.trucewatch.evidence.EntryCodec;
import org.trucewatch.evidence.SignedReceipt;
import org.trucewatch.evidence.merkle.Hash;
import org.trucewatch.evidence.note.Checkpoint;
import org.trucewatch.evidence.note.VerifierKey;
import org.trucewatch.pipeline.sender.Batch.SeenCheckpoint;
import org.trucewatch.pipeline.sender.SenderEntries;

/**
 * The observations log that a device trusts to keep its batches: it believes what this key signed, and nothing else.
 *
 * @param key of the log
 * @param deviceId whose batches it seals
 */
record PinnedLog(VerifierKey key, String deviceId) {
  PinnedLog {
    if (key.kind() != VerifierKey.Kind.SIGNATURE) {
      throw new IllegalArgumentException(
          "key " + key.text() + " is a witness's, expected that of the observations log");
    }
  }

  /**
   * The header of the entry that holds a batch, once the log's promise to keep exactly that batch is checked.
   *
   * @param header64 the entry's bytes before the batch's own, in base64, as the receiver gave them
   * @throws IllegalArgumentException which says why the receipt is not one for this batch
   */
  byte[] requirePromise(SignedReceipt receipt, String header64, byte[] batch) {
    if (header64.isEmpty()) {
      throw new IllegalArgumentException("its answer has no " + GatewayServer.ENTRY_HEADER
          + ", which says how the batch was sealed");
    }
    byte[] header = Base64.getDecoder().decode(header64);
    byte[] sealed = sealed(header, batch);
    if (!receipt.promises(sealed, key)) {
      throw new IllegalArgumentException(
          "its receipt does not promise to keep this batch under the key " + key.text()
              + ": it is for another batch, or of another log");
    }
    return header;
  }

  private byte[] sealed(byte[] header, byte[] batch) {
    Entry entry = EntryCodec.decode(isBlob(header) ? header : joined(header, batch));
    boolean ours = entry.kind().equals(SenderEntries.BATCH)
        && SenderEntries.findDevice(entry.kind(), entry.channel()).equals(Optional.of(deviceId));
    if (!ours || !holds(entry.body(), batch)) {
      throw new IllegalArgumentException(
          "its entry does not hold this batch of device " + deviceId);
    }
    return EntryCodec.encode(entry);
  }

  /** An entry that is whole without the batch's bytes names a blob. */
  private static boolean isBlob(byte[] header) {
    try {
      return EntryCodec.decode(header).body() instanceof BlobReference;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static byte[] joined(byte[] header, byte[] batch) {
    byte[] whole = java.util.Arrays.copyOf(header, header.length + batch.length);
    System.arraycopy(batch, 0, whole, header.length, batch.length);
    return whole;
  }

  private static boolean holds(EntryBody body, byte[] batch) {
    return switch (body) {
      case EntryBody.Inline inline -> java.util.Arrays.equals(inline.bytes(), batch);
      case BlobReference.Open blob ->
        blob.length() == batch.length && blob.name().equals(SenderBatchCodec.hash(batch));
      case BlobReference.Withheld blob -> false; // Nothing shows that it is the batch.
    };
  }

  /**
   * A checkpoint that this log signed.
   *
   * @throws IllegalArgumentException when it did not
   */
  SeenCheckpoint requireSigned(byte[] note) {
    Checkpoint checkpoint = Checkpoint.open(note, key.name(), key);
    Hash root = checkpoint.root();
    return new SeenCheckpoint(checkpoint.origin(), checkpoint.size(), root.hex());
  }
}
