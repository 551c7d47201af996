// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.bench.association;

import java.util.Arrays;
import java.util.List;
import org.trucewatch.science.association.scoring.EllipseCoverage;
import org.trucewatch.science.association.scoring.Reliability;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The synthetic sets for a program. */
final class SyntheticJson {
  private SyntheticJson() {}

  static void write(ObjectNode root, List<SetRow> rows, SyntheticSummary summary) {
    ArrayNode list = root.putArray("sets");
    rows.forEach(row -> write(list.addObject(), row));
    ObjectNode families = root.putObject("ellipses_by_family");
    summary.coverageByFamily().forEach((name, c) -> coverage(families.putObject(name), c));
    Reliability all = summary.reliability();
    number(root, "brier", all.brier());
    number(root, "log_score", all.logScore());
    ArrayNode bins = root.putArray("reliability");
    for (Reliability.Bin bin : all.bins()) {
      bins.addObject()
          .put("from", bin.from())
          .put("to", bin.to())
          .put("events", bin.events())
          .put("said", bin.said())
          .put("real", bin.real())
          .put("band_low", bin.band().low())
          .put("band_high", bin.band().high())
          .put("holds", bin.holds());
    }
    number(root, "cost_exponent", summary.cost().exponent());
  }

  private static void write(ObjectNode node, SetRow row) {
    node.put("set", row.set().name())
        .put("picks", row.picks())
        .put("detectable", row.score().detectable())
        .put("found", row.score().found())
        .put("matched", row.score().matched())
        .put("wrong", row.score().wrong());
    number(node, "f1", row.score().f1());
    number(node, "precision", row.score().precision());
    number(node, "recall", row.score().recall());
    node.put("seconds", row.medianSeconds()).put("kernel_seconds", row.kernelSeconds());
    ArrayNode seconds = node.putArray("seconds_of_repeats");
    Arrays.stream(row.seconds()).forEach(seconds::add);
    number(node, "f1_asked", row.target().f1Min());
    number(node, "precision_asked", row.target().precisionMin());
    number(node, "seconds_asked", row.target().secondsMax());
    node.put("met", row.meetsTarget()).put("peer", row.target().peer());
    number(node, "peer_f1", row.target().peerF1());
    number(node, "peer_seconds", row.target().peerSeconds());
    number(node, "peer_error_km", row.target().peerErrorKm());
    number(node, "median_error_km", row.score().medianErrorKilometers());
    number(node, "p90_error_km", row.score().ninetyPercentErrorKilometers());
    number(node, "bound_median_km", row.bound().medianKm());
    number(node, "bound_p90_km", row.bound().ninetyKm());
    number(node, "bound_ratio", row.boundRatio());
    coverage(node.putObject("ellipses"), row.score().coverage());
    number(node, "brier", row.score().reliability().brier());
    number(node, "log_score", row.score().reliability().logScore());
    number(node, "wind_error_m_s", row.windError());
    number(node, "wind_sd_m_s", row.medium().windSdMetersPerSecond());
    number(node, "relative_path_error", row.medium().relativePathError());
    number(node, "load", row.load());
    ObjectNode scrambled = node.putObject("false_per_1000_km2_and_day");
    for (double least : new double[] {0.5, 0.9, 0.99}) {
      scrambled.put("p" + least, row.scrambled().perDayOfProbability(least));
    }
    scrambled.put("excluded_at_95_where_none", row.scrambled().perDayAtMost());
    ArrayNode scores = node.putArray("false_scores");
    Arrays.stream(row.scrambled().scores()).sorted().forEach(scores::add);
    number(node, "matches_per_gate", row.matchesPerGate());
  }

  static void asked(ObjectNode root, List<Asked> all) {
    root.put("asked_met", all.stream().filter(Asked::isMet).count()).put("asked", all.size());
    ArrayNode list = root.putArray("asked_numbers");
    for (Asked a : all) {
      list.addObject()
          .put("what", a.what())
          .put("ours", a.ours())
          .put("asked", a.asked())
          .put("met", a.isMet());
    }
  }

  private static void coverage(ObjectNode node, EllipseCoverage coverage) {
    node.put("events", coverage.events());
    number(node, "share_50", coverage.share50());
    number(node, "share_90", coverage.share90());
  }

  static void number(ObjectNode node, String name, double value) {
    if (Double.isFinite(value)) {
      node.put(name, value);
    } else {
      node.putNull(name);
    }
  }
}
