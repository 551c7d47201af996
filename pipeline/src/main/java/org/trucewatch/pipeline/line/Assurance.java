// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.pipeline.line;

import java.util.List;
import org.trucewatch.domain.line.GroupTrust;

/**
 * What a judgement says of itself: whom it believed, what it left out, and what it had to take back.
 *
 * @param trust in groups of sensors
 * @param setAside reports that nothing was concluded from, each with the flag that says why
 * @param reopened what reports that came late changed, by incident
 * @param replaced places that were told before and after reports came late
 */
public record Assurance(
    List<GroupTrust> trust,
    List<SetAside> setAside,
    List<Reopened> reopened,
    List<Replaced> replaced) {
  /** Of a judgement without sensors. */
  public static final Assurance NONE = new Assurance(List.of(), List.of(), List.of(), List.of());

  /**
   * A report that is sealed and not believed.
   *
   * @param report number of the observation
   * @param flag index in the judgement's flags
   */
  public record SetAside(long report, int flag) {}

  /**
   * A pulse that was placed without late reports, and again with them.
   *
   * @param eventId as it is now
   * @param sdBeforeKilometers standard deviation of the place without them: the root of the mean variance of both directions
   * @param sdAfterKilometers with them
   * @param lateReports how many of its reports came late
   */
  public record Replaced(
      String eventId, double sdBeforeKilometers, double sdAfterKilometers, int lateReports) {}

  public Assurance {
    trust = List.copyOf(trust);
    setAside = List.copyOf(setAside);
    reopened = List.copyOf(reopened);
    replaced = List.copyOf(replaced);
  }
}
