// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.association.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Finds events in a field of picks, in stages: each stage looks only at the picks that no event of an earlier one explains. */
final class Search {
  static final boolean LOUD = Boolean.getBoolean("loud");
  final Ground ground;
  Waves waves;
  Air air;
  final Air prior;
  final PickField field;
  final NetworkSettings settings;
  final double pathError;
  double relativeError;
  double detection;
  final int[] owner;
  final double[] price;
  List<Candidate> events = new ArrayList<>();

  Search(Ground ground, Waves waves, PickField field, NetworkSettings settings, double pathError, Air prior) {
    this.ground = ground;
    this.waves = waves;
    this.prior = prior;
    this.pathError = pathError;
    setAir(prior);
    this.field = field;
    this.settings = settings;
    detection = settings.detection().probability();
    owner = new int[field.size];
    Arrays.fill(owner, -1);
    price = new double[field.size];
  }

  void setAir(Air state) {
    air = state;
    relativeError = Math.sqrt(pathError * pathError + state.relativeError() * state.relativeError());
    if (waves.phases() == 1) {
      waves = new StraightWaves(ground, new double[] {state.speed()}, state.windEast(), state.windNorth());
    }
  }

  /** Learns the air from the events so far; false where the air is given. */
  boolean learnAir() {
    if (prior.windSd() + prior.speedSd() == 0) {
      return false;
    }
    List<Candidate> byScore = new ArrayList<>(events);
    byScore.sort(Candidate::compare);
    AirLearner learner = new AirLearner(field, waves, relativeError);
    setAir(learner.learn(byScore, prior, air));
    if (LOUD) {
      System.err.printf("  air %.2f %.2f +- %.2f m/s from %d%n", air.windEast() * 1000, air.windNorth() * 1000, air.windSd() * 1000, learner.events);
    }
    return true;
  }

  /** The quick search that a start of the wind is judged by: events that are sure. */
  double sketch(Air start) {
    setAir(start);
    events.clear();
    own();
    Arrays.fill(price, 0);
    seed(4, 0);
    stage(8, 1);
    improve(5, 1);
    return events.stream().mapToDouble(c -> c.score).sum();
  }

  void run() {
    if (prior.windSd() + prior.speedSd() > 0) {
      coldStart();
    }
    seed(5, 0);
    round(8, 1);
    learnAir();
    round(4, 1);
    learnAir();
    seed(7, 1);
    double[] factor = {.7, .7, .7, .7, .8, .9, 1};
    for (double f : factor) {
      int before = events.size();
      round(0, f);
      learnAir();
      if (field.size < 2000 && events.size() == before) {
        break;
      }
    }
    seed(7, 1);
    round(0, 1);
    learn();
    round(0, 1);
    improve(0, 1);
    debug(); // DEBUGHOOK
  }

  void coldStart() {
    double end = field.firstTime;
    int[] late = new int[field.size];
    double share = Math.min(1, 2500.0 / field.size);
    double window = Math.max(share * field.seconds(), 12 * ground.spacingKm / waves.speed(0));
    for (int i = 0; i < late.length; i++) {
      late[i] = field.time[i] - end <= window ? -1 : 0;
    }
    PickField some = field.unmarked(late).field();
    Search part = new Search(ground, waves, some, settings, pathError, prior);
    double perGate = (double) some.size / some.channels / Math.max(1, some.seconds()) * 5 * part.relativeError * 1.5 * ground.spacingKm / waves.speed(0);
    Air best = prior;
    if (perGate > 0.25) {
      double bestSum = -1;
      double step = 0.0035;
      for (int i = -3; i <= 3; i++) {
        for (int k = -3; k <= 3; k++) {
          double we = prior.windEast() + step * (i + 0.5 * k);
          double wn = prior.windNorth() + step * k * Math.sqrt(0.75);
          if (Math.hypot(we - prior.windEast(), wn - prior.windNorth()) < 2 * prior.windSd()) {
            Air start = Air.of(we, wn, prior.speed(), 0.4 * step, prior.speedSd());
            double sum = part.sketch(start);
            if (LOUD) {
              System.err.printf("  wind %.1f %.1f: %.1f%n", we * 1000, wn * 1000, sum);
            }
            if (sum > bestSum) {
              bestSum = sum;
              best = start;
            }
          }
        }
      }
    }
    part.sketch(best);
    part.learnAir();
    part.improve(5, 1);
    part.learnAir();
    part.sketch(part.air);
    part.learnAir();
    setAir(part.air);
  }

