// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.corroboration;

import java.util.List;

/**
 * How well an incident is supported.
 *
 * @param groups independence groups among its sources: names of the sources of each
 * @param modalities how many kinds of physics
 * @param reliability of the best source, A to F
 * @param credibility of the information, 1 to 6
 * @param isCorroborated whether at least two independent physical groups support it
 * @param reason for a person
 */
public record Corroboration(
    List<List<String>> groups,
    int modalities,
    char reliability,
    int credibility,
    boolean isCorroborated,
    String reason) {
  public Corroboration {
    groups = groups.stream().map(List::copyOf).toList();
  }

  /** As in B2. */
  public String grade() {
    return String.valueOf(reliability) + credibility;
  }
}
