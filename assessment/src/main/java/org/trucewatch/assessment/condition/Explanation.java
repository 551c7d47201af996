// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.condition;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Why a condition is true, false or unknown: a tree of the parts it was written in. Each leaf is one comparison or one
 * fact; a leaf whose facts are not all known is unknown.
 */
public sealed interface Explanation {
  Truth truth();

  /** The truth that the whole would have, were the leaves with these texts as given. */
  Truth given(Map<String, Truth> leaves);

  /** The parts below. */
  List<Explanation> parts();

  /** All parts must hold. */
  record All(String title, List<Explanation> parts) implements Explanation {
    public All {
      parts = List.copyOf(parts);
    }

    @Override
    public Truth truth() {
      Truth truth = Truth.TRUE;
      for (Explanation part : parts) {
        truth = truth.and(part.truth());
      }
      return truth;
    }

    @Override
    public Truth given(Map<String, Truth> leaves) {
      Truth truth = Truth.TRUE;
      for (Explanation part : parts) {
        truth = truth.and(part.given(leaves));
      }
      return truth;
    }
  }

  /** At least one part must hold. */
  record Any(String title, List<Explanation> parts) implements Explanation {
    public Any {
      parts = List.copyOf(parts);
    }

    @Override
    public Truth truth() {
      Truth truth = Truth.FALSE;
      for (Explanation part : parts) {
        truth = truth.or(part.truth());
      }
      return truth;
    }

    @Override
    public Truth given(Map<String, Truth> leaves) {
      Truth truth = Truth.FALSE;
      for (Explanation part : parts) {
        truth = truth.or(part.given(leaves));
      }
      return truth;
    }
  }

  /** The part must not hold. */
  record Not(Explanation part) implements Explanation {
    @Override
    public Truth truth() {
      return part.truth().not();
    }

    @Override
    public Truth given(Map<String, Truth> leaves) {
      return part.given(leaves).not();
    }

    @Override
    public List<Explanation> parts() {
      return List.of(part);
    }
  }

  /** The first part says which of the other two counts; unknown as long as they differ. */
  record Choice(Explanation test, Explanation then, Explanation otherwise) implements Explanation {
    @Override
    public Truth truth() {
      return given(Map.of());
    }

    @Override
    public Truth given(Map<String, Truth> leaves) {
      Truth a = then.given(leaves);
      Truth b = otherwise.given(leaves);
      return switch (test.given(leaves)) {
        case TRUE -> a;
        case FALSE -> b;
        case UNKNOWN -> a == b ? a : Truth.UNKNOWN;
      };
    }

    @Override
    public List<Explanation> parts() {
      return List.of(test, then, otherwise);
    }
  }

  /**
   * One comparison or fact.
   *
   * @param text as the agreement writes it
   * @param truth whether it holds
   * @param why the values it rests on, or what is missing
   * @param reads names of the facts it asks about
   */
  record Leaf(String text, Truth truth, String why, List<String> reads) implements Explanation {
    public Leaf {
      reads = List.copyOf(reads);
    }

    @Override
    public Truth given(Map<String, Truth> leaves) {
      return leaves.getOrDefault(text, truth);
    }

    @Override
    public List<Explanation> parts() {
      return List.of();
    }
  }

  /**
   * A leaf that alone would change the whole.
   *
   * @param leaf as it stands
   * @param ifTrue the whole's truth, were the leaf true
   * @param ifFalse the whole's truth, were the leaf false
   */
  record Pivot(Leaf leaf, Truth ifTrue, Truth ifFalse) {}

  /** Every leaf, from left to right, a repeated text once. */
  default List<Leaf> leaves() {
    Map<String, Leaf> found = new LinkedHashMap<>();
    collect(this, found);
    return List.copyOf(found.values());
  }

  private static void collect(Explanation e, Map<String, Leaf> found) {
    if (e instanceof Leaf leaf) {
      found.putIfAbsent(leaf.text(), leaf);
    }
    e.parts().forEach(p -> collect(p, found));
  }

  /**
   * The leaves that alone would change the whole, from left to right: each is one piece of evidence. Leaves count as
   * independent of each other, so a fact that stands in two different leaves is named twice.
   */
  default List<Pivot> pivots() {
    List<Pivot> pivots = new ArrayList<>();
    for (Leaf leaf : leaves()) {
      Truth ifTrue = given(Map.of(leaf.text(), Truth.TRUE));
      Truth ifFalse = given(Map.of(leaf.text(), Truth.FALSE));
      if (ifTrue != truth() || ifFalse != truth()) {
        pivots.add(new Pivot(leaf, ifTrue, ifFalse));
      }
    }
    return pivots;
  }

  /**
   * A way to make the whole true with the fewest unknown leaves, none known turned over; empty where there is none or it
   * takes more than {@code most}.
   */
  default Optional<List<Leaf>> fewestMissing(int most) {
    List<Leaf> unknown =
        leaves().stream().filter(l -> l.truth() == Truth.UNKNOWN).toList();
    for (int size = 0; size <= Math.min(most, unknown.size()); size++) {
      Optional<List<Leaf>> found = choose(unknown, 0, size, Map.of(), List.of());
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private Optional<List<Leaf>> choose(
      List<Leaf> unknown, int from, int size, Map<String, Truth> set, List<Leaf> chosen) {
    if (size == 0) {
      return given(set) == Truth.TRUE ? Optional.of(chosen) : Optional.empty();
    }
    for (int i = from; i < unknown.size(); i++) {
      Leaf leaf = unknown.get(i);
      for (Truth value : List.of(Truth.TRUE, Truth.FALSE)) {
        Map<String, Truth> more = new LinkedHashMap<>(set);
        more.put(leaf.text(), value);
        List<Leaf> longer = new ArrayList<>(chosen);
        longer.add(leaf);
        Optional<List<Leaf>> found = choose(unknown, i + 1, size - 1, more, longer);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }
}
