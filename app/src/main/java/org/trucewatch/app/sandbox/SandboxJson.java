// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.sandbox;

import org.trucewatch.app.CodeVersion;
import org.trucewatch.app.exercise.ClauseJson;
import org.trucewatch.simulation.score.Violations;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The result of a sandbox as JSON. */
final class SandboxJson {
  private SandboxJson() {}

  static String of(SandboxRun run) {
    ObjectNode root = JsonMapper.builder().build().createObjectNode();
    root.put("code", CodeVersion.read());
    root.put("exercise", run.plan().name());
    root.put("partial", run.isPartial());
    root.put("planned", run.planned());
    root.put("runs", run.score().runs().size());
    if (run.score().runs().isEmpty()) {
      return root.toPrettyString() + "\n";
    }
    root.putArray("seeds").add(run.score().firstSeed()).add(run.score().lastSeed());
    Violations v = run.score().subjects().violations();
    root.put("missionsHappened", v.incidents().denominator());
    root.put("violationsFound", v.incidents().numerator());
    root.put("violationsFoundFalsely", v.falseViolations().numerator());
    ClauseJson.add(root.putArray("clauses"), run.score().clauses().clauses());
    ArrayNode patterns = root.putArray("sideBySide");
    run.patterns().forEach((pattern, n) -> {
      ObjectNode node = patterns.addObject();
      node.put("standing", pattern);
      node.put("findings", n);
    });
    return root.toPrettyString() + "\n";
  }
}
