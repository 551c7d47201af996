// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.attribution;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.trucewatch.domain.line.Impulse;
import org.trucewatch.domain.line.ImpulseKind;
import org.trucewatch.domain.line.Incident;
import org.trucewatch.domain.line.StretchCoverage;

/**
 * From whose ground it was fired first, among incidents that belong together; or that it cannot be decided.
 *
 * <p>It is decided only where the interval exceeds three standard deviations of both times together, and where coverage is
 * told without a gap from a while before the first until the second: fire that nobody could have heard may have come
 * earlier. A burst without a launch tells only that the launch came up to {@link #FLIGHT_SECONDS_MAX} before.
 *
 * <p>Both onsets are normalised by the probability of detection: where rounds that follow each other every T seconds are located with
 * probability P, those that were located follow every T / P, the first of them comes (1 - P) / P rounds after the true first in the mean,
 * and its standard deviation is the square root of 1 - P, over P, rounds (geometric distribution). Of a single round the interval is not
 * known; then it is the longest pause within an incident.
 *
 * @param partyId whose ground; empty where undecidable
 * @param secondsBetween from the first to the second side's first fire; NaN where only one side fired
 * @param secondsSd one standard deviation of it; NaN likewise
 * @param reason for a person
 */
public record FirstFire(
    Optional<String> partyId, double secondsBetween, double secondsSd, String reason) {
  /** Standard deviations of the timing error that the interval must exceed: design of physics, 7.6. */
  public static final double SIGMAS = 3;

  /** A rocket's flight to 70 km and more takes about so long. */
  static final double FLIGHT_SECONDS_MAX = 120;

  /** So long before the first fire must be covered. */
  static final double BEFORE_SECONDS = 600;

  /** Longest pause between two rounds of one incident: decision record 0027. */
  static final double PAUSE_SECONDS_MAX = 600;

  /** An incident and from whose ground it came. */
  public record Attributed(Incident incident, IncidentAttribution attribution) {}

  private record Onset(String party, double seconds, double sd) {}

  /**
   * Decides, or says why not.
   *
   * @param incidents that belong together, in any order
   * @param coverage of their stretch of the line
   */
  public static FirstFire among(List<Attributed> incidents, List<StretchCoverage> coverage) {
    Map<String, Onset> first = new TreeMap<>();
    double unknownFrom = Double.POSITIVE_INFINITY;
    for (Attributed a : incidents) {
      if (a.incident().kind() != Incident.Kind.FIRE || a.incident().impulses().isEmpty()) {
        continue;
      }
      Onset onset = onset(a, coverage);
      if (onset.party().isEmpty()) {
        unknownFrom = Math.min(unknownFrom, onset.seconds() - SIGMAS * onset.sd());
      } else {
        first.merge(onset.party(), onset, (x, y) -> x.seconds() <= y.seconds() ? x : y);
      }
    }
    List<Onset> sorted = first.values().stream()
        .sorted(Comparator.comparingDouble(Onset::seconds))
        .toList();
    if (sorted.size() < 2) {
      return undecidable(
          Double.NaN,
          Double.NaN,
          sorted.isEmpty()
              ? "no side's fire is told"
              : "only fire from ground of " + sorted.getFirst().party() + " is told");
    }
    return between(sorted.get(0), sorted.get(1), unknownFrom, coverage);
  }

  private static Onset onset(Attributed a, List<StretchCoverage> coverage) {
    Impulse earliest = a.incident().impulses().stream()
        .min(Comparator.comparingDouble(Impulse::seconds).thenComparing(Impulse::eventId))
        .orElseThrow();
    String party = a.attribution().side().orElse("");
    double missed = 1 - detection(a.incident(), earliest.seconds(), coverage);
    double every = everySeconds(a.incident(), earliest.kind());
    double seconds = earliest.seconds() - missed * every;
    double sd = StrictMath.hypot(earliest.secondsSd(), Math.sqrt(missed) * every);
    if (earliest.kind() == ImpulseKind.LAUNCH) {
      return new Onset(party, seconds, sd);
    }
    // Fired somewhere between that long before and just then: a uniform spread.
    double spread = FLIGHT_SECONDS_MAX / Math.sqrt(12);
    return new Onset(party, seconds - 0.5 * FLIGHT_SECONDS_MAX, StrictMath.hypot(sd, spread));
  }

  /** Mean interval of the rounds that were located, s. */
  private static double everySeconds(Incident incident, ImpulseKind kind) {
    List<Impulse> rounds = incident.of(kind);
    return rounds.size() < 2
        ? PAUSE_SECONDS_MAX
        : (rounds.getLast().seconds() - rounds.getFirst().seconds()) / (rounds.size() - 1);
  }

  /** Least probability of detection that is told for there and then; 0 where none is. */
  private static double detection(
      Incident incident, double seconds, List<StretchCoverage> coverage) {
    return coverage.stream()
        .filter(c -> c.fromSeconds() <= seconds && seconds <= c.toSeconds())
        .filter(c -> isNear(c, incident))
        .mapToDouble(c -> Math.min(1, Math.max(0, c.detection())))
        .min()
        .orElse(0);
  }

  private static boolean isNear(StretchCoverage c, Incident incident) {
    return c.fromKilometers() <= incident.eastKilometers()
        && incident.eastKilometers() <= c.toKilometers();
  }

  private static FirstFire between(
      Onset one, Onset two, double unknownFrom, List<StretchCoverage> coverage) {
    double interval = two.seconds() - one.seconds();
    double sd = StrictMath.hypot(one.sd(), two.sd());
    String gap = gap(one.seconds() - BEFORE_SECONDS, two.seconds(), coverage);
    if (!gap.isEmpty()) {
      return undecidable(
          interval,
          sd,
          "it cannot be said who fired first: earlier fire may have gone unheard, for " + gap);
    }
    // Negated, so that NaN is undecidable too.
    if (!(interval > SIGMAS * sd)) {
      return undecidable(
          interval,
          sd,
          String.format(
              Locale.ROOT,
              "it cannot be said who fired first: the interval is %.1f s, and the timing error with missed rounds is %.1f s; the interval must exceed three times that",
              interval,
              sd));
    }
    if (unknownFrom < two.seconds() && unknownFrom < one.seconds() + SIGMAS * one.sd()) {
      return undecidable(
          interval,
          sd,
          "it cannot be said who fired first: fire of which the side is not known came no later");
    }
    return new FirstFire(
        Optional.of(one.party()),
        interval,
        sd,
        String.format(
            Locale.ROOT,
            "fire from ground of %s came %.1f s before that from ground of %s, with a timing error, missed rounds included, of %.1f s",
            one.party(),
            interval,
            two.party(),
            sd));
  }

  private static String gap(double from, double to, List<StretchCoverage> coverage) {
    boolean isTold = false;
    for (StretchCoverage c : coverage) {
      if (c.toSeconds() <= from || c.fromSeconds() >= to) {
        continue;
      }
      if (!c.isCovered()) {
        return c.gap();
      }
      isTold = true;
    }
    return isTold ? "" : "no coverage is told for that time";
  }

  private static FirstFire undecidable(double interval, double sd, String reason) {
    return new FirstFire(Optional.empty(), interval, sd, reason);
  }
}
