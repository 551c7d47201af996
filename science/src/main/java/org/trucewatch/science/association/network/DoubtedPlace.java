// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.association.network;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trucewatch.science.association.network.NetworkEvent.Covariance;
import org.trucewatch.science.association.network.PlaceFit.Arrival;
import org.trucewatch.science.association.network.PlaceFit.Fitted;
import org.trucewatch.science.association.network.PlaceFit.Place;

/**
 * Places an event where some of its nodes may not stand where they say, or their clocks may be off.
 *
 * <p>A forged satellite position of 300 m makes a node's times wrong by up to a second, where sound nodes agree to some hundredths. A least
 * squares fit, robust or not, then gives a wrong place with a small region. Here each of several suppositions is fitted by itself: that
 * all arrivals are what they say, that one is not, that a second one is not either. The place is the mean over the suppositions by their
 * probability, and its covariance holds the distance between them (total covariance): what cannot be told apart widens the region. With
 * sound nodes the first supposition has nearly all of the probability and nothing changes; where no arrival misses by three standard
 * deviations the others are not asked.
 *
 * <p>Valid for a few nodes of many. Where most nodes of an event are off alike, their times agree and nothing shows it.
 */
public final class DoubtedPlace {
  /** Probability beforehand that an arrival is not what it says. [A: 0.01, a node in a hundred] */
  private static final double DOUBT = 0.01;

  /** What a doubted arrival may be off, s: 300 m of displacement seen along the path. */
  private static final double DOUBTED_SECONDS = 0.9;

  /** Most arrivals doubted at once. */
  private static final int DOUBTED_MAX = 3;

  /** Arrivals left that fix place and time and contradict themselves where they are wrong. */
  private static final int LEFT_MIN = 4;

  /** By so much less surely the air is known where a node is doubted from whose times it was learnt. [A] */
  private static final double AIR_LOOSER = 3;

  /** Arrivals that all miss by less than this give no reason to doubt any. 300 m of displacement misses by tens. */
  private static final double DOUBT_SIGMAS = 3;

  /** Suppositions less probable than this, against the best, are left out. */
  private static final double LEAST_SHARE = 1e-4;

  private final PlaceFit fit;
  private final PlaceFit doubtfully;

  /** A supposition, fitted: which arrivals are doubted, and the logarithm of its probability. */
  private record Supposed(List<Integer> doubted, Place place, double log, double worst) {}

  /** @param fit for arrivals that are what they say */
  public DoubtedPlace(PlaceFit fit) {
    this.fit = fit;
    this.doubtfully = fit.withLooserAir(AIR_LOOSER);
  }

  /** The place, from a first one; null where the arrivals fix none. */
  public @Nullable Place place(
      List<Arrival> arrivals, double eastKm, double northKm, double seconds) {
    Supposed none = supposed(arrivals, List.of(), eastKm, northKm, seconds);
    if (none == null || none.worst < DOUBT_SIGMAS) {
      return none == null ? null : none.place;
    }
    List<Supposed> all = new ArrayList<>();
    all.add(none);
    Supposed best = none;
    for (int level = 1; level <= DOUBTED_MAX && arrivals.size() - level >= LEFT_MIN; level++) {
      Supposed next = null;
      for (int i = 0; i < arrivals.size(); i++) {
        if (best.doubted.contains(i)) {
          continue;
        }
        List<Integer> doubted = new ArrayList<>(best.doubted);
        doubted.add(i);
        Place from = best.place;
        Supposed s = supposed(arrivals, doubted, from.eastKm(), from.northKm(), from.seconds());
        if (s != null) {
          all.add(s);
          next = next == null || s.log > next.log ? s : next;
        }
      }
      if (next == null || next.log < best.log + StrictMath.log(LEAST_SHARE)) {
        break;
      }
      best = next;
    }
    return mean(all);
  }

  private @Nullable Supposed supposed(
      List<Arrival> arrivals,
      List<Integer> doubted,
      double eastKm,
      double northKm,
      double seconds) {
    List<Arrival> taken = new ArrayList<>(arrivals);
    for (int i : doubted) {
      Arrival a = arrivals.get(i);
      taken.set(
          i,
          new Arrival(
              a.eastKm(),
              a.northKm(),
              a.seconds(),
              StrictMath.hypot(a.sigmaSeconds(), DOUBTED_SECONDS)));
    }
    PlaceFit taker = doubted.isEmpty() ? fit : doubtfully;
    Fitted fitted = taker.fitted(taken, eastKm, northKm, seconds);
    // The looser air has three unknowns, each with a wider prior.
    double prior = doubted.size() * StrictMath.log(DOUBT / (1 - DOUBT))
        - (doubted.isEmpty() ? 0 : 3 * StrictMath.log(AIR_LOOSER));
    return fitted == null
        ? null
        : new Supposed(
            List.copyOf(doubted), fitted.place(), fitted.logEvidence() + prior, fitted.worst());
  }

  /** Mean and total covariance over suppositions. */
  private static Place mean(List<Supposed> all) {
    double best = all.stream().mapToDouble(Supposed::log).max().orElse(0);
    double sum = 0;
    double[] at = new double[3];
    for (Supposed s : all) {
      double w = weight(s, best);
      sum += w;
      at[0] += w * s.place.eastKm();
      at[1] += w * s.place.northKm();
      at[2] += w * s.place.seconds();
    }
    for (int i = 0; i < at.length; i++) {
      at[i] /= sum;
    }
    double[] c = new double[6];
    for (Supposed s : all) {
      double w = weight(s, best) / sum;
      double x = s.place.eastKm() - at[0];
      double y = s.place.northKm() - at[1];
      double t = s.place.seconds() - at[2];
      Covariance own = s.place.covariance();
      c[0] += w * (own.xx() + x * x);
      c[1] += w * (own.xy() + x * y);
      c[2] += w * (own.xt() + x * t);
      c[3] += w * (own.yy() + y * y);
      c[4] += w * (own.yt() + y * t);
      c[5] += w * (own.tt() + t * t);
    }
    return new Place(at[0], at[1], at[2], new Covariance(c[0], c[1], c[2], c[3], c[4], c[5]));
  }

  private static double weight(Supposed s, double best) {
    double share = StrictMath.exp(s.log - best);
    return share < LEAST_SHARE ? 0 : share;
  }
}
