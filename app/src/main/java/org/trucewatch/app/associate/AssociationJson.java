// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.associate;

import org.jspecify.annotations.Nullable;
import org.trucewatch.domain.quantity.Symmetric2;
import org.trucewatch.science.association.network.EventPick;
import org.trucewatch.science.association.network.MediumState;
import org.trucewatch.science.association.network.NetworkAssociation;
import org.trucewatch.science.association.network.NetworkEvent;
import org.trucewatch.science.association.network.RecordAssociation;
import org.trucewatch.science.association.scoring.SetScore;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The result of a run for a program: everything that is printed, and every pick's part in its event. */
final class AssociationJson {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final AssociationInput input;
  private final RecordAssociation records;
  private final NetworkAssociation result;
  private final EventOwners owners;

  AssociationJson(AssociationInput input, RecordAssociation records) {
    this.input = input;
    this.records = records;
    result = records.whole();
    owners = new EventOwners(input.stations().nodes());
  }

  String json(double seconds, @Nullable SetScore score) {
    ObjectNode root = JSON.createObjectNode();
    root.put("nodes", input.stations().nodes().size());
    root.put("picks", input.picks().size());
    root.put("picks_of_no_event", result.unassociated().length);
    root.put("processor_seconds", seconds);
    medium(root.putObject("medium"), result.medium());
    pieces(root.putArray("pieces"));
    if (owners.areKnown()) {
      root.put("events_of_one_owner", owners.alone(result.events()));
    }
    refused(root);
    if (score != null) {
      score(root.putObject("score"), score);
    }
    ArrayNode events = root.putArray("events");
    EventFiles files = new EventFiles(input, result);
    result.events().forEach(event -> event(events.addObject(), event, files));
    return root.toPrettyString() + "\n";
  }

  /** The records, and the pieces of long ones, each with the medium of its own time. */
  private void pieces(ArrayNode to) {
    for (RecordAssociation.Piece piece : records.pieces()) {
      ObjectNode node = to.addObject()
          .put("from_time_s", piece.fromSeconds() + input.picks().epochSeconds())
          .put("to_time_s", piece.toSeconds() + input.picks().epochSeconds())
          .put("picks", piece.picks())
          .put("events", piece.events());
      medium(node.putObject("medium"), piece.medium());
    }
  }

  private static void medium(ObjectNode node, MediumState state) {
    node.put("wind_east_m_s", state.windEastMetersPerSecond())
        .put("wind_north_m_s", state.windNorthMetersPerSecond())
        .put("wind_sd_m_s", state.windSdMetersPerSecond())
        .put("speed_km_s", state.speedKmPerSecond())
        .put("speed_sd_km_s", state.speedSdKmPerSecond());
    number(node, "relative_path_error", state.relativePathError());
    number(node, "relative_path_error_sd", state.relativePathErrorSd());
    node.put("detection_probability", state.detectionProbability()).put("events", state.events());
  }

  private void refused(ObjectNode root) {
    ObjectNode node = root.putObject("refused");
    input.refused().forEach(node::put);
    result.refused().counts().forEach((reason, n) -> node.put(AssociationText.word(reason), n));
    ObjectNode unlisted = root.putObject("picks_of_stations_not_listed");
    input.picks().unlisted().forEach(unlisted::put);
    ArrayNode notices = root.putArray("notices");
    result.refused().nodes().forEach(note -> notices.add(note.message()));
    input.complaints().forEach(notices::add);
  }

  private static void score(ObjectNode node, SetScore score) {
    number(node, "f1", score.f1());
    number(node, "precision", score.precision());
    number(node, "recall", score.recall());
    node.put("found", score.found())
        .put("detectable", score.detectable())
        .put("matched", score.matched())
        .put("wrong", score.wrong());
    number(node, "median_error_km", score.medianErrorKilometers());
    number(node, "p90_error_km", score.ninetyPercentErrorKilometers());
    number(node, "ellipse_50", score.coverage().share50());
    number(node, "ellipse_90", score.coverage().share90());
    number(node, "brier", score.reliability().brier());
    number(node, "log_score", score.reliability().logScore());
  }

  private void event(ObjectNode node, NetworkEvent event, EventFiles files) {
    boolean plane = input.stations().ground() instanceof Ground.Plane;
    double[] at = files.place(event);
    Symmetric2 c = files.covariance(event);
    node.put("event_id", event.eventId())
        .put("time_s", event.timeSeconds() + input.picks().epochSeconds())
        .put(plane ? "x_km" : "latitude_deg", at[0])
        .put(plane ? "y_km" : "longitude_deg", at[1])
        .put("depth_km", event.depthKm())
        .put("probability", event.probability())
        .put("log_odds", event.logOdds())
        .put("audible_km", event.audibleKm())
        .put("cov_xx_km2", c.ee())
        .put("cov_xy_km2", c.en())
        .put("cov_yy_km2", c.nn())
        .put("time_sd_s", Math.sqrt(event.covariance().tt()));
    number(node, "depth_sd_km", event.depthSdKm());
    number(node, "bound_radial_km", event.bound().radialKm());
    number(node, "owners", owners.areKnown() ? owners.of(event) : Double.NaN);
    ArrayNode picks = node.putArray("picks");
    for (EventPick pick : event.picks()) {
      picks
          .addObject()
          .put("pick_id", input.picks().id(pick.pickId()))
          .put("station", input.stations().nodes().get(pick.station()).id())
          .put("phase", pick.phase().name())
          .put("residual_s", pick.residualSeconds())
          .put("sigma_s", pick.sigmaSeconds())
          .put("weight", pick.weight())
          .put("log_likelihood_ratio", pick.logLikelihoodRatio())
          .put("probability_assigned", pick.probabilityAssigned());
    }
    ArrayNode silent = node.putArray("silent");
    event
        .silent()
        .forEach(s -> silent.add(
            input.stations().nodes().get(s.station()).id() + " " + s.phase().name()));
  }

  private static void number(ObjectNode node, String name, double value) {
    if (Double.isFinite(value)) {
      node.put(name, value);
    } else {
      node.putNull(name);
    }
  }
}
