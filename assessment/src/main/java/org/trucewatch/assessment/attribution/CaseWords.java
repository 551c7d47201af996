// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.attribution;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.trucewatch.assessment.corroboration.IndependenceGroups;
import org.trucewatch.domain.line.Modality;
import org.trucewatch.domain.line.SourceRef;

/**
 * The physical evidence of one case, by independence group, whole and with sources left out. Two pieces are in one group
 * where any source of the one hangs together with any source of the other.
 */
final class CaseWords {
  private final List<OriginEvidence> pieces;
  private final List<SourceRef> sources;
  private final IndependenceGroups groups;
  private final List<Integer> groupOfPiece = new ArrayList<>();
  private final List<Removal> removals;
  private final OriginField field;

  CaseWords(AttributionCase given, List<String> parties, BoundaryRealisations line) {
    this.pieces = given.evidence().stream()
        .filter(OriginEvidence::isPhysical)
        .sorted(Comparator.comparing(OriginEvidence::evidenceId))
        .toList();
    this.sources = pieces.stream().flatMap(p -> p.sources().stream()).distinct().toList();
    this.groups = new IndependenceGroups(sources);
    join();
    this.removals = Removal.of(sources, groups, parties);
    List<Origin> origins = new ArrayList<>();
    for (OriginEvidence p : pieces) {
      origins.add(p.origin());
      p.withoutOwner().values().forEach(o -> o.ifPresent(origins::add));
      p.withoutHost().values().forEach(o -> o.ifPresent(origins::add));
    }
    this.field = new OriginField(origins, line);
  }

  /** Numbers of the groups of pieces: the least number of a piece that hangs together with it. */
  private void join() {
    List<TreeSet<Integer>> of = new ArrayList<>();
    for (int i = 0; i < pieces.size(); i++) {
      groupOfPiece.add(i);
      of.add(sourceGroups(pieces.get(i)));
    }
    for (boolean isChanged = true; isChanged; ) {
      isChanged = false;
      for (int i = 0; i < pieces.size(); i++) {
        for (int j = 0; j < i; j++) {
          int low = Math.min(groupOfPiece.get(i), groupOfPiece.get(j));
          boolean isApart = !groupOfPiece.get(i).equals(groupOfPiece.get(j));
          if (isApart && of.get(i).stream().anyMatch(of.get(j)::contains)) {
            groupOfPiece.set(i, low);
            groupOfPiece.set(j, low);
            isChanged = true;
          }
        }
      }
    }
  }

  private TreeSet<Integer> sourceGroups(OriginEvidence piece) {
    var all = new TreeSet<Integer>();
    piece.sources().forEach(s -> all.add(groups.groupOf(s)));
    return all;
  }

  List<OriginEvidence> pieces() {
    return pieces;
  }

  List<Removal> removals() {
    return removals;
  }

  /** Whether anything is said at all. */
  boolean isEmpty() {
    return pieces.isEmpty();
  }

  /** All of it. */
  GroupedWords whole() {
    return words(Optional.empty());
  }

  /** What is left without some sources. */
  GroupedWords without(Removal removal) {
    return words(Optional.of(removal));
  }

  private GroupedWords words(Optional<Removal> removal) {
    Map<Integer, List<Origin>> byGroup = new TreeMap<>();
    for (int i = 0; i < pieces.size(); i++) {
      OriginEvidence piece = pieces.get(i);
      Optional<Origin> left = removal.isPresent()
          ? removal.get().leaves(piece)
          : Optional.of(piece.origin());
      if (left.isPresent()) {
        byGroup.computeIfAbsent(groupOfPiece.get(i), g -> new ArrayList<>()).add(left.get());
      }
    }
    return new GroupedWords(List.copyOf(byGroup.values()), field);
  }

  /** What one piece alone leaves to either side. */
  SideBounds alone(OriginEvidence piece) {
    GroundShares s = field.shares(field.numberOf(piece.origin()));
    return new SideBounds(s.left(), s.right());
  }

  /**
   * Kinds of physics that point to a side independently of each other, 0 to 2. Two kinds are independent where two pieces
   * share no group of sources; or where one of them still stands, with its kind, without what it shares with the other.
   *
   * @param least probability that each must leave to the side
   */
  int independentModalities(int side, double least) {
    List<OriginEvidence> pointing =
        pieces.stream().filter(p -> points(p, side, least)).toList();
    for (OriginEvidence p : pointing) {
      for (OriginEvidence q : pointing) {
        if (p != q && areIndependent(p, q, side, least)) {
          return 2;
        }
      }
    }
    return pointing.isEmpty() ? 0 : 1;
  }

  /** Whether a piece points to a side, and with it every place of its kind and group: the least favourable decides here too. */
  private boolean points(OriginEvidence p, int side, double least) {
    if (alone(p).of(side) < least) {
      return false;
    }
    int group = groupOfPiece.get(pieces.indexOf(p));
    for (int i = 0; i < pieces.size(); i++) {
      OriginEvidence other = pieces.get(i);
      boolean isSameWord = groupOfPiece.get(i) == group
          && other.origin() instanceof Origin.Place
          && kinds(other.sources()).stream().anyMatch(kinds(p.sources())::contains);
      if (isSameWord && alone(other).of(side) < least) {
        return false;
      }
    }
    return true;
  }

  /** Whether q, and what p still says without all that hangs together with q, are of different kinds. */
  private boolean areIndependent(OriginEvidence p, OriginEvidence q, int side, double least) {
    TreeSet<Integer> ofQ = sourceGroups(q);
    var shared = new Removal(
        "what is shared", "", Removal.Kind.GROUP, s -> ofQ.contains(groups.groupOf(s)));
    Optional<Origin> rest = shared.leaves(p);
    if (rest.isEmpty()) {
      return false;
    }
    GroundShares s = field.shares(field.numberOf(rest.get()));
    if (new SideBounds(s.left(), s.right()).of(side) < least) {
      return false;
    }
    TreeSet<Modality> kindsOfRest = kinds(p.sources().stream().filter(shared.takes().negate()).toList());
    TreeSet<Modality> kindsOfQ = kinds(q.sources());
    return kindsOfRest.stream().anyMatch(a -> kindsOfQ.stream().anyMatch(b -> a != b));
  }

  private static TreeSet<Modality> kinds(List<SourceRef> sources) {
    var kinds = new TreeSet<Modality>();
    sources.forEach(s -> kinds.add(s.modality()));
    kinds.remove(Modality.STATEMENT);
    return kinds;
  }
}
