// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.attribution;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.trucewatch.assessment.attribution.IncidentAttribution.LeftOut;
import org.trucewatch.domain.Finding.Grade;

/**
 * The numbers from which a grade follows.
 *
 * @param top side that comes first: 1 left, -1 right, 0 neither
 * @param robust least probability of it over everything that is left out
 * @param unaided the same without what the party itself says or measures against itself: an admission may name, and never establishes
 * @param hosted the same without all that stands on the other side's ground
 * @param kinds independent kinds of physics that point to it
 * @param otherSide mass of the 99 % region on other ground
 * @param outside mass where the line tells nothing
 * @param lineMoved least probability of it if the published line were off over its ground by the limit
 * @param contradicted why the word of the party that would gain fits with nobody else's; empty where it does
 * @param leftOut what each removal gives
 */
record Measured(
    int top,
    double robust,
    double unaided,
    double hosted,
    int kinds,
    double otherSide,
    double outside,
    double lineMoved,
    Optional<String> contradicted,
    List<LeftOut> leftOut) {

  Grade grade(AttributionLimits limits) {
    if (top == 0
        || robust < limits.leaning()
        || lineMoved < limits.leaning()
        || contradicted.isPresent()) {
      return Grade.UNDETERMINED;
    }
    boolean isEstablished = robust >= limits.established()
        && unaided >= limits.established()
        && kinds >= limits.modalities()
        && hosted >= limits.leaning()
        && otherSide < limits.otherSideOfRegion();
    return isEstablished ? Grade.ESTABLISHED : Grade.LEANING;
  }

  /** Why this grade and no higher. */
  String reason(AttributionLimits limits, CaseWords words, String side) {
    if (words.isEmpty()) {
      return "nothing physical tells where it was fired from";
    }
    if (outside > 0.5) {
      return "it came from where the line of control tells nothing: outside of it";
    }
    if (top == 0) {
      return "the evidence is as good for either side, or its pieces leave no common place";
    }
    if (robust < limits.leaning()) {
      return weakest(side)
          + String.format(Locale.ROOT, "; %.2f is needed to name a side", limits.leaning());
    }
    if (contradicted.isPresent()) {
      return contradicted.get();
    }
    if (lineMoved < limits.leaning()) {
      return String.format(
          Locale.ROOT,
          "too near the line: were it off by %.1f of its errors over ground of %s, %s would have %.3f; %.2f is needed to name a side",
          limits.lineErrors(),
          side,
          side,
          lineMoved,
          limits.leaning());
    }
    return named(limits, side);
  }

  private String named(AttributionLimits limits, String side) {
    String base = String.format(
        Locale.ROOT, "%s has at least %.3f whichever sources are left out", side, robust);
    if (grade(limits) == Grade.ESTABLISHED) {
      return base + ", by two independent kinds of physics";
    }
    if (unaided < limits.leaning()) {
      return base
          + ", with its own word or instruments against itself; an admission never establishes";
    }
    if (kinds < limits.modalities()) {
      return base + "; only one independent kind of physics points there";
    }
    if (hosted < limits.leaning()) {
      return base + "; it would not stand without the sources on the other side's ground";
    }
    if (robust < limits.established() || unaided < limits.established()) {
      return base
          + String.format(Locale.ROOT, "; %.2f is needed to establish", limits.established());
    }
    return base
        + String.format(Locale.ROOT, "; %.3f of the region lies on other ground", otherSide);
  }

  /** What the least that is left to a side comes from. */
  private String weakest(String side) {
    for (LeftOut l : leftOut) {
      if (l.topPartyId().isEmpty()) {
        return "without " + l.without() + " nothing is left that tells a side";
      }
      if (!l.topPartyId().equals(side)) {
        return "without " + l.without() + " another side comes first";
      }
    }
    for (LeftOut l : leftOut) {
      if (l.probability() <= robust) {
        return String.format(
            Locale.ROOT, "without %s, %s has %.3f", l.without(), side, l.probability());
      }
    }
    return String.format(Locale.ROOT, "with everything taken together, %s has %.3f", side, robust);
  }
}
