// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app;

import org.trucewatch.pipeline.Formats;

/** Which class stands behind which port. Plain constructors; nothing is scanned for. */
public final class Wiring {
  private Wiring() {}

  /** Every format that reports may have. */
  public static Formats formats() {
    return new RegisteredFormats();
  }
}
