// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.evidence.note;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.trucewatch.evidence.merkle.Hash;
import org.trucewatch.evidence.merkle.InclusionProof;

/**
 * Evidence, in one file, that an entry is in a log: C2SP tlog-proof. The entry itself travels beside it.
 *
 * @param inclusion the path from the entry to the checkpoint's root
 * @param checkpoint with the log's signature and any cosignatures
 */
public record LogProof(InclusionProof inclusion, Checkpoint checkpoint) {

  /** The usual ending of such a file's name. */
  public static final String FILE_EXTENSION = ".tlog-proof";

  private static final String FIRST_LINE = "c2sp.org/tlog-proof@v1";

  public LogProof {
    if (inclusion.treeSize() != checkpoint.size()) {
      throw new IllegalArgumentException("proof is for size " + inclusion.treeSize()
          + ", expected the checkpoint's size " + checkpoint.size());
    }
  }

  /** The file's content. */
  public byte[] encode() {
    StringBuilder text = new StringBuilder(FIRST_LINE + "\nindex " + inclusion.index() + "\n");
    inclusion.path().forEach(hash -> text.append(hash.base64()).append('\n'));
    text.append('\n').append(checkpoint.note().text());
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** Reads a file. Extra data is allowed, must be base64, and is dropped: nothing authenticates it. */
  public static LogProof parse(byte[] content) {
    String text = new String(content, StandardCharsets.UTF_8);
    int gap = text.indexOf("\n\n");
    if (gap < 0) {
      throw new MalformedNoteException("a log proof has no empty line before its checkpoint");
    }
    String[] lines = text.substring(0, gap).split("\n", -1);
    int at = 0;
    if (!lines[at++].equals(FIRST_LINE)) {
      throw new MalformedNoteException(
          "a log proof starts with \"" + lines[0] + "\", expected " + FIRST_LINE);
    }
    if (at < lines.length && lines[at].startsWith("extra ")) {
      requireBase64(lines[at++].substring("extra ".length()));
    }
    if (at == lines.length || !lines[at].startsWith("index ")) {
      throw new MalformedNoteException("a log proof has no line \"index <number>\"");
    }
    long index = Decimal.parse(lines[at++].substring("index ".length()));
    List<Hash> path = readPath(lines, at);
    byte[] note = text.substring(gap + 2).getBytes(StandardCharsets.UTF_8);
    Checkpoint checkpoint = Checkpoint.parse(note);
    if (index >= checkpoint.size()) {
      throw new MalformedNoteException(
          "a log proof is for index " + index + ", expected below size " + checkpoint.size());
    }
    return new LogProof(new InclusionProof(index, checkpoint.size(), path), checkpoint);
  }

  private static List<Hash> readPath(String[] lines, int from) {
    if (lines.length - from > InclusionProof.HASHES_MAX) {
      throw new MalformedNoteException("a log proof has " + (lines.length - from)
          + " hashes, expected at most " + InclusionProof.HASHES_MAX);
    }
    List<Hash> path = new ArrayList<>();
    for (int i = from; i < lines.length; i++) {
      try {
        path.add(Hash.fromBase64(lines[i]));
      } catch (IllegalArgumentException e) {
        throw new MalformedNoteException(
            "line " + (i + 1) + " of a log proof is not a hash: " + e.getMessage(), e);
      }
    }
    return path;
  }

  private static void requireBase64(String text) {
    try {
      Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      throw new MalformedNoteException("the extra line of a log proof is not base64", e);
    }
  }

  /** Whether the checkpoint is signed by the log's key and the leaf is in its tree. */
  public boolean proves(Hash leafHash, VerifierKey logKey) {
    return checkpoint.origin().equals(logKey.name())
        && logKey.signed(checkpoint.note())
        && inclusion.proves(leafHash, checkpoint.root());
  }
}
