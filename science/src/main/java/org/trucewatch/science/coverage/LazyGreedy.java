// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.coverage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Places sensors one after another, each where it adds most, or most per dollar. A gain that was computed earlier is never too small,
 * because the value is submodular; so only the site that leads is computed again (M. Minoux, Accelerated greedy algorithms for
 * maximizing submodular set functions, 1978).
 *
 * <p>Guarantees, as shares of the greatest value: one price and no limit on owners 1 − 1/e (Nemhauser, Wolsey and Fisher 1978); one
 * price and a limit for each owner 1/2 (Fisher, Nemhauser and Wolsey 1978); several prices (1 − 1/e)/2 for the better of the two
 * orders (Leskovec and others 2007); several prices and owners, none. The bound that holds for the very numbers at hand is usually
 * far better: value + the best that the remaining gains could add within the limits.
 */
public final class LazyGreedy {
  private static final double ONE_PRICE = 1 - 1 / Math.E;

  private final PlacementProblem problem;
  private final PlacementLimits limits;

  /** A placement within limits. */
  public LazyGreedy(PlacementProblem problem, PlacementLimits limits) {
    this.problem = problem;
    this.limits = limits;
  }

  /** The better of the two orders; with one price they are the same. */
  public Placement place() {
    Placement perDollar = run(true);
    if (isOnePrice()) {
      return perDollar;
    }
    Placement plain = run(false);
    double bound = Math.min(perDollar.upperBound(), plain.upperBound());
    Placement better = plain.value() > perDollar.value() ? plain : perDollar;
    return new Placement(
        better.chosen(), better.value(), bound, better.dollars(), better.guaranteedShare());
  }

  private record Entry(int site, double gain, double rank, int round) {}

  private Placement run(boolean perDollar) {
    PlacementState state = new PlacementState(problem);
    PriorityQueue<Entry> queue = new PriorityQueue<>(
        Comparator.comparingDouble((Entry e) -> -e.rank()).thenComparingInt(Entry::site));
    for (int j = 0; j < problem.sites.size(); j++) {
      queue.add(entry(state, j, 0, perDollar));
    }
    List<Integer> chosen = new ArrayList<>();
    int[] ofOwner = new int[problem.owners.size()];
    double left = limits.dollars();
    while (!queue.isEmpty()) {
      Entry top = queue.poll();
      if (problem.sites.get(top.site()).dollars() > left
          || ofOwner[problem.owner[top.site()]] >= limits.perOwnerMax()) {
        continue; // what does not fit now never will
      }
      if (top.round() < chosen.size()) {
        queue.add(entry(state, top.site(), chosen.size(), perDollar));
        continue;
      }
      if (!(top.gain() > 0)) {
        break;
      }
      state.add(top.site());
      chosen.add(top.site());
      ofOwner[problem.owner[top.site()]]++;
      left -= problem.sites.get(top.site()).dollars();
    }
    return placement(chosen.stream().mapToInt(Integer::intValue).toArray(), guaranteedShare());
  }

  private Entry entry(PlacementState state, int site, int round, boolean perDollar) {
    double gain = state.gain(site);
    double rank = perDollar ? gain / problem.sites.get(site).dollars() : gain;
    return new Entry(site, gain, rank, round);
  }

  private Placement placement(int[] chosen, double share) {
    double dollars =
        Arrays.stream(chosen).mapToDouble(j -> problem.sites.get(j).dollars()).sum();
    return new Placement(chosen, problem.value(chosen), upperBound(chosen), dollars, share);
  }

  private double guaranteedShare() {
    boolean free = problem.owners.size() < 2 || limits.perOwnerMax() >= problem.sites.size();
    if (isOnePrice()) {
      return free ? ONE_PRICE : 0.5;
    }
    return free ? ONE_PRICE / 2 : 0;
  }

  private boolean isOnePrice() {
    return problem.sites.stream().mapToDouble(PlacementSite::dollars).distinct().count() <= 1;
  }

  /**
   * No choice within the limits is worth more: value(S) plus the best that the gains beside S could add were they not to shrink,
   * filled by gain per dollar, the last one in part; with one price also within each owner's limit.
   */
  double upperBound(int[] chosen) {
    PlacementState state = new PlacementState(problem);
    for (int site : chosen) {
      state.add(site);
    }
    List<Entry> gains = new ArrayList<>();
    for (int j = 0; j < problem.sites.size(); j++) {
      gains.add(entry(state, j, 0, true));
    }
    gains.sort(Comparator.comparingDouble((Entry e) -> -e.rank()).thenComparingInt(Entry::site));
    boolean onePrice = isOnePrice();
    int[] ofOwner = new int[problem.owners.size()];
    double left = limits.dollars();
    double bound = state.value();
    for (Entry e : gains) {
      int o = problem.owner[e.site()];
      if (left <= 0 || onePrice && ofOwner[o] >= limits.perOwnerMax()) {
        continue;
      }
      double price = problem.sites.get(e.site()).dollars();
      double part = onePrice ? (left >= price ? 1 : 0) : Math.min(1, left / price);
      bound += part * e.gain();
      ofOwner[o]++;
      left -= price;
    }
    return Math.min(1, bound);
  }

  /** The same placement with what a swap search changed; its guarantee still holds, for its value is no less. */
  Placement improved(Placement before, int[] chosen) {
    Placement after = placement(chosen, before.guaranteedShare());
    return new Placement(
        after.chosen(),
        after.value(),
        Math.min(before.upperBound(), after.upperBound()),
        after.dollars(),
        before.guaranteedShare());
  }
}
