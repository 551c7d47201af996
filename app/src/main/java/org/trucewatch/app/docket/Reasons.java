// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.docket;

import java.util.List;
import org.trucewatch.app.docket.Page.Mark;
import org.trucewatch.app.docket.Page.Node;
import org.trucewatch.assessment.agreement.Provenance;
import org.trucewatch.assessment.agreement.Terms;
import org.trucewatch.assessment.condition.Explanation;
import org.trucewatch.assessment.condition.FactDeclaration;
import org.trucewatch.assessment.condition.Truth;
import org.trucewatch.domain.Finding.CriterionStanding;

/** Explanation trees and standings as parts of a page. */
final class Reasons {
  private Reasons() {}

  static Node tree(Explanation e) {
    String text = switch (e) {
      case Explanation.All a -> "all of";
      case Explanation.Any a -> "any of";
      case Explanation.Not n -> "not";
      case Explanation.Choice c -> "if, then, else";
      case Explanation.Leaf l -> l.text();
    };
    String why = e instanceof Explanation.Leaf l ? l.why() : "";
    return new Node(
        mark(e.truth()), text, why, e.parts().stream().map(Reasons::tree).toList());
  }

  static Mark mark(Truth truth) {
    return switch (truth) {
      case TRUE -> Mark.YES;
      case FALSE -> Mark.NO;
      case UNKNOWN -> Mark.OPEN;
    };
  }

  static Mark mark(CriterionStanding standing) {
    return switch (standing) {
      case MET -> Mark.YES;
      case NOT_MET -> Mark.NO;
      case CANNOT_BE_JUDGED -> Mark.OPEN;
    };
  }

  /** What the facts of a comparison mean, in brackets. */
  static String meaning(Terms terms, Explanation.Leaf leaf) {
    List<String> meanings = leaf.reads().stream()
        .flatMap(name -> terms.findFact(name).stream())
        .map(FactDeclaration::meaning)
        .distinct()
        .toList();
    return meanings.isEmpty() ? "" : " (" + String.join("; ", meanings) + ")";
  }

  /** How words are known and where they were read. */
  static String source(Provenance p) {
    return p.shown() + (p.source().isEmpty() ? "" : ", " + p.source());
  }

  static String result(Truth truth) {
    return switch (truth) {
      case TRUE -> "met";
      case FALSE -> "not met";
      case UNKNOWN -> "still open";
    };
  }
}
