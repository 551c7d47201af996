// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.corroboration;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.trucewatch.domain.line.Impulse;
import org.trucewatch.domain.line.Incident;
import org.trucewatch.domain.line.Observation;
import org.trucewatch.domain.line.StatementCheck;
import org.trucewatch.domain.line.StatementCheck.Standing;
import org.trucewatch.domain.line.StretchCoverage;

/**
 * Parties' statements in a ledger of their own: each beside what sensors show, with a confirmation rate per claimant.
 *
 * <p>A statement is held against the nearest incident within tolerance of place and time. Statements are fuzzy, so the
 * tolerance is wide, and the incident's own errors are added. That nothing was seen is only said where, over the whole of
 * that tolerance, something would have been. What repeats an earlier statement is marked and counts for nothing.
 */
public final class StatementLedger {
  /** A statement that gives the same time and place to this, whoever makes it, repeats the earlier one. */
  static final double REPEAT_KILOMETERS = 0.05;

  static final double REPEAT_SECONDS = 30;

  /** Standard deviations of an incident's own place that are added to the tolerance. */
  private static final double OWN_ERRORS = 2;

  private final Tolerance tolerance;

  /** With the tolerance of the design. */
  public StatementLedger() {
    this(Tolerance.USUAL);
  }

  /** With another. */
  public StatementLedger(Tolerance tolerance) {
    this.tolerance = tolerance;
  }

  /**
   * How far a statement may be off.
   *
   * @param kilometers of the place
   * @param seconds of the time
   * @param detectionLeast probability of detection from which it would have been seen
   */
  public record Tolerance(double kilometers, double seconds, double detectionLeast) {
    /** Parties' places are off by 0.5 to 5 km, their times by 5 to 60 minutes: design of physics, 7.4. */
    public static final Tolerance USUAL = new Tolerance(5, 3600, 0.9);

    public Tolerance {
      if (!(kilometers > 0 && seconds > 0 && detectionLeast > 0 && detectionLeast <= 1)) {
        throw new IllegalArgumentException("tolerance is " + kilometers + " km, " + seconds
            + " s, detection from " + detectionLeast
            + ", expected positive numbers and a probability");
      }
    }
  }

  /** A statement and the number of its observation. */
  public record Numbered(long number, Observation.Statement statement) {}

  /** How one claimant's statements fare: counts and what they are out of. */
  public record Claimant(
      String party,
      int statements,
      int repeated,
      int checkable,
      int confirmed,
      int eventSeen,
      int inconsistent,
      int notSeen) {}

  /** Every statement, by number. */
  public List<StatementCheck> check(
      List<Numbered> statements,
      List<? extends JudgedIncident> findings,
      List<StretchCoverage> coverage) {
    List<Numbered> first = new ArrayList<>();
    List<StatementCheck> checks = new ArrayList<>();
    List<Numbered> byArrival = statements.stream()
        .sorted(Comparator.comparingDouble((Numbered n) -> n.statement().receivedSeconds())
            .thenComparingLong(Numbered::number))
        .toList();
    for (Numbered n : byArrival) {
      Optional<Numbered> earlier =
          first.stream().filter(f -> isRepeat(f.statement(), n.statement())).findFirst();
      if (earlier.isPresent()) {
        checks.add(checked(
            n,
            Standing.REPEATED,
            "",
            "gives the same time and place as statement " + earlier.get().number()
                + ", which came earlier"));
      } else {
        first.add(n);
        checks.add(held(n, findings, coverage));
      }
    }
    checks.sort(Comparator.comparingLong(StatementCheck::number));
    return List.copyOf(checks);
  }

  private static boolean isRepeat(Observation.Statement a, Observation.Statement b) {
    return a.accused().equals(b.accused())
        && Math.abs(a.seconds() - b.seconds()) <= REPEAT_SECONDS
        && StrictMath.hypot(
                a.eastKilometers() - b.eastKilometers(), a.northKilometers() - b.northKilometers())
            <= REPEAT_KILOMETERS;
  }

  private static StatementCheck checked(
      Numbered n, Standing standing, String incidentId, String reason) {
    return new StatementCheck(
        n.number(), n.statement().party(), n.statement().accused(), standing, incidentId, reason);
  }

  private StatementCheck held(
      Numbered n,
      List<? extends JudgedIncident> findings,
      List<StretchCoverage> coverage) {
    JudgedIncident nearest = null;
    double least = Double.POSITIVE_INFINITY;
    for (JudgedIncident f : findings) {
      double misfit = misfit(n.statement(), f.incident());
      boolean isNearer = misfit < least
          || misfit == least
              && nearest != null
              && f.incident().incidentId().compareTo(nearest.incident().incidentId()) < 0;
      if (isNearer) {
        nearest = f;
        least = misfit;
      }
    }
    return nearest == null ? unseen(n, coverage) : beside(n, nearest);
  }

