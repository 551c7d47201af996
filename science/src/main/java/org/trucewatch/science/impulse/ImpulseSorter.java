// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.impulse;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.trucewatch.domain.line.Impulse;
import org.trucewatch.domain.line.ImpulseKind;

/**
 * Says of every located pulse what it was, as far as that can be told, and pairs launches with bursts.
 *
 * <p>First what radars followed and what belongs together as the two ends of one flight; then what was announced, one to one; then what
 * came in series from one place; the rest by strength alone. What cannot be told is called so.
 */
public final class ImpulseSorter {
  /** A kind is said from this probability on; below, fire or undetermined. */
  static final double SAID_MIN = 0.6;

  /** Pulses of one place this close in time are a series, s. */
  private static final double SERIES_SECONDS = 240;

  private static final int SERIES_MIN = 3;
  private static final double SERIES_KILOMETERS = 0.25;

  /** Times that fit no point source: mean square over what reading and paths explain. */
  private static final double MISFIT_MAX = 6;

  /** A supported pair outweighs an announcement from so many other rounds on. */
  private static final int SUPPORT_MIN = 2;

  /** One impulse for each pulse, by time, then id. The order of pulses makes no difference. */
  public List<Impulse> sort(List<LocatedPulse> pulses, LineRecord record) {
    LineIndex index = LineIndex.of(record);
    List<LocatedPulse> inOrder = pulses.stream()
        .sorted(Comparator.comparingDouble(LocatedPulse::seconds)
            .thenComparing(LocatedPulse::eventId))
        .toList();
    return new Sorting(inOrder, index).impulses();
  }

  /** What is held of one sorting. */
  private static final class Sorting {
    private final List<LocatedPulse> pulses;
    private final Map<String, PulseTimes> times = new HashMap<>();
    private final Map<String, Loudness.Strength> strengths = new HashMap<>();
    private final Map<Integer, RoundPairs.Pair> pairs;
    private final Map<String, Announced.Match> announced;
    private final Map<Integer, RadarWitness.Seen> radar;
    private final GroundWitness ground;
    private final FrontSearch fronts;

    Sorting(List<LocatedPulse> pulses, LineIndex index) {
      this.pulses = pulses;
      Loudness loudness = new Loudness(index);
      for (LocatedPulse p : pulses) {
        PulseTimes t = PulseTimes.of(p, index);
        times.put(p.eventId(), t);
        strengths.put(p.eventId(), loudness.of(p, t));
      }
      this.fronts = new FrontSearch(pulses, index);
      this.radar = RadarWitness.of(pulses, index.record());
      this.pairs = new RoundPairs(pulses, strengths).byEnd();
      List<LocatedPulse> free = new ArrayList<>();
      for (int i = 0; i < pulses.size(); i++) {
        RoundPairs.Pair pair = pairs.get(i);
        boolean isFire = radar.containsKey(i) || pair != null && pair.support() >= SUPPORT_MIN;
        if (!isFire) {
          free.add(pulses.get(i));
        }
      }
      this.announced = Announced.among(free, index.record());
      this.ground = new GroundWitness(index);
    }

    List<Impulse> impulses() {
      List<Impulse> all = new ArrayList<>();
      for (int i = 0; i < pulses.size(); i++) {
        all.add(impulse(i));
      }
      return all;
    }

    private Impulse impulse(int i) {
      LocatedPulse p = pulses.get(i);
      RadarWitness.Seen seen = radar.get(i);
      Announced.Match match = announced.get(p.eventId());
      RoundPairs.Pair pair = pairs.get(i);
      if (fronts.isFront(i)) {
        return said(i, ImpulseKind.NO_EXPLOSION, 0.95, fronts.reason(i), null);
      }
      if (seen != null) {
        return said(
            i,
            seen.isLaunch() ? ImpulseKind.LAUNCH : ImpulseKind.IMPACT,
            seen.probability(),
            seen.reason(),
            partner(i, seen));
      }
      if (match != null) {
        return said(
            i,
            ImpulseKind.ANNOUNCED,
            0.99 * StrictMath.exp(-match.square() / 40),
            String.format(
                Locale.ROOT,
                "announced as %s for %.0f s from then",
                match.announcement().kind(),
                Math.abs(p.seconds() - match.announcement().seconds())),
            null);
      }
      if (pair != null) {
        return paired(i, pair);
      }
      return single(i);
    }

    /** The other end by the pairing, where a radar named the end only. */
    private @Nullable String partner(int i, RadarWitness.Seen seen) {
      if (seen.partner() >= 0) {
        return pulses.get(seen.partner()).eventId();
      }
      RoundPairs.Pair pair = pairs.get(i);
      boolean agrees = pair != null && (pair.launch() == i) == seen.isLaunch();
      if (pair == null || !agrees) {
        return null;
      }
      int other = pair.launch() == i ? pair.burst() : pair.launch();
      return radar.containsKey(other) ? null : pulses.get(other).eventId();
    }

