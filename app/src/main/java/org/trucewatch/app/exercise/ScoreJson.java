// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.exercise;

import java.util.List;
import java.util.Locale;
import org.trucewatch.app.CodeVersion;
import org.trucewatch.simulation.score.ExerciseScore;
import org.trucewatch.simulation.score.ExerciseScore.MustResult;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Scores as JSON; every share is a numerator and a denominator, every row has its range of seeds. */
final class ScoreJson {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private ScoreJson() {}

  static String of(List<ExerciseScore> scores) {
    ObjectNode root = JSON.createObjectNode();
    root.put("code", CodeVersion.read());
    root.put("partial", false);
    ArrayNode all = root.putArray("exercises");
    scores.forEach(s -> exercise(all.addObject(), s));
    return root.toPrettyString() + "\n";
  }

  private static void exercise(ObjectNode node, ExerciseScore s) {
    node.put("exercise", s.plan().name());
    node.putArray("seeds").add(s.seed()).add(s.seed());
    node.put("picks", s.picks());
    node.put("hours", s.plan().extent().hours());
    node.put("eventsFound", s.events().found());
    node.put("falseEvents", s.falseEvents());
    node.put("confuserEvents", s.confuserEvents());
    number(node, "medianErrorKm", s.events().medianErrorKilometers());
    number(node, "ninetyPercentErrorKm", s.events().ninetyPercentErrorKilometers());
    share(
        node.putObject("truthInNinetyPercentEllipse"),
        ScoreText.within90(s),
        s.events().coverage().events());
    ArrayNode classes = node.putArray("classes");
    s.byClass().forEach((name, row) -> {
      ObjectNode c = classes.addObject();
      c.put("class", name);
      share(c.putObject("heard"), row.heard(), row.happened());
      share(c.putObject("locatable"), row.locatable(), row.happened());
      share(c.putObject("found"), row.found(), row.locatable());
    });
    ArrayNode musts = node.putArray("musts");
    for (MustResult m : s.musts()) {
      ObjectNode must = musts.addObject();
      must.put("id", m.must().id());
      must.put("kind", m.must().kind().name().toLowerCase(Locale.ROOT).replace('_', '-'));
      must.put("threshold", m.must().threshold());
      must.put("standing", m.standing().name().toLowerCase(Locale.ROOT).replace('_', '-'));
      number(must, "measured", m.measured());
    }
  }

  private static void share(ObjectNode node, long numerator, long denominator) {
    node.put("numerator", numerator);
    node.put("denominator", denominator);
  }

  private static void number(ObjectNode node, String key, double value) {
    if (Double.isFinite(value)) {
      node.put(key, value);
    } else {
      node.putNull(key);
    }
  }
}
