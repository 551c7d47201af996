// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.evidence;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.trucewatch.evidence.merkle.Hash;
import org.trucewatch.evidence.merkle.InclusionProof;
import org.trucewatch.evidence.merkle.TreeHasher;
import org.trucewatch.evidence.note.Decimal;
import org.trucewatch.evidence.note.MalformedNoteException;
import org.trucewatch.evidence.note.SignedNote;
import org.trucewatch.evidence.note.VerifierKey;

/**
 * A log's signed promise that an entry is durable at an index. One signature covers all entries that were
 * sequenced together; the path leads from this entry to it. A later checkpoint of that log in which
 * another leaf stands at the index proves that the log broke its word.
 *
 * <p>The signed text is {@code trucewatch-receipt/1}, the origin, the first index of the batch, the number
 * of its entries and the Merkle root over their leaf hashes in base64, a line each. It is not a
 * checkpoint and cannot be read as one.
 *
 * @param inclusion the path within the batch
 * @param batchStart index of the batch's first entry in the log
 * @param note the signed batch
 */
public record SignedReceipt(InclusionProof inclusion, long batchStart, SignedNote note) {

  private static final String FIRST_LINE = "trucewatch-receipt/1";
  private static final int ROOT_LINE = 4;

  /** The entry's index in the log. */
  public long index() {
    return batchStart + inclusion.index();
  }

  static String body(String origin, long batchStart, long count, Hash root) {
    return FIRST_LINE + "\n" + origin + "\n" + batchStart + "\n" + count + "\n" + root.base64()
        + "\n";
  }

  /** Whether the log with this key promised this entry at {@link #index()}. */
  public boolean promises(byte[] entry, VerifierKey logKey) {
    Hash root;
    try {
      root = Hash.fromBase64(note.body().split("\n", -1)[ROOT_LINE]);
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      return false; // Another text under the log's key.
    }
    return note.body().equals(body(logKey.name(), batchStart, inclusion.treeSize(), root))
        && logKey.signed(note)
        && inclusion.proves(new TreeHasher().leaf(entry), root);
  }

  /** The receipt as a text: the index, the path, an empty line and the signed batch. */
  public byte[] encode() {
    StringBuilder text = new StringBuilder("index " + index() + "\n");
    inclusion.path().forEach(hash -> text.append(hash.base64()).append('\n'));
    return text.append('\n').append(note.text()).toString().getBytes(StandardCharsets.UTF_8);
  }

  /** Reads a receipt without checking it. */
  public static SignedReceipt parse(byte[] content) {
    String text = new String(content, StandardCharsets.UTF_8);
    int gap = text.indexOf("\n\n");
    if (gap < 0 || !text.startsWith("index ")) {
      throw new MalformedNoteException(
          "a receipt does not read index, hashes, empty line, signed batch");
    }
    String[] head = text.substring(0, gap).split("\n", -1);
    SignedNote note = SignedNote.parse(text.substring(gap + 2).getBytes(StandardCharsets.UTF_8));
    String[] lines = note.body().split("\n", -1);
    if (lines.length != 6 || !lines[0].equals(FIRST_LINE)) {
      throw new MalformedNoteException("a receipt's signed text does not start with " + FIRST_LINE);
    }
    long start = Decimal.parse(lines[2]);
    long within = Decimal.parse(head[0].substring("index ".length())) - start;
    List<Hash> path = new ArrayList<>();
    for (int i = 1; i < head.length; i++) {
      path.add(Hash.fromBase64(head[i]));
    }
    return new SignedReceipt(
        new InclusionProof(within, Decimal.parse(lines[3]), path), start, note);
  }
}
