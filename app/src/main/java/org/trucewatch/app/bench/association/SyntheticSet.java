// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.bench.association;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.trucewatch.app.UserError;
import org.trucewatch.app.associate.AssociationInput;
import org.trucewatch.app.associate.PickList;
import org.trucewatch.app.associate.Reach;
import org.trucewatch.app.associate.TruthFile;
import org.trucewatch.domain.quantity.Symmetric2;
import org.trucewatch.science.association.network.Medium;
import org.trucewatch.science.association.network.NetworkSettings;
import org.trucewatch.science.association.network.NetworkStation;
import org.trucewatch.science.association.network.Phase;
import org.trucewatch.science.association.network.PickColumns;
import org.trucewatch.science.association.network.Wind;
import org.trucewatch.science.association.scoring.ArrivalBound;
import org.trucewatch.science.association.scoring.RadialError;
import org.trucewatch.science.association.scoring.TrueEvent;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One synthetic set. What the associator may know of it: stations, picks without their answers, phases, speeds, pick error and
 * relative path error. The rest, the wind above all, is for the scoring.
 */
final class SyntheticSet {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final double NINETY = 0.9;

  /** Sound's fastest; anything faster is seismic. */
  private static final double SOUND_KM_PER_SECOND_MAX = 1;

  /** Half-width of the gate in which a pick may match, in standard deviations. */
  private static final double GATE_SIGMAS = 2.5;

  private final String name;
  private final JsonNode meta;
  private final AssociationInput input;
  private final List<TrueEvent> truth;

  private SyntheticSet(Path folder) {
    name = folder.getFileName().toString();
    meta = JSON.readTree(new String(
        AssociationInput.bytes(folder.resolve("meta.json")),
        java.nio.charset.StandardCharsets.UTF_8));
    Path picks = folder.resolve("picks.csv");
    input = AssociationInput.read(
        folder.resolve("stations.csv"),
        picks,
        new PickList.Terms(number("pick_sigma_s"), 0, Double.POSITIVE_INFINITY));
    truth = TruthFile.read(folder.resolve("events.csv"), picks, input);
  }

  /** Every set of a folder, by name; a set is a folder with a meta.json. */
  static List<Path> folders(Path folder) {
    try (Stream<Path> all = Files.list(folder)) {
      List<Path> sets =
          all.filter(f -> Files.isRegularFile(f.resolve("meta.json"))).sorted().toList();
      if (sets.isEmpty()) {
        throw new UserError(
            folder
                + ": holds no set, expected folders with stations.csv, picks.csv, events.csv and meta.json.");
      }
      return sets;
    } catch (IOException e) {
      throw new UserError(folder + ": cannot be listed, expected a folder of sets.");
    }
  }

  static SyntheticSet read(Path folder) {
    return new SyntheticSet(folder);
  }

  private double number(String key) {
    return meta.path(key).asDouble();
  }

  String name() {
    return name;
  }

  String family() {
    return meta.path("family").asString();
  }

  double ratePerHour() {
    return number("rate_per_hour");
  }

  double durationSeconds() {
    return number("duration_s");
  }

  int picksMin() {
    return meta.path("min_picks_detectable").asInt();
  }

  /** Where the air moves to, m/s. */
  double windEast() {
    return meta.path("wind_m_s").path(0).asDouble();
  }

  double windNorth() {
    return meta.path("wind_m_s").path(1).asDouble();
  }

  AssociationInput input() {
    return input;
  }

  List<TrueEvent> truth() {
    return truth;
  }

  boolean isSound() {
    return speed(Phase.P) < SOUND_KM_PER_SECOND_MAX;
  }

  private double speed(Phase phase) {
    return meta.path("phases").path(phase.name()).asDouble();
  }

  private int phases() {
    return meta.path("phases").size();
  }

  /** What is told of the medium: its speeds and its path error. */
  Medium medium() {
    double path = number("relative_travel_time_sigma");
    return isSound()
        ? new Medium.Sound(speed(Phase.P), path, 0, Wind.Learnt.withoutForecast())
        : new Medium.Seismic(speed(Phase.P), speed(Phase.S), path);
  }

  NetworkSettings settings() {
    return isSound() ? NetworkSettings.sound() : NetworkSettings.seismic();
  }

  /** The same with another least probability. */
  NetworkSettings settings(double probabilityMin) {
    NetworkSettings s = settings();
    return new NetworkSettings(
        s.picksMin(),
        s.detection(),
        s.audibleKmMax(),
        s.eventsPerKm2AndHour(),
        s.clutterPerNodeAndHour(),
        probabilityMin);
  }

  double squareKilometers() {
    return Reach.squareKilometers(input.stations().nodes());
  }

  /**
   * What perfect association and a known wind allow.
   *
   * @param medianKm median of the location error over the detectable events
   * @param ninetyKm 90 % of it
   * @param sigmaSeconds mean standard deviation of a true arrival about its prediction
   */
  record Bound(double medianKm, double ninetyKm, double sigmaSeconds) {}

  Bound bound() {
    List<NetworkStation> nodes = input.stations().nodes();
    PickColumns picks = input.picks().columns();
    List<Symmetric2> covariances = new ArrayList<>();
    double sigmas = 0;
    int count = 0;
    for (TrueEvent event : truth) {
      ArrivalBound bound = new ArrivalBound(
          number("pick_sigma_s"),
          number("relative_travel_time_sigma"),
          windEast() / 1000,
          windNorth() / 1000);
      for (int pick : event.picks()) {
        NetworkStation node = nodes.get(picks.station(pick));
        sigmas += bound.add(
            node.eastKm() - event.xKilometers(),
            node.northKm() - event.yKilometers(),
            speed(picks.phase(pick)));
        count++;
      }
      if (event.size() >= picksMin()) {
        covariances.add(bound.covarianceKilometers2());
      }
    }
    return new Bound(
        RadialError.quantileKilometers(covariances, 0.5),
        RadialError.quantileKilometers(covariances, NINETY),
        sigmas / count);
  }

  /** Expected chance matches in one gate: picks a second of one node and wave, times the gate's width. */
  double chanceMatches(double sigmaSeconds) {
    double perSecond = input.picks().size()
        / (input.stations().nodes().size() * (double) phases() * durationSeconds());
    return perSecond * 2 * GATE_SIGMAS * sigmaSeconds;
  }
}
