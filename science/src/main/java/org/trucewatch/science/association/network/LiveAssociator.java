// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.association.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trucewatch.science.association.network.NetworkEvent.Covariance;

/**
 * Finds events of one tile while their picks are still coming in. Each step is given the last minute's picks; those that are new
 * since the step before first join standing events ({@link #revise}), then make new ones ({@link #find}). A node whose pick may still
 * come is unknown, not silent.
 *
 * <p>What it gives is provisional and depends on what had arrived. One thread.
 */
public final class LiveAssociator {
  /** Standard deviation of the wind above which no place is published: design, section 3.2. */
  private static final double WIND_SD_MAX = 3;

  /** Picks nearer to an event's prediction than so many standard deviations have it fitted again. */
  private static final double TOUCH_SIGMAS = 3.5;

  /** Of the ten nodes nearest to a seed, how many must have heard it. */
  private static final int HEARD_MIN = 5;

  /** Crowd for which provisional events are calibrated: a busy hour's; the final version knows its own. */
  private static final double MATCHES_PER_GATE = 0.1;

  private final Medium.Sound medium;
  private final NetworkSettings settings;
  private final double scoreMin;
  private final Ground ground;
  private final FreshSeeder seeder;
  private final boolean[] near;
  private @Nullable Step step;

  /** What is known at a step. */
  private record Step(
      PickField field,
      NodePicks picks,
      int[] owners,
      boolean[] turn,
      int[] freshRows,
      Fitter fitter,
      Waves waves,
      double scale) {}

  /** An event that stands, under its number. Mutable: each revision changes it. */
  public static final class LiveEvent {
    private final int number;
    private final Candidate place;
    private long[] ids = {};
    private int[] nodes = {};
    private double[] times = {};

    private LiveEvent(int number, Candidate place) {
      this.number = number;
      this.place = place;
    }

    /** Number under which it owns picks, above 0. */
    public int number() {
      return number;
    }

    /** Origin time, seconds. */
    public double timeSeconds() {
      return place.time;
    }

    /** East, km. */
    public double eastKm() {
      return place.x;
    }

    /** North, km. */
    public double northKm() {
      return place.y;
    }

    /** Ids of its picks. */
    public long[] pickIds() {
      return ids.clone();
    }
  }

  /**
   * A tile's nodes with those around that can hear into it.
   *
   * @param near     for each node whether events of this tile may be first seen there
   * @param scoreMin log-odds from which an event is published
   */
  public LiveAssociator(
      List<NetworkStation> nodes,
      Medium.Sound medium,
      NetworkSettings settings,
      boolean[] near,
      double scoreMin) {
    this.medium = medium;
    this.settings = settings;
    this.scoreMin = scoreMin;
    this.near = near.clone();
    boolean[] live = new boolean[nodes.size()];
    Arrays.fill(live, true);
    ground = new Ground(nodes, live, settings.audibleKmMax());
    seeder = new FreshSeeder(ground);
  }

  /** Whether places may be published in this weather. */
  public static boolean isKnown(MediumState weather) {
    return weather.windSdMetersPerSecond() <= WIND_SD_MAX;
  }

  /**
   * Begins a step.
   *
   * @param picks      of the last minute
   * @param owners     for each row the number of the event that owns it, 0 where free; written to by {@link #find} and
   *                   {@link #revise}
   * @param fresh      rows that are new since the step before
   * @param known      the last window that closed here
   * @param knownUntil nodes are silent only where their pick was due before this, seconds
   */
  public void begin(
      NodePicks picks,
      int[] owners,
      boolean[] fresh,
      WindowAssociator.Outcome known,
      double knownUntil) {
    PickField field = picks.field();
    Air air = WindowAssociator.air(known.weather());
    Waves waves =
        new StraightWaves(ground, new double[] {air.speed()}, air.windEast(), air.windNorth());
    Fitter fitter = new Fitter(ground, waves, field, known.odds);
    fitter.knownUntil = knownUntil;
    fitter.owner = owners;
    fitter.self = 0;
    int[] freshRows = new int[field.size];
    int count = 0;
    boolean[] free = new boolean[field.size];
    boolean[] turn = new boolean[field.size];
    for (int row = 0; row < field.size; row++) {
      free[row] = owners[row] == 0;
      if (fresh[row]) {
        turn[row] = free[row] && near[field.channel[row]];
        freshRows[count++] = row;
      }
    }
    seeder.prepare(field, free, waves, known.odds, knownUntil, HEARD_MIN);
    step = new Step(
        field,
        picks,
        owners,
        turn,
        Arrays.copyOf(freshRows, count),
        fitter,
        waves,
        EllipseCalibration.factor(MATCHES_PER_GATE));
  }

  private Step step() {
    if (step == null) {
      throw new IllegalStateException("no step was begun");
    }
    return step;
  }

