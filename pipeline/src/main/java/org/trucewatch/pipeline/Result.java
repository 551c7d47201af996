// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.pipeline;

import java.util.List;
import org.trucewatch.assessment.control.ControlFit.RegionShare;
import org.trucewatch.assessment.incident.JudgedCount;
import org.trucewatch.domain.ClockFault;
import org.trucewatch.domain.Detection;
import org.trucewatch.domain.Event;
import org.trucewatch.domain.Finding;
import org.trucewatch.domain.Hotspot;
import org.trucewatch.domain.Rejection;
import org.trucewatch.pipeline.release.LineState;
import org.trucewatch.science.classification.SourceKind;

/** What a run concludes, one sealed leaf each. */
public sealed interface Result {
  record DetectionResult(Detection detection) implements Result {}

  record ClockFaultResult(ClockFault fault) implements Result {}

  record EventResult(Event event, SourceKind kind, FiringArea firingArea) implements Result {}

  /** What became of every thermal anomaly, in one leaf: there are many and each is small. */
  record HotspotsResult(List<Hotspot> hotspots) implements Result {
    public HotspotsResult {
      hotspots = List.copyOf(hotspots);
    }
  }

  record FindingResult(Finding finding) implements Result {}

  /** The watch over a line, in one leaf: incidents, coverage, outages, statements. */
  record LineResult(LineState line) implements Result {}

  /** Every count that a mission reported, in one leaf, with the provisions that bear on it. */
  record CountsResult(List<JudgedCount> counts) implements Result {
    public CountsResult {
      counts = List.copyOf(counts);
    }
  }

  /** How much of each region each day's maps show as held, in one leaf; where they do not fit stands in findings. */
  record ControlResult(List<RegionShare> shares) implements Result {
    public ControlResult {
      shares = List.copyOf(shares);
    }
  }

  record RejectionResult(Rejection rejection) implements Result {}

  /** Name of this kind of leaf. */
  default String leafKind() {
    return switch (this) {
      case DetectionResult d -> "detection";
      case ClockFaultResult c -> "clock-fault";
      case EventResult e -> "event";
      case HotspotsResult h -> "hotspots";
      case FindingResult f -> "finding";
      case LineResult l -> "line";
      case CountsResult c -> "counts";
      case ControlResult c -> "control-shares";
      case RejectionResult r -> "rejection";
    };
  }
}
