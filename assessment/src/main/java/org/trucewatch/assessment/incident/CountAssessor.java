// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.incident;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.trucewatch.assessment.agreement.ProvisionJudgement;
import org.trucewatch.assessment.agreement.Terms;
import org.trucewatch.domain.Finding;
import org.trucewatch.domain.Finding.Attribution;
import org.trucewatch.domain.Finding.Grade;
import org.trucewatch.domain.Finding.Standing;
import org.trucewatch.domain.Sourced;
import org.trucewatch.domain.quantity.TimeSpan;

/**
 * Findings from a mission's counts: one a period with a number, all its regions together. A count is a number of signs of fire that
 * were seen or heard. What could have been seen is not told, so a count gives no rate, a zero is no proof of quiet, and as a count
 * names nobody, no finding made of it does.
 */
public final class CountAssessor {
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);
  private static final DateTimeFormatter COMPACT =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmm", Locale.ROOT);

  private static final Comparator<JudgedCount> BY_TIME = Comparator.comparing(
          (JudgedCount j) -> j.count().span().from())
      .thenComparing(j -> j.count().span().to())
      .thenComparing(j -> j.count().region())
      .thenComparing(JudgedCount::leaf);

  private final Optional<Terms> terms;
  private final ZoneId zone;

  /**
   * @param terms whose provisions counts are held against; empty where there are none
   * @param zone in which periods are told
   */
  public CountAssessor(Optional<Terms> terms, ZoneId zone) {
    this.terms = terms;
    this.zone = zone;
  }

  /** Every count with its provisions, by time, then region. */
  public List<JudgedCount> judge(List<Sourced<ReportedCount>> counts) {
    Optional<CountJudge> judge = terms.map(CountJudge::new);
    return counts.stream()
        .map(c -> new JudgedCount(
            c.value(), c.leaf(), judge.map(j -> j.judge(c.value())).orElse(List.of())))
        .sorted(BY_TIME)
        .toList();
  }

  /** A finding for each period of which a number is told, by time. */
  public List<Finding> findings(List<JudgedCount> judged) {
    Map<TimeSpan, List<JudgedCount>> periods = new LinkedHashMap<>();
    for (JudgedCount j : judged) {
      if (j.count().signs().isPresent()) {
        periods.computeIfAbsent(j.count().span(), s -> new ArrayList<>()).add(j);
      }
    }
    return periods.entrySet().stream()
        .map(e -> finding(e.getKey(), e.getValue()))
        .toList();
  }

  /** Id of a period's finding. */
  public static String findingId(TimeSpan span, ZoneId zone) {
    return "signs/" + COMPACT.format(span.from().atZone(zone)) + "-"
        + COMPACT.format(span.to().atZone(zone));
  }

  private Finding finding(TimeSpan span, List<JudgedCount> rows) {
    OptionalLong total = total(rows);
    String number = total.isEmpty() ? "numbers that differ" : Long.toString(total.getAsLong());
    return new Finding(
        findingId(span, zone),
        "Signs of fire counted, " + local(span.from()) + " to " + local(span.to()) + ": " + number,
        contrary(rows),
        "",
        standing(rows),
        statement(span, rows, total),
        "Counts as the mission reports them (SMM-compatible: each sign of fire seen or heard counts once); each rests on the"
            + " mission's word alone",
        reasons(rows),
        List.of(
            "Coverage is unknown: the reports do not tell which hours and places the mission could see or hear."
                + " A zero is what was observed and no proof of quiet."),
        List.of(),
        new Attribution(
            Grade.UNDETERMINED,
            List.of(),
            1,
            "a count tells neither who fired nor from where; no side is named"),
        List.of(),
        List.of(
            "The hours and places that the mission could see or hear would make a rate of the count",
            "Place, time and direction of each sign would make incidents of it, and an incident can be attributed"),
        List.of(),
        rows.stream().map(JudgedCount::leaf).toList());
  }

  /** Empty where one region has two different numbers: adding up either would be a choice. */
  private static OptionalLong total(List<JudgedCount> rows) {
    Map<String, Long> byRegion = new LinkedHashMap<>();
    for (JudgedCount j : rows) {
      long signs = j.count().signs().orElseThrow();
      Long before = byRegion.putIfAbsent(j.count().region(), signs);
      if (before != null && before != signs) {
        return OptionalLong.empty();
      }
    }
    return OptionalLong.of(byRegion.values().stream().mapToLong(n -> n).sum());
  }

  private static String contrary(List<JudgedCount> rows) {
    return judgements(rows)
        .filter(p -> p.standing() == ProvisionJudgement.Standing.CONTRARY)
        .map(p -> p.provision().provisionId())
        .findFirst()
        .orElse("");
  }

  private static Stream<ProvisionJudgement> judgements(List<JudgedCount> rows) {
    return rows.stream().flatMap(j -> j.provisions().stream());
  }

  /** As of incidents: violated where it is contrary whoever did it; else nothing is found against anybody. */
  private Standing standing(List<JudgedCount> rows) {
    boolean isZero = rows.stream().allMatch(j -> j.count().signs().orElse(0) == 0);
    if (isZero && terms.isPresent()) {
      return Standing.UNDETERMINED;
    }
    if (!contrary(rows).isEmpty()) {
      return Standing.VIOLATED;
    }
    boolean isOpen = judgements(rows)
        .anyMatch(p -> p.standing() == ProvisionJudgement.Standing.CANNOT_BE_JUDGED
            || p.standing() == ProvisionJudgement.Standing.AMBIGUOUS);
    return isOpen ? Standing.UNDETERMINED : Standing.OBSERVED;
  }

  private String statement(TimeSpan span, List<JudgedCount> rows, OptionalLong total) {
    String parts = rows.stream().map(j -> told(j.count())).collect(Collectors.joining("; "));
    return "From " + local(span.from()) + " to " + local(span.to()) + " (" + zone
        + ") the mission counted "
        + (total.isEmpty() ? "numbers that differ for one region" : signs(total.getAsLong()))
        + ": " + parts + ". Coverage is unknown; no side is named.";
  }

  private static String signs(long n) {
    return n + (n == 1 ? " sign of fire" : " signs of fire");
  }

  private static String told(ReportedCount c) {
    return c.region() + " " + c.signs().orElseThrow()
        + (c.explosions().isPresent() && c.explosions().getAsLong() > 0
            ? " (explosions among them: " + c.explosions().getAsLong() + ")"
            : "")
        + (c.basis() == ReportedCount.Basis.DERIVED ? " (worked out from other numbers)" : "");
  }

  private List<String> reasons(List<JudgedCount> rows) {
    List<String> reasons = new ArrayList<>();
    judgements(rows)
        .map(p -> p.provision().provisionId() + " " + p.standing() + ": " + p.reason())
        .distinct()
        .forEach(reasons::add);
    if (reasons.isEmpty()) {
      reasons.add(
          rows.stream().allMatch(j -> j.count().signs().orElse(0) == 0)
              ? "Nothing was counted, so there is no act that a provision could bear on"
              : "No provision bears on it");
    }
    TreeSet<String> sources = new TreeSet<>();
    rows.forEach(
        j -> sources.add("report " + j.count().report() + ", " + j.count().source()));
    reasons.addAll(sources);
    return reasons;
  }

  private String local(Instant t) {
    return MINUTE.format(t.atZone(zone));
  }
}
