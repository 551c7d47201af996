// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.attribution;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
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
    /** One sensor on which much of a place rests. */
    SENSOR,
    /** All that stand on a party's ground. */
    HOST
  }

  /**
   * Everything that is left out in turn; by kind, then first source. Names of owners decide no order, so that exchanged
   * parties give the same list with names exchanged.
   *
   * @param sources in a stated order
   * @param parties likewise
   * @param levers ids of single sources with leverage
   */
  static List<Removal> of(
      List<SourceRef> sources,
      IndependenceGroups groups,
      List<String> parties,
      Set<String> levers) {
    List<Removal> all = new ArrayList<>();
    var owners = new LinkedHashSet<String>();
    sources.forEach(s -> owners.add(s.owner()));
    for (String owner : owners) {
      all.add(new Removal("owner " + owner, owner, Kind.OWNER, s -> s.owner().equals(owner)));
    }
    Map<Integer, LinkedHashSet<String>> ownersOfGroup = new TreeMap<>();
    for (SourceRef s : sources) {
      ownersOfGroup
          .computeIfAbsent(groups.groupOf(s), g -> new LinkedHashSet<>())
          .add(s.owner());
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
    for (SourceRef s : sources) {
      if (levers.contains(s.sourceId())) {
        all.add(new Removal(
            "sensor " + s.sourceId(),
            s.sourceId(),
            Kind.SENSOR,
            x -> x.sourceId().equals(s.sourceId())));
      }
    }
    for (String party : parties) {
      all.add(new Removal("sources of " + party, party, Kind.PARTY, s -> isBy(s, party)));
      all.add(new Removal(
          "sources on ground of " + party,
          party,
          Kind.HOST,
          s -> s.hostPartyId().equals(party)));
    }
    all.removeIf(r -> sources.stream().noneMatch(r.takes));
    return all;
  }

  /**
   * Whether it takes nothing but what one party alone owns and runs: against that party such sources are an admission, and a finding may
   * rest on them (design of domain, 3.5).
   */
  boolean takesOnlyOwn(String party, List<SourceRef> sources) {
    return sources.stream()
        .filter(takes)
        .allMatch(s -> s.owner().equals(party)
            && s.operator().equals(party)
            && (s.relay().isEmpty() || s.relay().equals(party))
            && (s.upstream().isEmpty() || s.upstream().equals(party)));
  }

  static boolean isBy(SourceRef s, String party) {
    return s.owner().equals(party)
        || s.operator().equals(party)
        || s.relay().equals(party)
        || s.upstream().equals(party);
  }

  /**
   * Everything that is left out in turn where a side is to be named that another party would gain from: each owner and
   * each group also together with all of that party. What a party has against the other never supports a finding, not
   * even beside the word of one other owner; so two owners without a stake are needed.
   */
  static List<Removal> against(List<Removal> all, String beneficiary) {
    List<Removal> tests = new ArrayList<>(all);
    for (Removal own : all) {
      if (own.kind != Kind.PARTY || !own.key.equals(beneficiary)) {
        continue;
      }
      for (Removal r : all) {
        if ((r.kind == Kind.OWNER && !r.key.equals(beneficiary)) || r.kind == Kind.GROUP) {
          tests.add(
              new Removal(r.name + " and " + own.name, "", Kind.GROUP, r.takes.or(own.takes)));
        }
      }
    }
    return tests;
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
    if (kind == Kind.SENSOR) {
      return piece.withoutSensor().getOrDefault(key, Optional.of(piece.origin()));
    }
    if (kind == Kind.HOST) {
      return piece.withoutHost().getOrDefault(key, Optional.empty());
    }
    String owner = gone.getFirst().owner();
    boolean isOneOwner =
        piece.sources().stream().allMatch(s -> s.owner().equals(owner) == takes.test(s));
    return isOneOwner
        ? piece.withoutOwner().getOrDefault(owner, Optional.empty())
        : Optional.empty();
  }
}
