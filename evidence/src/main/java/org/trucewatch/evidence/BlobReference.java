// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.evidence;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.trucewatch.evidence.merkle.Hash;
import org.trucewatch.evidence.merkle.TreeHasher;
import org.trucewatch.evidence.storage.FileDigest;

/**
 * Binds an entry to a blob in the log's folder. The commitment is SHA-256 over a fixed first line, the
 * blob's 32 bytes of salt and its SHA-256. Deleting blob and salt, as a law may demand, leaves the entry,
 * and so every proof, as it was.
 */
public sealed interface BlobReference extends EntryBody {

  /** Binds salt and content hash, so that the content cannot be guessed once the salt is gone. */
  Hash commitment();

  /** The blob's file name below {@code blob/}; its salt has the same name with {@code .salt} behind. */
  String name();

  /** Whether the reference belongs to a content with this SHA-256. */
  boolean admits(Hash contentHash);

  /** A blob named by its SHA-256, which stays known after a redaction. */
  record Open(Hash sha256, long length, Hash commitment) implements BlobReference {
    public Open {
      requireLength(length);
    }

    @Override
    public String name() {
      return sha256.hex();
    }

    @Override
    public boolean admits(Hash contentHash) {
      return sha256.equals(contentHash);
    }
  }

  /** A blob named by its commitment alone: after a redaction nobody can test a guess at its content. */
  record Withheld(long length, Hash commitment) implements BlobReference {
    public Withheld {
      requireLength(length);
    }

    @Override
    public String name() {
      return commitment.hex();
    }

    @Override
    public boolean admits(Hash contentHash) {
      return true;
    }
  }

  /** Whether a content may be the one committed to, as far as that shows without the salt. */
  default boolean mayBe(byte[] content) {
    return content.length == length() && admits(new TreeHasher().plain(content));
  }

  /** Whether salt and content are what the entry committed to. */
  default boolean binds(byte[] salt, byte[] content) {
    return binds(salt, new FileDigest(content.length, new TreeHasher().plain(content)));
  }

  /** The same of a content that was read in pieces. */
  default boolean binds(byte[] salt, FileDigest content) {
    return content.bytes() == length()
        && admits(content.sha256())
        && commit(salt, content.sha256()).equals(commitment());
  }

  /** The commitment to a content's hash under a salt. */
  static Hash commit(byte[] salt, Hash contentHash) {
    byte[] firstLine = "trucewatch-blob/1\n".getBytes(StandardCharsets.US_ASCII);
    return new TreeHasher().plain(List.of(firstLine, salt, contentHash.bytes()));
  }

  private static void requireLength(long length) {
    if (length < 0) {
      throw new IllegalArgumentException("blob length is " + length + " bytes, expected 0 or more");
    }
  }
}
