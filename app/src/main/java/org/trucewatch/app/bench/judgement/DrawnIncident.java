// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.bench.judgement;

import org.trucewatch.assessment.attribution.AttributionCase;
import org.trucewatch.domain.line.ControlLine;

/**
 * One drawn case and the truth about it.
 *
 * @param suite what was done to it
 * @param published the line as the system may know it
 * @param given the case as the system may know it
 * @param trueSide the party on whose ground the fire began, by the true line
 * @param kilometersFromLine of the true launch from the true line
 */
record DrawnIncident(
    Suite suite,
    ControlLine published,
    AttributionCase given,
    String trueSide,
    double kilometersFromLine) {
  /** What was done to a case. */
  enum Suite {
    /** Errors are as they are told. */
    HONEST("errors as told"),
    /** The true line is off by twice what its publisher says. */
    MOVED_LINE("line off by twice its error"),
    /** One owner's sources all place the launch on the other side. */
    FORGED_OWNER("one owner forges all it has"),
    /** A party fires from behind its own line onto its own ground, accuses the other and adds a forged track of its own. */
    FALSE_FLAG("false flag");

    private final String title;

    Suite(String title) {
      this.title = title;
    }

    String title() {
      return title;
    }
  }
}
