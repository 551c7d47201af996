// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.evidence.storage;

/** Another writer holds the log. Two writers would fork it, so the second one is refused. */
public final class LogInUseException extends IllegalStateException {

  private static final long serialVersionUID = 1L;

  public LogInUseException(String message) {
    super(message);
  }
}
