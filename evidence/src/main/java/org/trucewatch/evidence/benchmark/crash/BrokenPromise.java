// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.evidence.benchmark.crash;

/**
 * Something a log promised and did not keep.
 *
 * @param kind of promise
 * @param what was found, with the index or size
 */
public record BrokenPromise(Kind kind, String what) {

  /** What can be broken. */
  public enum Kind {
    /** An acknowledged entry, or its blob or receipt, is not there as it was given. */
    LOST,
    /** Two signed checkpoints contradict each other. */
    FORK,
    /** The log does not open again, or its folder does not verify. */
    NOT_RECOVERED
  }
}
