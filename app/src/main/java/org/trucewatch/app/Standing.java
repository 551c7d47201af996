// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app;

import java.util.Collection;
import java.util.Collections;

/** What can come of a verification, or of a part of one, the worst last. */
public enum Standing {
  /** All was checked and is as it was sealed. */
  EQUAL(0),
  /** Nothing differs, but not all can be checked. */
  CANNOT_BE_CHECKED(4),
  /** Something is not as it was sealed, or does not follow from it. */
  DIFFERS(Main.DIFFERENT);

  private final int exitCode;

  Standing(int exitCode) {
    this.exitCode = exitCode;
  }

  /** With which a command that found this ends. */
  public int exitCode() {
    return exitCode;
  }

  /** The worst of some; equal where there is none. */
  public static Standing worst(Collection<Standing> parts) {
    return parts.isEmpty() ? EQUAL : Collections.max(parts);
  }
}
