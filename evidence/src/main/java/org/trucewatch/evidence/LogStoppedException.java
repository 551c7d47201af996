// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.evidence;

/**
 * The log stopped after a step failed and takes nothing more until it is opened anew, which recovers all
 * that was acknowledged. An append that ends so was not acknowledged; it may or may not be in the log.
 */
public final class LogStoppedException extends IllegalStateException {

  private static final long serialVersionUID = 1L;

  public LogStoppedException(String message, Throwable cause) {
    super(message, cause);
  }
}
