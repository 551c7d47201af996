// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.adapters.senderbatch;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.bouncycastle.math.ec.rfc8032.Ed25519.PublicPoint;

/**
 * Checks Ed25519 signatures (RFC 8032) with Bouncy Castle's lightweight code. Keys are decoded once. A signature whose S is not
 * below the group's order is refused, else it could be changed into another valid one; a key that is not a point of the prime
 * order subgroup is refused too, since under a point of small order one signature fits many messages. Thread-safe.
 */
final class DeviceSignature {
  /** Decoded keys that are kept, about 500 bytes each: more than a registry holds. */
  static final int KEYS_MAX = 20_000;

  private static final int KEY_BYTES = Ed25519.PUBLIC_KEY_SIZE;

  private final Map<String, PublicPoint> keys = new ConcurrentHashMap<>();

  boolean verifies(String publicKey, byte[] message, byte[] signature) {
    PublicPoint point = keys.get(publicKey);
    if (point == null) {
      point = decode(publicKey);
      if (point == null) {
        return false;
      }
      if (keys.size() >= KEYS_MAX) {
        keys.clear();
      }
      keys.put(publicKey, point);
    }
    return signature.length == Ed25519.SIGNATURE_SIZE
        && Ed25519.verify(signature, 0, point, message, 0, message.length);
  }

  private static @org.jspecify.annotations.Nullable PublicPoint decode(String publicKey) {
    byte[] raw = HexFormat.of().parseHex(publicKey);
    return raw.length == KEY_BYTES ? Ed25519.validatePublicKeyFullExport(raw, 0) : null;
  }

  static Optional<String> findProblem(String publicKey) {
    byte[] raw;
    try {
      raw = HexFormat.of().parseHex(publicKey);
    } catch (IllegalArgumentException e) {
      return Optional.of("the public key is not hexadecimal, expected 32 bytes");
    }
    if (raw.length != KEY_BYTES) {
      return Optional.of("the public key has " + raw.length + " bytes, expected " + KEY_BYTES);
    }
    if (Arrays.equals(raw, new byte[KEY_BYTES]) || !Ed25519.validatePublicKeyFull(raw, 0)) {
      return Optional.of("the public key " + publicKey
          + " is not a canonical point of Ed25519's prime order subgroup. Make another key");
    }
    return Optional.empty();
  }
}
