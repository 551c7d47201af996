// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.evidence;

import java.nio.file.Path;
import java.util.List;
import org.trucewatch.evidence.merkle.Hash;
import org.trucewatch.evidence.note.VerifierKey;
import org.trucewatch.evidence.storage.DiskFiles;
import org.trucewatch.evidence.storage.LogFiles;

/** What a full verification of a log's folder found. */
public sealed interface LogVerification {

  /**
   * Everything in the folder follows from the entries and is signed.
   *
   * @param size entries under the checkpoint
   * @param root the recomputed root, which is the signed one
   * @param gone blobs that are not there, or whose salt is not: redacted lawfully, or deleted. What was sealed in them cannot be
   *     checked
   * @param remarks what does not contradict the checkpoint but a reader should know: redacted blobs, files
   *     that the checkpoint does not cover
   */
  record Equal(long size, Hash root, long gone, List<String> remarks) implements LogVerification {
    public Equal {
      remarks = List.copyOf(remarks);
    }
  }

  /**
   * Something was altered, is missing or is not signed.
   *
   * @param differences the places, at most {@link #DIFFERENCES_MAX}
   */
  record Differs(List<Difference> differences) implements LogVerification {
    public Differs {
      differences = List.copyOf(differences);
    }
  }

  /** Most differences that are listed; the search ends there. */
  int DIFFERENCES_MAX = 100;

  /** Most remarks that are listed. */
  int REMARKS_MAX = 1000;

  /**
   * Most files and folders that the log's own size does not call for that are looked at, in tiles and in
   * blobs each. Ours: some seconds of listing and 200 MB of names at most.
   */
  int STRAY_NAMES_MAX = 1_000_000;

  /** Why what was sealed cannot be checked where blobs are not there. */
  static String gone(long objects) {
    return objects + (objects == 1 ? " object is" : " objects are")
        + " gone (redacted, or deleted)";
  }

  /**
   * Recomputes every leaf hash, every tile of every level and the root from the entries, checks the
   * checkpoint's signature, and hashes every blob. Trusts nothing in the folder.
   */
  static LogVerification verify(Path folder, VerifierKey key) {
    return verify(new DiskFiles(folder), key);
  }

  /** The same on other files than a disk's. */
  static LogVerification verify(LogFiles files, VerifierKey key) {
    return new LogVerifier(files, key).verify();
  }
}
