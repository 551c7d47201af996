// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.evidence;

/**
 * One place where a log's folder is not what was signed.
 *
 * @param file below the log's folder
 * @param entryIndex of the entry concerned, or {@link #NONE}
 * @param byteOffset in the file where the differing item begins, or {@link #NONE}
 * @param expected what must stand there, usually a hash
 * @param found what stands there
 */
public record Difference(
    String file, long entryIndex, long byteOffset, String expected, String found) {

  /** No index or offset applies. */
  public static final long NONE = -1;

  static Difference of(String file, String expected, String found) {
    return new Difference(file, NONE, NONE, expected, found);
  }

  @Override
  public String toString() {
    String entry = entryIndex == NONE ? "" : ", entry " + entryIndex;
    String offset = byteOffset == NONE ? "" : ", byte " + byteOffset;
    return file + entry + offset + ": expected " + expected + ", found " + found;
  }
}
