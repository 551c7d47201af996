// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.agreement;

import java.util.List;
import java.util.Locale;

/**
 * A dated line from which a party's distances are measured. Each party may have its own, so that one front line for all
 * would be wrong.
 *
 * @param lineId lower case, so that conditions can name {@link #distanceFact}
 * @param title for people
 * @param parties whose distances are measured from it
 * @param term when it is the reference
 * @param geometry name of the data set that draws it; empty where its course is not public, and distances are given
 * @param provenance where that was read
 */
public record ReferenceLine(
    String lineId,
    String title,
    List<String> parties,
    Term term,
    String geometry,
    Provenance provenance) {
  public ReferenceLine {
    parties = List.copyOf(parties);
  }

  /** Name of the fact that holds how far behind this line, on its own side, something stands, in metres. */
  public String distanceFact() {
    return "distance." + lineId.toLowerCase(Locale.ROOT).replace('-', '_');
  }
}
