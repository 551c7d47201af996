// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.association.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The search over one field of picks: which events there are, who owns which pick, and what was learnt of air, nodes and clutter on
 * the way.
 *
 * <p>Seeds are found on the picks no event owns. They stay in a pool and are fitted anew in every round, on all picks, where a pick
 * that an event owns costs what that event would lose: so a better explanation may take picks from a worse one. After a round all
 * events claim picks at once and are fitted to what they get. The clutter's rate falls as more is explained, and then weaker events
 * stand out.
 */
final class Search {
  /** Nodes nearest to a seed that are asked whether they heard it: about those within 1.8 node spacings. */
  static final int VERIFIERS = 10;

  /** Score below which a seed's fit to its nearest nodes is not worth a fit to all. */
  static final double LOCAL_SCORE_MIN = -8;

  /** Score of a seed's fit to its nearest nodes below which it is not tried again. */
  private static final double HOPELESS = -16;

  /** Chance matches in a gate beyond which a search without one sure event is given up. */
  private static final double HOPELESS_MATCHES = 0.4;

  /**
   * Share of the free picks' rate that is taken for the clutter's in the successive rounds. While events are missing, the free
   * picks are partly theirs; in the shared recipe 0.30 to 0.50 of all picks are false. The last rounds take the rate as it is.
   */
  private static final double[] CLUTTER_SHARES = {0.7, 0.7, 0.7, 0.7, 0.8, 0.9, 1};

  /** The same in a sketch, where next to nothing is explained yet. */
  private static final double SKETCH_SHARE = 0.7;

  /** Chance matches in a gate above which triples are so many that only the nearest are asked. */
  private static final double CROWD_MATCHES = 0.07;

  /** In a crowd a triple counts only for places among whose so many nearest nodes its own are. */
  private static final int CROWD_NEAR = 7;

  /** Nodes nearest to a place whose triples are tried then, nodes that verify, and how many must have heard it. */
  private static final int WIDE_NEAREST = 9;

  private static final int WIDE_NEAR = 11;
  private static final int WIDE_VERIFIERS = 20;
  private static final int WIDE_HEARD = 8;

  /** Chance that a silent node has a false pick inside the gate, roughly; it would count as detection. */
  private static final double CHANCE_PICK = 0.1;

  /** Log-odds of an event that is sure: one in three thousand is false by the score. */
  static final double SURE = 8;

  /** Score net of prices below which a candidate is not tried in an exchange. */
  private static final double EXCHANGE_MIN = -4;

  /** Events up to which each is placed with the air of the others alone. */
  private static final int AIR_EVENTS_MAX = 60;

  final Ground ground;
  final PickField field;
  final NetworkSettings settings;
  final double pathError;
  final int[] owner;
  final double[] price;
  Waves waves;
  Air air;
  List<Candidate> events = new ArrayList<>();
  double detection;
  private final Air prior;
  private double relativeError;
  private SeedBins pool;

  Search(
      Ground ground,
      Waves still,
      PickField field,
      NetworkSettings settings,
      double pathError,
      Air prior) {
    this.ground = ground;
    this.field = field;
    this.settings = settings;
    this.pathError = pathError;
    this.prior = prior;
    waves = still;
    air = prior;
    detection = settings.detection().probability();
    owner = new int[field.size];
    price = new double[field.size];
    pool = new SeedBins(1, 1);
    Arrays.fill(owner, -1);
    setAir(prior);
  }

  void run() {
    if (isAirLearnt()) {
      setAir(new ColdStart(this).start());
    }
    seed(5, 7, 0);
    round(SURE, 1);
    learnAir();
    round(SURE / 2, 1);
    learnAir();
    if (events.isEmpty() && matchesPerGate() > HOPELESS_MATCHES) {
      return; // Not separable: nothing is said rather than something false.
    }
    seed(6, 5, 1);
    for (double share : CLUTTER_SHARES) {
      int before = events.size();
      round(0, share);
      learnAir();
      if (share < 1 && events.size() <= before && field.size < 20 * before) {
        break; // Nothing new where events are few.
      }
    }
    improve(SURE / 2, 1); // What the low clutter rate let in must stand again.
    seed(6, 5, 1);
    round(0, 1);
    learnDetection();
    round(0, 1);
    SeedBins close = pool;
    seedWide(); // Once: a second time found half as many again, for a quarter of all the time.
    round(0, 1);
    exchange(1);
    pool = close;
    exchange(0.9);
    exchange(1);
    learnAir();
    exchange(1);
    improve(0, 1);
  }

  /**
   * The shorter search of a stream's window: its air and detection probability are nearly known from the windows before, so one
   * pass over triples of close nodes and one over what is left find what {@link #run} finds in seven.
   */
  void resume(double knownDetection) {
    detection = knownDetection;
    seed(4, 6, 0);
    round(SURE, 1);
    learnAir();
    round(0, CLUTTER_SHARES[4]);
    learnAir();
    seed(6, 5, 1);
    round(0, CLUTTER_SHARES[4]);
    round(0, 1);
    learnDetection();
    improve(0, 1);
  }