  /** Whether a new free pick fits the event. */
  public boolean isTouched(LiveEvent event) {
    Step s = step();
    Candidate c = event.place;
    double far = settings.audibleKmMax() * settings.audibleKmMax();
    for (int row : s.freshRows) {
      int node = s.field.channel[row];
      double dx = ground.east[node] - c.x;
      double dy = ground.north[node] - c.y;
      if (s.owners[row] == 0 && dx * dx + dy * dy < far) {
        double travel = s.waves.seconds(node, 0, c.x, c.y, 0);
        double miss = s.field.time[row] - c.time - travel;
        double variance =
            sq(s.field.sigma[row]) + sq(medium.relativePathError() * travel) + c.covariance[5];
        if (miss * miss < TOUCH_SIGMAS * TOUCH_SIGMAS * variance) {
          return true;
        }
      }
    }
    return false;
  }

  private static double sq(double v) {
    return v * v;
  }

  /** Fits the event to its own and the free picks; false, and its picks are free, where it does not stand any more. */
  public boolean revise(LiveEvent event) {
    Step s = step();
    int[] rows = new int[event.ids.length];
    int count = 0;
    for (int i = 0; i < rows.length; i++) {
      int row = row(s.field, event.nodes[i], event.times[i], event.ids[i]);
      if (row >= 0) {
        rows[count++] = row;
        s.owners[row] = 0;
      }
    }
    Candidate c = event.place;
    double[] before = {c.x, c.y, c.time};
    if (s.fitter.fit(c, Integer.MAX_VALUE, 3, settings.picksMin()) && c.score > 0) {
      own(s, event);
      return true;
    }
    c.at(before[0], before[1], before[2], 0);
    return false;
  }

  /** Frees the event's picks. */
  public void release(LiveEvent event) {
    for (int row : event.place.picks) {
      step().owners[row] = 0;
    }
  }

  private static int row(PickField field, int node, double time, long id) {
    for (int row = field.firstAtOrAfter(node, time);
        row < field.start[node + 1] && field.time[row] == time;
        row++) {
      if (field.id[row] == id) {
        return row;
      }
    }
    return -1;
  }

  private static void own(Step s, LiveEvent event) {
    int[] rows = event.place.picks;
    event.ids = new long[rows.length];
    event.nodes = new int[rows.length];
    event.times = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      s.owners[rows[i]] = event.number;
      event.ids[i] = s.field.id[rows[i]];
      event.nodes[i] = s.field.channel[rows[i]];
      event.times[i] = s.field.time[rows[i]];
    }
  }

  /**
   * Finds new events from the new picks that are still free.
   *
   * @param firstNumber number of the first; the next ones count on
   */
  public List<LiveEvent> find(int firstNumber) {
    Step s = step();
    for (int row : s.freshRows) {
      if (s.turn[row]) {
        seeder.offer(row, s.turn);
      }
    }
    SeedBins seeds = seeder.seeds();
    List<Candidate> candidates = new ArrayList<>();
    for (int slot = 0; slot < seeds.size; slot++) {
      Candidate c = new Candidate().at(seeds.x[slot], seeds.y[slot], seeds.time[slot], 0);
      if (s.fitter.fit(c, Search.VERIFIERS + 4, 4, 4)
          && c.score > Search.LOCAL_SCORE_MIN
          && s.fitter.fit(c, Integer.MAX_VALUE, 4, settings.picksMin())
          && c.score > scoreMin) {
        candidates.add(c);
      }
    }
    List<LiveEvent> found = new ArrayList<>();
    for (Candidate c :
        new Peeling(s.field, s.fitter, settings.picksMin(), scoreMin).peel(candidates)) {
      LiveEvent event = new LiveEvent(firstNumber + found.size(), c);
      own(s, event);
      found.add(event);
    }
    s.fitter.owner = s.owners;
    s.fitter.self = 0;
    return found;
  }

  /** The event as it stands, for publication; silent nodes are left out, because they may still answer. */
  public NetworkEvent report(LiveEvent event) {
    Step s = step();
    s.fitter.self = event.number;
    Candidate c = new Candidate().at(event.place.x, event.place.y, event.place.time, 0);
    List<EventPick> picks = new ArrayList<>();
    Candidate placed = event.place;
    double[] bound = placed.covariance;
    c.score = placed.score;
    if (s.fitter.assess(c, settings.picksMin())) {
      s.fitter.parts(picks, new ArrayList<>());
      bound = s.fitter.bound();
      placed = c;
    }
    s.fitter.self = 0;
    return WindowAssociator.named(
        new NetworkEvent(
            "",
            placed.time,
            placed.x,
            placed.y,
            0,
            Double.NaN,
            covariance(placed.covariance, s.scale),
            placed.score,
            ProbabilityCalibration.probability(placed.score, MATCHES_PER_GATE),
            placed.audibleKm,
            picks,
            List.of(),
            covariance(bound, 1)),
        s.picks);
  }

  private static Covariance covariance(double[] c, double scale) {
    return new Covariance(
        scale * c[0], scale * c[1], scale * c[2], scale * c[3], scale * c[4], scale * c[5]);
  }
}