  void round(double least, double factor) {
    stage(least, factor);
    improve(0, factor);
    if (LOUD) {
      System.err.printf("  round: %d events total %.1f p0 %.3f%n", events.size(), events.stream().mapToDouble(c -> c.score).sum(), detection);
    }
  }

  static final double CHANCE = 0.1;
  private SeedBins bins;

  /** Learns the detection probability; the last pick in range is where the range ends, so it does not count. */
  void learn() {
    double strength = settings.detection().strength();
    double hits = strength * settings.detection().probability();
    double chances = strength;
    for (Candidate c : events) {
      hits += c.count() - 1 - CHANCE * (c.slots - c.count());
      chances += c.slots - 1;
    }
    detection = Math.min(0.99, Math.max(0.05, hits / chances));
  }

  /** Settles all claims at once from where the events stand, fits each event to what it got, and drops what is no event. */
  void improve(double scoreMin, double factor) {
    Odds odds = odds(field.unmarked(owner).field(), factor);
    Fitter fitter = new Fitter(ground, waves, field, odds);
    Claims claims = new Claims();
    for (int e = 0; e < events.size(); e++) {
      fitter.claims(events.get(e), e, claims);
    }
    claims.settle(owner, events.size(), field.channels);
    fitter.owner = owner;
    List<Candidate> kept = new ArrayList<>();
    Arrays.fill(price, 0);
    for (int e = 0; e < events.size(); e++) {
      fitter.self = e;
      Candidate c = events.get(e);
      if (fitter.fit(c, Integer.MAX_VALUE, 3, settings.picksMin()) && c.score > scoreMin) {
        kept.add(c);
        fitter.gains(price);
        for (int pick : c.picks) {
          price[pick] = Math.min(price[pick], c.score / 3);
        }
      }
    }
    events = kept;
    own();
  }

  static List<double[]> DEBUG = new ArrayList<>(); // DEBUGHOOK
  void debug() { // DEBUGHOOK
    PickField.Subset subset = field.unmarked(owner); // DEBUGHOOK
    Odds odds = odds(subset.field(), 1); // DEBUGHOOK
    for (double[] t : DEBUG) { // DEBUGHOOK
      Fitter f1 = new Fitter(ground, waves, subset.field(), odds); // DEBUGHOOK
      Fitter f2 = new Fitter(ground, waves, field, odds); // DEBUGHOOK
      Candidate a = new Candidate().at(t[2], t[3], t[1], 0); // DEBUGHOOK
      Candidate b = new Candidate().at(t[2], t[3], t[1], 0); // DEBUGHOOK
      boolean fa = f1.fit(a, Integer.MAX_VALUE, 2, 4); // DEBUGHOOK
      boolean fb = f2.fit(b, Integer.MAX_VALUE, 2, 4); // DEBUGHOOK
      double off = Math.hypot(b.x - t[2], b.y - t[3]); // DEBUGHOOK
      System.err.printf("DBG %d n %d free %b %.2f n %d; all %b %.2f n %d off %.2f%n", (int) t[0], (int) t[5], fa, a.score, a.picks.length, fb, b.score, b.picks.length, off); // DEBUGHOOK
    } // DEBUGHOOK
  } // DEBUGHOOK

  private void own() {
    Arrays.fill(owner, -1);
    for (int e = 0; e < events.size(); e++) {
      for (int pick : events.get(e).picks) {
        owner[pick] = e;
      }
    }
  }

