// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.pipeline;

/** An input was lawfully removed; proofs hold, recomputation cannot. */
final class RedactedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  RedactedException(String where, String channel) {
    super(where + " (" + channel
        + ") was redacted: its bytes are gone, so what was derived from them cannot be recomputed");
  }
}
