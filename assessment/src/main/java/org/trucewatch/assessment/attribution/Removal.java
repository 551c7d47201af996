// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.attribution;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.trucewatch.assessment.corroboration.IndependenceGroups;
import org.trucewatch.domain.line.SourceRef;

/**
 * Sources that are left out, to see whether a finding would stand without them.
 *
 * @param name in words
 * @param key owner or party that is left out; empty for a group
 * @param kind why
 * @param takes whether a source goes
 */
record Removal(String name, String key, Kind kind, Predicate<SourceRef> takes) {
  /** Why sources are left out. */
  enum Kind {
    /** All of one owner. */
    OWNER,
    /** All that hang together. */
    GROUP,
    /** All that a party owns, runs, relays or is the origin of. */
    PARTY,
    /** All that stand on a party's ground. */
    HOST
  }

  /** Everything that is left out in turn; by kind, then name. */
  static List<Removal> of(List<SourceRef> sources, IndependenceGroups groups, List<String> parties) {
    List<Removal> all = new ArrayList<>();
    var owners = new TreeSet<String>();
    sources.forEach(s -> owners.add(s.owner()));
    for (String owner : owners) {
      all.add(new Removal("owner " + owner, owner, Kind.OWNER, s -> s.owner().equals(owner)));
    }
    Map<Integer, TreeSet<String>> ownersOfGroup = new TreeMap<>();
    for (SourceRef s : sources) {
      ownersOfGroup.computeIfAbsent(groups.groupOf(s), g -> new TreeSet<>()).add(s.owner());
    }
    ownersOfGroup.forEach((group, of) -> {
      if (of.size() > 1) {
        all.add(new Removal(
            "sources that hang together: " + String.join(", ", of),
            "",
            Kind.GROUP,
            s -> groups.groupOf(s) == group));
      }
    });
    for (String party : parties) {
      all.add(new Removal("sources of " + party, party, Kind.PARTY, s -> isBy(s, party)));
      all.add(new Removal("sources on ground of " + party, party, Kind.HOST,
          s -> s.hostPartyId().equals(party)));
    }
    all.removeIf(r -> sources.stream().noneMatch(r.takes));
    return all;
  }

  static boolean isBy(SourceRef s, String party) {
    return s.owner().equals(party)
        || s.operator().equals(party)
        || s.relay().equals(party)
        || s.upstream().equals(party);
  }

  /** What a piece says without these sources; where that was not told, nothing. */
  Optional<Origin> leaves(OriginEvidence piece) {
    List<SourceRef> gone = piece.sources().stream().filter(takes).toList();
    if (gone.isEmpty()) {
      return Optional.of(piece.origin());
    }
    if (gone.size() == piece.sources().size()) {
      return Optional.empty();
    }
    if (kind == Kind.HOST) {
      return piece.withoutHost().getOrDefault(key, Optional.empty());
    }
    String owner = gone.getFirst().owner();
    boolean isOneOwner = piece.sources().stream()
        .allMatch(s -> s.owner().equals(owner) == takes.test(s));
    return isOneOwner
        ? piece.withoutOwner().getOrDefault(owner, Optional.empty())
        : Optional.empty();
  }
}