  Odds odds(PickField free, double factor) {
    double[] rate = new double[field.channels];
    double seconds = Math.max(1, field.seconds());
    double mean = factor * (free.size + 1.0) / field.channels / seconds;
    // As much weight on the mean of all channels as five of its picks have.
    double weight = 5 / mean;
    for (int ch = 0; ch < rate.length; ch++) {
      rate[ch] = (factor * (free.start[ch + 1] - free.start[ch]) + weight * mean) / (seconds + weight);
    }
    double density = (events.size() + 10) / (ground.areaKm2() * seconds);
    List<Candidate> strong = events.stream().filter(c -> c.score > 10).toList();
    RangePrior range = new RangePrior(ground.audibleKm, strong, ground.spacingKm / 4);
    return new Odds(detection, rate, density, relativeError, range);
  }

  private void seed(int nearest, double priceMax) {
    long t0 = System.nanoTime();
    int[] closed = new int[field.size];
    for (int i = 0; i < closed.length; i++) {
      closed[i] = owner[i] < 0 || price[i] < priceMax ? -1 : 0;
    }
    PickField open = field.unmarked(closed).field();
    Odds odds = odds(field.unmarked(owner).field(), 1);
    int picksMin = settings.picksMin();
    int verifiers = 10;
    TripleSeeder seeder = new TripleSeeder(
        ground, waves, open, odds, verifiers, Math.max(4, Math.min(6, picksMin - 1)), -odds.logEventDensity * 0.5 - 4);
    long[] triples = TripleSeeder.triples(ground, nearest);
    SeedBins found = seeder.seed(triples);
    bins = new SeedBins(ground.spacingKm / 8, 0.25 * ground.spacingKm / 8 / waves.speed(0));
    for (int slot = 0; slot < found.size; slot++) {
      if (found.isPeak(slot)) {
        bins.offer(found.x[slot], found.y[slot], found.time[slot], found.score[slot]);
      }
    }
    if (LOUD) {
      System.err.printf("  K=%d triples %d solved %d verified %d bins %d peaks %d %.2f s%n",
          nearest, triples.length, seeder.solved, seeder.verified, found.size, bins.size, (System.nanoTime() - t0) / 1e9);
    }
  }

  private void stage(double scoreMin, double factor) {
    Odds odds = odds(field.unmarked(owner).field(), factor);
    int picksMin = settings.picksMin();
    int verifiers = 10;
    long t1 = System.nanoTime();
    Fitter fitter = new Fitter(ground, waves, field, odds);
    fitter.price = price;
    List<Candidate> candidates = new ArrayList<>();
    int local = 0;
    for (int slot = 0; slot < bins.size; slot++) {
      Candidate c = new Candidate().at(bins.x[slot], bins.y[slot], bins.time[slot], 0);
      if (fitter.fit(c, verifiers + 4, 4, 4) && c.score > -8) {
        local++;
        if (fitter.fit(c, Integer.MAX_VALUE, 4, picksMin) && c.score > scoreMin) {
          candidates.add(c);
        }
      }
    }
    long t2 = System.nanoTime();
    candidates.sort(Candidate::compare);
    List<Candidate> distinct = new ArrayList<>();
    for (Candidate c : candidates) {
      if (distinct.isEmpty() || !Arrays.equals(distinct.getLast().picks, c.picks)) {
        distinct.add(c);
      }
    }
    List<Candidate> kept = new Peeling(field, fitter, picksMin, scoreMin).peel(distinct);
    long t3 = System.nanoTime();
    for (Candidate c : kept) {
      for (int pick : c.picks) {
        owner[pick] = events.size();
      }
      events.add(c);
    }
    if (LOUD) {
      System.err.printf(
          "  local %d cands %d distinct %d kept %d; fit %.2f peel %.2f%n",
           local, candidates.size(), distinct.size(), kept.size(), (t2 - t1) / 1e9, (t3 - t2) / 1e9);
    }
  }
}
