// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.evidence.note;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;

/**
 * One signature line of a note: the key's name, its identifier, and the bytes that the key's type
 * gives a meaning to. A value, compared by content.
 */
public final class NoteSignature {

  private static final String PREFIX = "\u2014 ";
  private static final int ID_BYTES = 4;

  private final String keyName;
  private final int keyId;
  private final byte[] signature;

  NoteSignature(String keyName, int keyId, byte[] signature) {
    this.keyName = KeyIdentity.requireName(keyName);
    this.keyId = keyId;
    this.signature = signature.clone();
  }

  /** Reads one line without its newline. Only the canonical spelling is accepted. */
  public static NoteSignature parse(String line) {
    int space = line.lastIndexOf(' ');
    if (!line.startsWith(PREFIX) || space < PREFIX.length()) {
      throw new MalformedNoteException("signature line \"" + line
          + "\", expected an em dash, a space, the key name, a space and base64");
    }
    byte[] payload;
    try {
      payload = Base64.getDecoder().decode(line.substring(space + 1));
    } catch (IllegalArgumentException e) {
      throw new MalformedNoteException("signature line \"" + line + "\" does not end in base64", e);
    }
    if (payload.length <= ID_BYTES) {
      throw new MalformedNoteException("signature line \"" + line + "\" carries " + payload.length
          + " bytes, expected 4 of the key's identifier and a signature");
    }
    NoteSignature read = new NoteSignature(
        line.substring(PREFIX.length(), space),
        ByteBuffer.wrap(payload).getInt(),
        Arrays.copyOfRange(payload, ID_BYTES, payload.length));
    if (!read.line().equals(line)) {
      throw new MalformedNoteException(
          "signature line \"" + line + "\" is not in canonical base64");
    }
    return read;
  }

  public String keyName() {
    return keyName;
  }

  /** The key's identifier, four bytes read big endian. */
  public int keyId() {
    return keyId;
  }

  /** A copy of the signature's bytes. */
  public byte[] signature() {
    return signature.clone();
  }

  /** The line as it stands in a note, without the newline. */
  public String line() {
    byte[] payload = ByteBuffer.allocate(ID_BYTES + signature.length)
        .putInt(keyId)
        .put(signature)
        .array();
    return PREFIX + keyName + " " + Base64.getEncoder().encodeToString(payload);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof NoteSignature line && line.line().equals(line());
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(signature);
  }

  @Override
  public String toString() {
    return line();
  }
}
