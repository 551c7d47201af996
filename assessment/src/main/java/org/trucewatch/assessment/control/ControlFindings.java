// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.control;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.trucewatch.assessment.control.ControlFit.Kind;
import org.trucewatch.assessment.control.ControlFit.Misfit;
import org.trucewatch.domain.Finding;
import org.trucewatch.domain.Finding.Attribution;
import org.trucewatch.domain.Finding.Grade;
import org.trucewatch.domain.LeafRef;

/** Findings about maps that do not fit: one a day and kind. They say that maps disagree, and nothing of who is right. */
public final class ControlFindings {
  private ControlFindings() {}

  /**
   * By day; overlaps before gaps.
   *
   * @param maps leaves of all control maps and regions
   */
  public static List<Finding> of(List<Misfit> misfits, List<LeafRef> maps) {
    List<Finding> findings = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      Map<LocalDate, List<Misfit>> byDay = new LinkedHashMap<>();
      misfits.stream()
          .filter(m -> m.kind() == kind)
          .forEach(m -> byDay.computeIfAbsent(m.day(), d -> new ArrayList<>()).add(m));
      byDay.forEach((day, all) -> findings.add(finding(kind, day, all, maps)));
    }
    return findings;
  }

  private static Finding finding(Kind kind, LocalDate day, List<Misfit> all, List<LeafRef> maps) {
    String noun = kind == Kind.OVERLAP ? "overlap" : "gap";
    double sum = all.stream().mapToDouble(Misfit::squareKilometers).sum();
    String size = all.size() + " " + noun + (all.size() == 1 ? "" : "s") + ", "
        + String.format(Locale.ROOT, "%.2f km2", sum);
    return new Finding(
        "control/" + day + "-" + noun,
        "Control maps of " + day + " do not fit: " + size,
        "",
        "",
        Finding.Standing.OBSERVED,
        all.getFirst().message() + (all.size() == 1 ? "" : " And " + (all.size() - 1) + " more."),
        "A comparison of the maps as they were sealed; nothing in it says which is right",
        all.stream().map(Misfit::message).toList(),
        List.of(
            "The maps' own days and uncertainty bound what they can show; ground that no map of the day covers is not stated"),
        List.of(),
        new Attribution(
            Grade.UNDETERMINED, List.of(), 1, "maps that disagree name nobody; no side is named"),
        List.of(),
        List.of("A map that both parties accept for " + day
            + ", or a corrected edge of one of the polygons named, would settle it"),
        List.of(),
        maps);
  }
}
