// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.association.scoring;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Which found event is which true one.
 *
 * <p>A found event matches a true one when the picks they share are at least 0.6 of the larger of the two: a pair is made one
 * to one, the best share first, ties by the order of the lists. True events of fewer picks than can be asked for do not count:
 * a found event that matches one is neither right nor wrong. Source: J. Münchmeyer, PyOcto, Seismica 3(1), 2024, section 4,
 * which counts an event as found by the same share.
 */
public final class EventMatching {
  /** Least share of picks. */
  public static final double SHARE_MIN = 0.6;

  /** Stands for no event. */
  public static final int NONE = -1;

  private final int[] truthOfFound;
  private final boolean[] mostlyOfOne;

  private EventMatching(int[] truthOfFound, boolean[] mostlyOfOne) {
    this.truthOfFound = truthOfFound;
    this.mostlyOfOne = mostlyOfOne;
  }

  private record Pair(int found, int truth, double share) {}

  /** Matches; the order of either list only breaks ties. */
  public static EventMatching of(List<FoundEvent> found, List<TrueEvent> truth) {
    int[] owner = ownerOfPick(found, truth);
    List<Pair> pairs = new ArrayList<>();
    boolean[] mostlyOfOne = new boolean[found.size()];
    for (int f = 0; f < found.size(); f++) {
      int[] picks = found.get(f).picks();
      int[] owners =
          Arrays.stream(picks).map(p -> owner[p]).filter(t -> t >= 0).sorted().toArray();
      for (int i = 0, end; i < owners.length; i = end) {
        end = i;
        while (end < owners.length && owners[end] == owners[i]) {
          end++;
        }
        int shared = end - i;
        mostlyOfOne[f] |= shared >= PICKS_OF_ONE_MIN && 2 * shared >= picks.length;
        double share =
            (double) shared / Math.max(picks.length, truth.get(owners[i]).size());
        if (share >= SHARE_MIN) {
          pairs.add(new Pair(f, owners[i], share));
        }
      }
    }
    return new EventMatching(oneToOne(pairs, found.size(), truth.size()), mostlyOfOne);
  }

  private static final int PICKS_OF_ONE_MIN = 3;

  private static int[] ownerOfPick(List<FoundEvent> found, List<TrueEvent> truth) {
    int most = -1;
    for (FoundEvent event : found) {
      most = Math.max(most, Arrays.stream(event.picks()).max().orElse(-1));
    }
    for (TrueEvent event : truth) {
      most = Math.max(most, Arrays.stream(event.picks()).max().orElse(-1));
    }
    int[] owner = new int[most + 1];
    Arrays.fill(owner, NONE);
    for (int t = 0; t < truth.size(); t++) {
      for (int pick : truth.get(t).picks()) {
        owner[pick] = t;
      }
    }
    return owner;
  }

  private static int[] oneToOne(List<Pair> pairs, int found, int truths) {
    pairs.sort(Comparator.comparingDouble(Pair::share)
        .reversed()
        .thenComparingInt(Pair::found)
        .thenComparingInt(Pair::truth));
    int[] truthOfFound = new int[found];
    Arrays.fill(truthOfFound, NONE);
    boolean[] taken = new boolean[truths];
    for (Pair pair : pairs) {
      if (truthOfFound[pair.found()] == NONE && !taken[pair.truth()]) {
        truthOfFound[pair.found()] = pair.truth();
        taken[pair.truth()] = true;
      }
    }
    return truthOfFound;
  }

  /** Index of the true event that this found one is, or {@link #NONE}. */
  public int truthOf(int found) {
    return truthOfFound[found];
  }

  /**
   * Whether a found event counts as real for the score of its probability: at least half of its picks, and at least three, are
   * of one true event. Weaker than a match, because an event that lost or gained some picks is still an event.
   */
  public boolean isReal(int found) {
    return mostlyOfOne[found];
  }
}
