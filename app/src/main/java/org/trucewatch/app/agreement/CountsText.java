// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.agreement;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.trucewatch.app.report.CountTable;
import org.trucewatch.assessment.agreement.Terms;
import org.trucewatch.assessment.incident.CountAssessor;
import org.trucewatch.assessment.incident.JudgedCount;
import org.trucewatch.assessment.incident.ReportedCount;
import org.trucewatch.domain.LeafRef;
import org.trucewatch.domain.Sourced;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A mission's counts beside an agreement, for people and for programs. */
final class CountsText {
  /** Nothing is sealed here. */
  private static final LeafRef NOWHERE = new LeafRef("observations", 0);

  private static final String NEW_LINE = System.lineSeparator();

  private final Terms terms;
  private final List<JudgedCount> rows;

  CountsText(Terms terms, List<ReportedCount> counts) {
    this.terms = terms;
    this.rows = new CountAssessor(Optional.of(terms), terms.preamble().zone())
        .judge(counts.stream().map(c -> new Sourced<>(c, NOWHERE)).toList());
  }

  String text() {
    return terms.preamble().title()
        + NEW_LINE
        + NEW_LINE
        + new CountTable(rows, terms.preamble().zone()).text();
  }

  String json() {
    var root = JsonMapper.builder().build().createObjectNode();
    root.put("agreement", terms.preamble().agreementId());
    root.put("measure", "SIGNS");
    root.put("coverage", "unknown");
    root.putNull("side");
    var all = root.putArray("counts");
    for (JudgedCount r : rows) {
      ObjectNode o = all.addObject();
      ReportedCount c = r.count();
      o.put("report", c.report());
      o.put("from", c.span().from().toString());
      o.put("to", c.span().to().toString());
      o.put("region", c.region());
      put(o, "signs", c.signs());
      put(o, "explosions", c.explosions());
      put(o, "cumulative", c.cumulative());
      o.put("trend", c.trend());
      o.put("basis", c.basis().name());
      o.put("source", c.source());
      var standings = o.putObject("provisions");
      r.provisions()
          .forEach(j -> standings.put(j.provision().provisionId(), j.standing().name()));
    }
    return root.toPrettyString() + NEW_LINE;
  }

  private static void put(ObjectNode node, String key, OptionalLong value) {
    if (value.isPresent()) {
      node.put(key, value.getAsLong());
    } else {
      node.putNull(key);
    }
  }
}
