// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.evidence;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.trucewatch.evidence.merkle.Hash;
import org.trucewatch.evidence.storage.FileDigest;
import org.trucewatch.evidence.storage.LogFiles;

/** Checks the blobs that entries refer to. */
final class BlobCheck {

  private static final int TAIL_BYTES =
      1 + 2 * Hash.BYTES + 2; // space, commitment in hex, two newlines

  private final LogFiles files;
  private final DifferenceList found;
  private final Set<String> referenced = new HashSet<>();
  private long gone;

  BlobCheck(LogFiles files, DifferenceList found) {
    this.files = files;
    this.found = found;
  }

  /** Looks whether an entry refers to a blob, and if so checks the blob. */
  void checkEntry(byte[] content, int offset, int length, long entryIndex) {
    int end = offset + length;
    boolean possible = length > TAIL_BYTES
        && content[end - 1] == '\n'
        && content[end - 2] == '\n'
        && content[end - TAIL_BYTES] == ' '
        && EntryCodec.isEnvelope(content, offset, length);
    if (!possible) {
      return;
    }
    try {
      EntryBody body =
          EntryCodec.decode(Arrays.copyOfRange(content, offset, end)).body();
      if (body instanceof BlobReference blob && referenced.add(blob.name())) {
        checkBlob(blob, entryIndex);
      }
    } catch (IllegalArgumentException e) {
      found.remark(
          "entry " + entryIndex + " begins like an envelope but is none: " + e.getMessage());
    }
  }

  private void checkBlob(BlobReference reference, long entryIndex) {
    String path = BlobStore.FOLDER + "/" + reference.name();
    FileLimits.BlobOutcome blobFile = FileLimits.lookAtBlob(files, reference, entryIndex);
    FileLimits.Outcome saltFile = FileLimits.look(files, path + BlobStore.SALT_SUFFIX);
    blobFile.refusal().ifPresent(found::add);
    saltFile.refusal().ifPresent(found::add);
    if (blobFile.refusal().isPresent() || saltFile.refusal().isPresent()) {
      return;
    }
    Optional<FileDigest> content = blobFile.digest();
    Optional<byte[]> salt = saltFile.content();
    if (content.isEmpty()) {
      String what = salt.isEmpty() ? "blob and salt are" : "the blob is";
      addGone(path + " of entry " + entryIndex + " was redacted or deleted: " + what + " gone");
    } else if (salt.isEmpty()) {
      if (isPossible(path, reference, content.get(), entryIndex)) {
        addGone(path + BlobStore.SALT_SUFFIX + " of entry " + entryIndex
            + " was redacted or deleted: without it the blob is not bound to the entry");
      }
    } else if (!reference.binds(salt.get(), content.get())) {
      explain(path, reference, salt.get(), content.get(), entryIndex);
    }
  }

  private void addGone(String remark) {
    gone++;
    found.remark(remark);
  }

  /** Blobs that entries refer to and that are not there, or whose salt is not. */
  long gone() {
    return gone;
  }

  private void explain(
      String path, BlobReference reference, byte[] salt, FileDigest content, long entryIndex) {
    if (isPossible(path, reference, content, entryIndex)) {
      String file = reference instanceof BlobReference.Open ? path + BlobStore.SALT_SUFFIX : path;
      add(
          file,
          entryIndex,
          "commitment " + reference.commitment() + " from blob and salt",
          "commitment " + BlobReference.commit(salt, content.sha256()));
    }
  }

  /** Whether the blob may be the one that was sealed, as far as that shows without the salt. */
  private boolean isPossible(
      String path, BlobReference reference, FileDigest content, long entryIndex) {
    Hash hash = content.sha256();
    if (content.bytes() != reference.length()) {
      add(path, entryIndex, reference.length() + " bytes", content.bytes() + " bytes");
      return false;
    }
    if (!reference.admits(hash)) {
      add(path, entryIndex, "SHA-256 " + reference.name(), "SHA-256 " + hash);
      return false;
    }
    return true;
  }

  private void add(String file, long entryIndex, String expected, String actual) {
    found.add(new Difference(file, entryIndex, Difference.NONE, expected, actual));
  }

  /** Remarks on files that no entry refers to, such as a blob whose entry was never acknowledged. */
  void checkUnreferenced() {
    int namesMax = 2 * referenced.size() + LogVerification.STRAY_NAMES_MAX;
    List<String> names = found.list(files, BlobStore.FOLDER, namesMax);
    for (String name : names) {
      String blob = name.endsWith(BlobStore.SALT_SUFFIX)
          ? name.substring(0, name.length() - BlobStore.SALT_SUFFIX.length())
          : name;
      if (!referenced.contains(blob)) {
        found.remark(BlobStore.FOLDER + "/" + name + " is referred to by no entry");
      }
    }
  }
}
