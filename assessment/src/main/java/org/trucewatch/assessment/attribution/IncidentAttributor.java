// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.attribution;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.trucewatch.assessment.agreement.Rung;
import org.trucewatch.assessment.attribution.IncidentAttribution.LeftOut;
import org.trucewatch.assessment.corroboration.Corroborator;
import org.trucewatch.domain.Finding.Grade;
import org.trucewatch.domain.Finding.PartyProbability;
import org.trucewatch.domain.line.ControlLine;
import org.trucewatch.domain.line.Incident;

/**
 * Attributes incidents to ground. Pure; results do not depend on the order of evidence, and exchanged parties give exactly
 * exchanged results.
 *
 * <p>How: every piece of physical evidence says where the fire may have come from, as an area. Areas of independent groups
 * of sources are multiplied; within a group the least favourable word counts ({@link GroupedWords}). The line of contact is
 * known with an error ({@link BoundaryRealisations}), so every place belongs to either side with a probability. The
 * integral of both is the probability of a side. It is taken again without each owner, without each group that hangs
 * together, without all of each party and without all that stands on each party's ground ({@link Removal}). The robust
 * probability is the least of them. What people say counts little and never decides ({@link Accusations}).
 *
 * <p>Some mass is always kept for what nobody thought of: 2 % for one kind of physics, so that one alone never establishes,
 * 0.04 % for two independent ones (design of physics, 4.5).
 *
 * <p>Sources: section 5 of the design of algorithms; decision record 0026.
 */
public final class IncidentAttributor {
  /** What one kind of physics may be wrong about as a whole. */
  static final double UNTHOUGHT = 0.02;

  /** More areas of one incident are not held together: those with most rounds are. */
  static final int AREAS_MAX = 8;

  private final BoundaryRealisations boundary;
  private final ControlLine line;
  private final List<String> partyIds;
  private final AttributionLimits limits;
  private final ProofTable proof;

  /**
   * @param line where control changes hands
   * @param partyIds in the agreement's order
   */
  public IncidentAttributor(ControlLine line, List<String> partyIds) {
    this(line, partyIds, AttributionLimits.OF_DESIGN, ProofTable.OF_DESIGN);
  }

  /** With other limits, or other standards, than those of the design. */
  public IncidentAttributor(
      ControlLine line, List<String> partyIds, AttributionLimits limits, ProofTable proof) {
    this.boundary = new BoundaryRealisations(line);
    this.line = line;
    this.partyIds = List.copyOf(partyIds);
    this.limits = limits;
    this.proof = proof;
    if (line.leftPartyId().equals(line.rightPartyId())) {
      throw new IllegalArgumentException(
          "line has " + line.leftPartyId() + " on both sides, expected two different parties");
    }
    for (String id : List.of(line.leftPartyId(), line.rightPartyId())) {
      if (!this.partyIds.contains(id)) {
        throw new IllegalArgumentException(
            "line names party '" + id + "', expected one of " + partyIds);
      }
    }
    if (this.partyIds.stream().distinct().count() != this.partyIds.size()) {
      throw new IllegalArgumentException("parties are " + partyIds + ", expected each once");
    }
  }

  /** Who held the ground it came from, as far as that can be said. */
  public IncidentAttribution attribute(AttributionCase given) {
    return attribute(given, 1);
  }

