// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.bench.provisions;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.trucewatch.assessment.agreement.Conditions;
import org.trucewatch.assessment.agreement.ObservedAct;
import org.trucewatch.assessment.agreement.Provision.Kind;
import org.trucewatch.assessment.agreement.ProvisionJudge;
import org.trucewatch.assessment.agreement.ProvisionJudgement;
import org.trucewatch.assessment.agreement.ProvisionJudgement.Standing;
import org.trucewatch.assessment.agreement.Terms;

/** Holds an act against every provision, without an index and without memory, and compares. */
final class BruteForce {
  /** What the index may leave out. */
  private static final Set<Standing> REFUTED = EnumSet.of(
      Standing.NOT_CONTRARY, Standing.NOT_IN_FORCE, Standing.NOT_BOUND, Standing.DOES_NOT_PERMIT);

  private final ProvisionJudge judge;

  BruteForce(Terms terms) {
    judge = new ProvisionJudge(terms, new Conditions(terms));
  }

  /** Where the matched judgements differ from those of every provision, or leave out one that is not refuted. */
  List<String> differences(ObservedAct act, List<ProvisionJudgement> matched) {
    Map<String, ProvisionJudgement> found = new HashMap<>();
    matched.forEach(j -> found.put(j.provision().provisionId(), j));
    List<String> differences = new ArrayList<>();
    for (ProvisionJudgement all : judge.judge(act, act.at().orElseThrow())) {
      ProvisionJudgement one = found.remove(all.provision().provisionId());
      boolean isAboutActs = all.provision().kind() == Kind.PROHIBITION
          || all.provision().kind() == Kind.PERMISSION;
      if (one == null ? isAboutActs && !REFUTED.contains(all.standing()) : !one.equals(all)) {
        differences.add(all.provision().provisionId() + " is " + all.standing() + ", matched as "
            + (one == null ? "nothing" : one.standing() + ": " + one.reason()));
      }
    }
    found.keySet().forEach(id -> differences.add(id + " is matched and no provision"));
    return differences;
  }
}
