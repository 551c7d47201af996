// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.plan;

import org.jspecify.annotations.Nullable;
import org.trucewatch.app.CodeVersion;
import org.trucewatch.science.coverage.Assumption;
import org.trucewatch.science.coverage.CoverageCase;
import org.trucewatch.science.coverage.Placement;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A plan as JSON: everything but the cells of the map, which are CSV. */
final class PlanJson {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private PlanJson() {}

  static String json(PlanResult result, PlacementRun.@Nullable Chosen chosen) {
    ObjectNode root = JSON.createObjectNode();
    root.put("code", CodeVersion.read())
        .put("title", result.scene().title())
        .put("area_km2", rounded(result.areaKm2(), 1))
        .put("cell_km", rounded(result.cellKm(), 1e4))
        .put("sensors", result.scene().sensors().size())
        .put("measurements_min", result.questions().measurementsMin())
        .put("mapped", result.questions().mapped().id())
        .put("origin", result.questions().origin().id());
    ArrayNode notices = root.putArray("notices");
    result.scene().notices().forEach(notices::add);
    ObjectNode cases = root.putObject("cases");
    for (int c = 0; c < CoverageCase.ALL.size(); c++) {
      one(cases.putObject(CoverageCase.ALL.get(c).id()), result, c);
    }
    ArrayNode costs = root.putArray("costs");
    result
        .counts()
        .forEach((kind, count) -> costs
            .addObject()
            .put("kind", kind.id())
            .put("count", count)
            .put("usd_least", count * kind.dollarsLeast())
            .put("usd_most", count * kind.dollarsMost())
            .put("tag", kind.costTag().letter()));
    if (chosen != null) {
      placement(root.putObject("placement"), chosen);
    }
    return root.toPrettyString() + "\n";
  }

  private static void one(ObjectNode node, PlanResult result, int c) {
    number(node, "located_mean", result.mean(c));
    number(node, "covered_share", result.covered(c));
    number(node, "cep50_m_median", result.medianError(c));
    ArrayNode classes = node.putArray("classes");
    for (PlanResult.ClassRow row : result.classes()) {
      ObjectNode o = classes.addObject().put("source", row.source().id());
      number(o, "any", row.any()[c]);
      number(o, "located", row.located()[c]);
      number(o, "covered_share", row.covered()[c]);
    }
    ArrayNode sides = node.putArray("sides");
    for (PlanResult.SideRow row : result.sides()) {
      ObjectNode o = sides.addObject().put("distance_km", row.distanceKm());
      number(o, "located", row.located()[c]);
      number(o, "right", row.right()[c]);
      number(o, "wrong", row.wrong()[c]);
      number(o, "across_sd_m", row.acrossMeters()[c]);
    }
    ArrayNode losses = node.putArray("without_owner");
    for (PlanResult.OwnerLoss loss : result.losses()) {
      number(
          losses.addObject().put("owner", loss.owner()).put("sensors", loss.sensors()),
          "located_mean",
          loss.located()[c]);
    }
    ArrayNode assumptions = node.putArray("assumptions");
    for (Assumption a : CoverageCase.ALL.get(c).assumptions()) {
      assumptions
          .addObject()
          .put("what", a.what())
          .put("value", a.value())
          .put("tag", a.tag().letter());
    }
  }

  private static void placement(ObjectNode node, PlacementRun.Chosen chosen) {
    node.put("case", chosen.given().id()).put("sites", chosen.sites());
    step(node.putObject("greedy"), chosen.greedy(), chosen.withoutOwner()[0]);
    step(node.putObject("swapped"), chosen.swapped(), chosen.withoutOwner()[1]);
    step(node.putObject("robust"), chosen.robust(), chosen.withoutOwner()[2]);
    ArrayNode sensors = node.putArray("chosen");
    for (int i = 0; i < chosen.sensors().size(); i++) {
      ObjectNode o = sensors.addObject().put("id", chosen.sensors().get(i).id());
      number(o, "loss", chosen.losses()[i]);
    }
  }

  private static void step(ObjectNode node, Placement p, double withoutOwner) {
    number(node, "value", p.value());
    number(node, "upper_bound", p.upperBound());
    number(node, "proved_share", p.provedShare());
    number(node, "guaranteed_share", p.guaranteedShare());
    number(node, "value_without_worst_owner", withoutOwner);
    number(node, "usd", p.dollars());
  }

  private static void number(ObjectNode node, String name, double value) {
    if (Double.isFinite(value)) {
      node.put(name, rounded(value, 1e6));
    } else {
      node.putNull(name);
    }
  }

  private static double rounded(double value, double steps) {
    return Math.rint(value * steps) / steps;
  }
}