  /**
   * One attribution for an incident that was fired from several areas. Where two areas are attributed to different sides, the incident as a
   * whole is attributed to neither. Where several are attributed to the same, it is as sure as the least sure of them, and as the
   * probability that all of them lie on that side together: taken in each realisation of the line, for one error of the line bears on
   * all of them.
   *
   * @param areas of one incident, the one with most rounds first; it decides whether a side is named at all
   */
  public IncidentAttribution together(List<AttributionCase> areas) {
    List<IncidentAttribution> all = areas.stream().map(this::attribute).toList();
    List<String> sides = all.stream().flatMap(a -> a.side().stream()).distinct().toList();
    IncidentAttribution first = all.getFirst();
    if (sides.size() > 1) {
      AttributionCase of = areas.getFirst();
      return attribute(
          new AttributionCase(of.incident(), List.of(), of.accusations(), of.witnesses()));
    }
    if (all.size() == 1 || first.side().isEmpty()) {
      return first;
    }
    List<AttributionCase> named = new ArrayList<>();
    double least = 1;
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).side().isPresent() && named.size() < AREAS_MAX) {
        named.add(areas.get(i));
        least = Math.min(least, all.get(i).robust());
      }
    }
    least = Math.min(least, jointly(named, sides.getFirst().equals(line.leftPartyId()) ? 0 : 1));
    return least < first.robust() ? attribute(areas.getFirst(), least) : first;
  }

  /** Probability that all areas lie on one side, 0 for the left, over the realisations of the line. */
  private double jointly(List<AttributionCase> areas, int side) {
    double[] product = BoundaryRealisations.WEIGHTS.clone();
    for (AttributionCase area : areas) {
      double[] shares = words(area).inRealisations()[side];
      for (int b = 0; b < product.length; b++) {
        product[b] *= shares[b];
      }
    }
    double sum = 0;
    for (double p : product) {
      sum += p;
    }
    return sum;
  }

  private CaseWords words(AttributionCase given) {
    return new CaseWords(given, List.of(line.leftPartyId(), line.rightPartyId()), boundary);
  }

  private IncidentAttribution attribute(AttributionCase given, double jointly) {
    CaseWords words = words(given);
    GroupedWords whole = words.whole();
    int top = whole.bounds(1, 1).top();
    String named = nameOf(top);
    String beneficiary = nameOf(-top);
    int kinds = words.independentModalities(top, limits.leaning(), beneficiary);
    double told = kinds >= 2 ? 1 - UNTHOUGHT * UNTHOUGHT : 1 - UNTHOUGHT;
    Accusations said = new Accusations(given.accusations(), line, partyIds);
    var weakest = new Weakest(whole, top, told, said);
    for (Removal removal : Removal.against(words.removals(), beneficiary)) {
      weakest.see(removal, words, named, beneficiary);
    }
    double robust = Math.min(weakest.aided, jointly);
    LineMoved moved = lineMoved(words, top, robust, said);
    double unaided = moved.unaided() < limits.leaning() ? 0 : Math.min(weakest.robust, jointly);
    var measured = new Measured(
        top,
        robust,
        unaided,
        weakest.hosted,
        kinds,
        top == 0 ? 1 : whole.otherSideOfRegion(top),
        whole.outside(),
        moved.aided(),
        top == 0 ? Optional.empty() : ContradictedTrack.of(words.pieces(), beneficiary),
        weakest.leftOut);
    return concluded(given, words, whole, measured, told);
  }

  /** Without, and with, what a party says against itself. */
  private record LineMoved(double unaided, double aided) {}

  /** What is left to a side if the published line were off over its ground; 0 where that does not matter any more. */
  private LineMoved lineMoved(CaseWords words, int top, double robust, Accusations said) {
    if (top == 0 || robust < limits.leaning()) {
      return new LineMoved(0, 0);
    }
    GroupedWords moved = words.over(boundary.movedOver(top, limits.lineErrors()));
    return new LineMoved(
        moved.bounds(1, 1).of(top),
        moved.bounds(said.admittedLeftWeight(), said.admittedRightWeight()).of(top));
  }

  /** The least over removals: what decides whether a side is named at all, and what decides whether it is established. */
  private final class Weakest {
    private final int top;
    private final double told;
    private final Accusations said;
    private final List<LeftOut> leftOut = new ArrayList<>();

    /** Without any word of people. */
    private double robust;

    /** With what a party says against itself, and with its own instruments against itself. */
    private double aided;

    private double hosted;

    Weakest(GroupedWords whole, int top, double told, Accusations said) {
      this.top = top;
      this.told = told;
      this.said = said;
      robust = whole.bounds(1, 1).of(top) * told;
      aided = aided(whole);
      hosted = robust;
    }

    private double aided(GroupedWords words) {
      return words.bounds(said.admittedLeftWeight(), said.admittedRightWeight()).of(top) * told;
    }

    void see(Removal removal, CaseWords words, String named, String beneficiary) {
      GroupedWords left = words.without(removal);
      SideBounds rest = left.bounds(1, 1).times(told);
      leftOut.add(new LeftOut(removal.name(), nameOf(rest.top()), rest.of(top)));
      double alone = rest.top() == top ? rest.of(top) : 0;
      if (removal.kind() != Removal.Kind.HOST) {
        robust = Math.min(robust, alone);
        if (!words.isAdmission(removal, named)) {
          aided = Math.min(aided, rest.top() == top ? aided(left) : 0);
        }
      } else if (removal.key().equals(beneficiary)) {
        hosted = Math.min(hosted, alone);
      }
      // What does not stand on one party's ground and names another side is a contradiction,
      // whoever hosts.
      if (rest.top() != 0 && rest.top() != top) {
        robust = 0;
        aided = 0;
      }
    }
  }

  private IncidentAttribution concluded(
      AttributionCase given, CaseWords words, GroupedWords whole, Measured measured, double told) {
    Accusations said = new Accusations(given.accusations(), line, partyIds);
    SideBounds shown = whole.expected(said.leftWeight(), said.rightWeight()).times(told);
    int top = measured.top();
    Grade grade = isFire(given.incident()) ? measured.grade(limits) : Grade.UNDETERMINED;
    Optional<String> side =
        grade == Grade.UNDETERMINED ? Optional.empty() : Optional.of(nameOf(top));
    String reason = isFire(given.incident())
        ? measured.reason(limits, words, nameOf(top))
        : "not an incident of fire, so that nobody is named";
    Rung rung = RungReader.rung(given, words, grade);
    boolean isCorroborated = new Corroborator().grade(given.witnesses()).isCorroborated();
    return new IncidentAttribution(
        given.incident().incidentId(),
        probabilities(shown),
        Math.max(0, 1 - shown.left() - shown.right()),
        measured.robust(),
        grade,
        side,
        rung,
        measured.leftOut(),
        underPrior(whole, top, 1.0 / 3) * told,
        underPrior(whole, top, 3) * told,
        measured.otherSide(),
        new CompetingHypotheses(given, words, line, boundary)
            .list(partyIds, measured.outside(), measured.contradicted()),
        reason,
        FindingText.of(
            given.incident(),
            grade,
            side,
            rung,
            proof.of(grade, isCorroborated),
            measured,
            words.pieces().size(),
            reason));
  }

  private static boolean isFire(Incident incident) {
    return incident.kind() == Incident.Kind.FIRE;
  }

  /** Probability of the side that comes first, where the sides' odds beforehand are so. */
  private static double underPrior(GroupedWords whole, int top, double odds) {
    double other = 1 / odds;
    SideBounds b = top > 0 ? whole.expected(1, other) : whole.expected(other, 1);
    return b.of(top);
  }

  private List<PartyProbability> probabilities(SideBounds shown) {
    return partyIds.stream()
        .map(id -> new PartyProbability(
            id,
            id.equals(line.leftPartyId())
                ? shown.left()
                : id.equals(line.rightPartyId()) ? shown.right() : 0))
        .toList();
  }

  private String nameOf(int side) {
    return side > 0 ? line.leftPartyId() : side < 0 ? line.rightPartyId() : "";
  }
}
