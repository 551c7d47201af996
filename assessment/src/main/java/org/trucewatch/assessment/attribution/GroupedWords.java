// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.attribution;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What is said of an origin by independence groups, and the least that it leaves to either side.
 *
 * <p>Words of one group are never multiplied. Each group is taken at one of its words, groups are multiplied, and a side
 * keeps what the least favourable choice leaves it. So a further word of a group can only lower a side, however often and
 * however exactly it is said; where a group's words differ, the difference cannot be said. Where a group has located a
 * launch, what it says of the reach of a burst counts only if that puts another side first.
 */
final class GroupedWords {
  /** More words of one group are not tried: half of these nearest to the right, half to the left. */
  static final int WORDS_MAX = 6;

  /** More choices are not tried; then each group keeps its least favourable word for either side. */
  static final int CHOICES_MAX = 216;

  private final OriginField field;
  private final List<int[]> groups = new ArrayList<>();

  /** @param words by group, none of the groups empty */
  GroupedWords(List<List<Origin>> words, OriginField field) {
    this.field = field;
    long choices = 1;
    for (List<Origin> group : words) {
      int[] numbers = group.stream().mapToInt(field::numberOf).distinct().toArray();
      groups.add(thatCount(nearest(numbers)));
      choices = Math.min(CHOICES_MAX + 1, choices * groups.getLast().length);
    }
    if (choices > CHOICES_MAX) {
      groups.replaceAll(this::leastFavourable);
    }
  }

  boolean isEmpty() {
    return groups.isEmpty();
  }

  private int[] nearest(int[] group) {
    if (group.length <= WORDS_MAX) {
      return group;
    }
    List<Integer> sorted = new ArrayList<>();
    for (int w : group) {
      sorted.add(w);
    }
    sorted.sort(Comparator.comparingDouble(field::leaning).thenComparing(w -> w));
    List<Integer> kept = new ArrayList<>(sorted.subList(0, WORDS_MAX / 2));
    kept.addAll(sorted.subList(sorted.size() - WORDS_MAX / 2, sorted.size()));
    return kept.stream().mapToInt(Integer::intValue).toArray();
  }

  private int[] thatCount(int[] group) {
    List<Integer> places = new ArrayList<>();
    List<Integer> reaches = new ArrayList<>();
    for (int w : group) {
      (field.isPlace(w) ? places : reaches).add(w);
    }
    if (places.isEmpty()) {
      return group;
    }
    List<Integer> kept = new ArrayList<>(places);
    for (int r : reaches) {
      int told = side(field.shares(r));
      if (told != 0 && places.stream().anyMatch(p -> side(field.shares(p)) != told)) {
        kept.add(r);
      }
    }
    return kept.stream().mapToInt(Integer::intValue).toArray();
  }

  private static int side(GroundShares shares) {
    return shares.left() > 0.5 ? 1 : shares.right() > 0.5 ? -1 : 0;
  }

  private int[] leastFavourable(int[] group) {
    int left = group[0];
    int right = group[0];
    for (int w : group) {
      left = field.shares(w).left() < field.shares(left).left() ? w : left;
      right = field.shares(w).right() < field.shares(right).right() ? w : right;
    }
    return left == right ? new int[] {left} : new int[] {left, right};
  }

  /** The least that is left to either side under prior weights of the sides; nothing where nobody says anything. */
  SideBounds bounds(double leftWeight, double rightWeight) {
    if (groups.isEmpty()) {
      return SideBounds.NONE;
    }
    double left = 1;
    double right = 1;
    for (int[] choice : choices()) {
      GroundShares s = field.shares(choice);
      double sum = s.left() * leftWeight + s.right() * rightWeight + s.outside();
      left = Math.min(left, s.left() * leftWeight / sum);
      right = Math.min(right, s.right() * rightWeight / sum);
    }
    return new SideBounds(left, right);
  }

  /**
   * What is to be expected for either side, as words of a group share part of their error and no more. It decides no grade. Where not
   * all choices put the same side first, a group contradicts itself, and no more is expected than the least.
   */
  SideBounds expected(double leftWeight, double rightWeight) {
    if (groups.isEmpty()) {
      return SideBounds.NONE;
    }
    GroundShares s = field.together(groups);
    double sum = s.left() * leftWeight + s.right() * rightWeight + s.outside();
    return new SideBounds(s.left() * leftWeight / sum, s.right() * rightWeight / sum);
  }

  /** Share on the left, then on the right, in each realisation of the line; nothing where nobody says anything. */
  double[][] inRealisations() {
    return groups.isEmpty()
        ? new double[2][BoundaryRealisations.WEIGHTS.length]
        : field.inRealisations(groups);
  }

  /** Greatest mass outside of what is told by the line, over the choices. */
  double outside() {
    double most = 0;
    for (int[] choice : choices()) {
      most = Math.max(most, field.shares(choice).outside());
    }
    return most;
  }

  /** Greatest mass on other ground than a side's of the 99 % region, over the choices; 1 where nothing is said. */
  double otherSideOfRegion(int side) {
    double most = groups.isEmpty() ? 1 : 0;
    for (int[] choice : choices()) {
      most = Math.max(most, field.otherSideOfRegion(choice, side));
    }
    return most;
  }

  private List<int[]> choices() {
    List<int[]> all = new ArrayList<>();
    all.add(new int[0]);
    for (int[] group : groups) {
      List<int[]> longer = new ArrayList<>();
      for (int[] begun : all) {
        for (int w : group) {
          int[] next = java.util.Arrays.copyOf(begun, begun.length + 1);
          next[begun.length] = w;
          longer.add(next);
        }
      }
      all = longer;
    }
    return all;
  }
}
