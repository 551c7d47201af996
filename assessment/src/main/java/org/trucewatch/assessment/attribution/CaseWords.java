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
  private final List<Origin> origins = new ArrayList<>();

  /** Of one group and kind, more pieces are not looked at: half of these furthest to the left, half to the right. */
  static final int PIECES_MAX = 6;

  CaseWords(AttributionCase given, List<String> parties, BoundaryRealisations line) {
    List<OriginEvidence> physical = given.evidence().stream()
        .filter(OriginEvidence::isPhysical)
        .sorted(Comparator.comparing(OriginEvidence::evidenceId))
        .toList();
    this.sources = physical.stream()
        .flatMap(p -> p.sources().stream())
        .distinct()
        .sorted(Comparator.comparing(SourceRef::sourceId)) // stable: by piece where ids are equal
        .toList();
    this.groups = new IndependenceGroups(sources);
    Map<String, Integer> joined = joined(physical);
    this.pieces = thinned(physical, joined, line);
    pieces.forEach(p -> groupOfPiece.add(joined.getOrDefault(p.evidenceId(), 0)));
    this.removals = Removal.of(sources, groups, parties, levers());
    for (OriginEvidence p : pieces) {
      origins.add(p.origin());
      p.withoutOwner().values().forEach(o -> o.ifPresent(origins::add));
      p.withoutHost().values().forEach(o -> o.ifPresent(origins::add));
      p.withoutSensor().values().forEach(o -> o.ifPresent(origins::add));
    }
    this.field = new OriginField(origins, line);
  }

  /** Single sources on which much of a piece rests: those that are listed so, and the only source of any piece. */
  private TreeSet<String> levers() {
    var levers = new TreeSet<String>();
    for (OriginEvidence p : pieces) {
      levers.addAll(p.withoutSensor().keySet());
      if (p.sources().size() == 1) {
        levers.add(p.sources().getFirst().sourceId());
      }
    }
    return levers;
  }

  /** Whether a removal takes nothing but one party's own. */
  boolean isAdmission(Removal removal, String party) {
    return removal.takesOnlyOwn(party, sources);
  }

  /** By piece: the least number of a group of sources with which it hangs together, through other pieces too. */
  private Map<String, Integer> joined(List<OriginEvidence> all) {
    Map<Integer, Integer> leader = new TreeMap<>();
    for (OriginEvidence piece : all) {
      TreeSet<Integer> of = sourceGroups(piece);
      int low = of.stream().mapToInt(g -> lead(leader, g)).min().orElse(0);
      for (int g : of) {
        leader.put(lead(leader, g), low);
      }
    }
    Map<String, Integer> joined = new TreeMap<>();
    all.forEach(p -> joined.put(p.evidenceId(), lead(leader, sourceGroups(p).first())));
    return joined;
  }

  private static int lead(Map<Integer, Integer> leader, int group) {
    int at = group;
    while (leader.getOrDefault(at, at) != at) {
      at = leader.getOrDefault(at, at);
    }
    return at;
  }

  private static List<OriginEvidence> thinned(
      List<OriginEvidence> all, Map<String, Integer> joined, BoundaryRealisations line) {
    Map<String, List<OriginEvidence>> alike = new TreeMap<>();
    for (OriginEvidence p : all) {
      boolean isPlace = p.origin() instanceof Origin.Place;
      String key = joined.get(p.evidenceId()) + " " + kinds(p.sources()) + " " + isPlace;
      alike.computeIfAbsent(key, k -> new ArrayList<>()).add(p);
    }
    List<OriginEvidence> kept = new ArrayList<>();
    for (List<OriginEvidence> of : alike.values()) {
      of.sort(Comparator.comparingDouble(
          (OriginEvidence p) -> OriginField.leaningOf(p.origin(), line)));
      int half = PIECES_MAX / 2;
      for (int i = 0; i < of.size(); i++) {
        if (i < half || i >= of.size() - half) {
          kept.add(of.get(i));
        }
      }
    }
    kept.sort(Comparator.comparing(OriginEvidence::evidenceId));
    return List.copyOf(kept);
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
    return words(Optional.empty(), field);
  }

  /** Share of all of it on the left, and on the right, in each realisation of the line. */
  double[][] inRealisations() {
    return whole().inRealisations();
  }

  /** All of it, over another line. */
  GroupedWords over(BoundaryRealisations line) {
    return words(Optional.empty(), new OriginField(origins, line));
  }

  /** What is left without some sources. */
  GroupedWords without(Removal removal) {
    return words(Optional.of(removal), field);
  }

  private GroupedWords words(Optional<Removal> removal, OriginField over) {
    Map<Integer, List<Origin>> byGroup = new TreeMap<>();
    for (int i = 0; i < pieces.size(); i++) {
      OriginEvidence piece = pieces.get(i);
      Optional<Origin> left =
          removal.isPresent() ? removal.get().leaves(piece) : Optional.of(piece.origin());
      if (left.isPresent()) {
        byGroup.computeIfAbsent(groupOfPiece.get(i), g -> new ArrayList<>()).add(left.get());
      }
    }
    return new GroupedWords(List.copyOf(byGroup.values()), over);
  }

  /** What one piece alone leaves to either side. */
  SideBounds alone(OriginEvidence piece) {
    GroundShares s = field.shares(field.numberOf(piece.origin()));
    return new SideBounds(s.left(), s.right());
  }

  /** A piece as it is left without the party that would gain. */
  private record Pointing(int number, OriginEvidence piece) {}

  /**
   * Kinds of physics that point to a side independently of each other, 0 to 2. Two kinds are independent where two pieces
   * share no group of sources; or where one of them still stands, with its kind, without what it shares with the other. What the party
   * that would gain measured is no kind of physics against the other.
   *
   * @param least probability that each must leave to the side
   * @param beneficiary the party that would gain
   */
  int independentModalities(int side, double least, String beneficiary) {
    var gains = new Removal(
        "sources of " + beneficiary,
        beneficiary,
        Removal.Kind.PARTY,
        s -> Removal.isBy(s, beneficiary));
    List<Pointing> pointing = new ArrayList<>();
    for (int i = 0; i < pieces.size(); i++) {
      Optional<OriginEvidence> left = left(pieces.get(i), gains);
      if (left.isPresent() && points(i, left.get(), side, least)) {
        pointing.add(new Pointing(i, left.get()));
      }
    }
    for (Pointing p : pointing) {
      for (Pointing q : pointing) {
        if (p.number() != q.number() && areIndependent(p.piece(), q.piece(), side, least)) {
          return 2;
        }
      }
    }
    return pointing.isEmpty() ? 0 : 1;
  }

  private static Optional<OriginEvidence> left(OriginEvidence piece, Removal removal) {
    List<SourceRef> rest =
        piece.sources().stream().filter(removal.takes().negate()).toList();
    if (rest.size() == piece.sources().size()) {
      return Optional.of(piece);
    }
    // What is left of it without yet others is not known: then nothing is.
    return removal
        .leaves(piece)
        .map(origin -> new OriginEvidence(piece.evidenceId(), rest, origin, Map.of()));
  }

  /** Whether a piece points to a side, and with it every place of its kind and group: the least favourable decides here too. */
  private boolean points(int number, OriginEvidence p, int side, double least) {
    if (alone(p).of(side) < least) {
      return false;
    }
    int group = groupOfPiece.get(number);
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
    var shared =
        new Removal("what is shared", "", Removal.Kind.GROUP, s -> ofQ.contains(groups.groupOf(s)));
    Optional<Origin> rest = shared.leaves(p);
    if (rest.isEmpty()) {
      return false;
    }
    GroundShares s = field.shares(field.numberOf(rest.get()));
    if (new SideBounds(s.left(), s.right()).of(side) < least) {
      return false;
    }
    TreeSet<Modality> kindsOfRest =
        kinds(p.sources().stream().filter(shared.takes().negate()).toList());
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
