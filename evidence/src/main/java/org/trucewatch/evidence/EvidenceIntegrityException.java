// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.evidence;

/**
 * Sealed bytes are not what was sealed. Never caught to go on: sealing stops until a person has looked.
 * The message names the file and the place, what was expected and what was found.
 */
public final class EvidenceIntegrityException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public EvidenceIntegrityException(String message) {
    super(message);
  }

  public EvidenceIntegrityException(String message, Throwable cause) {
    super(message, cause);
  }
}
