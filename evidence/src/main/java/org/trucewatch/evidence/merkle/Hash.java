// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.evidence.merkle;

import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** A SHA-256 value: exactly 32 bytes, compared by content. */
public final class Hash {

  /** Bytes of a SHA-256 value, FIPS 180-4. */
  public static final int BYTES = 32;

  private final byte[] bytes;

  private Hash(byte[] ownedBytes) {
    if (ownedBytes.length != BYTES) {
      throw new IllegalArgumentException(
          "a hash has " + ownedBytes.length + " bytes, expected " + BYTES);
    }
    this.bytes = ownedBytes;
  }

  /** A copy of 32 bytes. */
  public static Hash of(byte[] bytes) {
    return new Hash(bytes.clone());
  }

  /** A copy of the 32 bytes that start at an offset. */
  public static Hash at(byte[] bytes, int offset) {
    return new Hash(Arrays.copyOfRange(bytes, offset, offset + BYTES));
  }

  /** Reads lower-case hexadecimal. */
  public static Hash fromHex(String hex) {
    Hash hash = new Hash(HexFormat.of().parseHex(hex));
    if (!hash.hex().equals(hex)) {
      throw new IllegalArgumentException("hash " + hex + " is not lower-case hexadecimal");
    }
    return hash;
  }

  /** Reads canonical standard base64 with padding; any other spelling of the bytes is refused. */
  public static Hash fromBase64(String text) {
    Hash hash = new Hash(Base64.getDecoder().decode(text));
    if (!hash.base64().equals(text)) {
      throw new IllegalArgumentException("hash " + text + " is not canonical base64");
    }
    return hash;
  }

  static Hash owning(byte[] bytes) {
    return new Hash(bytes);
  }

  byte[] raw() {
    return bytes;
  }

  /** A copy of the 32 bytes. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** Copies the 32 bytes into a buffer. */
  public void copyTo(byte[] target, int offset) {
    System.arraycopy(bytes, 0, target, offset, BYTES);
  }

  /** Whether the 32 bytes at an offset are this hash. */
  public boolean isAt(byte[] content, int offset) {
    return Arrays.equals(bytes, 0, BYTES, content, offset, offset + BYTES);
  }

  public String hex() {
    return HexFormat.of().formatHex(bytes);
  }

  public String base64() {
    return Base64.getEncoder().encodeToString(bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Hash hash && Arrays.equals(bytes, hash.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return hex();
  }
}
