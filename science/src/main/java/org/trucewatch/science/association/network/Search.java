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
  List<Candidate> events = new ArrayList<>();

  Search(
      Ground ground, Waves waves, PickField field, NetworkSettings settings, double relativeError) {
    this.ground = ground;
    this.waves = waves;
    this.field = field;
    this.settings = settings;
    this.relativeError = relativeError;
    detection = settings.detection().probability();
    owner = new int[field.size];
    Arrays.fill(owner, -1);
  }

  void run() {
    int[] nearest = {4, 5, 5, 6, 6, 7, 7, 7, 7};
    double[] least = {12, 12, 8, 6, 4, 2, 0, 0, 0};
    for (int stage = 0; stage < nearest.length; stage++) {
      int before = events.size();
      stage(nearest[stage], least[stage]);
      improve(0);
      if (LOUD) {
        System.err.printf("  stage %d: %d events%n", stage, events.size());
      }
      if (stage >= 7 && events.size() == before) {
        break;
      }
    }
  }

  /** Settles all claims at once from where the events stand, fits each event to what it got, and drops what is no event. */
  void improve(double scoreMin) {
    Odds odds = odds(field.unmarked(owner).field());
    Fitter fitter = new Fitter(ground, waves, field, odds);
    Claims claims = new Claims();
    for (int e = 0; e < events.size(); e++) {
      fitter.claims(events.get(e), e, claims);
    }
    claims.settle(owner, events.size(), field.channels);
    fitter.owner = owner;
    List<Candidate> kept = new ArrayList<>();
    for (int e = 0; e < events.size(); e++) {
      fitter.self = e;
      Candidate c = events.get(e);
      if (fitter.fit(c, Integer.MAX_VALUE, 3, settings.picksMin()) && c.score > scoreMin) {
        kept.add(c);
      }
    }
    events = kept;
    own();
  }

  private void own() {
    Arrays.fill(owner, -1);
    for (int e = 0; e < events.size(); e++) {
      for (int pick : events.get(e).picks) {
        owner[pick] = e;
      }
    }
  }

  Odds odds(PickField free) {
    double[] rate = new double[field.channels];
    double seconds = Math.max(1, field.seconds());
    double mean = (free.size + 1.0) / field.channels / seconds;
    // As much weight on the mean of all channels as five of its picks have.
    double weight = 5 / mean;
    for (int ch = 0; ch < rate.length; ch++) {
      rate[ch] = (free.start[ch + 1] - free.start[ch] + weight * mean) / (seconds + weight);
    }
    double density = (events.size() + 10) / (ground.areaKm2() * seconds);
    List<Candidate> strong = events.stream().filter(c -> c.score > 10).toList();
    RangePrior range = new RangePrior(ground.audibleKm, strong, ground.spacingKm / 4);
    return new Odds(detection, rate, density, relativeError, range);
  }

  private void stage(int nearest, double scoreMin) {
    long t0 = System.nanoTime();
    PickField.Subset subset = field.unmarked(owner);
    PickField free = subset.field();
    Odds odds = odds(free);
    int picksMin = settings.picksMin();
    int verifiers = 10;
    TripleSeeder seeder = new TripleSeeder(
        ground,
        waves,
        free,
        odds,
        verifiers,
        Math.max(4, Math.min(6, picksMin - 1)),
        -odds.logEventDensity * 0.5 - 4);
    long[] triples = TripleSeeder.triples(ground, nearest);
    SeedBins bins = seeder.seed(triples);
    long t1 = System.nanoTime();
    Fitter fitter = new Fitter(ground, waves, free, odds);
    List<Candidate> candidates = new ArrayList<>();
    int peaks = 0;
    int local = 0;
    for (int slot = 0; slot < bins.size; slot++) {
      if (bins.isPeak(slot)) {
        peaks++;
        Candidate c = new Candidate().at(bins.x[slot], bins.y[slot], bins.time[slot], 0);
        if (fitter.fit(c, verifiers + 4, 4, 4) && c.score > -5) {
          local++;
          if (fitter.fit(c, Integer.MAX_VALUE, 4, picksMin) && c.score > scoreMin) {
            candidates.add(c);
          }
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
    List<Candidate> kept = new Peeling(free, fitter, picksMin, scoreMin).peel(distinct);
    long t3 = System.nanoTime();
    for (Candidate c : kept) {
      for (int i = 0; i < c.picks.length; i++) {
        c.picks[i] = subset.from()[c.picks[i]];
        owner[c.picks[i]] = events.size();
      }
      events.add(c);
    }
    if (LOUD) {
      System.err.printf(
          "  K=%d triples %d solved %d verified %d bins %d peaks %d local %d cands %d distinct %d kept %d; seed %.2f fit %.2f peel %.2f%n",
          nearest,
          triples.length,
          seeder.solved,
          seeder.verified,
          bins.size,
          peaks,
          local,
          candidates.size(),
          distinct.size(),
          kept.size(),
          (t1 - t0) / 1e9,
          (t2 - t1) / 1e9,
          (t3 - t2) / 1e9);
    }
  }
}
