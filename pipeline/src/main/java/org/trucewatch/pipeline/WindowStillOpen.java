// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.pipeline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.trucewatch.domain.Finding;
import org.trucewatch.domain.Finding.Standing;

/** Nothing is kept before its time is over: of a window that is open a provisional picture says at most what is not known yet. */
final class WindowStillOpen {
  private WindowStillOpen() {}

  /**
   * The finding as it may be shown while reports are awaited.
   *
   * @param end of the agreement's window
   * @param asOf of the provisional picture
   */
  static Finding shown(Finding f, Instant end, Instant asOf) {
    if (f.standing() != Standing.KEPT || !asOf.isBefore(end)) {
      return f;
    }
    List<String> reasons = new ArrayList<>(f.reasons());
    reasons.add("the window is open until " + end + "; silence until then says nothing yet");
    return new Finding(
        f.findingId(),
        f.title(),
        f.obligationId(),
        f.partyId(),
        Standing.UNDETERMINED,
        "Undetermined: nothing against it was received until " + asOf + ", and the window is open.",
        f.standardOfProof(),
        reasons,
        f.coverage(),
        f.claims(),
        f.attribution(),
        f.criteria(),
        f.wouldChange(),
        f.eventIds(),
        f.inputs());
  }
}
