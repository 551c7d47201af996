// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.report;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.trucewatch.assessment.agreement.ProvisionJudgement.Standing;
import org.trucewatch.assessment.incident.JudgedCount;
import org.trucewatch.assessment.incident.ReportedCount;

/** A mission's counts as a table for people: the measure and its coverage first, then every row, then what the provisions say. */
public final class CountTable {
  private static final DateTimeFormatter LOCAL =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);
  private static final String ROW = "%-12s %-16s %-16s %-16s %7s %11s %7s  %-8s %s%n";

  private final List<JudgedCount> rows;
  private final ZoneId zone;
  private final StringBuilder out = new StringBuilder();

  /**
   * @param rows by time, then region
   * @param zone in which times are printed
   */
  public CountTable(List<JudgedCount> rows, ZoneId zone) {
    this.rows = List.copyOf(rows);
    this.zone = zone;
  }

  /** The table. */
  public String text() {
    line(
        "Measure: observed signs of fire, each counted once, as the mission reports them (SMM-compatible).");
    line(
        "Incidents: none can be made of counts. Rate: none, for coverage is unknown. Side: none is named.");
    line("");
    out.append(String.format(
        ROW,
        "report",
        "from",
        "to",
        "region",
        "signs",
        "explosions",
        "total",
        "coverage",
        "basis"));
    rows.forEach(j -> row(j.count()));
    sums();
    standings();
    return out.toString();
  }

  private void line(String format, Object... values) {
    out.append(String.format(Locale.ROOT, format + "%n", values));
  }

  private void row(ReportedCount c) {
    out.append(String.format(
        Locale.ROOT,
        ROW,
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
  private void sums() {
    long sum = 0;
    for (int i = 0; i < rows.size(); i++) {
      ReportedCount c = rows.get(i).count();
      sum += c.signs().orElse(0);
      boolean isLast = i + 1 == rows.size() || !rows.get(i + 1).count().span().equals(c.span());
      if (isLast && c.cumulative().isPresent() && c.cumulative().getAsLong() != sum) {
        line(
            "By %s the rows sum to %d and the mission's own total is %d.",
            local(c.span().to()), sum, c.cumulative().getAsLong());
      }
    }
    long told = rows.stream().filter(r -> r.count().signs().isPresent()).count();
    line(
        "%n%d rows, %d with a number: %d signs of fire. Days without a row are not days without fire; a zero is what was"
            + " observed, with coverage unknown.",
        rows.size(), told, sum);
  }

  private void standings() {
    line("%nProvisions, of rows with signs of fire, whoever fired:");
    rows.stream()
        .filter(r -> r.count().signs().orElse(0) > 0)
        .collect(Collectors.groupingBy(
            r -> r.isInForce() ? r.standings() : "none in force",
            TreeMap::new,
            Collectors.counting()))
        .forEach((s, n) -> line("  %3d rows: %s", n, s));
    rows.stream()
        .flatMap(r -> r.provisions().stream())
        .filter(j -> j.standing() == Standing.CANNOT_BE_JUDGED)
        .map(j -> "  " + j.provision().provisionId() + ": " + j.reason())
        .distinct()
        .forEach(why -> line("%s", why));
  }

  private String local(Instant t) {
    return LOCAL.format(t.atZone(zone));
  }

  private static String shown(OptionalLong count) {
    return count.isPresent() ? Long.toString(count.getAsLong()) : "-";
  }
}
