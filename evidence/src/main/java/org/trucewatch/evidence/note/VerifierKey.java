// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.evidence.note;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.OptionalLong;

/**
 * A public key under a name, written {@code name+identifier+base64}: C2SP signed-note, "Verifier keys".
 * It checks either plain signatures over a text or a witness's timed cosignatures. Safe for any thread.
 */
public final class VerifierKey {

  /** What a key's signatures mean. */
  public enum Kind {
    /** Type 0x01: Ed25519 over the note's text; a log's key. */
    SIGNATURE(KeyIdentity.TYPE_ED25519),
    /** Type 0x04: Ed25519 cosignature/v1 with a time; a witness's key. */
    COSIGNATURE(KeyIdentity.TYPE_COSIGNATURE);

    final byte type;

    Kind(byte type) {
      this.type = type;
    }
  }

  private final String name;
  private final Kind kind;
  private final byte[] publicKey;
  private final PublicKey key;
  private final int id;

  VerifierKey(String name, Kind kind, byte[] publicKey) {
    this.name = KeyIdentity.requireName(name);
    this.kind = kind;
    this.publicKey = publicKey.clone();
    this.key = Ed25519.decode(publicKey);
    this.id = KeyIdentity.idOf(name, kind.type, publicKey);
  }

  /** Reads a key; an identifier that does not belong to the name and key is refused. */
  public static VerifierKey parse(String text) {
    String[] parts = text.split("\\+", 3);
    if (parts.length != 3) {
      throw new MalformedNoteException(
          "verifier key \"" + text + "\", expected name+identifier+base64");
    }
    byte[] typed;
    try {
      typed = Base64.getDecoder().decode(parts[2]);
    } catch (IllegalArgumentException e) {
      throw new MalformedNoteException("verifier key \"" + text + "\" does not end in base64", e);
    }
    VerifierKey key =
        new VerifierKey(parts[0], kindOf(text, typed), Arrays.copyOfRange(typed, 1, typed.length));
    if (!key.text().equals(text)) {
      throw new MalformedNoteException("verifier key \"" + text
          + "\" has another identifier or spelling, expected \"" + key.text() + "\"");
    }
    return key;
  }

  private static Kind kindOf(String text, byte[] typed) {
    for (Kind kind : Kind.values()) {
      if (typed.length == 1 + Ed25519.KEY_BYTES && typed[0] == kind.type) {
        return kind;
      }
    }
    throw new MalformedNoteException("verifier key \"" + text
        + "\" is not of type 0x01 (Ed25519) or 0x04 (Ed25519 cosignature) with 32 bytes");
  }

  public String name() {
    return name;
  }

  public Kind kind() {
    return kind;
  }

  /** The identifier that signature lines carry. */
  public int id() {
    return id;
  }

  /** A copy of the raw public key: two keys with the same bytes are the same key under two names. */
  public byte[] publicKey() {
    return publicKey.clone();
  }

  /** The written form. */
  public String text() {
    byte[] typed =
        ByteBuffer.allocate(1 + publicKey.length).put(kind.type).put(publicKey).array();
    return name + "+" + HexFormat.of().toHexDigits(id) + "+"
        + Base64.getEncoder().encodeToString(typed);
  }

  /** Whether a signature line claims to be by this key. */
  public boolean names(NoteSignature signature) {
    return signature.keyId() == id && signature.keyName().equals(name);
  }

  /**
   * Whether this key signed the note. Lines of other keys are ignored; a line that claims this key and
   * is wrong spoils the note, however many good ones stand beside it.
   */
  public boolean signed(SignedNote note) {
    boolean found = false;
    for (NoteSignature line : note.signatures()) {
      if (names(line)) {
        if (!verifies(note, line)) {
          return false;
        }
        found = true;
      }
    }
    return found;
  }

  /** Whether a line claims this key and is wrong: who knows the key rejects the note, as signed-note says. */
  public boolean isWrongIn(SignedNote note) {
    return note.signatures().stream().anyMatch(line -> names(line) && !verifies(note, line));
  }

  /** Whether a line that {@link #names names} this key holds a right signature over the note. */
  public boolean verifies(SignedNote note, NoteSignature line) {
    byte[] signature = line.signature();
    if (kind == Kind.SIGNATURE) {
      return Ed25519.verifies(key, note.bodyBytes(), signature);
    }
    if (signature.length != Cosignature.BYTES) {
      return false;
    }
    byte[] message = Cosignature.message(Cosignature.secondsOf(signature), note);
    return Ed25519.verifies(key, message, Cosignature.signatureOf(signature));
  }

  /** When this key cosigned the note, in seconds since 1970 UTC; empty when it did not. */
  public OptionalLong cosignedAtSeconds(SignedNote note) {
    if (kind != Kind.COSIGNATURE || !signed(note)) {
      return OptionalLong.empty();
    }
    return note.signatures().stream()
        .filter(this::names)
        .mapToLong(line -> Cosignature.secondsOf(line.signature()))
        .max();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof VerifierKey key && key.text().equals(text());
  }

  @Override
  public int hashCode() {
    return id;
  }

  @Override
  public String toString() {
    return text();
  }

  /** The written form with a final newline, as the file {@code log.vkey} holds it. */
  public byte[] fileContent() {
    return (text() + "\n").getBytes(StandardCharsets.UTF_8);
  }
}
