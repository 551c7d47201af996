// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.pipeline;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.trucewatch.domain.LeafRef;

/**
 * Seals what a recomputation gives at the places where the same content was sealed before: what came in and what was
 * concluded keeps the index that later results refer to. What was not sealed gets a place beyond all logs, so that nothing
 * that rests on it can pass for what was sealed. Afterwards {@link #differences} tells where the two part.
 */
final class OriginalPlaces implements Sealer {
  /** Indices from here on are of entries that were never sealed. */
  private static final long NOWHERE = 1L << 40;

  /** Characters shown around the first differing byte. */
  private static final int CONTEXT_CHARACTERS = 40;

  private final SortedMap<LeafRef, SealEntry> sealed;
  private final Map<Content, Deque<LeafRef>> open = new HashMap<>(); // asked, never iterated
  private final TreeSet<LeafRef> missing;
  private final Map<String, List<SealEntry>> others = new TreeMap<>();
  private final Map<String, List<LeafRef>> order = new TreeMap<>();

  /** Everything that an entry says. */
  private record Content(
      String log,
      String kind,
      String mediaType,
      String channel,
      Instant at,
      List<LeafRef> inputs,
      ByteBuffer body) {
    static Content of(String log, SealEntry e) {
      return new Content(
          log, e.kind(), e.mediaType(), e.channel(), e.at(), e.inputs(), ByteBuffer.wrap(e.body()));
    }
  }

  /** @param sealed what is to come out again, by its place */
  OriginalPlaces(SortedMap<LeafRef, SealEntry> sealed) {
    this.sealed = new TreeMap<>(sealed);
    this.missing = new TreeSet<>(sealed.keySet());
    sealed.forEach((leaf, entry) -> open.computeIfAbsent(
            Content.of(leaf.log(), entry), c -> new ArrayDeque<>())
        .add(leaf));
  }

  @Override
  public LeafRef seal(String log, SealEntry entry) {
    Deque<LeafRef> places = open.getOrDefault(Content.of(log, entry), new ArrayDeque<>());
    LeafRef place = places.pollFirst();
    if (place == null) {
      List<SealEntry> elsewhere = others.computeIfAbsent(log, l -> new ArrayList<>());
      elsewhere.add(entry);
      place = new LeafRef(log, NOWHERE + elsewhere.size());
    } else {
      missing.remove(place);
    }
    order.computeIfAbsent(log, l -> new ArrayList<>()).add(place);
    return place;
  }

  @Override
  public void publish() {
    // Nothing outlives the process, so there is nothing to make durable.
  }

  /** Sealed entries that did not come out, governance first, as what follows rests on it; at most so many. */
  List<String> differences(int most) {
    List<String> places = new ArrayList<>();
    for (String log : LogFolder.LOGS) {
      for (LeafRef leaf : missing) {
        if (leaf.log().equals(log) && places.size() < most) {
          places.add(difference(leaf));
        }
      }
    }
    return places;
  }

  /** Whether a log came out whole: nothing more than was sealed, and in the same order. */
  Optional<String> surplus(String log) {
    long count = sealed.keySet().stream().filter(leaf -> leaf.log().equals(log)).count();
    Collection<LeafRef> again = order.getOrDefault(log, List.of());
    if (count != again.size()) {
      return Optional.of(
          log + ": " + count + " leaves are sealed, " + again.size() + " were recomputed");
    }
    return List.copyOf(new TreeSet<>(again)).equals(List.copyOf(again))
        ? Optional.empty()
        : Optional.of(log + ": the same leaves were recomputed in another order");
  }

  private String difference(LeafRef leaf) {
    SealEntry a = find(leaf);
    String where = leaf + " (" + a.kind() + " from " + a.channel() + ")";
    Optional<SealEntry> nearest = findNearest(leaf.log(), a);
    if (nearest.isEmpty()) {
      return where + ": sealed, but no such result comes out";
    }
    SealEntry b = nearest.get();
    if (!a.mediaType().equals(b.mediaType())
        || !a.channel().equals(b.channel())
        || !a.at().equals(b.at())) {
      return where + ": sealed at " + a.at() + ", recomputed as " + b.kind() + " from "
          + b.channel() + " at " + b.at();
    }
    if (!Arrays.equals(a.body(), b.body())) {
      return where + ": " + firstDifference(a.body(), b.body());
    }
    return b.inputs().stream().anyMatch(i -> i.index() >= NOWHERE)
        ? where + ": rests on a result that differs"
        : where + ": derived from " + a.inputs() + ", recomputed from " + b.inputs();
  }

  private SealEntry find(LeafRef leaf) {
    SealEntry entry = sealed.get(leaf);
    if (entry == null) {
      throw new IllegalStateException(leaf + " is missing but was never sealed");
    }
    return entry;
  }

  /** Of the results that came out in vain, the one of this kind that agrees longest. */
  private Optional<SealEntry> findNearest(String log, SealEntry wanted) {
    Optional<SealEntry> nearest = Optional.empty();
    int longest = -1;
    for (SealEntry other : others.getOrDefault(log, List.of())) {
      if (other.kind().equals(wanted.kind())) {
        int differs = Arrays.mismatch(wanted.body(), other.body());
        int agrees = differs < 0 ? Integer.MAX_VALUE : differs;
        if (agrees > longest) {
          longest = agrees;
          nearest = Optional.of(other);
        }
      }
    }
    return nearest;
  }

  private static String firstDifference(byte[] sealed, byte[] again) {
    int at = Arrays.mismatch(sealed, again);
    return "byte " + at + ": sealed \"" + around(sealed, at) + "\", recomputed \""
        + around(again, at) + "\"";
  }

  private static String around(byte[] bytes, int at) {
    int from = Math.max(0, at - CONTEXT_CHARACTERS);
    int to = Math.min(bytes.length, at + CONTEXT_CHARACTERS);
    return new String(bytes, from, Math.max(0, to - from), StandardCharsets.UTF_8)
        .replaceAll("\\p{Cntrl}", " ");
  }
}
