// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.bench.association;

import java.util.List;
import java.util.Locale;
import org.trucewatch.app.bench.association.CatalogueMatch.Listed;
import org.trucewatch.science.association.scoring.SetScore;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The real sets as text and as JSON. */
final class RealText {
  private static final double OURS_SHOWN = 0.99;

  /** Where no real set was asked for. */
  static final RealText NOTHING =
      new RealText(new RealBench.Result(List.of(), List.of(), List.of()));

  private final RealBench.Result result;
  private final StringBuilder out = new StringBuilder();

  RealText(RealBench.Result result) {
    this.result = result;
  }

  String text() {
    out.setLength(0);
    for (RealSet.Outcome outcome : result.catalogues()) {
      catalogue(outcome);
    }
    if (!result.shots().isEmpty()) {
      shots();
    }
    result.injections().forEach(this::injection);
    return out.toString();
  }

  private void line(String format, Object... values) {
    out.append(String.format(Locale.ROOT, format, values).stripTrailing()).append('\n');
  }

  private void catalogue(RealSet.Outcome o) {
    line("");
    line(
        "%s: %d events from %d picks (%d used); processor %.2f s%s, kernel %.3f s",
        o.set().name(),
        o.found().size(),
        o.input().picks().size(),
        o.picksUsed(),
        o.seconds(),
        Double.isNaN(o.set().secondsAsked())
            ? ""
            : String.format(Locale.ROOT, " (asked: at most %.0f)", o.set().secondsAsked()),
        o.kernelSeconds());
    line(
        "  of the reference's %d events %d found (asked: %d), within %.1f s and %.0f km: median %.2f km, 90 %% %.2f km, median delay %+.2f s  %s",
        o.referenceEvents(),
        o.matched(),
        o.set().asked(),
        o.set().secondsMax(),
        o.set().kilometersMax(),
        o.medianKm(),
        SetScore.quantile(o.kilometers(), 0.9),
        SetScore.quantile(o.delays(), 0.5),
        o.matched() >= o.set().asked() && !(o.seconds() > o.set().secondsAsked())
            ? "met"
            : "MISSED");
    o.peers()
        .forEach((peer, counts) -> line(
            "  %s: %d events; in both %d, only theirs %d, only ours %d",
            peer, counts[0], counts[1], counts[0] - counts[1], o.found().size() - counts[1]));
    line(
        "  ours that no peer has: %d, of these %d of probability %.2f or more (all of them with --json)",
        o.oursAlone().size(),
        o.oursAlone().stream().filter(e -> e.probability() >= OURS_SHOWN).count(),
        OURS_SHOWN);
    o.input()
        .picks()
        .refused()
        .forEach((reason, count) -> line("  refused: %d, %s", count, reason));
    if (!o.input().picks().unlisted().isEmpty()) {
      line(
          "  stations that the station file does not list: %d, by name with --json",
          o.input().picks().unlisted().size());
    }
  }

  private void shots() {
    line("");
    line(
        "explosions-hukkakero-2007: surveyed shots, association given (others: absolute, plain baseline 1.20 km median; relative method 0.058 km)");
    for (SurveyedShots.Outcome o : result.shots()) {
      line(
          "  %s: %d shots, error median %.3f km, 90 %% %.3f km; ellipses hold the truth: 50 %%: %.3f, 90 %%: %.3f (half long axis of the 90 %% ones %.3f km); %d without a place",
          o.title(),
          o.coverage().events(),
          o.medianKm(),
          o.ninetyKm(),
          o.coverage().share50(),
          o.coverage().share90(),
          o.longAxisKm(),
          o.notFound());
    }
    SurveyedShots.setAside(result.shots()).forEach(name -> line("  set aside: %s", name));
  }

  private void injection(Injections.Outcome o) {
    line("");
    line("Events of known truth injected into %s", o.background());
    line(
        "  %d with enough picks, found %d (%.3f); median probability %.4f, least tenth %.4f; error median %.3f km, 90 %% %.3f km; ellipses hold the truth: 50 %%: %.3f, 90 %%: %.3f",
        o.injected(),
        o.score().matched(),
        o.share(),
        SetScore.quantile(o.probabilities(), 0.5),
        SetScore.quantile(o.probabilities(), 0.1),
        o.score().medianErrorKilometers(),
        o.score().ninetyPercentErrorKilometers(),
        o.score().coverage().share50(),
        o.score().coverage().share90());
    if (o.isScrambled()) {
      line(
          "  everything else is false: %d events; Brier score %.5f over %d",
          o.others(), o.reliability().brier(), o.reliability().events());
    } else {
      line("  others found: %d, true or not", o.others());
    }
  }

  void json(ObjectNode root) {
    ArrayNode injections = root.putArray("injections");
    for (Injections.Outcome o : result.injections()) {
      ObjectNode node = injections
          .addObject()
          .put("background", o.background())
          .put("injected", o.injected())
          .put("found", o.score().matched())
          .put("others", o.others())
          .put("scrambled", o.isScrambled());
      SyntheticJson.number(node, "median_probability", SetScore.quantile(o.probabilities(), 0.5));
      SyntheticJson.number(node, "median_km", o.score().medianErrorKilometers());
      SyntheticJson.number(node, "ellipse_90", o.score().coverage().share90());
      if (o.isScrambled()) {
        SyntheticJson.number(node, "brier", o.reliability().brier());
      }
    }
    ArrayNode sets = root.putArray("real_sets");
    for (RealSet.Outcome o : result.catalogues()) {
      ObjectNode node = sets.addObject()
          .put("set", o.set().name())
          .put("events", o.found().size())
          .put("picks", o.input().picks().size())
          .put("picks_used", o.picksUsed())
          .put("seconds", o.seconds())
          .put("kernel_seconds", o.kernelSeconds())
          .put("reference_events", o.referenceEvents())
          .put("reference_found", o.matched())
          .put("reference_asked", o.set().asked());
      ObjectNode peers = node.putObject("peers");
      o.peers()
          .forEach((peer, counts) ->
              peers.putObject(peer).put("events", counts[0]).put("in_both", counts[1]));
      listed(node.putArray("ours_alone"), o.oursAlone());
      ObjectNode refused = node.putObject("refused");
      o.input().picks().refused().forEach(refused::put);
      ObjectNode unlisted = node.putObject("picks_of_stations_not_listed");
      o.input().picks().unlisted().forEach(unlisted::put);
    }
    ArrayNode shots = root.putArray("surveyed_shots");
    for (SurveyedShots.Outcome o : result.shots()) {
      ObjectNode node =
          shots.addObject().put("how", o.title()).put("shots", o.coverage().events());
      SyntheticJson.number(node, "median_km", o.medianKm());
      SyntheticJson.number(node, "p90_km", o.ninetyKm());
      SyntheticJson.number(node, "ellipse_50", o.coverage().share50());
      SyntheticJson.number(node, "ellipse_90", o.coverage().share90());
      ArrayNode aside = node.putArray("set_aside");
      o.setAside().forEach(aside::add);
    }
  }

  private static void listed(ArrayNode node, List<Listed> events) {
    for (Listed event : events) {
      node.addObject()
          .put("time_s", event.timeSeconds())
          .put("latitude_deg", event.place().latitudeDegrees())
          .put("longitude_deg", event.place().longitudeDegrees())
          .put("probability", event.probability())
          .put("picks", event.picks());
    }
  }
}
