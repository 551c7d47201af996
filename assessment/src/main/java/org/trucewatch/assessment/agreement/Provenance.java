// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.agreement;

import org.jspecify.annotations.Nullable;

/**
 * Where a term comes from, and where it stands in its folder. Carried by every term.
 *
 * @param status how the words are known; null where the folder does not say, which the linter reports
 * @param source where it was read; empty where the folder does not say, which the linter reports
 * @param file in the folder
 * @param line in that file, from 1
 */
public record Provenance(@Nullable TextStatus status, String source, String file, int line) {
  /** The status as a reader sees it. */
  public String shown() {
    return status == null ? "STATUS NOT STATED" : status.name();
  }
}
