// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.exercise;

import java.util.List;
import java.util.Map;
import org.trucewatch.app.CodeVersion;
import org.trucewatch.science.association.scoring.Reliability;
import org.trucewatch.simulation.score.Count;
import org.trucewatch.simulation.score.CountTable;
import org.trucewatch.simulation.score.Detections;
import org.trucewatch.simulation.score.ExerciseScore;
import org.trucewatch.simulation.score.FlightScore;
import org.trucewatch.simulation.score.MustResult;
import org.trucewatch.simulation.score.Places;
import org.trucewatch.simulation.score.Samples;
import org.trucewatch.simulation.score.SideScore;
import org.trucewatch.simulation.score.SubjectScores;
import org.trucewatch.simulation.score.TrustScore;
import org.trucewatch.simulation.score.Violations;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Scores as JSON: every share is a numerator and a denominator, every exercise has its range of seeds; null was not measured. */
final class ScoreJson {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private ScoreJson() {}

  static String of(ScoreReport.Content content) {
    ObjectNode root = JSON.createObjectNode();
    root.put("code", CodeVersion.read());
    root.put("partial", content.isPartial());
    texts(root.putArray("planned"), content.planned());
    texts(root.putArray("done"), content.done());
    root.put("runsOfEach", content.runs());
    ArrayNode all = root.putArray("exercises");
    content.scored().forEach(s -> exercise(all.addObject(), s.score()));
    if (content.arrays().arrayHours() > 0) {
      ArrayText.json(root.putObject("arraysRecordedBesideDrawn"), content.arrays());
      ArrayText.json(root.putArray("onsetsReadBesideDrawn"), content.onsets());
    }
    return root.toPrettyString() + "\n";
  }

  private static void texts(ArrayNode node, List<String> texts) {
    texts.forEach(node::add);
  }

  private static void exercise(ObjectNode node, ExerciseScore s) {
    SubjectScores u = s.subjects();
    node.put("exercise", s.plan().name());
    node.putArray("seeds").add(s.firstSeed()).add(s.lastSeed());
    node.put("runs", s.runs().size());
    node.put("hoursOfEach", s.plan().extent().hours());
    node.put(
        "observations",
        s.runs().stream().mapToLong(ExerciseScore.Run::observations).sum());
    node.put("picks", s.runs().stream().mapToLong(ExerciseScore.Run::picks).sum());
    musts(node.putArray("musts"), s);
    detections(node.putObject("detection"), u.detections());
    places(node.putObject("places"), u.places());
    table(node.putArray("kinds"), "was", "called", u.kinds().table());
    violations(node.putObject("violations"), u.violations());
    sides(node.putObject("attribution"), u.sides());
    ObjectNode delays = node.putObject("secondsAfter");
    samples(delays.putObject("sixthReport"), u.delays().toLocate());
    samples(delays.putObject("lastReport"), u.delays().toComplete());
    table(node.putArray("statements"), "was", "found", u.statements().table());
    trust(node.putObject("trust"), u.trust());
    flights(node.putObject("flights"), u.flights());
    ObjectNode coverage = node.putObject("coverage");
    share(coverage.putObject("missedImpactsWhereDeclared"), u.coverage().missedDeclared());
    share(coverage.putObject("missedQuadcoptersWhereDeclared"), u.coverage().quadcoptersDeclared());
    share(coverage.putObject("coveredWithinBlackout"), u.coverage().allClear());
    share(coverage.putObject("impactsFoundWhereStated"), u.coverage().recall());
    number(coverage, "statedDetectionThere", u.coverage().statedDetection());
    ObjectNode bySource = coverage.putObject("bySource");
    u.coverage().bySource().forEach((source, said) -> {
      ObjectNode of = bySource.putObject(source);
      number(of, "stated", said.mean());
      share(of.putObject("found"), said.found());
    });
    ObjectNode gaps = coverage.putObject("gaps");
    u.coverage().gaps().forEach(gaps::put);
    clauses(node.putArray("clauses"), s);
  }

  private static void musts(ArrayNode node, ExerciseScore s) {
    for (int i = 0; i < s.plan().musts().size(); i++) {
      ObjectNode must = node.addObject();
      must.put("id", s.plan().musts().get(i).id());
      must.put("kind", Shown.key(s.plan().musts().get(i).kind()));
      must.put("threshold", s.plan().musts().get(i).threshold());
      must.put("standing", Shown.key(s.standing(i)));
      ObjectNode met = must.putObject("metInRuns");
      share(met, s.met(i));
      number(met, "low95", s.met(i).lower(ScoreText.TAIL));
      number(met, "high95", s.met(i).upper(ScoreText.TAIL));
      met.put("notJudged", s.runs().size() - s.met(i).denominator());
      ArrayNode runs = must.putArray("runs");
      for (ExerciseScore.Run r : s.runs()) {
        MustResult m = r.musts().get(i);
        ObjectNode run = runs.addObject();
        run.put("seed", r.seed());
        run.put("standing", Shown.key(m.standing()));
        number(run, "measured", m.measured());
        share(run, m.of());
        run.put("of", m.note());
      }
    }
  }

