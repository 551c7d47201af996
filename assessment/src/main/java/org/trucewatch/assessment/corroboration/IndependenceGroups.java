// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.corroboration;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.trucewatch.domain.line.SourceRef;

/**
 * Which sources are one source. Two that share an owner, an operator, a site, a relay or an upstream can be wrong, or be
 * made wrong, together; so can two that are joined by a chain of such pairs. Ten phones of one operator count once.
 *
 * <p>The site is what stands before a slash in the id of a source, as in {@code mast-7/camera}; without a slash it is
 * the id itself. Whose ground a source stands on does not join it to others: most of them stand on few parties' ground,
 * and that dependence is tested by leaving a host out.
 *
 * <p>Groups and their numbers follow from the set of sources alone, never from their order.
 */
public final class IndependenceGroups {
  private final List<SourceRef> sources;
  private final Map<SourceRef, Integer> index = new HashMap<>(); // only looked up, never walked
  private final int[] parent;

  /** Groups of all these; the same source twice counts once. */
  public IndependenceGroups(Collection<SourceRef> all) {
    this.sources = all.stream().distinct().sorted(ORDER).toList();
    this.parent = new int[sources.size()];
    for (int i = 0; i < parent.length; i++) {
      parent[i] = i;
      index.put(sources.get(i), i);
    }
    Map<String, Integer> first = new TreeMap<>();
    for (int i = 0; i < parent.length; i++) {
      for (String tie : ties(sources.get(i))) {
        Integer earlier = first.putIfAbsent(tie, i);
        if (earlier != null) {
          join(earlier, i);
        }
      }
    }
  }

  private static final Comparator<SourceRef> ORDER = Comparator.comparing(SourceRef::sourceId)
      .thenComparing(SourceRef::modality)
      .thenComparing(SourceRef::owner)
      .thenComparing(SourceRef::operator)
      .thenComparing(SourceRef::hostPartyId)
      .thenComparing(SourceRef::relay)
      .thenComparing(SourceRef::upstream);

  /**
   * Everything by which a source may hang together with others. An upstream is a source itself, so it is written as one:
   * who repeats a channel belongs to that channel. Whoever owns one source and operates another ties the two.
   */
  private static List<String> ties(SourceRef s) {
    List<String> ties = new ArrayList<>();
    add(ties, "body:", s.owner());
    add(ties, "body:", s.operator());
    add(ties, "site:", site(s.sourceId()));
    add(ties, "source:", s.sourceId());
    add(ties, "relay:", s.relay());
    add(ties, "source:", s.upstream());
    return ties;
  }

  private static void add(List<String> ties, String kind, String name) {
    if (!name.isEmpty()) {
      ties.add(kind + name);
    }
  }

  private static String site(String sourceId) {
    int slash = sourceId.indexOf('/');
    return slash > 0 ? sourceId.substring(0, slash) : sourceId;
  }

  private int root(int i) {
    int at = i;
    while (parent[at] != at) {
      parent[at] = parent[parent[at]];
      at = parent[at];
    }
    return at;
  }

  /** The lower index leads, so that a group's number is that of its first source. */
  private void join(int a, int b) {
    int first = Math.min(root(a), root(b));
    parent[root(a)] = first;
    parent[root(b)] = first;
  }

  /** Number of the group of one of the sources. */
  public int groupOf(SourceRef source) {
    Integer i = index.get(source);
    if (i == null) {
      throw new IllegalArgumentException(
          "source " + source.sourceId() + " is none of those that were grouped");
    }
    return root(i);
  }

  /** All groups, each with its sources, by first source. */
  public List<List<SourceRef>> list() {
    Map<Integer, List<SourceRef>> byRoot = new TreeMap<>();
    for (int i = 0; i < parent.length; i++) {
      byRoot.computeIfAbsent(root(i), r -> new ArrayList<>()).add(sources.get(i));
    }
    return byRoot.values().stream().map(List::copyOf).toList();
  }
}
