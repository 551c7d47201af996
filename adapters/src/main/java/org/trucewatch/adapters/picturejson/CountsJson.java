// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.adapters.picturejson;

import java.util.OptionalLong;
import org.trucewatch.assessment.incident.CountAssessor;
import org.trucewatch.assessment.incident.JudgedCount;
import org.trucewatch.assessment.incident.ReportedCount;
import org.trucewatch.pipeline.Picture.SealedCounts;
import tools.jackson.databind.node.ObjectNode;

/** A mission's counts as JSON: the measure and its coverage stand beside every list of them, and no member names a side. */
final class CountsJson {
  private CountsJson() {}

  static ObjectNode counts(SealedCounts sealed) {
    ObjectNode node = Nodes.object()
        .put("measure", "SIGNS")
        .put("label", "SMM-compatible count: each observed sign of fire, once")
        .put("coverage", "unknown")
        .putNull("side")
        .put("zone", sealed.zone().getId());
    node.set("leaf", Nodes.leaf(sealed.leaf()));
    node.set("rows", Nodes.list(sealed.counts(), j -> {
      ObjectNode row = row(j);
      if (j.count().signs().isPresent()) {
        row.put("finding", CountAssessor.findingId(j.count().span(), sealed.zone()));
      } else {
        row.putNull("finding");
      }
      return row;
    }));
    return node;
  }

  static ObjectNode row(JudgedCount judged) {
    ReportedCount c = judged.count();
    ObjectNode node = Nodes.object()
        .put("report", c.report())
        .put("from", c.span().from().toString())
        .put("to", c.span().to().toString())
        .put("region", c.region());
    put(node, "signs", c.signs());
    put(node, "explosions", c.explosions());
    put(node, "cumulative", c.cumulative());
    node.put("trend", c.trend())
        .put("basis", c.basis().name())
        .put("sourceUrl", c.source())
        .put("coverage", "unknown");
    ObjectNode standings = node.putObject("provisions");
    judged
        .provisions()
        .forEach(p -> standings.put(p.provision().provisionId(), p.standing().name()));
    node.set("leaf", Nodes.leaf(judged.leaf()));
    return node;
  }

  private static void put(ObjectNode node, String name, OptionalLong value) {
    if (value.isPresent()) {
      node.put(name, value.getAsLong());
    } else {
      node.putNull(name);
    }
  }
}
