// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.attribution;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.trucewatch.assessment.attribution.IncidentAttribution.Hypothesis;
import org.trucewatch.domain.line.ControlLine;
import org.trucewatch.domain.line.Impulse;
import org.trucewatch.domain.line.ImpulseKind;

/**
 * Every explanation that is always held beside the others, each with what speaks for and against it. None gets a score:
 * what is staged is told by its evidence (design of domain, 3.5).
 */
final class CompetingHypotheses {
  /** Mass from which evidence is said to point to a side: where a side would be named. */
  private static final double POINTS = 0.90;

  private final AttributionCase given;
  private final CaseWords words;
  private final ControlLine line;
  private final BurstGround burst;

  CompetingHypotheses(
      AttributionCase given, CaseWords words, ControlLine line, BoundaryRealisations boundary) {
    this.given = given;
    this.words = words;
    this.line = line;
    this.burst = BurstGround.of(given.incident(), boundary);
  }

  /** @param contradicted why the word of the party that would gain fits with nobody else's, where it does not */
  List<Hypothesis> list(List<String> partyIds, double outside, Optional<String> contradicted) {
    List<Hypothesis> all = new ArrayList<>();
    for (String id : partyIds) {
      side(id).ifPresent(s -> all.add(ofSide(id, s)));
    }
    all.add(accident());
    all.add(announced());
    all.add(natural());
    all.add(other(outside));
    all.add(staged(contradicted));
    return all;
  }

  private Optional<Integer> side(String partyId) {
    return partyId.equals(line.leftPartyId())
        ? Optional.of(1)
        : partyId.equals(line.rightPartyId()) ? Optional.of(-1) : Optional.empty();
  }

  private Hypothesis ofSide(String partyId, int side) {
    List<String> supporting = new ArrayList<>();
    List<String> against = new ArrayList<>();
    for (OriginEvidence piece : words.pieces()) {
      SideBounds alone = words.alone(piece);
      if (alone.of(side) >= POINTS) {
        supporting.add(piece.evidenceId() + share(alone.of(side), partyId));
      } else if (alone.of(-side) >= POINTS) {
        against.add(piece.evidenceId() + share(alone.of(side), partyId));
      }
    }
    long accusing = given.accusations().stream()
        .filter(a -> a.accusedPartyId().equals(partyId))
        .count();
    if (accusing > 0) {
      supporting.add("accused " + accusing + (accusing == 1 ? " time" : " times")
          + ", which weighs little and decides nothing");
    }
    return new Hypothesis("fire from ground of " + partyId, supporting, against);
  }

  private static String share(double probability, String partyId) {
    return String.format(Locale.ROOT, ": %.3f of its area on ground of %s", probability, partyId);
  }

  private int count(ImpulseKind kind) {
    return given.incident().of(kind).size();
  }

  private int fire() {
    return (int) given.incident().impulses().stream()
        .map(Impulse::kind)
        .filter(ImpulseKind::isFire)
        .count();
  }

  private static void counted(List<String> to, int count, String what) {
    if (count > 0) {
      to.add(what + ": " + count);
    }
  }

  private Hypothesis accident() {
    List<String> supporting = new ArrayList<>();
    List<String> against = new ArrayList<>();
    counted(supporting, count(ImpulseKind.UNEXPLAINED), "explosions without any sign of fire");
    if (given.incident().impulses().size() == 1) {
      supporting.add("one explosion alone");
    }
    counted(against, count(ImpulseKind.LAUNCH), "launches heard");
    if (fire() > 2) {
      against.add("a series of " + fire() + " sounds of fire");
    }
    return new Hypothesis("accident or unexploded ordnance", supporting, against);
  }

  private Hypothesis announced() {
    List<String> supporting = new ArrayList<>();
    List<String> against = new ArrayList<>();
    int matched = count(ImpulseKind.ANNOUNCED);
    counted(supporting, matched, "explosions at the announced place and time");
    if (matched == 0) {
      against.add("nothing was announced for that place and time");
    }
    counted(against, fire(), "sounds of fire");
    return new Hypothesis("announced exercise, demining or detonation", supporting, against);
  }

  private Hypothesis natural() {
    List<String> supporting = new ArrayList<>();
    List<String> against = new ArrayList<>();
    counted(supporting, count(ImpulseKind.NO_EXPLOSION), "pulses that were no explosion");
    counted(against, fire(), "sounds of fire");
    return new Hypothesis("natural or industrial source", supporting, against);
  }

  private Hypothesis other(double outside) {
    List<String> supporting = new ArrayList<>();
    List<String> against = new ArrayList<>();
    if (!words.isEmpty()) {
      (outside > 0.05 ? supporting : against)
          .add(String.format(
              Locale.ROOT, "%.3f of the origin lies outside of what the line tells", outside));
    }
    supporting.add("the ground's holder is told, not who stood on it: rung A4 is for people");
    return new Hypothesis("another actor", supporting, against);
  }

  /** Launch and burst on one side, while that side accuses the other. */
  private Hypothesis staged(Optional<String> contradicted) {
    List<String> supporting = new ArrayList<>(contradicted.stream().toList());
    List<String> against = new ArrayList<>();
    for (int side : new int[] {1, -1}) {
      String holder = side > 0 ? line.leftPartyId() : line.rightPartyId();
      String across = side > 0 ? line.rightPartyId() : line.leftPartyId();
      boolean isFromHere = words.pieces().stream().anyMatch(p -> words.alone(p).of(side) >= POINTS);
      if (!isFromHere) {
        continue;
      }
      if (burst.of(side) >= POINTS) {
        supporting.add("launch and burst are both on ground of " + holder);
        given.accusations().stream()
            .filter(a -> a.accusedPartyId().equals(across))
            .map(a -> a.source().sourceId())
            .distinct()
            .sorted()
            .map(id -> "the statement of " + id + " that it was " + across
                + " is inconsistent with physical evidence")
            .forEach(supporting::add);
      } else if (burst.of(-side) >= POINTS) {
        against.add("launch on ground of " + holder + ", burst on ground of " + across);
      }
    }
    return new Hypothesis("staged", supporting, against);
  }
}
