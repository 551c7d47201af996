// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.evidence;

/** What an entry tells of a blob once the blob is redacted. */
public enum BlobNaming {
  /** Its SHA-256, by which a holder of a copy can still prove it. */
  OPEN,
  /** Nothing but its length: the entry holds only the salted commitment. */
  WITHHELD
}
