// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.association.network;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.LongPredicate;
import org.trucewatch.science.association.network.PlaceFit.AirPrior;
import org.trucewatch.science.association.network.PlaceFit.Arrival;
import org.trucewatch.science.association.network.PlaceFit.Place;

/**
 * Finds series of shots where too few nodes work for a single event to contradict itself.
 *
 * <p>Three picks always fix a place, so three picks prove nothing. But the same two delays among three nodes, again and again within minutes, are
 * not clutter: false picks have no memory. A series is at least {@value #MEMBERS_MIN} triples of picks of the same nodes whose delays agree
 * within {@value #SAME_SECONDS} s (a mortar's spread of some 80 m); its probability by chance follows from the nodes' rates of picks in those
 * minutes, the series' own among them. Each member is then placed by itself. Where the delays allow two places, none is given. Rounds at
 * exactly equal intervals also agree with each other's neighbours, one round fewer; the longest series is taken first.
 */
public final class PickSeries {
  static final int MEMBERS_MIN = 3;
  static final double SAME_SECONDS = 0.5;

  /** First to last member, seconds. */
  private static final double MINUTES = 900;

  /** Nodes farther apart are not asked together, km. */
  private static final double APART_KM = 12;

  /** Nodes that send anything within that distance, beyond which single events are found without this. */
  private static final int NODES_MAX = 6;

  /** Least probability that a series is none of chance. */
  private static final double PROBABILITY_MIN = 0.99;

  /** Triples of picks of three nodes; beyond it those nodes send too much for this. */
  private static final int TRIPLES_MAX = 5_000;

  private static final double SLOWER = 1.1;
  private static final double START_KM = 8;
  private static final double TWO_PLACES_KM = 0.5;
  private static final double MISFIT_SIGMAS = 4;

  private final List<NetworkStation> nodes;
  private final NodePicks picks;
  private final double speed;
  private final PlaceFit fit;

  /**
   * One shot.
   *
   * @param picks ids, ascending
   * @param probability that the series is none of chance
   */
  public record Member(Place place, List<Long> picks, double probability) {}

  private record Triple(int a, int b, int c, double time, double toB, double toC) {
    boolean isLike(Triple o) {
      return Math.abs(time - o.time) <= MINUTES
          && Math.abs(toB - o.toB) <= SAME_SECONDS
          && Math.abs(toC - o.toC) <= SAME_SECONDS;
    }

    boolean shares(Triple o) {
      return a == o.a || b == o.b || c == o.c;
    }
  }

  public PickSeries(
      List<NetworkStation> nodes,
      NodePicks picks,
      Medium.Sound medium,
      double pathError,
      double commonError) {
    this.nodes = List.copyOf(nodes);
    this.picks = picks;
    speed = medium.speedKmPerSecond();
    fit = new PlaceFit(AirPrior.of(NetworkAssociator.prior(medium), 0, commonError), pathError, 1);
  }

  /** All members of all series, among picks that no event has; by time of origin. */
  public List<Member> members(LongPredicate isFree) {
    int[] senders = thin();
    List<Member> members = new ArrayList<>();
    Set<Long> used = new java.util.HashSet<>();
    for (int i = 0; i < senders.length; i++) {
      for (int k = i + 1; k < senders.length; k++) {
        for (int m = k + 1; m < senders.length; m++) {
          if (km(senders[i], senders[k]) < APART_KM
              && km(senders[i], senders[m]) < APART_KM
              && km(senders[k], senders[m]) < APART_KM) {
            series(
                senders[i],
                senders[k],
                senders[m],
                id -> isFree.test(id) && !used.contains(id),
                members);
            members.forEach(x -> used.addAll(x.picks));
          }
        }
      }
    }
    members.sort(Comparator.comparingDouble((Member x) -> x.place.seconds())
        .thenComparing(x -> x.picks.getFirst()));
    return members;
  }

  /** Nodes that send, where few do. */
  private int[] thin() {
    int[] senders = java.util.stream.IntStream.range(0, nodes.size())
        .filter(i -> picks.start()[i + 1] - picks.start()[i] >= MEMBERS_MIN)
        .toArray();
    NodeGrid grid =
        new NodeGrid(java.util.Arrays.stream(senders).mapToObj(nodes::get).toList());
    return java.util.Arrays.stream(senders)
        .filter(i -> grid.within(nodes.get(i).eastKm(), nodes.get(i).northKm(), APART_KM).length
            <= NODES_MAX)
        .toArray();
  }

  private double km(int a, int b) {
    double dx = nodes.get(a).eastKm() - nodes.get(b).eastKm();
    double dy = nodes.get(a).northKm() - nodes.get(b).northKm();
    return Math.sqrt(dx * dx + dy * dy);
  }

  private void series(int a, int b, int c, LongPredicate isFree, List<Member> members) {
    List<Triple> triples = triples(a, b, c, isFree);
    int tried = triples.size();
    while (true) {
      List<Triple> best = longest(triples);
      if (best.size() < MEMBERS_MIN) {
        return;
      }
      double probability = 1 - Math.min(1, tried * chance(best));
      if (probability >= PROBABILITY_MIN) {
        for (Triple t : best) {
          place(t, probability, members);
        }
      }
      triples = triples.stream().filter(t -> best.stream().noneMatch(t::shares)).toList();
    }
  }

