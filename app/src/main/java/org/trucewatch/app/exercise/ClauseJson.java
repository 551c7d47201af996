// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.exercise;

import java.util.List;
import org.trucewatch.simulation.score.ClauseScore;
import org.trucewatch.simulation.score.Count;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** How findings stood under clauses, as JSON. */
public final class ClauseJson {
  private ClauseJson() {}

  /** One object a clause. */
  public static void add(ArrayNode node, List<ClauseScore.OfClause> clauses) {
    for (ClauseScore.OfClause c : clauses) {
      ObjectNode clause = node.addObject();
      clause.put("agreement", c.agreementId());
      clause.put("clause", c.clause().clauseId());
      clause.put("casesOfTrueViolations", c.trueCases());
      clause.put("casesWithoutViolation", c.falseCases());
      ScoreJson.table(clause.putArray("onTrueViolations"), "item", "standing", c.onTrue());
      ScoreJson.table(clause.putArray("onNone"), "item", "standing", c.onNone());
      long cases = c.trueCases() + c.falseCases();
      c.missing()
          .forEach((what, n) -> why(clause.withArray("missing").addObject(), what, n, cases));
      c.pivots().forEach((what, n) -> why(clause.withArray("pivots").addObject(), what, n, cases));
    }
  }

  private static void why(ObjectNode node, String what, Count n, long cases) {
    node.put("what", what);
    ScoreJson.share(node, new Count(n.numerator(), cases));
  }
}