  /**
   * Chance matches in a gate at 1.5 node spacings: the measure of how crowded the picks are. Below 0.05 nothing overlaps, above 0.5
   * every event has company at every node.
   */
  double matchesPerGate() {
    double rate = field.size / (Math.max(1, field.seconds()) * field.channels);
    double travel = 1.5 * ground.spacingKm / waves.speed(0);
    double sigma = field.size == 0 ? 0 : field.sigma[0];
    double bearings = field.marks == null ? 1 : field.marks.crowdShare();
    return bearings
        * rate
        * 5
        * Math.sqrt(sigma * sigma + relativeError * relativeError * travel * travel);
  }

  boolean isAirLearnt() {
    return prior.windSd() + prior.speedSd() > 0;
  }

  /** Whether the air's error is small beside the paths' own. */
  boolean isAirSure() {
    return air.relativeError() < 0.5 * pathError;
  }

  Air prior() {
    return prior;
  }

  void setAir(Air state) {
    air = state;
    relativeError =
        Math.sqrt(pathError * pathError + state.relativeError() * state.relativeError());
    if (isAirLearnt() || state.windEast() != 0 || state.windNorth() != 0) {
      waves = new StraightWaves(
          ground, new double[] {state.speed()}, state.windEast(), state.windNorth());
    }
  }

  double relativeError() {
    return relativeError;
  }

  /** Learns the air from the events so far, where it is not given. */
  void learnAir() {
    if (isAirLearnt()) {
      setAir(learner().learn(byScore(), prior, air));
    }
  }

  /** The air as all events but those of this origin time tell it; with very many events one makes no difference. */
  Air airWithout(double seconds) {
    if (!isAirLearnt() || events.size() > AIR_EVENTS_MAX) {
      return air;
    }
    List<Candidate> others = byScore().stream().filter(c -> c.time != seconds).toList();
    return learner().learn(others, prior, air);
  }

  private AirLearner learner() {
    return new AirLearner(field, waves, relativeError);
  }

  private List<Candidate> byScore() {
    List<Candidate> sorted = new ArrayList<>(events);
    sorted.sort(Candidate::compare);
    return sorted;
  }

  MediumState state() {
    AirLearner learner = learner();
    learner.learn(byScore(), air, air);
    double[] error = learner.relativeError();
    return new MediumState(
        1000 * air.windEast(),
        1000 * air.windNorth(),
        1000 * air.windSd(),
        air.speed(),
        air.speedSd(),
        error[0],
        error[1],
        detection,
        learner.events);
  }

  /** A search from nothing for sure events only, at this state of the air; returns the sum of their scores. */
  double sketch(Air state) {
    setAir(state);
    events.clear();
    own();
    Arrays.fill(price, 0);
    seed(4, 7, 0);
    add(SURE, SKETCH_SHARE);
    improve(SURE / 2, SKETCH_SHARE);
    return events.stream().mapToDouble(c -> c.score).sum();
  }

  private void round(double scoreMin, double share) {
    add(scoreMin, share);
    improve(0, share);
  }

  /** Fills the pool: triples among the nearest nodes, on picks that are free or cheap to take. */
  private void seed(int nearest, int heardMin, double priceMax) {
    Odds odds = odds(1);
    int heard = Math.max(4, Math.min(heardMin, settings.picksMin() - 1));
    TripleSeeder seeder = seeder(odds, priceMax, VERIFIERS, heard);
    seeder.near = matchesPerGate() > CROWD_MATCHES ? CROWD_NEAR : Integer.MAX_VALUE;
    pool = seeder.seed(TripleSeeder.triples(ground, nearest)).peaks();
  }

  /**
   * Fills the pool with triples of nodes farther away, on free picks only. An event heard far around may by chance have been missed
   * by most of the nodes next to it: then no close triple has it, however many others do.
   */
  private void seedWide() {
    TripleSeeder seeder =
        seeder(odds(1), 0, WIDE_VERIFIERS, Math.max(WIDE_HEARD, settings.picksMin()));
    seeder.near = WIDE_NEAR;
    pool = seeder.seed(TripleSeeder.triples(ground, WIDE_NEAREST)).peaks();
  }

  private TripleSeeder seeder(Odds odds, double priceMax, int verifiers, int heard) {
    int[] closed = new int[field.size];
    for (int i = 0; i < closed.length; i++) {
      closed[i] = owner[i] < 0 || price[i] < priceMax ? -1 : 0;
    }
    PickField open = field.unmarked(closed).field();
    // Verifying nodes hold about half of a weak event's picks, so about half of what it needs
    // against its prior density.
    double scoreMin = -0.5 * odds.logEventDensity - 4;
    return new TripleSeeder(ground, waves, open, odds, verifiers, heard, scoreMin);
  }

