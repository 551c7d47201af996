// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.impulse;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
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

  /** ln of a detonation's charge: 4 kg, within a factor 3. */
  private static final double KNOWN_LOG = 1.4;

  private static final double KNOWN_LOG_SD = 1.2;

  /** Over which weather is much the same, s and km. */
  private static final double KNOWN_SECONDS = 7_200;

  private static final double KNOWN_KILOMETERS = 60;

  /** A pair that no other round supports is said from these odds on, ln. */
  private static final double LONE_PAIR_MIN = 1.7;

  /** A supported pair outweighs an announcement from so many other rounds on. */
  private static final int SUPPORT_MIN = 2;

  /** One impulse for each pulse, by time, then id. The order of pulses makes no difference. */
  public List<Impulse> sort(List<LocatedPulse> pulses, LineRecord record) {
    LineIndex index = LineIndex.of(record);
    List<LocatedPulse> inOrder = pulses.stream()
        .sorted(
            Comparator.comparingDouble(LocatedPulse::seconds).thenComparing(LocatedPulse::eventId))
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
    private final Map<RoundPairs.Pair, Boolean> standing = new HashMap<>();

    Sorting(List<LocatedPulse> pulses, LineIndex index) {
      this.pulses = pulses;
      Loudness loudness = new Loudness(index, WindHistory.of(pulses, index));
      for (LocatedPulse p : pulses) {
        times.put(p.eventId(), PulseTimes.of(p, index));
        strengths.put(p.eventId(), loudness.of(p));
      }
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
      calibrate();
      this.ground = new GroundWitness(index);
      this.fronts = new FrontSearch(pulses, index, this::isLonely);
    }

    /**
     * Announced detonations are of 0.2 to 20 kg (physics 7.3), so they tell what the network makes of a strength there and then: free
     * ground truth.
     */
    private void calibrate() {
      List<LocatedPulse> known = pulses.stream()
          .filter(p -> announced.containsKey(p.eventId())
              && announced.get(p.eventId()).announcement().kind().equals("demining"))
          .toList();
      Map<String, Loudness.Strength> shifted = new HashMap<>();
      for (LocatedPulse p : pulses) {
        double weights = 1 / (Loudness.PLACE_LOG_SD * Loudness.PLACE_LOG_SD);
        double sum = 0;
        for (LocatedPulse q : known) {
          Loudness.Strength s = of(strengths, q.eventId());
          double hours = Math.abs(q.seconds() - p.seconds()) / KNOWN_SECONDS;
          double away = Math.abs(q.eastKilometers() - p.eastKilometers()) / KNOWN_KILOMETERS;
          double w = q == p
              ? 0
              : StrictMath.exp(-hours - away)
                  / (KNOWN_LOG_SD * KNOWN_LOG_SD + s.pathSd() * s.pathSd());
          weights += w;
          sum += w * (KNOWN_LOG - s.logKilograms());
        }
        shifted.put(
            p.eventId(), of(strengths, p.eventId()).shifted(sum / weights, 1 / Math.sqrt(weights)));
      }
      strengths.putAll(shifted);
    }

    /** Neither announced, nor followed, nor one of several rounds: what a front leaves in a list of pulses. */
    private boolean isLonely(int i) {
      RoundPairs.Pair pair = pairs.get(i);
      return !radar.containsKey(i)
          && !announced.containsKey(pulses.get(i).eventId())
          && (pair == null || pair.support() < SUPPORT_MIN)
          && series(i, pairing -> true).count < SERIES_MIN;
    }

    /** What is near a pulse in place and time, itself counted. */
    private record Series(int count, int launches, int bursts) {}

    private Series series(int i, Predicate<RoundPairs.Pair> counts) {
      int launches = 0;
      int bursts = 0;
      int count = 1;
      LocatedPulse p = pulses.get(i);
      for (int k = first(i); k < pulses.size(); k++) {
        if (pulses.get(k).seconds() > p.seconds() + SERIES_SECONDS) {
          break;
        }
        boolean told = announced.containsKey(pulses.get(k).eventId());
        if (k != i && !told && isSamePlace(p, pulses.get(k))) {
          RoundPairs.Pair pair = pairs.get(k);
          if (pair != null && counts.test(pair)) {
            launches += pair.launch() == k ? 1 : 0;
            bursts += pair.burst() == k ? 1 : 0;
          }
          count++;
        }
      }
      return new Series(count, launches, bursts);
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
      if (pair == null || !agrees || odds(pair) < LONE_PAIR_MIN) {
        return null;
      }
      int other = pair.launch() == i ? pair.burst() : pair.launch();
      RadarWitness.Seen there = radar.get(other);
      boolean isFree = there == null || there.partner() < 0 && there.isLaunch() != seen.isLaunch();
      return isFree ? pulses.get(other).eventId() : null;
    }

    /** Odds of a pair, ln; where nothing supports it, with what strengths say of launch and burst against charges. */
    private double odds(RoundPairs.Pair pair) {
      if (pair.support() > 0) {
        return pair.logOdds();
      }
      Loudness.Strength a = of(strengths, pulses.get(pair.launch()).eventId());
      Loudness.Strength b = of(strengths, pulses.get(pair.burst()).eventId());
      return pair.logOdds()
          + StrictMath.log(KindOdds.launch(a) / KindOdds.charge(a))
          + StrictMath.log(KindOdds.burst(b) / KindOdds.charge(b));
    }

    private Impulse paired(int i, RoundPairs.Pair pair) {
      boolean isLaunch = pair.launch() == i;
      int other = isLaunch ? pair.burst() : pair.launch();
      RadarWitness.Seen seen = radar.get(other);
      if (!stands(pair) || seen != null && seen.isLaunch() == isLaunch) {
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
          Math.min(0.98, 1 / (1 + StrictMath.exp(-odds(pair)))),
          reason,
          pulses.get(other).eventId());
    }

    /** Whether a pair is believed: what it says of one end it then says of companions there. */
    private boolean stands(RoundPairs.Pair pair) {
      return standing.computeIfAbsent(
          pair,
          p ->
              isFree(p.launch()) && isFree(p.burst()) && odds(p) >= LONE_PAIR_MIN && !isAliased(p));
    }

    private boolean isFree(int i) {
      return !announced.containsKey(pulses.get(i).eventId()) && !fronts.isFront(i);
    }

    /**
     * Two series of bursts with steady intervals fall into step, and every few rounds look like a flight from one to the other. But a
     * weapon's place makes launches and nothing else: a place where most pulses are no launch is none.
     */
    private boolean isAliased(RoundPairs.Pair pair) {
      Series there = series(pair.launch(), pairing -> true);
      return there.count >= SERIES_MIN && 2 * (there.launches + 1) < there.count;
    }

    private Impulse single(int i) {
      LocatedPulse p = pulses.get(i);
      PulseTimes t = of(times, p.eventId());
      Loudness.Strength s = of(strengths, p.eventId());
      Series near = series(i, this::stands);
      int series = near.count;
      int launches = near.launches;
      int bursts = near.bursts;
      boolean isSeries = series >= SERIES_MIN;
      KindOdds odds = isSeries
          ? new KindOdds(0.4, 0.55, 0.02, 0.03)
          : series == 2 ? new KindOdds(0.25, 0.4, 0.25, 0.1) : new KindOdds(0.1, 0.15, 0.6, 0.15);
      odds.strength(s, series == 1);
      odds.add(ImpulseKind.LAUNCH, 1.5 * (launches - bursts));
      odds.add(ImpulseKind.IMPACT, 1.5 * (bursts - launches));
      int shaken = ground.stations(p);
      if (shaken > 0) {
        odds.add(ImpulseKind.IMPACT, 2.0 * shaken);
        odds.add(ImpulseKind.UNEXPLAINED, 2.0 * shaken);
      }
      if (t.misfit() > MISFIT_MAX) {
        odds.add(ImpulseKind.NO_EXPLOSION, Math.min(3, t.misfit() - MISFIT_MAX + 1));
      }
      if (s.decay() < -2) {
        odds.add(ImpulseKind.NO_EXPLOSION, Math.min(4, -s.decay() / 2));
      }
      ImpulseKind kind = odds.said(SAID_MIN);
      if (kind == ImpulseKind.LAUNCH && launches <= bursts) {
        // Strength alone is good to a factor of ten and names no launch, from which a side would
        // follow.
        kind = ImpulseKind.FIRE;
      }
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
        text.append(
            String.format(Locale.ROOT, ", of which %d launches and %d bursts", launches, bursts));
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

    private static <T> T of(Map<String, T> byEvent, String eventId) {
      return Objects.requireNonNull(byEvent.get(eventId), eventId);
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
      Loudness.Strength s = of(strengths, p.eventId());
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
