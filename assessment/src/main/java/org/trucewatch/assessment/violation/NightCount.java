// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.violation;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.trucewatch.assessment.control.LineFinder;
import org.trucewatch.assessment.control.LinesOfDay;
import org.trucewatch.assessment.corroboration.SkyCoverage.CloudRange;
import org.trucewatch.domain.Hotspot;
import org.trucewatch.domain.LineOfContact;
import org.trucewatch.domain.ThermalAnomaly;
import org.trucewatch.domain.quantity.TimeSpan;

/**
 * Night pixels near the line on one night.
 *
 * @param night local day on which it began
 * @param near pixels within the corridor of the line, whatever their standing
 * @param persistent of these, put down to known heat
 * @param lowConfidence of these, doubted by the detection algorithm
 * @param inWindow of these, seen inside the agreement's window
 * @param nearAnyEdge pixels within the corridor of the edge of any area, patches apart from the main body included
 * @param recurring of those near, seen on another night too within {@link #RECURRING_METERS}
 * @param seen pixels anywhere on that night
 * @param seenPersistent of these, put down to known heat
 */
record NightCount(
    LocalDate night,
    int near,
    int persistent,
    int lowConfidence,
    int inWindow,
    int nearAnyEdge,
    int recurring,
    int seen,
    int seenPersistent) {

  /** About one pixel at the edge of the swath (0.8 km), rounded up: nearer pixels may be one source. */
  static final double RECURRING_METERS = 1_000;

  static NightCount of(
      LocalDate night,
      List<Hotspot> hotspots,
      LinesOfDay.Line line,
      double corridorMeters,
      TimeSpan window) {
    List<Hotspot> seen = hotspots.stream()
        .filter(h ->
            h.anomaly().light() == ThermalAnomaly.Light.NIGHT && h.nightOf().equals(night))
        .toList();
    List<Hotspot> near =
        seen.stream().filter(h -> h.distanceToLineMeters() <= corridorMeters).toList();
    return new NightCount(
        night,
        near.size(),
        count(near, Hotspot.Standing.PERSISTENT),
        count(near, Hotspot.Standing.LOW_CONFIDENCE),
        (int) near.stream().filter(h -> window.contains(h.anomaly().at())).count(),
        within(seen, line.everyEdge(), corridorMeters),
        (int) near.stream().filter(h -> recurs(h, hotspots)).count(),
        seen.size(),
        count(seen, Hotspot.Standing.PERSISTENT));
  }

  private static int count(List<Hotspot> hotspots, Hotspot.Standing standing) {
    return (int) hotspots.stream().filter(h -> h.standing() == standing).count();
  }

  private static boolean recurs(Hotspot h, List<Hotspot> hotspots) {
    return hotspots.stream()
        .anyMatch(o -> o.anomaly().light() == ThermalAnomaly.Light.NIGHT
            && !o.nightOf().equals(h.nightOf())
            && LineFinder.distanceMeters(h.anomaly().position(), o.anomaly().position())
                <= RECURRING_METERS);
  }

  private static int within(List<Hotspot> hotspots, LineOfContact line, double corridorMeters) {
    return (int) hotspots.stream()
        .filter(h -> LineFinder.distanceMeters(h.anomaly().position(), line) <= corridorMeters)
        .count();
  }

  int withoutPersistent() {
    return near - persistent;
  }

  /** The count with what it leaves out and what cloud hid. */
  String sentence(double corridorMeters, Optional<CloudRange> cloud) {
    return String.format(
        Locale.ROOT,
        "Night from %s: %d night pixels within %.0f km of the line, %d without known persistent heat (%d set aside, %d"
            + " of low confidence); %d of them inside the window; %d within 1 km of a pixel of another night, as"
            + " lasting heat would be; %d near the edge of any patch; %d seen anywhere, %d of them known heat. %s",
        night,
        near,
        corridorMeters / 1_000,
        withoutPersistent(),
        persistent,
        lowConfidence,
        inWindow,
        recurring,
        nearAnyEdge,
        seen,
        seenPersistent,
        cloud.map(this::clearSky).orElse("Cloud not known."));
  }

  /** What the count would stand for if fires were spread evenly under the cloud, which nobody knows. */
  private String clearSky(CloudRange c) {
    String clear = String.format(
        Locale.ROOT,
        "Seen through %.0f to %.0f %% of clear sky",
        100 * (1 - c.most()),
        100 * (1 - c.least()));
    if (!(c.most() < 1)) {
      return clear + ": the count bounds nothing.";
    }
    return String.format(
        Locale.ROOT,
        "%s: if heat was spread evenly under the cloud, %d seen stand for about %.0f to %.0f; zero under cloud would"
            + " stand for nothing.",
        clear,
        near,
        near / (1 - c.least()),
        near / (1 - c.most()));
  }
}
