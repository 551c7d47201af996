// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.evidence.note;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.trucewatch.evidence.note.VerifierKey.Kind;

/**
 * A private Ed25519 key under a name: a log's, or a witness's. Signatures are deterministic, so the same
 * key over the same text gives the same bytes. Safe for any thread. Its text form is the one of Go's
 * {@code sumdb/note}: {@code PRIVATE+KEY+name+identifier+base64(type, seed)}.
 */
public final class LogKey {

  /** Bytes of an Ed25519 seed, RFC 8032 section 5.1.5. */
  public static final int SEED_BYTES = Ed25519.KEY_BYTES;

  private static final String FILE_PREFIX = "PRIVATE+KEY+";
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");

  private final byte[] seed;
  private final PrivateKey privateKey;
  private final VerifierKey verifier;

  private LogKey(String name, Kind kind, byte[] seed) {
    if (seed.length != SEED_BYTES) {
      throw new IllegalArgumentException(
          "the seed of key " + name + " has " + seed.length + " bytes, expected " + SEED_BYTES);
    }
    KeyPair pair = Ed25519.fromSeed(seed);
    this.seed = seed.clone();
    this.privateKey = pair.getPrivate();
    this.verifier = new VerifierKey(name, kind, Ed25519.encode(pair.getPublic()));
  }

  /** A log's key from 32 bytes; the same bytes always give the same key. */
  public static LogKey fromSeed(String name, byte[] seed) {
    return new LogKey(name, Kind.SIGNATURE, seed);
  }

  /** A witness's key from 32 bytes. */
  public static LogKey witnessFromSeed(String name, byte[] seed) {
    return new LogKey(name, Kind.COSIGNATURE, seed);
  }

  /** A new log key from the platform's random source. */
  public static LogKey generate(String name) {
    return new LogKey(name, Kind.SIGNATURE, randomSeed());
  }

  /** A new witness key from the platform's random source. */
  public static LogKey generateWitness(String name) {
    return new LogKey(name, Kind.COSIGNATURE, randomSeed());
  }

  private static byte[] randomSeed() {
    byte[] seed = new byte[SEED_BYTES];
    new SecureRandom().nextBytes(seed);
    return seed;
  }

  public String name() {
    return verifier.name();
  }

  /** The public half. */
  public VerifierKey verifier() {
    return verifier;
  }

  /** Signs a text that ends in a newline, as a log does. */
  public SignedNote sign(String body) {
    if (verifier.kind() != Kind.SIGNATURE) {
      throw new IllegalStateException("key " + name() + " is a witness's and only cosigns");
    }
    byte[] signature = Ed25519.sign(privateKey, body.getBytes(StandardCharsets.UTF_8));
    return new SignedNote(body, List.of(new NoteSignature(name(), verifier.id(), signature)));
  }

  /**
   * States that the signer saw this checkpoint, as a witness does.
   *
   * @param seconds since 1970 UTC, not negative
   */
  public NoteSignature cosign(SignedNote note, long seconds) {
    if (verifier.kind() != Kind.COSIGNATURE) {
      throw new IllegalStateException("key " + name() + " is a log's and does not cosign");
    }
    if (seconds < 0) {
      throw new IllegalArgumentException(
          "cosignature time is " + seconds + " s, expected 0 or later");
    }
    byte[] signature = Ed25519.sign(privateKey, Cosignature.message(seconds, note));
    return new NoteSignature(name(), verifier.id(), Cosignature.join(seconds, signature));
  }

  /** Writes the key to a new file that only its owner may read, and forces it to the disk. */
  public void store(Path file) {
    byte[] content = (text() + "\n").getBytes(StandardCharsets.US_ASCII);
    try (FileChannel channel = FileChannel.open(
        file,
        EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
        PosixFilePermissions.asFileAttribute(OWNER_ONLY))) {
      ByteBuffer buffer = ByteBuffer.wrap(content);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      channel.force(true);
    } catch (IOException e) {
      throw new UncheckedIOException("private key not written to new file " + file, e);
    }
  }

  private String text() {
    byte[] typed =
        ByteBuffer.allocate(1 + SEED_BYTES).put(verifier.kind().type).put(seed).array();
    return FILE_PREFIX + name() + "+" + HexFormat.of().toHexDigits(verifier.id()) + "+"
        + Base64.getEncoder().encodeToString(typed);
  }

  /** Reads a stored key; refuses a file that others than its owner may read or write. */
  public static LogKey load(Path file) {
    try {
      Set<PosixFilePermission> granted = Files.getPosixFilePermissions(file);
      if (!OWNER_ONLY.containsAll(granted)) {
        throw new IllegalStateException(
            "private key " + file + " has permissions " + PosixFilePermissions.toString(granted)
                + ", expected rw-------. Run: chmod 600 " + file);
      }
      return parse(file, Files.readString(file, StandardCharsets.UTF_8).strip());
    } catch (IOException e) {
      throw new UncheckedIOException("private key " + file + " cannot be read", e);
    }
  }

  private static LogKey parse(Path file, String text) {
    String[] parts = text.startsWith(FILE_PREFIX)
        ? text.substring(FILE_PREFIX.length()).split("\\+", 3)
        : new String[0];
    if (parts.length != 3) {
      throw new MalformedNoteException(
          "private key " + file + " does not read PRIVATE+KEY+name+identifier+base64");
    }
    byte[] typed = Base64.getDecoder().decode(parts[2]);
    for (Kind kind : Kind.values()) {
      if (typed.length == 1 + SEED_BYTES && typed[0] == kind.type) {
        LogKey key = new LogKey(parts[0], kind, Arrays.copyOfRange(typed, 1, typed.length));
        if (key.text().equals(text)) {
          return key;
        }
      }
    }
    throw new MalformedNoteException(
        "private key " + file + " has another type or identifier than its name and seed give");
  }

  @Override
  public String toString() {
    return "private key of " + verifier.text();
  }
}
