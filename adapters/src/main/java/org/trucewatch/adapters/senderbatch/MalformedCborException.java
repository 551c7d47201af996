// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.adapters.senderbatch;

/** The bytes are not what was expected at a place; the codec turns it into a value. */
final class MalformedCborException extends RuntimeException {
  private static final long serialVersionUID = 1;

  MalformedCborException(String message) {
    super(message, null, false, false); // Bad input is common and needs no stack trace.
  }
}
