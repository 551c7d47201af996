// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.evidence.note;

/** A text is not a signed note, checkpoint or proof of the expected form. The message says where. */
public final class MalformedNoteException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  public MalformedNoteException(String message) {
    super(message);
  }

  public MalformedNoteException(String message, Throwable cause) {
    super(message, cause);
  }
}
