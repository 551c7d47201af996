// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.association.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Tries candidates one after another, the best first, and keeps each only if the sum of all scores rises. A candidate takes its
 * picks; the events robbed are fitted to what is left to them and to free picks, or vanish; then the sums before and after are
 * compared. Unlike settling all claims at once, a weak wrong event cannot push out a right one, and the sum never falls.
 */
final class Exchange {
  /** Most times that the list of candidates is gone through; nothing new is found after the third. */
  private static final int PASSES_MAX = 3;

  /** Estimated gain below which a candidate is not tried: the estimate of what others lose errs by about as much. */
  private static final double TRY_MIN = -3;

  /** Rise of the sum of scores below which all stays as it is. */
  private static final double GAIN_MIN = 0.5;

  /** Steps of a fit of an event that was robbed or has just robbed. */
  private static final int STEPS = 3;

  private final PickField field;
  private final int picksMin;

  /** Fits as if every pick could be had at its price. */
  private final Fitter asking;

  /** Fits to own picks, or to own and free ones. */
  private final Fitter holding;

  private final int[] owner;
  private final double[] price;
  private final List<@Nullable Candidate> events = new ArrayList<>();
  private final List<int[]> undo = new ArrayList<>();

  Exchange(Search search, Odds odds) {
    field = search.field;
    picksMin = search.settings.picksMin();
    owner = search.owner.clone();
    price = search.price;
    asking = new Fitter(search.ground, search.waves, field, odds);
    asking.price = price;
    holding = new Fitter(search.ground, search.waves, field, odds);
    holding.owner = owner;
    events.addAll(search.events);
    priceAll();
  }

  private void priceAll() {
    Arrays.fill(price, 0);
    for (int e = 0; e < events.size(); e++) {
      Candidate c = events.get(e);
      if (c != null) {
        Candidate again = refitted(c, e, false);
        if (again == null) {
          free(e);
          events.set(e, null);
        } else {
          hold(e, again);
        }
      }
    }
    undo.clear();
  }

  /** The events after all exchanges; {@code candidates} are changed. */
  List<Candidate> run(List<Candidate> candidates) {
    List<Candidate> standing = new ArrayList<>(candidates);
    boolean any = true;
    for (int pass = 0; pass < PASSES_MAX && any; pass++) {
      standing.sort(Candidate::compare);
      any = false;
      List<Candidate> next = new ArrayList<>();
      for (Candidate c : standing) {
        if (!asking.fit(c, Integer.MAX_VALUE, STEPS, picksMin) || c.score < TRY_MIN) {
          continue;
        }
        if (isTaken(c)) {
          any = true;
        } else {
          next.add(c);
        }
      }
      standing = next;
    }
    List<Candidate> kept = new ArrayList<>();
    for (Candidate c : events) {
      if (c != null) {
        kept.add(c);
      }
    }
    return kept;
  }

  /** Takes a candidate in if the sum of scores rises by it; else all is as before. */
  private boolean isTaken(Candidate asked) {
    int self = events.size();
    TreeSet<Integer> robbed = new TreeSet<>();
    for (int pick : asked.picks) {
      if (owner[pick] >= 0) {
        robbed.add(owner[pick]);
      }
    }
    undo.clear();
    double before = 0;
    for (int pick : asked.picks) {
      set(pick, self);
    }
    Candidate entering = refitted(asked, self, false);
    double after = entering == null ? Double.NEGATIVE_INFINITY : entering.score;
    List<@Nullable Candidate> left = new ArrayList<>();
    for (int e : robbed) {
      Candidate old = events.get(e);
      before += old == null ? 0 : old.score;
    }
    if (entering == null || after <= GAIN_MIN) {
      revert();
      return false;
    }
    for (int pick : asked.picks) {
      if (Arrays.binarySearch(entering.picks, pick) < 0) {
        set(pick, -1);
      }
    }
    for (int e : robbed) {
      Candidate old = events.get(e);
      Candidate again = old == null ? null : refitted(old, e, true);
      left.add(again);
      if (again == null) {
        free(e);
      } else {
        after += again.score;
        own(e, again);
      }
    }
    if (after - before <= GAIN_MIN) {
      revert();
      return false;
    }
    commit(self, entering, robbed, left);
    return true;
  }

  private void commit(
      int self, Candidate entering, TreeSet<Integer> robbed, List<@Nullable Candidate> left) {
    for (int[] change : undo) {
      price[change[0]] = 0;
    }
    events.add(null);
    hold(self, entering);
    int at = 0;
    for (int e : robbed) {
      Candidate again = left.get(at++);
      if (again == null) {
        events.set(e, null);
      } else {
        hold(e, again);
      }
    }
  }

  /** Makes it the event of that number and prices its picks. */
  private void hold(int e, Candidate c) {
    own(e, c);
    events.set(e, c);
    Candidate probe = copy(c);
    holding.self = e;
    holding.alsoFree = false;
    if (holding.fit(probe, Integer.MAX_VALUE, 1, picksMin)) {
      holding.gains(price);
    }
    for (int pick : c.picks) {
      price[pick] = Math.min(price[pick], Math.max(0, c.score) / 3);
    }
  }

  private void own(int e, Candidate c) {
    Candidate old = e < events.size() ? events.get(e) : null;
    if (old != null) {
      free(e);
    }
    for (int pick : c.picks) {
      set(pick, e);
    }
  }

  private void free(int e) {
    Candidate old = events.get(e);
    if (old != null) {
      for (int pick : old.picks) {
        if (owner[pick] == e) {
          set(pick, -1);
        }
      }
    }
  }

  private void set(int pick, int to) {
    undo.add(new int[] {pick, owner[pick]});
    owner[pick] = to;
  }

  private void revert() {
    for (int i = undo.size() - 1; i >= 0; i--) {
      owner[undo.get(i)[0]] = undo.get(i)[1];
    }
    undo.clear();
  }

  private @Nullable Candidate refitted(Candidate c, int self, boolean alsoFree) {
    holding.self = self;
    holding.alsoFree = alsoFree;
    Candidate again = copy(c);
    return holding.fit(again, Integer.MAX_VALUE, STEPS, picksMin) && again.score > 0 ? again : null;
  }

  private static Candidate copy(Candidate c) {
    Candidate copy = new Candidate().at(c.x, c.y, c.time, c.depthRow);
    copy.score = c.score;
    return copy;
  }
}
