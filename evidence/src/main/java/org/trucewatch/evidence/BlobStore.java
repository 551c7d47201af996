// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.evidence;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.trucewatch.evidence.merkle.Hash;
import org.trucewatch.evidence.merkle.TreeHasher;
import org.trucewatch.evidence.storage.DurableWriter;
import org.trucewatch.evidence.storage.LogFiles;

/** Blobs and their salts below {@code blob/}. */
final class BlobStore {

  static final String FOLDER = "blob";
  static final String SALT_SUFFIX = ".salt";
  static final int SALT_BYTES = 32;

  private final LogFiles files;
  private final DurableWriter writer;
  private final byte @Nullable [] saltSeed;
  private final SecureRandom random = new SecureRandom();

  /** Blobs forced by this writer; what an earlier one left may be seen and yet not be on the disk. */
  private final Set<String> forced = new HashSet<>();

  BlobStore(LogFiles files, DurableWriter writer, LogOptions options) {
    this.files = files;
    this.writer = writer;
    this.saltSeed = options.saltSeed().orElse(null);
  }

  /** Makes a blob durable. The same content stored openly twice is one file. */
  synchronized BlobReference store(byte[] content, BlobNaming naming) {
    Hash hash = new TreeHasher().plain(content);
    byte[] salt = saltFor(hash, naming);
    Hash commitment = BlobReference.commit(salt, hash);
    BlobReference reference = naming == BlobNaming.OPEN
        ? new BlobReference.Open(hash, content.length, commitment)
        : new BlobReference.Withheld(content.length, commitment);
    if (!forced.add(reference.name())) {
      return reference;
    }
    Map<String, byte[]> pair = new LinkedHashMap<>();
    pair.put(FOLDER + "/" + reference.name() + SALT_SUFFIX, salt);
    pair.put(FOLDER + "/" + reference.name(), content);
    writer.putAll(pair);
    if (find(files, reference).isEmpty()) {
      throw new EvidenceIntegrityException(
          FOLDER + "/" + reference.name() + ": is gone right after it was written");
    }
    return reference;
  }

  /** A blob's content, checked; empty when it was redacted, that is, when blob and salt are both gone. */
  static Optional<byte[]> find(LogFiles files, BlobReference reference) {
    String path = FOLDER + "/" + reference.name();
    Optional<byte[]> content = FileLimits.readBlob(files, reference);
    Optional<byte[]> salt = FileLimits.read(files, path + SALT_SUFFIX);
    if (content.isEmpty() && salt.isEmpty()) {
      return Optional.empty();
    }
    if (content.isEmpty() || salt.isEmpty()) {
      throw new EvidenceIntegrityException(path
          + ": only one of blob and salt is there. A redaction removes both; restore the other");
    }
    if (!reference.binds(salt.get(), content.get())) {
      throw new EvidenceIntegrityException(path + ": blob of " + content.get().length
          + " bytes and its salt do not give the commitment " + reference.commitment());
    }
    return content;
  }

  /** Deletes a blob for good. The blob goes first: without its salt it could not be told from damage. */
  synchronized void redact(BlobReference reference) {
    forced.remove(reference.name());
    files.delete(FOLDER + "/" + reference.name());
    files.delete(FOLDER + "/" + reference.name() + SALT_SUFFIX);
    files.syncFolder(FOLDER);
  }

  /** An openly named blob keeps the salt that it was first stored with. */
  private byte[] saltFor(Hash hash, BlobNaming naming) {
    Optional<byte[]> stored = naming == BlobNaming.OPEN
        ? FileLimits.read(files, FOLDER + "/" + hash.hex() + SALT_SUFFIX)
        : Optional.empty();
    return stored.filter(salt -> salt.length == SALT_BYTES).orElseGet(() -> newSalt(hash));
  }

  private byte[] newSalt(Hash hash) {
    if (saltSeed == null) {
      byte[] salt = new byte[SALT_BYTES];
      random.nextBytes(salt);
      return salt;
    }
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(saltSeed, "HmacSHA256"));
      return mac.doFinal(hash.bytes());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HmacSHA256, this one has not", e);
    }
  }
}
