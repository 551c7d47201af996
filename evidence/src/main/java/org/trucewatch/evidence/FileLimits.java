// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.evidence;

import java.util.Optional;
import org.trucewatch.evidence.merkle.Hash;
import org.trucewatch.evidence.merkle.TileId;
import org.trucewatch.evidence.note.SignedNote;
import org.trucewatch.evidence.storage.FileDigest;
import org.trucewatch.evidence.storage.LogFiles;
import org.trucewatch.evidence.storage.RefusedFileException;

/** How large each kind of a log's files may be, and reading them within that. */
final class FileLimits {

  /** Largest key file. Ours: a name of 512 characters, key hash and key in base64 take less. */
  static final int KEY_BYTES_MAX = 4_096;

  /** Largest checkpoint. */
  static final int CHECKPOINT_BYTES_MAX = SignedNote.NOTE_BYTES_MAX;

  /** A full tile of hashes. */
  static final int TILE_BYTES_MAX = TileId.WIDTH * Hash.BYTES;

  /** A full bundle of the longest entries. */
  static final int BUNDLE_BYTES_MAX =
      TileId.WIDTH * (EntryCodec.ENTRY_BYTES_MAX + EntryBundle.LENGTH_BYTES);

  private FileLimits() {}

  private static int bytesMax(String path) {
    if (path.equals(LogReader.CHECKPOINT_FILE)) {
      return CHECKPOINT_BYTES_MAX;
    }
    if (path.startsWith("tile/")) {
      return path.startsWith("tile/entries/") ? BUNDLE_BYTES_MAX : TILE_BYTES_MAX;
    }
    if (path.startsWith(BlobStore.FOLDER + "/")) {
      return path.endsWith(BlobStore.SALT_SUFFIX)
          ? BlobStore.SALT_BYTES
          : EvidenceLog.BLOB_BYTES_MAX;
    }
    return KEY_BYTES_MAX;
  }

  /** A file's content within the limit of its kind; what is no such file is damage. */
  static Optional<byte[]> read(LogFiles files, String path) {
    return read(files, path, bytesMax(path));
  }

  /** The content of a blob, which may be as long as its reference says. */
  static Optional<byte[]> readBlob(LogFiles files, BlobReference reference) {
    return read(files, BlobStore.FOLDER + "/" + reference.name(), bytesMax(reference));
  }

  private static Optional<byte[]> read(LogFiles files, String path, int bytesMax) {
    try {
      return files.read(path, bytesMax);
    } catch (RefusedFileException e) {
      throw new EvidenceIntegrityException(String.valueOf(e.getMessage()), e);
    }
  }

  private static int bytesMax(BlobReference reference) {
    return (int) Math.min(reference.length(), EvidenceLog.BLOB_BYTES_MAX);
  }

  /** What a verification reads: a content, nothing, or a refusal. */
  record Outcome(Optional<byte[]> content, Optional<Difference> refusal) {

    /** No file, and nothing else in its place. */
    boolean isMissing() {
      return content.isEmpty() && refusal.isEmpty();
    }
  }

  /** The same for a verification, to which a refusal is a difference. */
  static Outcome look(LogFiles files, String path) {
    try {
      return new Outcome(files.read(path, bytesMax(path)), Optional.empty());
    } catch (RefusedFileException e) {
      return new Outcome(Optional.empty(), Optional.of(refusal(path, Difference.NONE, e)));
    }
  }

  /** What a verification finds of a blob: length and hash, nothing, or a refusal. */
  record BlobOutcome(Optional<FileDigest> digest, Optional<Difference> refusal) {}

  /** Looks at an entry's blob without holding it in memory. */
  static BlobOutcome lookAtBlob(LogFiles files, BlobReference reference, long entryIndex) {
    String path = BlobStore.FOLDER + "/" + reference.name();
    try {
      return new BlobOutcome(files.digest(path, bytesMax(reference)), Optional.empty());
    } catch (RefusedFileException e) {
      return new BlobOutcome(Optional.empty(), Optional.of(refusal(path, entryIndex, e)));
    }
  }

  private static Difference refusal(String path, long entryIndex, RefusedFileException reason) {
    return new Difference(path, entryIndex, Difference.NONE, reason.expected(), reason.found());
  }
}