    private Impulse paired(int i, RoundPairs.Pair pair) {
      boolean isLaunch = pair.launch() == i;
      int other = isLaunch ? pair.burst() : pair.launch();
      RadarWitness.Seen seen = radar.get(other);
      if (announced.containsKey(pulses.get(other).eventId())
          || fronts.isFront(other)
          || seen != null && seen.isLaunch() == isLaunch) {
        return single(i);
      }
      String reason = String.format(
          Locale.ROOT,
          "%s of a round of %.1f s over %.1f km; %d other rounds of the series agree",
          isLaunch ? "launch" : "burst",
          pair.seconds(),
          pair.kilometers(),
          pair.support());
      return said(
          i,
          isLaunch ? ImpulseKind.LAUNCH : ImpulseKind.IMPACT,
          Math.min(0.98, pair.probability()),
          reason,
          pulses.get(other).eventId());
    }

    private Impulse single(int i) {
      LocatedPulse p = pulses.get(i);
      PulseTimes t = times.get(p.eventId());
      Loudness.Strength s = strengths.get(p.eventId());
      int launches = 0;
      int bursts = 0;
      int series = 1;
      for (int k = first(i); k < pulses.size(); k++) {
        if (pulses.get(k).seconds() > p.seconds() + SERIES_SECONDS) {
          break;
        }
        boolean told = announced.containsKey(pulses.get(k).eventId());
        if (k != i && !told && isSamePlace(p, pulses.get(k))) {
          RoundPairs.Pair pair = pairs.get(k);
          launches += pair != null && pair.launch() == k ? 1 : 0;
          bursts += pair != null && pair.burst() == k ? 1 : 0;
          series++;
        }
      }
      boolean isSeries = series >= SERIES_MIN;
      KindOdds odds = isSeries
          ? new KindOdds(0.4, 0.55, 0.02, 0.03)
          : series == 2 ? new KindOdds(0.25, 0.4, 0.25, 0.1) : new KindOdds(0.1, 0.15, 0.6, 0.15);
      odds.strength(s);
      odds.add(ImpulseKind.LAUNCH, 1.5 * (launches - bursts));
      odds.add(ImpulseKind.IMPACT, 1.5 * (bursts - launches));
      int shaken = ground.stations(p);
      if (shaken > 0) {
        odds.add(ImpulseKind.IMPACT, 2.0 * shaken);
        odds.add(ImpulseKind.UNEXPLAINED, 2.0 * shaken);
      }
      if (t.misfit() > MISFIT_MAX) {
        odds.add(ImpulseKind.NO_EXPLOSION, Math.min(6, t.misfit() - MISFIT_MAX + 2));
      }
      if (s.decay() < -2) {
        odds.add(ImpulseKind.NO_EXPLOSION, Math.min(4, -s.decay() / 2));
      }
      ImpulseKind kind = odds.said(SAID_MIN);
      return said(
          i, kind, odds.of(kind), reason(kind, series, launches, bursts, shaken, t, s), null);
    }

    private static String reason(
        ImpulseKind kind,
        int series,
        int launches,
        int bursts,
        int shaken,
        PulseTimes t,
        Loudness.Strength s) {
      StringBuilder text = new StringBuilder();
      text.append(
          series > 1
              ? series + " pulses from this place within minutes"
              : "alone, with no other end of a flight located");
      if (launches + bursts > 0) {
        text.append(String.format(
            Locale.ROOT, ", of which %d launches and %d bursts", launches, bursts));
      }
      text.append(String.format(
          Locale.ROOT,
          "; as strong as %.2g kg, within a factor %.0f",
          StrictMath.exp(s.logKilograms()),
          StrictMath.exp(s.sd())));
      if (shaken > 0) {
        text.append("; the ground shook at ").append(shaken).append(" stations");
      }
      if (kind == ImpulseKind.NO_EXPLOSION) {
        text.append(String.format(
            Locale.ROOT, "; times fit a point %.1f times worse than paths explain", t.misfit()));
      }
      return text.toString();
    }

    private int first(int i) {
      int k = i;
      while (k > 0 && pulses.get(k - 1).seconds() >= pulses.get(i).seconds() - SERIES_SECONDS) {
        k--;
      }
      return k;
    }

    private static boolean isSamePlace(LocatedPulse a, LocatedPulse b) {
      double x = a.eastKilometers() - b.eastKilometers();
      double y = a.northKilometers() - b.northKilometers();
      double sd = Math.sqrt((a.covariance().trace() + b.covariance().trace()) / 2);
      return Math.sqrt(x * x + y * y) < SERIES_KILOMETERS + 2.5 * sd;
    }

    private Impulse said(
        int i, ImpulseKind kind, double probability, String reason, @Nullable String partner) {
      LocatedPulse p = pulses.get(i);
      Loudness.Strength s = strengths.get(p.eventId());
      return new Impulse(
          p.eventId(),
          p.seconds(),
          p.secondsSd(),
          p.eastKilometers(),
          p.northKilometers(),
          p.covariance(),
          p.probability(),
          p.picks(),
          s.logKilograms(),
          s.sd(),
          kind,
          probability,
          Optional.ofNullable(partner),
          reason);
    }
  }
}