  /** Adds what the pool yields above a score, where it gains more than it takes from others. */
  private void add(double scoreMin, double share) {
    Fitter fitter = new Fitter(ground, waves, field, odds(share));
    fitter.price = price;
    int picksMin = settings.picksMin();
    List<Candidate> candidates = new ArrayList<>();
    SeedBins left = pool.emptied();
    for (int slot = 0; slot < pool.size; slot++) {
      Candidate c = local(fitter, slot);
      if (c.score > HOPELESS) {
        left.offer(pool.x[slot], pool.y[slot], pool.time[slot], pool.score[slot]);
      }
      if (c.score > LOCAL_SCORE_MIN
          && fitter.fit(c, Integer.MAX_VALUE, 4, picksMin)
          && c.score > scoreMin) {
        candidates.add(c);
      }
    }
    pool = left;
    events.addAll(new Peeling(field, fitter, picksMin, scoreMin).peel(distinct(candidates)));
    own();
  }

  /** Tries what the pool yields one by one, and keeps what raises the sum of scores. */
  void exchange(double share) {
    Fitter fitter = new Fitter(ground, waves, field, odds(share));
    fitter.price = price;
    List<Candidate> candidates = new ArrayList<>();
    for (int slot = 0; slot < pool.size; slot++) {
      Candidate c = local(fitter, slot);
      if (c.score > LOCAL_SCORE_MIN
          && fitter.fit(c, Integer.MAX_VALUE, 4, settings.picksMin())
          && c.score > EXCHANGE_MIN) {
        candidates.add(c);
      }
    }
    events = new Exchange(this, odds(share)).run(distinct(candidates));
    own();
  }

  /** A seed fitted to its nearest nodes, at the depth that suits best. */
  private Candidate local(Fitter fitter, int slot) {
    int rows = waves.rows();
    Candidate best = local(fitter, slot, rows / 2);
    for (int row = 0; rows > 1 && row < rows; row += Math.max(1, rows / 5)) {
      Candidate other = local(fitter, slot, row);
      best = other.score > best.score ? other : best;
    }
    return best;
  }

  private Candidate local(Fitter fitter, int slot, int row) {
    Candidate c = new Candidate().at(pool.x[slot], pool.y[slot], pool.time[slot], row);
    if (!fitter.fit(c, VERIFIERS + 4, 4, 4)) {
      c.score = Double.NEGATIVE_INFINITY;
    }
    return c;
  }

  private static List<Candidate> distinct(List<Candidate> candidates) {
    candidates.sort(Candidate::compare);
    List<Candidate> distinct = new ArrayList<>();
    for (Candidate c : candidates) {
      if (distinct.isEmpty() || !Arrays.equals(distinct.getLast().picks, c.picks)) {
        distinct.add(c);
      }
    }
    return distinct;
  }

  /** Settles all claims at once from where the events stand, fits each event to what it got, and drops what is no event. */
  void improve(double scoreMin, double share) {
    Fitter fitter = new Fitter(ground, waves, field, odds(share));
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
          // Who takes a third of a weak event's picks takes the event: it cannot cost more than its
          // score.
          price[pick] = Math.min(price[pick], c.score / 3);
        }
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

  /** For the report: own picks only, and the paths' own error where the air's is small. */
  Fitter closingFitter() {
    Odds odds = odds(1, isAirSure() ? pathError : relativeError);
    Fitter fitter = new Fitter(ground, waves, field, odds);
    fitter.owner = owner;
    return fitter;
  }

  private Odds odds(double share) {
    return odds(share, relativeError);
  }

  private Odds odds(double share, double error) {
    PickField free = field.unmarked(owner).field();
    double[] rate = new double[field.channels];
    double seconds = Math.max(1, field.seconds());
    double priorRate = settings.clutterPerNodeAndHour() / 3600;
    double mean = (free.size + priorRate) / (field.channels * seconds + 3600);
    mean = Math.max(mean, 0.01 * priorRate);
    // As much weight on the mean of all channels as five of its picks have.
    double weight = 5 / mean;
    for (int ch = 0; ch < rate.length; ch++) {
      double own = free.start[ch + 1] - free.start[ch];
      rate[ch] = share * (own + weight * mean) / (seconds + weight);
    }
    // The prior's density counts as ten events.
    double area = ground.areaKm2();
    double priorSeconds = 10 * 3600 / (settings.eventsPerKm2AndHour() * area);
    double density = (events.size() + 10) / (area * (seconds + priorSeconds));
    List<Candidate> sure = events.stream().filter(c -> c.score > SURE / 2).toList();
    RangePrior range = new RangePrior(ground.audibleKm, sure, ground.spacingKm / 4);
    return new Odds(detection, rate, density, error, range);
  }

  private void learnDetection() {
    double strength = settings.detection().strength();
    double hits = strength * settings.detection().probability();
    double chances = strength;
    for (Candidate c : events) {
      // The last pick in range is where the range ends, so it says nothing.
      hits += c.count() - 1 - CHANCE_PICK * (c.slots - c.count());
      chances += c.slots - 1;
    }
    detection = Math.min(0.99, Math.max(0.05, hits / chances));
  }
}
