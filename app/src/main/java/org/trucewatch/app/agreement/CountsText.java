// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.agreement;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.trucewatch.assessment.agreement.ProvisionJudgement;
import org.trucewatch.assessment.agreement.ProvisionJudgement.Standing;
import org.trucewatch.assessment.agreement.Terms;
import org.trucewatch.assessment.incident.CountJudge;
import org.trucewatch.assessment.incident.ReportedCount;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A mission's counts beside an agreement, for people and for programs. */
final class CountsText {
  private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
  private static final String NEW_LINE = System.lineSeparator();

  private final Terms terms;
  private final List<Row> rows = new ArrayList<>();

  /** A count and the provisions that bear on it. */
  private record Row(ReportedCount count, List<ProvisionJudgement> provisions) {
    boolean isInForce() {
      return provisions.stream().anyMatch(j -> j.standing() != Standing.NOT_IN_FORCE);
    }

    String standings() {
      return provisions.stream()
          .map(j -> j.provision().provisionId() + " " + j.standing())
          .collect(Collectors.joining(", "));
    }
  }

  CountsText(Terms terms, List<ReportedCount> counts) {
    this.terms = terms;
    var judge = new CountJudge(terms);
    counts.stream()
        .sorted(Comparator.comparing((ReportedCount c) -> c.span().from())
            .thenComparing(c -> c.span().to())
            .thenComparing(ReportedCount::region))
        .forEach(c -> rows.add(new Row(c, judge.judge(c))));
  }

  String text() {
    var out = new StringBuilder();
    out.append(terms.preamble().title()).append(NEW_LINE).append(NEW_LINE);
    out.append("Measure: observed signs of fire, each counted once, as the mission reports them.");
    out.append(NEW_LINE).append("Incidents: none can be made of counts. ");
    out.append("Rate: none, for coverage is unknown. Side: none is named.").append(NEW_LINE);
    out.append(NEW_LINE);
    out.append(String.format(
        "%-12s %-16s %-16s %-16s %7s %11s %7s  %-8s %s%n",
        "report", "from", "to", "region", "signs", "explosions", "total", "coverage", "basis"));
    rows.forEach(r -> line(r, out));
    sums(out);
    standings(out);
    return out.toString();
  }

  private void line(Row r, StringBuilder out) {
    ReportedCount c = r.count();
    out.append(String.format(
        Locale.ROOT,
        "%-12s %-16s %-16s %-16s %7s %11s %7s  %-8s %s%n",
        c.report(),
        local(c.span().from()),
        local(c.span().to()),
        c.region(),
        shown(c.signs()),
        shown(c.explosions()),
        shown(c.cumulative()),
        "unknown",
        c.basis().name().toLowerCase(Locale.ROOT)
            + (c.trend().isEmpty() ? "" : ", \"" + c.trend() + "\"")));
  }

  /** Sum of the rows up to the last running total, beside that total. */
  private void sums(StringBuilder out) {
    long sum = 0;
    for (int i = 0; i < rows.size(); i++) {
      ReportedCount c = rows.get(i).count();
      sum += c.signs().orElse(0);
      boolean isLast = i + 1 == rows.size() || !rows.get(i + 1).count().span().equals(c.span());
      if (isLast && c.cumulative().isPresent() && c.cumulative().getAsLong() != sum) {
        out.append(String.format(
            Locale.ROOT,
            "By %s the rows sum to %d and the mission's own total is %d.%n",
            local(c.span().to()),
            sum,
            c.cumulative().getAsLong()));
      }
    }
    long told = rows.stream().filter(r -> r.count().signs().isPresent()).count();
    out.append(String.format(
        Locale.ROOT,
        "%n%d rows, %d with a number: %d signs of fire. Days without a row are not days without fire; a zero is what was"
            + " observed, with coverage unknown.%n",
        rows.size(),
        told,
        sum));
  }

  private void standings(StringBuilder out) {
    out.append(NEW_LINE).append("Provisions, of rows with signs of fire, whoever fired:");
    out.append(NEW_LINE);
    rows.stream()
        .filter(r -> r.count().signs().orElse(0) > 0)
        .collect(Collectors.groupingBy(
            r -> r.isInForce() ? r.standings() : "none in force",
            java.util.TreeMap::new,
            Collectors.counting()))
        .forEach((s, n) -> out.append(String.format("  %3d rows: %s%n", n, s)));
    rows.stream()
        .flatMap(r -> r.provisions().stream())
        .filter(j -> j.standing() == Standing.CANNOT_BE_JUDGED)
        .map(j -> "  " + j.provision().provisionId() + ": " + j.reason())
        .distinct()
        .forEach(why -> out.append(why).append(NEW_LINE));
  }

  private String local(Instant t) {
    return LOCAL.format(t.atZone(terms.preamble().zone()));
  }

  private static String shown(OptionalLong count) {
    return count.isPresent() ? Long.toString(count.getAsLong()) : "-";
  }

  String json() {
    var root = JsonMapper.builder().build().createObjectNode();
    root.put("agreement", terms.preamble().agreementId());
    root.put("measure", "SIGNS");
    root.put("coverage", "unknown");
    root.putNull("side");
    var all = root.putArray("counts");
    for (Row r : rows) {
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
