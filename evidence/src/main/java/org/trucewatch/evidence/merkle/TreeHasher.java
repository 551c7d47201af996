// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.evidence.merkle;

import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/**
 * SHA-256 with the domain separation of RFC 6962 section 2.1: a leaf is hashed behind a zero byte, a
 * node behind a one byte, so that no node can be passed off as an entry.
 *
 * <p>Holds one digest: not for use by two threads at once.
 */
public final class TreeHasher {

  private static final byte LEAF_PREFIX = 0;
  private static final byte NODE_PREFIX = 1;

  private final MessageDigest sha256 = newSha256();

  private static MessageDigest newSha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256, this one has not", e);
    }
  }

  /** Plain SHA-256 of some bytes. */
  public Hash plain(byte[] content) {
    sha256.update(content);
    return finish();
  }

  /** Plain SHA-256 of several parts in order. */
  public Hash plain(List<byte[]> parts) {
    parts.forEach(sha256::update);
    return finish();
  }

  /** The leaf hash of an entry. */
  public Hash leaf(byte[] entry) {
    return leaf(entry, 0, entry.length);
  }

  /** The leaf hash of an entry that lies inside a larger buffer. */
  public Hash leaf(byte[] content, int offset, int length) {
    sha256.update(LEAF_PREFIX);
    sha256.update(content, offset, length);
    return finish();
  }

  /** The hash of an inner node. */
  public Hash node(Hash left, Hash right) {
    sha256.update(NODE_PREFIX);
    sha256.update(left.raw());
    sha256.update(right.raw());
    return finish();
  }

  /** The root of the empty tree: SHA-256 of nothing. */
  public Hash emptyRoot() {
    return finish();
  }

  /**
   * The Merkle tree hash over a list, split at the largest power of two below its length. The elements
   * are leaf hashes, or roots of complete subtrees of one height, of which the last may be incomplete.
   */
  public Hash root(List<Hash> hashes) {
    if (hashes.isEmpty()) {
      return emptyRoot();
    }
    if (hashes.size() == 1) {
      return hashes.get(0);
    }
    int left = Integer.highestOneBit(hashes.size() - 1);
    return node(root(hashes.subList(0, left)), root(hashes.subList(left, hashes.size())));
  }

  private Hash finish() {
    byte[] result = new byte[Hash.BYTES];
    try {
      sha256.digest(result, 0, Hash.BYTES);
    } catch (DigestException e) {
      throw new IllegalStateException("SHA-256 did not fill 32 bytes", e);
    }
    return Hash.owning(result);
  }
}
