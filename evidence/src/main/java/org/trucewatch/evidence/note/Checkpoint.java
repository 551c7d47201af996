// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.evidence.note;

import java.util.List;
import org.trucewatch.evidence.merkle.Hash;

/**
 * A log's statement of its size and root: C2SP tlog-checkpoint. Extension lines are read and kept in the
 * note but have no meaning here.
 *
 * @param origin the log's unique name
 * @param size entries in the log
 * @param root of the tree over them
 * @param note the signed text it was read from
 */
public record Checkpoint(String origin, long size, Hash root, SignedNote note) {

  /** The text that a log signs. */
  public static String body(String origin, long size, Hash root) {
    return origin + "\n" + size + "\n" + root.base64() + "\n";
  }

  /** Signs the state of a log. */
  public static Checkpoint sign(LogKey key, String origin, long size, Hash root) {
    return new Checkpoint(origin, size, root, key.sign(body(origin, size, root)));
  }

  /** Reads a checkpoint without checking any signature. */
  public static Checkpoint parse(byte[] content) {
    SignedNote note = SignedNote.parse(content);
    String[] lines = note.body().split("\n", -1);
    if (lines.length < 4 || lines[0].isEmpty()) {
      throw new MalformedNoteException(
          "a checkpoint has " + (lines.length - 1) + " lines, expected origin, size and root");
    }
    for (int i = 3; i < lines.length - 1; i++) {
      if (lines[i].isEmpty()) {
        throw new MalformedNoteException("line " + (i + 1) + " of a checkpoint's text is empty");
      }
    }
    try {
      long size = Decimal.parse(lines[1]);
      return new Checkpoint(lines[0], size, Hash.fromBase64(lines[2]), note);
    } catch (IllegalArgumentException e) {
      throw new MalformedNoteException(
          "a checkpoint's size or root is malformed: " + e.getMessage(), e);
    }
  }

  /** Reads a checkpoint that must be the given log's and signed by the given key. */
  public static Checkpoint open(byte[] content, String origin, VerifierKey key) {
    Checkpoint checkpoint = parse(content);
    if (!checkpoint.origin().equals(origin)) {
      throw new MalformedNoteException(
          "checkpoint is of log " + checkpoint.origin() + ", expected " + origin);
    }
    if (!key.signed(checkpoint.note())) {
      throw new MalformedNoteException(
          "checkpoint at size " + checkpoint.size() + " has no valid signature by " + key.text());
    }
    return checkpoint;
  }

  /** The same statement with further signatures. */
  public Checkpoint with(List<NoteSignature> signatures) {
    return new Checkpoint(origin, size, root, note.with(signatures));
  }

  /** The same statement with the signature lines of one key alone; refused where it has none. */
  public Checkpoint signedBy(VerifierKey key) {
    List<NoteSignature> own = note.signatures().stream().filter(key::names).toList();
    return new Checkpoint(origin, size, root, new SignedNote(note.body(), own));
  }
}
