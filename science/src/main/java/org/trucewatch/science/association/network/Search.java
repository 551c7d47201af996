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
  final Waves waves;
  final PickField field;
  final NetworkSettings settings;
  final double relativeError;
  double detection;
  final int[] owner;
  final double[] price;
  List<Candidate> events = new ArrayList<>();

  Search(Ground ground, Waves waves, PickField field, NetworkSettings settings, double relativeError) {
    this.ground = ground;
    this.waves = waves;
    this.field = field;
    this.settings = settings;
    this.relativeError = relativeError;
    detection = settings.detection().probability();
    owner = new int[field.size];
    Arrays.fill(owner, -1);
    price = new double[field.size];
  }

  void run() {
    seed(Integer.getInteger("k0", 5), 0);
    round(8, 1);
    round(4, 1);
    seed(Integer.getInteger("k1", 7), 1);
    double[] factor = java.util.stream.Stream.of(System.getProperty("factors", "1,1,1,1,1,1,1,1").split(",")).mapToDouble(Double::parseDouble).toArray();
    for (int i = 0; i < factor.length; i++) {
      round(Double.parseDouble(System.getProperty("least", "0")), factor[i]);
    }
    seed(Integer.getInteger("k1", 7), 1);
    round(0, 1);
    round(0, 1);
    improve(0, 1);
    debug(); // DEBUGHOOK
  }

  void round(double least, double factor) {
    stage(least, factor);
    learn();
    improve(0, factor);
    if (LOUD) {
      System.err.printf("  round: %d events total %.1f p0 %.3f%n", events.size(), events.stream().mapToDouble(c -> c.score).sum(), detection);
    }
  }

  private SeedBins bins;

  /** Learns the detection probability; the last pick in range is where the range ends, so it does not count. */
  void learn() {
    double strength = settings.detection().strength();
    double hits = strength * settings.detection().probability();
    double chances = strength;
    for (Candidate c : events) {
      if (c.score > 20) {
        hits += c.count() - 1;
        chances += c.slots - 1;
      }
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