  private static void detections(ObjectNode node, Detections d) {
    number(node, "days", d.days());
    node.put("eventsFound", d.events());
    share(node.putObject("falseEvents"), new Count(d.falseEvents(), d.events()));
    number(node, "falseEventsPerDay", d.falseEvents() / d.days());
    share(node.putObject("confuserEvents"), new Count(d.confuserEvents(), d.events()));
    share(
        node.putObject("confusersTakenForExplosion"),
        new Count(d.takenForExplosion(), d.confuserEvents()));
    ArrayNode classes = node.putArray("classes");
    d.byClass().forEach((name, row) -> {
      ObjectNode c = classes.addObject();
      c.put("class", name);
      share(c.putObject("heard"), new Count(row.heard(), row.happened()));
      share(c.putObject("locatable"), new Count(row.locatable(), row.happened()));
      share(c.putObject("found"), new Count(row.found(), row.locatable()));
    });
    table(node.putArray("byKilometersToNode"), "class", "km", d.byNodeDistance());
    table(node.putArray("byKilometersToLine"), "class", "km", d.byLineDistance());
  }

  private static void places(ObjectNode node, Places p) {
    samples(node.putObject("errorKm"), p.errorsKilometers());
    for (int level : Places.LEVELS) {
      share(node.putObject("truthIn" + level + "PercentRegion"), p.held(level));
    }
    share(node.putObject("impactsIn95PercentRegion"), p.impacts95());
  }

  private static void violations(ObjectNode node, Violations v) {
    share(node.putObject("observedSignsBesidePulsesOfFire"), v.signs());
    share(node.putObject("locatablePulsesOfFire"), v.locatableSigns());
    share(node.putObject("incidentsBesideMissions"), v.incidents());
    share(node.putObject("locatableMissions"), v.locatableMissions());
    share(node.putObject("withSeverityBesideHeavyMissions"), v.severe());
    share(node.putObject("false"), v.falseViolations());
    share(node.putObject("falseWithSeverity"), v.falseSevere());
    share(node.putObject("corroborated"), v.corroborated());
    share(node.putObject("corroboratedOfFalse"), v.corroboratedFalse());
    number(node, "coveredKmDays", v.coveredKilometerDays());
    number(node, "kmDays", v.kilometerDays());
    table(node.putArray("evidenceGrades"), "grade", "of", v.grades());
  }

  private static void sides(ObjectNode node, SideScore s) {
    table(node.putArray("byKilometersOfOriginToLine"), "km", "answer", s.byDistance());
    table(node.putArray("byGrade"), "grade", "answer", s.byGrade());
    node.put("scored", s.scored());
    number(node, "brier", s.brier());
    number(node, "logScore", s.logScore());
    share(node.putObject("namedFalsely"), s.actualFalse());
    number(node, "expectedNamedFalsely", s.expectedFalse());
    ObjectNode established = node.putObject("wrongAtEstablished");
    share(established, s.wrongEstablished());
    number(established, "upper95", s.wrongEstablished().upper(0.05));
    ArrayNode bands = node.putArray("reliability");
    for (Reliability.Bin b : s.reliability().bins()) {
      ObjectNode band = bands.addObject();
      number(band, "from", b.from());
      number(band, "to", b.to());
      number(band, "said", b.said());
      share(band, new Count(Math.round(b.real() * b.events()), b.events()));
      number(band, "low95", b.band().low());
      number(band, "high95", b.band().high());
    }
  }

  private static void trust(ObjectNode node, TrustScore t) {
    table(node.putArray("sensors"), "fault", "of", t.flags());
    share(node.putObject("outagesMet"), t.outages());
    node.put("falseAlerts", t.falseAlerts());
    number(node, "leastProbabilityByChance", t.leastChance());
    samples(node.putObject("alertDelaySeconds"), t.alertDelays());
    share(node.putObject("forgedShipsRefused"), t.forgedShips());
    share(node.putObject("trueShipsRefused"), t.trueShips());
  }

  private static void flights(ObjectNode node, FlightScore f) {
    table(node.putArray("flights"), "engine", "of", f.flights());
    share(node.putObject("tracksOfNoFlight"), f.falseTracks());
    samples(node.putObject("speedErrorMps"), f.speedErrors());
    samples(node.putObject("headingErrorDegrees"), f.headingErrorsDegrees());
  }

  private static void clauses(ArrayNode node, ExerciseScore s) {
    ClauseJson.add(node, s.clauses().clauses());
  }

  static void table(ArrayNode node, String row, String column, CountTable table) {
    for (String r : table.rows()) {
      for (String c : table.columns()) {
        Count count = table.at(r, c);
        if (count.denominator() > 0) {
          ObjectNode cell = node.addObject();
          cell.put(row, Shown.word(r));
          cell.put(column, Shown.word(c));
          share(cell, count);
        }
      }
    }
  }

  static void share(ObjectNode node, Count count) {
    node.put("numerator", count.numerator());
    node.put("denominator", count.denominator());
  }

  private static void samples(ObjectNode node, Samples s) {
    node.put("denominator", s.count());
    for (Map.Entry<String, Double> q : List.of(
        Map.entry("median", 0.5), Map.entry("ninetyPercent", 0.9), Map.entry("most", 1.0))) {
      number(node, q.getKey(), s.quantile(q.getValue()));
    }
  }

  private static void number(ObjectNode node, String key, double value) {
    if (Double.isFinite(value)) {
      node.put(key, value);
    } else {
      node.putNull(key);
    }
  }
}
