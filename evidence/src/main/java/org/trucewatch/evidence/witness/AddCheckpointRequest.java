// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.evidence.witness;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.trucewatch.evidence.merkle.ConsistencyProof;
import org.trucewatch.evidence.merkle.Hash;
import org.trucewatch.evidence.note.Checkpoint;
import org.trucewatch.evidence.note.Decimal;
import org.trucewatch.evidence.note.MalformedNoteException;

/**
 * What a log sends to a witness: tlog-witness, "add-checkpoint".
 *
 * @param oldSize the size that the log believes the witness signed last
 * @param path of the consistency proof from there
 * @param checkpoint the new state
 */
public record AddCheckpointRequest(long oldSize, List<Hash> path, Checkpoint checkpoint) {

  /** Most bytes of a request. Ours: a checkpoint with a hundred large cosignatures is a third of it. */
  public static final int REQUEST_BYTES_MAX = 1 << 20;

  private static final String FIRST_WORD = "old ";

  public AddCheckpointRequest {
    path = List.copyOf(path);
  }

  /** Reads a request's body. */
  public static AddCheckpointRequest parse(byte[] body) {
    String text = new String(body, StandardCharsets.UTF_8);
    int gap = text.indexOf("\n\n");
    if (gap < 0 || !text.startsWith(FIRST_WORD)) {
      throw new MalformedNoteException(
          "request does not read \"old <size>\", hashes, an empty line, a checkpoint");
    }
    String[] head = text.substring(0, gap).split("\n", -1);
    if (head.length - 1 > ConsistencyProof.HASHES_MAX) {
      throw new MalformedNoteException("request has " + (head.length - 1)
          + " hashes, expected at most " + ConsistencyProof.HASHES_MAX);
    }
    long oldSize = Decimal.parse(head[0].substring(FIRST_WORD.length()));
    List<Hash> path = new ArrayList<>();
    for (int i = 1; i < head.length; i++) {
      try {
        path.add(Hash.fromBase64(head[i]));
      } catch (IllegalArgumentException e) {
        throw new MalformedNoteException("line " + (i + 1) + " of the request is not a hash", e);
      }
    }
    byte[] note = text.substring(gap + 2).getBytes(StandardCharsets.UTF_8);
    return new AddCheckpointRequest(oldSize, path, Checkpoint.parse(note));
  }

  /** The request's body. */
  public byte[] encode() {
    StringBuilder text = new StringBuilder(FIRST_WORD + oldSize + "\n");
    path.forEach(hash -> text.append(hash.base64()).append('\n'));
    return text.append('\n')
        .append(checkpoint.note().text())
        .toString()
        .getBytes(StandardCharsets.UTF_8);
  }
}
