// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.coverage;

import java.util.Arrays;

/**
 * Improves a placement by exchanging one chosen site for one that is not, as long as that adds to the value: for each chosen site in
 * turn, the site that would then add most within the limits. Stops when a pass changes nothing, or after {@link #PASSES_MAX}.
 */
public final class SwapSearch {
  /** Most passes. */
  public static final int PASSES_MAX = 3;

  /** Most chosen sites for which exchanges are tried: each try computes the whole network anew. */
  public static final int SITES_MAX = 300;

  private static final double BETTER = 1e-9;

  private final PlacementProblem problem;
  private final PlacementLimits limits;

  /** A search within the limits of the placement. */
  public SwapSearch(PlacementProblem problem, PlacementLimits limits) {
    this.problem = problem;
    this.limits = limits;
  }

  /** The placement, or a better one; a placement of more than {@link #SITES_MAX} sites is given back as it is. */
  public Placement improve(Placement placement) {
    int[] chosen = placement.chosen();
    if (chosen.length > SITES_MAX) {
      return placement;
    }
    double value = placement.value();
    for (int pass = 0; pass < PASSES_MAX; pass++) {
      boolean changed = false;
      for (int i = 0; i < chosen.length; i++) {
        int[] next = chosen.clone();
        next[i] = best(without(chosen, i), chosen[i]);
        double nextValue = next[i] == chosen[i] ? value : problem.value(next);
        if (nextValue > value + BETTER) {
          chosen = next;
          value = nextValue;
          changed = true;
        }
      }
      if (!changed) {
        break;
      }
    }
    return new LazyGreedy(problem, limits).improved(placement, chosen);
  }

  private static int[] without(int[] chosen, int index) {
    int[] rest = new int[chosen.length - 1];
    System.arraycopy(chosen, 0, rest, 0, index);
    System.arraycopy(chosen, index + 1, rest, index, rest.length - index);
    return rest;
  }

  private int best(int[] rest, int now) {
    PlacementState state = new PlacementState(problem);
    double left = limits.dollars();
    int[] ofOwner = new int[problem.owners.size()];
    boolean[] taken = new boolean[problem.sites.size()];
    for (int site : rest) {
      state.add(site);
      left -= problem.sites.get(site).dollars();
      ofOwner[problem.owner[site]]++;
      taken[site] = true;
    }
    int best = now;
    double most = state.gain(now);
    for (int j = 0; j < taken.length; j++) {
      boolean fits = !taken[j]
          && problem.sites.get(j).dollars() <= left
          && ofOwner[problem.owner[j]] < limits.perOwnerMax();
      double gain = fits ? state.gain(j) : 0;
      if (gain > most + BETTER) {
        most = gain;
        best = j;
      }
    }
    return best;
  }

  /** Every chosen site's own share of the value: what losing it alone would cost, in the order of the choice. */
  public double[] losses(int[] chosen) {
    return Arrays.stream(indices(chosen.length))
        .mapToDouble(i -> {
          PlacementState state = new PlacementState(problem);
          for (int site : without(chosen, i)) {
            state.add(site);
          }
          return state.gain(chosen[i]);
        })
        .toArray();
  }

  private static int[] indices(int count) {
    return java.util.stream.IntStream.range(0, count).toArray();
  }
}
