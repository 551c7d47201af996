// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.adapters.picturejson;

import org.trucewatch.domain.Finding;
import org.trucewatch.domain.Finding.Attribution;
import tools.jackson.databind.node.ObjectNode;

/** Findings. */
final class FindingJson {
  private FindingJson() {}

  static ObjectNode finding(Finding f) {
    ObjectNode node = Nodes.object()
        .put("id", f.findingId())
        .put("title", f.title())
        .put("obligation", f.obligationId())
        .put("party", f.partyId())
        .put("standing", f.standing().name())
        .put("statement", f.statement())
        .put("standardOfProof", f.standardOfProof());
    node.set("reasons", Nodes.texts(f.reasons()));
    node.set("coverage", Nodes.texts(f.coverage()));
    node.set("claims", Nodes.list(f.claims(), FindingJson::claim));
    node.set("attribution", attribution(f.attribution()));
    node.set("criteria", Nodes.list(f.criteria(), FindingJson::criterion));
    node.set("wouldChange", Nodes.texts(f.wouldChange()));
    node.set("eventIds", Nodes.texts(f.eventIds()));
    node.set("inputs", Nodes.leaves(f.inputs()));
    return node;
  }

  private static ObjectNode claim(Finding.Claim claim) {
    ObjectNode node = Nodes.object().put("text", claim.text());
    node.set("leaf", Nodes.leaf(claim.leaf()));
    return node;
  }

  private static ObjectNode attribution(Attribution a) {
    ObjectNode node = Nodes.object().put("grade", a.grade().name());
    node.set(
        "probabilities",
        Nodes.list(
            a.probabilities(),
            p -> Nodes.object().put("party", p.partyId()).put("probability", p.probability())));
    return node.put("cannotBeSaid", a.cannotBeSaid()).put("reason", a.reason());
  }

  private static ObjectNode criterion(Finding.Criterion c) {
    return Nodes.object()
        .put("id", c.criterionId())
        .put("title", c.title())
        .put("standing", c.standing().name())
        .put("reason", c.reason());
  }
}