  private List<Triple> triples(int a, int b, int c, LongPredicate isFree) {
    List<Triple> triples = new ArrayList<>();
    double ab = window(a, b);
    double ac = window(a, c);
    double bc = window(b, c);
    double[] time = picks.timesSeconds();
    for (int i = picks.start()[a]; i < picks.start()[a + 1]; i++) {
      for (int k = picks.start()[b]; k < picks.start()[b + 1]; k++) {
        for (int m = picks.start()[c]; m < picks.start()[c + 1]; m++) {
          if (Math.abs(time[k] - time[i]) <= ab
              && Math.abs(time[m] - time[i]) <= ac
              && Math.abs(time[m] - time[k]) <= bc
              && isFree.test(picks.ids()[i])
              && isFree.test(picks.ids()[k])
              && isFree.test(picks.ids()[m])) {
            triples.add(new Triple(i, k, m, time[i], time[k] - time[i], time[m] - time[i]));
          }
        }
      }
      if (triples.size() > TRIPLES_MAX) {
        return List.of();
      }
    }
    return triples;
  }

  private double window(int a, int b) {
    return SLOWER * km(a, b) / speed + 0.1;
  }

  /** Most members; of as many, those whose delays agree best. */
  private static List<Triple> longest(List<Triple> triples) {
    List<Triple> best = List.of();
    double bestSpread = Double.POSITIVE_INFINITY;
    for (Triple seed : triples) {
      List<Triple> like = new ArrayList<>();
      double spread = 0;
      for (Triple t : triples) {
        if (seed.isLike(t) && like.stream().noneMatch(t::shares)) {
          like.add(t);
          spread += Math.abs(t.toB - seed.toB) + Math.abs(t.toC - seed.toC);
        }
      }
      if (like.size() > best.size() || (like.size() == best.size() && spread < bestSpread)) {
        best = like;
        bestSpread = spread;
      }
    }
    return best;
  }

  /** Probability that a given triple has so many like it by chance, at the rates of the minutes about it. */
  private double chance(List<Triple> series) {
    Triple first = series.getFirst();
    double expected = near(first.a, first.time)
        * near(first.b, first.time)
        * near(first.c, first.time)
        * StrictMath.pow(2 * SAME_SECONDS / (2 * MINUTES), 2);
    double chance = 1;
    for (int i = 1; i < series.size(); i++) {
      chance *= expected / i;
    }
    return chance;
  }

  /** Picks of the row's node within {@link #MINUTES}. */
  private int near(int row, double time) {
    int node = 0;
    while (picks.start()[node + 1] <= row) {
      node++;
    }
    int count = 0;
    for (int i = picks.start()[node]; i < picks.start()[node + 1]; i++) {
      count += Math.abs(picks.timesSeconds()[i] - time) <= MINUTES ? 1 : 0;
    }
    return count;
  }

  private void place(Triple t, double probability, List<Member> members) {
    List<Arrival> arrivals = List.of(arrival(t.a), arrival(t.b), arrival(t.c));
    double x = arrivals.stream().mapToDouble(Arrival::eastKm).average().orElse(0);
    double y = arrivals.stream().mapToDouble(Arrival::northKm).average().orElse(0);
    double first = arrivals.stream().mapToDouble(Arrival::seconds).min().orElse(0);
    List<Place> places = new ArrayList<>();
    for (int east = -1; east <= 1; east++) {
      for (int north = -1; north <= 1; north++) {
        Place p = fit.place(arrivals, x + START_KM * east, y + START_KM * north, first - 10);
        if (p != null && isFit(p, arrivals) && places.stream().noneMatch(o -> isSame(o, p))) {
          places.add(p);
        }
      }
    }
    if (places.size() == 1) {
      members.add(new Member(
          places.getFirst(),
          List.of(picks.ids()[t.a], picks.ids()[t.b], picks.ids()[t.c]).stream()
              .sorted()
              .toList(),
          probability));
    }
  }

  private static boolean isSame(Place a, Place b) {
    double dx = a.eastKm() - b.eastKm();
    double dy = a.northKm() - b.northKm();
    return dx * dx + dy * dy < TWO_PLACES_KM * TWO_PLACES_KM;
  }

  /** Before its arrivals, in earshot, and where they were heard when it says. */
  private boolean isFit(Place p, List<Arrival> arrivals) {
    for (Arrival a : arrivals) {
      double dx = a.eastKm() - p.eastKm();
      double dy = a.northKm() - p.northKm();
      double km = Math.sqrt(dx * dx + dy * dy);
      double travel = km / speed;
      // The wind may change a travel time by some per cent.
      double off = Math.abs(a.seconds() - p.seconds() - travel);
      if (km > 2 * APART_KM || off > MISFIT_SIGMAS * (0.02 * travel + 0.02)) {
        return false;
      }
    }
    return true;
  }

  private Arrival arrival(int row) {
    int node = 0;
    while (picks.start()[node + 1] <= row) {
      node++;
    }
    return new Arrival(
        nodes.get(node).eastKm(),
        nodes.get(node).northKm(),
        picks.timesSeconds()[row],
        picks.sigmasSeconds()[row]);
  }
}
