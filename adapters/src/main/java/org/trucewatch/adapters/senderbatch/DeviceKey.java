// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.adapters.senderbatch;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/**
 * A device's private Ed25519 key, as a PEM file of PKCS#8 (RFC 8410): {@code openssl genpkey -algorithm ed25519} makes the same.
 * Signatures are deterministic. Safe for any thread.
 */
public final class DeviceKey {
  private static final byte[] PKCS8 = HexFormat.of().parseHex("302e020100300506032b657004220420");
  private static final byte[] SPKI = HexFormat.of().parseHex("302a300506032b6570032100");
  private static final String PRIVATE = "PRIVATE KEY";
  private static final String PUBLIC = "PUBLIC KEY";

  private final Ed25519PrivateKeyParameters key;
  private final byte[] publicKey;

  private DeviceKey(byte[] seed) {
    key = new Ed25519PrivateKeyParameters(seed);
    publicKey = key.generatePublicKey().getEncoded();
  }

  /** The key of 32 bytes. */
  public static DeviceKey fromSeed(byte[] seed) {
    if (seed.length != Ed25519.SECRET_KEY_SIZE) {
      throw new IllegalArgumentException(
          "seed has " + seed.length + " bytes, expected " + Ed25519.SECRET_KEY_SIZE);
    }
    return new DeviceKey(seed);
  }

  /** A new key. */
  public static DeviceKey generate(SecureRandom random) {
    byte[] seed = new byte[Ed25519.SECRET_KEY_SIZE];
    random.nextBytes(seed);
    return new DeviceKey(seed);
  }

  /** The 32 bytes of the public key in lower-case hexadecimal, as a device is enrolled with. */
  public String publicKey() {
    return HexFormat.of().formatHex(publicKey);
  }

  byte[] sign(byte[] message) {
    byte[] signature = new byte[Ed25519.SIGNATURE_SIZE];
    key.sign(Ed25519.Algorithm.Ed25519, null, message, 0, message.length, signature, 0);
    return signature;
  }

  /** The private key as PEM. */
  public String pem() {
    return pem(PRIVATE, PKCS8, key.getEncoded());
  }

  /** Reads a private key from PEM. */
  public static DeviceKey parse(String pem) {
    return new DeviceKey(parse(PRIVATE, PKCS8, pem, "openssl genpkey -algorithm ed25519"));
  }

  /** Reads a public key from PEM, into hexadecimal. */
  public static String parsePublic(String pem) {
    return HexFormat.of().formatHex(parse(PUBLIC, SPKI, pem, "openssl pkey -pubout"));
  }

  private static String pem(String label, byte[] prefix, byte[] raw) {
    byte[] der = Arrays.copyOf(prefix, prefix.length + raw.length);
    System.arraycopy(raw, 0, der, prefix.length, raw.length);
    return "-----BEGIN " + label + "-----\n" + Base64.getEncoder().encodeToString(der)
        + "\n-----END " + label + "-----\n";
  }

  private static byte[] parse(String label, byte[] prefix, String pem, String maker) {
    String text = pem.strip();
    String begin = "-----BEGIN " + label + "-----";
    String end = "-----END " + label + "-----";
    if (text.startsWith(begin) && text.endsWith(end)) {
      String base64 = text.substring(begin.length(), text.length() - end.length());
      byte[] der = decode(base64.replaceAll("\\s", ""));
      if (der.length == prefix.length + Ed25519.SECRET_KEY_SIZE
          && Arrays.equals(der, 0, prefix.length, prefix, 0, prefix.length)) {
        return Arrays.copyOfRange(der, prefix.length, der.length);
      }
    }
    throw new IllegalArgumentException("is not an Ed25519 "
        + label.toLowerCase(java.util.Locale.ROOT) + " in PEM, expected what " + maker + " writes");
  }

  private static byte[] decode(String base64) {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      return new byte[0]; // The caller says what was expected.
    }
  }

  @Override
  public String toString() {
    return "private key of " + publicKey();
  }
}
