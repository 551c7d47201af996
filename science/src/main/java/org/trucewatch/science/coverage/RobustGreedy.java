// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.coverage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Places sensors for the worst case of one owner taking its own away. That minimum over owners is not submodular; but for a wanted
 * value c the sum over owners of min(value without the owner, c) is. So c is found by bisection, and for each c greedy fills that
 * sum within the budget (SATURATE: A. Krause and others, Robust submodular observation selection, J. Mach. Learn. Res. 9, 2761,
 * 2008). SATURATE's own guarantee lets the budget be exceeded; here it may not be, so what is promised is only what is printed: the
 * value itself. It is never less than that of the greedy choice, which is kept where it is better.
 */
public final class RobustGreedy {
  private static final int BISECTIONS = 5;

  private final PlacementProblem problem;
  private final PlacementLimits limits;

  /** A placement within limits. */
  public RobustGreedy(PlacementProblem problem, PlacementLimits limits) {
    this.problem = problem;
    this.limits = limits;
  }

  /** The best of what was tried, the greedy choice among them; by the value without the worst owner. */
  public Placement place(Placement greedy) {
    int[] best = greedy.chosen();
    double worst = problem.valueWithoutWorstOwner(best);
    double low = worst;
    double high = 1;
    for (int i = 0; i < BISECTIONS && problem.owners().size() > 1; i++) {
      double wanted = (low + high) / 2;
      int[] chosen = fill(wanted);
      double value = problem.valueWithoutWorstOwner(chosen);
      if (value > worst) {
        worst = value;
        best = chosen;
      }
      if (value >= wanted - 1e-9) {
        low = wanted;
      } else {
        high = wanted;
      }
    }
    return new LazyGreedy(problem, limits).improved(withoutGuarantee(greedy), best);
  }

  private static Placement withoutGuarantee(Placement p) {
    return new Placement(p.chosen(), p.value(), p.upperBound(), p.dollars(), 0);
  }

  private int[] fill(double wanted) {
    int owners = problem.owners().size();
    PlacementState[] without = new PlacementState[owners];
    Arrays.setAll(without, o -> new PlacementState(problem));
    double[] value = new double[owners];
    List<Integer> chosen = new ArrayList<>();
    boolean[] taken = new boolean[problem.sites.size()];
    int[] ofOwner = new int[owners];
    double left = limits.dollars();
    double[] stale = new double[problem.sites.size()];
    Arrays.fill(stale, Double.POSITIVE_INFINITY);
    while (true) {
      int best = -1;
      double most = 0;
      for (int j = 0; j < taken.length; j++) {
        double price = problem.sites.get(j).dollars();
        if (taken[j]
            || price > left
            || ofOwner[problem.owner[j]] >= limits.perOwnerMax()
            || stale[j] <= most) {
          continue;
        }
        stale[j] = gain(j, without, value, wanted) / price;
        if (stale[j] > most) {
          most = stale[j];
          best = j;
        }
      }
      if (best < 0) {
        return chosen.stream().mapToInt(Integer::intValue).toArray();
      }
      for (int o = 0; o < owners; o++) {
        if (o != problem.owner[best]) {
          value[o] += without[o].gain(best);
          without[o].add(best);
        }
      }
      chosen.add(best);
      taken[best] = true;
      ofOwner[problem.owner[best]]++;
      left -= problem.sites.get(best).dollars();
    }
  }

  private double gain(int site, PlacementState[] without, double[] value, double wanted) {
    double sum = 0;
    for (int o = 0; o < without.length; o++) {
      if (o != problem.owner[site] && value[o] < wanted) {
        sum += Math.min(wanted - value[o], without[o].gain(site));
      }
    }
    return sum;
  }
}
