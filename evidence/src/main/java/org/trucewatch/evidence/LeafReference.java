// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.evidence;

/**
 * Names an entry of a log.
 *
 * @param log the log's origin, or a name that its reader can resolve; no spaces or control characters
 * @param index of the entry in that log, from 0
 */
public record LeafReference(String log, long index) {

  public LeafReference {
    if (log.isEmpty() || log.codePoints().anyMatch(c -> c <= ' ' || c == 0x7f)) {
      throw new IllegalArgumentException(
          "log name \"" + log + "\" is empty or holds a space or control character");
    }
    if (index < 0) {
      throw new IllegalArgumentException("leaf index is " + index + ", expected 0 or more");
    }
  }

  /** As people read it: {@code governance:99}. */
  @Override
  public String toString() {
    return log + ":" + index;
  }
}
