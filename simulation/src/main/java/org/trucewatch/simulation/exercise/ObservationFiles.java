// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.simulation.exercise;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.trucewatch.domain.line.ControlLine;
import org.trucewatch.domain.line.Observation;
import org.trucewatch.domain.line.SensorKind;
import org.trucewatch.science.impulse.WindForecast;
import org.trucewatch.simulation.RowFile;
import org.trucewatch.simulation.ground.Theatre;
import org.trucewatch.simulation.sensor.Site;

/**
 * What the system under test may read, as tables in one folder. Times are seconds after the start by the sensor's clock,
 * places are kilometres in the exercise's plane (its origin stands in exercise.csv). Sensors are listed where they state
 * that they stand.
 */
public final class ObservationFiles implements ObservationSink, AutoCloseable {
  private final List<Site> sites;
  private final RowFile picks;
  private final RowFile seismic;
  private final RowFile bearings;
  private final RowFile tracks;
  private final RowFile flashes;
  private final RowFile hotspots;
  private final RowFile drones;
  private final RowFile health;
  private final RowFile vessels;
  private final RowFile statements;
  private final RowFile announcements;

  /** Makes the folder and its files, and lists the sensors. */
  public ObservationFiles(
      Path folder,
      ExercisePlan plan,
      List<Site> sites,
      ControlLine publishedLine,
      WindForecast forecast) {
    this.sites = List.copyOf(sites);
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(folder + " cannot be made", e);
    }
    picks = new RowFile(
        folder.resolve("picks.csv"), "pick_id,station,time_s,sigma_s,snr_db,received_s");
    seismic = new RowFile(
        folder.resolve("seismic-picks.csv"), "pick_id,station,time_s,phase,sigma_s,received_s");
    bearings = new RowFile(
        folder.resolve("bearings.csv"),
        "bearing_id,station,time_s,azimuth_deg,sd_deg,statistic,received_s");
    tracks = new RowFile(
        folder.resolve("tracks.csv"),
        "track_id,station,time_s,origin_x_km,origin_y_km,origin_sd_km,impact_x_km,impact_y_km,impact_sd_km,received_s");
    flashes = new RowFile(
        folder.resolve("flashes.csv"), "flash_id,station,time_s,azimuth_deg,sd_deg,received_s");
    hotspots = new RowFile(
        folder.resolve("hotspots.csv"), "hotspot_id,station,time_s,x_km,y_km,power_mw,received_s");
    drones = new RowFile(
        folder.resolve("drones.csv"), "drone_id,station,time_s,fundamental_hz,snr_db,received_s");
    health = new RowFile(folder.resolve("health.csv"), "health_id,station,time_s,state,received_s");
    vessels = new RowFile(
        folder.resolve("vessels.csv"), "position_id,vessel,time_s,x_km,y_km,received_s");
    statements = new RowFile(
        folder.resolve("statements.csv"),
        "statement_id,claimant,accused,time_s,x_km,y_km,what,received_s");
    announcements = new RowFile(
        folder.resolve("announcements.csv"), "announcement_id,kind,time_s,x_km,y_km,received_s");
    list(folder, plan, publishedLine);
    wind(folder, forecast);
    line(folder, publishedLine);
  }

  private static void wind(Path folder, WindForecast forecast) {
    try (RowFile rows = new RowFile(
        folder.resolve("wind-forecast.csv"),
        "from_s,to_s,from_km,to_km,wind_east_mps,wind_north_mps,sd_mps,step_k,step_sd_k")) {
      for (WindForecast.Span s : forecast.spans()) {
        WindForecast.Told told = s.told();
        rows.number(s.fromSeconds(), 0)
            .number(s.toSeconds(), 0)
            .number(s.fromKilometers(), 1)
            .number(s.toKilometers(), 1)
            .number(told.metersPerSecond() * told.towardsEast(), 2)
            .number(told.metersPerSecond() * told.towardsNorth(), 2)
            .number(told.sd(), 2)
            .number(told.stepKelvin(), 2)
            .number(told.stepSd(), 2)
            .end();
      }
    }
  }

  private static void line(Path folder, ControlLine line) {
    try (RowFile rows = new RowFile(folder.resolve("control-line.csv"), "x_km,y_km")) {
      for (ControlLine.Vertex v : line.vertices()) {
        rows.number(v.eastKilometers(), 4).number(v.northKilometers(), 4).end();
      }
    }
  }

  private void list(Path folder, ExercisePlan plan, ControlLine line) {
    Theatre.Extent extent = plan.extent();
    try (RowFile about = new RowFile(folder.resolve("exercise.csv"), "key,value")) {
      about.text("start").text(extent.start().toString()).end();
      about
          .text("origin_latitude_deg")
          .number(extent.origin().latitudeDegrees(), 6)
          .end();
      about
          .text("origin_longitude_deg")
          .number(extent.origin().longitudeDegrees(), 6)
          .end();
      about.text("hours").number(extent.hours(), 4).end();
      about
          .text("temperature_c")
          .number(plan.weather().temperatureKelvin() - 273.15, 2)
          .end();
      about
          .text("relative_humidity")
          .number(plan.weather().relativeHumidity(), 3)
          .end();
      about.text("first_party").text(plan.sides().first().id()).end();
      about.text("second_party").text(plan.sides().second().id()).end();
      about.text("line_sd_km").number(line.sdKilometers(), 4).end();
      about.text("line_correlation_km").number(line.correlationKilometers(), 4).end();
    }
    try (RowFile all =
            new RowFile(folder.resolve("sensors.csv"), "station,kind,owner,host,x_km,y_km");
        RowFile nodes = new RowFile(folder.resolve("stations.csv"), "station,owner,x_km,y_km")) {
      for (Site s : sites) {
        String host = switch (s.host()) {
          case FIRST -> plan.sides().first().id();
          case SECOND -> plan.sides().second().id();
        };
        all.text(s.name()).text(s.kind().key()).text(s.owner()).text(host);
        all.number(s.statedEastKilometers(), 4)
            .number(s.statedNorthKilometers(), 4)
            .end();
        if (s.kind() == SensorKind.ACOUSTIC_NODE) {
          nodes.text(s.name()).text(s.owner());
          nodes
              .number(s.statedEastKilometers(), 4)
              .number(s.statedNorthKilometers(), 4)
              .end();
        }
      }
    }
  }

  private String name(int sensor) {
    return sites.get(sensor).name();
  }

  @Override
  public void accept(long number, Observation observation) {
    switch (observation) {
      case Observation.Pick p ->
        picks
            .number(number)
            .text(name(p.sensor()))
            .number(p.seconds(), 4)
            .number(p.sigmaSeconds(), 4)
            .number(p.signalToNoiseDecibels(), 1)
            .number(p.receivedSeconds(), 1)
            .end();
      case Observation.SeismicPick p ->
        seismic
            .number(number)
            .text(name(p.sensor()))
            .number(p.seconds(), 4)
            .text(p.isShear() ? "S" : "P")
            .number(p.sigmaSeconds(), 4)
            .number(p.receivedSeconds(), 1)
            .end();
      case Observation.Bearing b ->
        bearings
            .number(number)
            .text(name(b.sensor()))
            .number(b.seconds(), 3)
            .number(StrictMath.toDegrees(b.azimuthRadians()), 2)
            .number(StrictMath.toDegrees(b.sdRadians()), 2)
            .number(b.fStatistic(), 1)
            .number(b.receivedSeconds(), 1)
            .end();
      case Observation.Flash f ->
        flashes
            .number(number)
            .text(name(f.sensor()))
            .number(f.seconds(), 3)
            .number(StrictMath.toDegrees(f.azimuthRadians()), 2)
            .number(StrictMath.toDegrees(f.sdRadians()), 2)
            .number(f.receivedSeconds(), 1)
            .end();
      case Observation.DroneHeard d ->
        drones
            .number(number)
            .text(name(d.sensor()))
            .number(d.seconds(), 2)
            .number(d.fundamentalHertz(), 1)
            .number(d.signalToNoiseDecibels(), 1)
            .number(d.receivedSeconds(), 1)
            .end();
      case Observation.Health h ->
        health
            .number(number)
            .text(name(h.sensor()))
            .number(h.seconds(), 0)
            .text(h.isUp() ? "up" : "down")
            .number(h.receivedSeconds(), 1)
            .end();
      default -> placed(number, observation);
    }
  }

  /** Those that state a place. */
  private void placed(long number, Observation observation) {
    switch (observation) {
      case Observation.Track t ->
        tracks
            .number(number)
            .text(name(t.sensor()))
            .number(t.seconds(), 2)
            .number(t.originEastKilometers(), 3)
            .number(t.originNorthKilometers(), 3)
            .number(t.originSdKilometers(), 3)
            .number(t.impactEastKilometers(), 3)
            .number(t.impactNorthKilometers(), 3)
            .number(t.impactSdKilometers(), 3)
            .number(t.receivedSeconds(), 1)
            .end();
      case Observation.Hotspot h ->
        hotspots
            .number(number)
            .text(name(h.sensor()))
            .number(h.seconds(), 0)
            .number(h.eastKilometers(), 3)
            .number(h.northKilometers(), 3)
            .number(h.megawatts(), 2)
            .number(h.receivedSeconds(), 0)
            .end();
      case Observation.VesselPosition v ->
        vessels
            .number(number)
            .text("V" + (v.vessel() + 1))
            .number(v.seconds(), 1)
            .number(v.eastKilometers(), 3)
            .number(v.northKilometers(), 3)
            .number(v.receivedSeconds(), 1)
            .end();
      case Observation.Statement s ->
        statements
            .number(number)
            .text(s.party())
            .text(s.accused())
            .number(s.seconds(), 0)
            .number(s.eastKilometers(), 2)
            .number(s.northKilometers(), 2)
            .text(s.what())
            .number(s.receivedSeconds(), 0)
            .end();
      case Observation.Announcement a ->
        announcements
            .number(number)
            .text(a.kind())
            .number(a.seconds(), 0)
            .number(a.eastKilometers(), 2)
            .number(a.northKilometers(), 2)
            .number(a.receivedSeconds(), 0)
            .end();
      case Observation.Pick p -> throw new IllegalStateException("no place in " + p);
      case Observation.SeismicPick p -> throw new IllegalStateException("no place in " + p);
      case Observation.Bearing b -> throw new IllegalStateException("no place in " + b);
      case Observation.Flash f -> throw new IllegalStateException("no place in " + f);
      case Observation.DroneHeard d -> throw new IllegalStateException("no place in " + d);
      case Observation.Health h -> throw new IllegalStateException("no place in " + h);
    }
  }

  @Override
  public void close() {
    for (RowFile file : List.of(
        picks,
        seismic,
        bearings,
        tracks,
        flashes,
        hotspots,
        drones,
        health,
        vessels,
        statements,
        announcements)) {
      file.close();
    }
  }
}
