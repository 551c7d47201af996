// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.evidence.note;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.trucewatch.evidence.merkle.TreeHasher;

/** Names and identifiers of keys: C2SP signed-note, "Signatures" and "Verifier keys". */
final class KeyIdentity {

  /** Signature types of signed-note that this package makes and checks. */
  static final byte TYPE_ED25519 = 0x01;

  static final byte TYPE_COSIGNATURE = 0x04;

  /** Longest key name and origin accepted, in characters. Ours; the specification has no limit. */
  static final int NAME_CHARACTERS_MAX = 512;

  private KeyIdentity() {}

  /** Refuses a name that a note could not carry. */
  static String requireName(String name) {
    boolean bad = name.isEmpty()
        || name.length() > NAME_CHARACTERS_MAX
        || name.indexOf('+') >= 0
        || name.codePoints()
            .anyMatch(c -> isSpace(c) || Character.getType(c) == Character.SURROGATE);
    if (bad) {
      throw new MalformedNoteException("key name \"" + name + "\" is empty, longer than "
          + NAME_CHARACTERS_MAX + " characters or holds a space, control character or '+'");
    }
    return name;
  }

  private static boolean isSpace(int c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c);
  }

  /** The first four bytes of SHA-256(name || newline || type || public key). */
  static int idOf(String name, byte type, byte[] publicKey) {
    byte[] hash = new TreeHasher()
        .plain(
            List.of((name + "\n").getBytes(StandardCharsets.UTF_8), new byte[] {type}, publicKey))
        .bytes();
    return ByteBuffer.wrap(hash).getInt();
  }
}
