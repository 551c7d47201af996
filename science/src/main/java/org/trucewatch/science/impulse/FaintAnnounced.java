// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.impulse;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.trucewatch.domain.line.Impulse;
import org.trucewatch.domain.line.ImpulseKind;
import org.trucewatch.domain.line.Observation.Announcement;
import org.trucewatch.domain.quantity.Symmetric2;

/**
 * Announced detonations that too few nodes heard for the search of everything.
 *
 * <p>An announcement tells where and when to look. For each one that no located pulse matches, {@link WeakPulses} asks whether picks that
 * no pulse took came when a detonation of 0.2 to 20 kg there would have made them come, and whether the nodes that were silent could be.
 * What is found is called announced, and its reason says that its place rests on the announcement: it speaks for the detonation that was
 * told, never against anybody. False matches: decision 0039.
 */
public final class FaintAnnounced {
  /** ln of the least odds, 20 to 1: beforehand what is announced happens more often than not. */
  static final double LOG_ODDS_MIN = StrictMath.log(20);

  /** ln of the middle of what is set off, 2 to 4 kg, with the spread of charges and what is not known of the air. */
  private static final double LOG_KILOGRAMS = 1.4;

  private static final double CHARGE_LOG_SD = 1.2;

  /** Places about the announced one, km apart and so many to each side: two standard deviations. */
  private static final double STEP_KILOMETERS = 0.1;

  private static final int STEPS = 3;

  /** Fewest nodes: one pick in twenty minutes proves nothing. */
  private static final int PICKS_MIN = 2;

  private final LineIndex index;
  private final List<LocatedPulse> pulses;

  /** @param pulses all that were located */
  public FaintAnnounced(List<LocatedPulse> pulses, LineRecord record) {
    this.index = LineIndex.of(record);
    this.pulses = List.copyOf(pulses);
  }

  /** One impulse for each announcement that a pulse is found for, beside {@code said}, what the located pulses are; by time. */
  public List<Impulse> besides(List<Impulse> said) {
    List<Announcement> open = open(said);
    if (open.isEmpty()) {
      return List.of();
    }
    WeakPulses search = new WeakPulses(index, pulses);
    Set<Long> used = new HashSet<>();
    List<Impulse> found = new ArrayList<>();
    for (Announcement a : open) {
      best(search, a).filter(f -> f.picks().stream().noneMatch(used::contains)).ifPresent(f -> {
        used.addAll(f.picks());
        found.add(impulse(f, a));
      });
    }
    return found;
  }

  /** Announcements that no pulse matches, by time. */
  private List<Announcement> open(List<Impulse> said) {
    Set<String> announced = new HashSet<>();
    said.stream()
        .filter(i -> i.kind() == ImpulseKind.ANNOUNCED)
        .forEach(i -> announced.add(i.eventId()));
    List<LocatedPulse> matched =
        pulses.stream().filter(p -> announced.contains(p.eventId())).toList();
    Set<Announcement> met = new HashSet<>();
    Announced.among(matched, index.record()).values().forEach(m -> met.add(m.announcement()));
    return index.record().observations().stream()
        .filter(Announcement.class::isInstance)
        .map(Announcement.class::cast)
        .filter(a -> !met.contains(a))
        .sorted(java.util.Comparator.comparingDouble(Announcement::seconds)
            .thenComparingDouble(Announcement::eastKilometers)
            .thenComparingDouble(Announcement::northKilometers))
        .toList();
  }

  private static Optional<WeakPulses.Found> best(WeakPulses search, Announcement a) {
    List<WeakPulses.Site> sites = new ArrayList<>();
    double sd = Announced.KILOMETERS_SD;
    double cell = STEP_KILOMETERS * STEP_KILOMETERS / (2 * Math.PI * sd * sd);
    for (int i = -STEPS; i <= STEPS; i++) {
      for (int j = -STEPS; j <= STEPS; j++) {
        double square = (i * i + j * j) * STEP_KILOMETERS * STEP_KILOMETERS / (sd * sd);
        sites.add(new WeakPulses.Site(
            a.eastKilometers() + i * STEP_KILOMETERS,
            a.northKilometers() + j * STEP_KILOMETERS,
            StrictMath.log(cell) - square / 2));
      }
    }
    double from = Math.max(a.receivedSeconds(), a.seconds() - Announced.SECONDS_MAX);
    WeakPulses.Wanted wanted = new WeakPulses.Wanted(
        from,
        a.seconds() + Announced.SECONDS_MAX,
        at -> logTime(at - a.seconds()),
        LOG_KILOGRAMS,
        StrictMath.hypot(CHARGE_LOG_SD, Loudness.PLACE_LOG_SD));
    return search
        .best(sites, wanted)
        .filter(f -> f.logOdds() >= LOG_ODDS_MIN && f.picks().size() >= PICKS_MIN);
  }

  private static double logTime(double late) {
    double z = late / Announced.SECONDS_SD;
    return -z * z / 2 - StrictMath.log(Announced.SECONDS_SD * Math.sqrt(2 * Math.PI));
  }

  private Impulse impulse(WeakPulses.Found f, Announcement a) {
    double variance = Announced.KILOMETERS_SD * Announced.KILOMETERS_SD;
    double odds = StrictMath.exp(Math.min(f.logOdds(), 9));
    String reason = String.format(
        Locale.ROOT,
        "announced as %s; not located by itself: %d picks came when a detonation at the announced place would have made them come;"
            + " odds of %.0f to 1 against chance; the place rests on the announcement",
        a.kind(),
        f.picks().size(),
        odds);
    return new Impulse(
        "announced-" + Objects.requireNonNull(f.picks().getFirst()),
        f.seconds(),
        Announced.KILOMETERS_SD / index.record().soundKilometersPerSecond(),
        f.east(),
        f.north(),
        new Symmetric2(variance, 0, variance),
        odds / (1 + odds),
        f.picks(),
        Double.NaN,
        Double.NaN,
        ImpulseKind.ANNOUNCED,
        odds / (1 + odds),
        Optional.empty(),
        reason);
  }
}
