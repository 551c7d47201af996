// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.attribution;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.trucewatch.assessment.attribution.AttributionCase.Accusation;
import org.trucewatch.assessment.corroboration.IndependenceGroups;
import org.trucewatch.domain.line.ControlLine;

/**
 * What people say of who it was, as weights of the sides. A party's word about the other party weighs nothing; its word
 * about itself, an admission, weighs five times; a third person's twice. Repeats within a group of sources weigh once,
 * a group that accuses both sides nothing, and all together at most five times either way (design of algorithms,
 * section 5). These weights are shown in the probabilities. The grade does without them, but for admissions: what a party says against
 * itself may complete what physics tells, as far as leaning.
 */
final class Accusations {
  static final double CAP = 5;
  private static final double ADMISSION = 5;
  private static final double THIRD = 2;

  private final double odds;
  private final double admitted;

  Accusations(List<Accusation> all, ControlLine line, List<String> partyIds) {
    var groups = new IndependenceGroups(all.stream().map(Accusation::source).toList());
    var accusedBy = new TreeMap<Integer, TreeSet<String>>();
    var interested = new TreeMap<Integer, TreeSet<String>>();
    for (Accusation a : all) {
      int group = groups.groupOf(a.source());
      accusedBy.computeIfAbsent(group, g -> new TreeSet<>()).add(a.accusedPartyId());
      partyIds.stream()
          .filter(p -> Removal.isBy(a.source(), p))
          .forEach(p -> interested.computeIfAbsent(group, g -> new TreeSet<>()).add(p));
    }
    List<Integer> thirds = new ArrayList<>(); // +1 for each that accuses the left
    List<Integer> admissions = new ArrayList<>();
    accusedBy.forEach((group, accused) -> {
      int to = (accused.contains(line.leftPartyId()) ? 1 : 0)
          - (accused.contains(line.rightPartyId()) ? 1 : 0);
      TreeSet<String> by = interested.getOrDefault(group, new TreeSet<>());
      if (by.isEmpty()) {
        thirds.add(to);
      } else if (by.equals(accused)) {
        admissions.add(to);
      }
    });
    int third = thirds.stream().mapToInt(Integer::intValue).sum();
    int admitted = admissions.stream().mapToInt(Integer::intValue).sum();
    double product = StrictMath.pow(THIRD, Math.abs(third));
    double signed = third * 1.0;
    double logOdds =
        StrictMath.log(product) * Math.signum(signed) + admitted * StrictMath.log(ADMISSION);
    double cap = StrictMath.log(CAP);
    this.odds = StrictMath.exp(Math.min(cap, Math.abs(logOdds))) * (logOdds < 0 ? -1 : 1);
    this.admitted = admitted == 0 ? 1 : admitted > 0 ? ADMISSION : -ADMISSION;
  }

  /** Whether one side alone admits it. */
  boolean isAdmitted() {
    return Math.abs(admitted) > 1;
  }

  /** Weight of the left side by what parties say against themselves alone. */
  double admittedLeftWeight() {
    return admitted > 0 ? admitted : 1;
  }

  double admittedRightWeight() {
    return admitted < 0 ? -admitted : 1;
  }

  /** Weight of the left side; one of the two is 1, so that exchanged parties give exactly exchanged weights. */
  double leftWeight() {
    return odds > 0 ? odds : 1;
  }

  double rightWeight() {
    return odds < 0 ? -odds : 1;
  }
}