  /** Square of the distance in tolerances; infinite outside of them, and for what is no explosion. */
  private double misfit(Observation.Statement s, Incident i) {
    if (i.kind() == Incident.Kind.INTERFERENCE) {
      return Double.POSITIVE_INFINITY;
    }
    double off = Math.max(0, Math.max(i.fromSeconds() - s.seconds(), s.seconds() - i.toSeconds()));
    double time = off / tolerance.seconds();
    double place = Double.POSITIVE_INFINITY;
    for (Impulse impulse : i.impulses()) {
      place = Math.min(
          place,
          tolerances(s, impulse.eastKilometers(), impulse.northKilometers(), errorOf(impulse)));
    }
    if (i.impulses().isEmpty()) {
      place = tolerances(s, i.eastKilometers(), i.northKilometers(), 0);
    }
    return time <= 1 && place <= 1 ? time * time + place * place : Double.POSITIVE_INFINITY;
  }

  private double tolerances(Observation.Statement s, double e, double n, double error) {
    double away = StrictMath.hypot(s.eastKilometers() - e, s.northKilometers() - n);
    return away / StrictMath.hypot(tolerance.kilometers(), error);
  }

  private static double errorOf(Impulse impulse) {
    double trace = impulse.covariance().trace();
    return trace > 0 ? OWN_ERRORS * Math.sqrt(0.5 * trace) : 0;
  }

  private StatementCheck beside(Numbered n, JudgedIncident found) {
    String id = found.incident().incidentId();
    String accused = n.statement().accused();
    Optional<String> side = found.side();
    if (found.incident().kind() == Incident.Kind.ANNOUNCED) {
      return checked(n, Standing.EVENT_SEEN, id, "a detonation that was announced beforehand");
    }
    if (side.isEmpty()) {
      return checked(
          n, Standing.EVENT_SEEN, id, "the event is seen; from whose ground it came is not known");
    }
    if (side.get().equals(accused)) {
      return checked(
          n, Standing.CONFIRMED, id, "the event is seen, and assessed as from ground of " + accused);
    }
    return checked(
        n,
        Standing.INCONSISTENT_WITH_PHYSICAL_EVIDENCE,
        id,
        "the event is seen, and assessed as from ground of " + side.get() + ", not of " + accused
            + ": inconsistent with physical evidence");
  }

  private StatementCheck unseen(Numbered n, List<StretchCoverage> coverage) {
    Observation.Statement s = n.statement();
    double least = Double.POSITIVE_INFINITY;
    String gap = "";
    var covered = new CoveredSpans();
    for (StretchCoverage c : coverage) {
      if (!touches(c, s)) {
        continue;
      }
      least = Math.min(least, c.detection());
      gap = c.isCovered() ? gap : c.gap();
      covered.add(c.fromSeconds(), c.toSeconds());
    }
    if (least == Double.POSITIVE_INFINITY) {
      return checked(n, Standing.CANNOT_BE_CHECKED, "", "nothing tells what could be seen there");
    }
    if (!gap.isEmpty()) {
      return checked(n, Standing.CANNOT_BE_CHECKED, "", "it would not surely have been seen: " + gap);
    }
    if (!covered.holds(s.seconds() - tolerance.seconds(), s.seconds() + tolerance.seconds())) {
      return checked(
          n,
          Standing.CANNOT_BE_CHECKED,
          "",
          "coverage is not told for all of the time that the statement may mean");
    }
    String detection = String.format(
        Locale.ROOT, "probability of detection %.2f, %.2f needed", least, tolerance.detectionLeast());
    return least >= tolerance.detectionLeast()
        ? checked(n, Standing.NOT_SEEN, "", "nothing within tolerance, though covered: " + detection)
        : checked(n, Standing.CANNOT_BE_CHECKED, "", "it would not surely have been seen: " + detection);
  }

  private boolean touches(StretchCoverage c, Observation.Statement s) {
    return c.toKilometers() >= s.eastKilometers() - tolerance.kilometers()
        && c.fromKilometers() <= s.eastKilometers() + tolerance.kilometers()
        && c.toSeconds() > s.seconds() - tolerance.seconds()
        && c.fromSeconds() < s.seconds() + tolerance.seconds();
  }

  /** By claimant, in order of name. */
  public List<Claimant> claimants(List<StatementCheck> checks) {
    Map<String, Map<Standing, Integer>> counts = new TreeMap<>();
    for (StatementCheck c : checks) {
      counts.computeIfAbsent(c.party(), p -> new TreeMap<>()).merge(c.standing(), 1, Integer::sum);
    }
    List<Claimant> all = new ArrayList<>();
    counts.forEach((party, of) -> {
      int total = of.values().stream().mapToInt(Integer::intValue).sum();
      int repeated = of.getOrDefault(Standing.REPEATED, 0);
      all.add(new Claimant(
          party,
          total,
          repeated,
          total - repeated - of.getOrDefault(Standing.CANNOT_BE_CHECKED, 0),
          of.getOrDefault(Standing.CONFIRMED, 0),
          of.getOrDefault(Standing.EVENT_SEEN, 0),
          of.getOrDefault(Standing.INCONSISTENT_WITH_PHYSICAL_EVIDENCE, 0),
          of.getOrDefault(Standing.NOT_SEEN, 0)));
    });
    return all;
  }
}
