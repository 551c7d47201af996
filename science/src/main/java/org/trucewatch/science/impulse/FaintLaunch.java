// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.impulse;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.trucewatch.domain.line.Impulse;
import org.trucewatch.domain.line.ImpulseKind;

/**
 * Tells a lone burst of a mortar from a charge by the faint sound of its launch.
 *
 * <p>A mortar of 82 mm sounds like 10 g of TNT where its bomb bursts like 200 g: too few nodes hear the launch for the search of everything.
 * But a burst tells when and where to look: before it by a time of flight, no farther than such a bomb flies, and weaker by what lies between
 * burst and launch. {@link WeakPulses} weighs whether picks that no pulse took are that launch. What is found makes the burst an impact; it
 * locates no launch and names no side, as three or four times hardly fix a place. Nothing here aims: the search runs from what burst to
 * what was heard. False alarms: decision 0039.
 */
public final class FaintLaunch {
  /** ln of the least odds against chance, 20 to 1, beside odds of 1 to 6 beforehand that a lone explosion is a round's. */
  static final double LOG_ODDS_MIN = StrictMath.log(120);

  /** As far as the weapons reach whose launch is too faint to be located; physics 1.5 and 7.2. */
  private static final double REACH_KILOMETERS = 5;

  private static final double NEAR_KILOMETERS = 0.5;
  private static final double STEP_KILOMETERS = 0.3;

  /** Fewest nodes: two unknowns of the place, one of the time; silence and the law of flight contradict. */
  private static final int PICKS_MIN = 3;

  /** Nodes farther from the burst than this do not hear a launch that faint. */
  private static final double HEARD_KILOMETERS = 12;

  /** ln of burst over launch, and its spread with that of a round; physics 1.5. */
  private static final double WEAKER_LOG = 2.7;

  private static final double WEAKER_LOG_SD = 1.7;

  private static final double SECONDS_STEP = 1;
  private static final double SECONDS_MAX = 60;
  private static final double KILOMETERS_SD = 0.2;
  private static final double SECONDS_SD = 0.3;

  private final WeakPulses search;

  /**
   * @param pulses all that were located
   * @param told impulses beside them whose picks are theirs: {@link FaintAnnounced}
   */
  public FaintLaunch(List<LocatedPulse> pulses, List<Impulse> told, LineRecord record) {
    this.search = new WeakPulses(LineIndex.of(record), pulses);
    told.forEach(i -> search.take(i.reports()));
  }

  /** The same impulses in the same order, those with a faint launch as impacts. */
  public List<Impulse> amended(List<Impulse> impulses) {
    return impulses.stream().map(this::amended).toList();
  }

  private Impulse amended(Impulse p) {
    if (p.kind() != ImpulseKind.UNEXPLAINED) {
      return p;
    }
    return launch(p)
        .filter(f -> f.logOdds() >= LOG_ODDS_MIN && f.picks().size() >= PICKS_MIN)
        .map(f -> impact(p, f))
        .orElse(p);
  }

  /** The most probable launch of a burst, if enough nodes heard anything that could be one. */
  Optional<WeakPulses.Found> launch(Impulse burst) {
    double margin = HEARD_KILOMETERS / 0.34;
    int free = search.free(
        burst.eastKilometers(),
        burst.northKilometers(),
        HEARD_KILOMETERS,
        burst.seconds() - SECONDS_MAX,
        burst.seconds() + margin);
    if (free < PICKS_MIN) {
      return Optional.empty();
    }
    List<double[]> cells = cells(burst);
    WeakPulses.Found best = null;
    for (double[] cell : cells) {
      Optional<WeakPulses.Found> found = at(burst, cell, cells.size());
      if (found.isPresent() && (best == null || found.get().logOdds() > best.logOdds())) {
        best = found.get();
      }
    }
    return Optional.ofNullable(best);
  }

  /** East, north and distance of places about a burst. */
  private static List<double[]> cells(Impulse burst) {
    List<double[]> cells = new ArrayList<>();
    int steps = (int) (REACH_KILOMETERS / STEP_KILOMETERS);
    for (int i = -steps; i <= steps; i++) {
      for (int j = -steps; j <= steps; j++) {
        double km = STEP_KILOMETERS * Math.sqrt(i * i + j * j);
        if (km >= NEAR_KILOMETERS && km <= REACH_KILOMETERS) {
          cells.add(new double[] {
            burst.eastKilometers() + i * STEP_KILOMETERS,
            burst.northKilometers() + j * STEP_KILOMETERS,
            km
          });
        }
      }
    }
    return cells;
  }

  private Optional<WeakPulses.Found> at(Impulse burst, double[] cell, int cells) {
    double least = Double.POSITIVE_INFINITY;
    double most = 0;
    for (double t = SECONDS_STEP; t <= SECONDS_MAX; t += SECONDS_STEP) {
      if (FlightRule.allows(cell[2], KILOMETERS_SD, t, SECONDS_SD)) {
        least = Math.min(least, t);
        most = Math.max(most, t);
      }
    }
    if (most == 0) {
      return Optional.empty();
    }
    double span = most - least + SECONDS_STEP;
    return search.best(
        List.of(new WeakPulses.Site(cell[0], cell[1], -StrictMath.log(cells))),
        new WeakPulses.Wanted(
            burst.seconds() - most - SECONDS_STEP / 2,
            burst.seconds() - least + SECONDS_STEP / 2,
            at -> -StrictMath.log(span),
            burst.logKilograms() - WEAKER_LOG,
            WEAKER_LOG_SD));
  }

  private static Impulse impact(Impulse p, WeakPulses.Found f) {
    double x = f.east() - p.eastKilometers();
    double y = f.north() - p.northKilometers();
    String reason = String.format(
        Locale.ROOT,
        "burst of a round: %d nodes heard a weaker pulse about %.0f s before it and %.1f km away, as of its launch; odds of %.0f to 1 against"
            + " chance; the launch is not located and no side follows",
        f.picks().size(),
        p.seconds() - f.seconds(),
        Math.sqrt(x * x + y * y),
        StrictMath.exp(Math.min(f.logOdds(), 9)));
    double odds = StrictMath.exp(f.logOdds()) / 6;
    return new Impulse(
        p.eventId(),
        p.seconds(),
        p.secondsSd(),
        p.eastKilometers(),
        p.northKilometers(),
        p.covariance(),
        p.probability(),
        p.reports(),
        p.logKilograms(),
        p.logKilogramsSd(),
        ImpulseKind.IMPACT,
        Math.min(0.98, odds / (1 + odds)),
        p.pairedWith(),
        reason);
  }
}
