// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.adapters.linerecord;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The tables of a network along a line: how their format is called, how their files are, and which columns they must have. */
public enum LineTable {
  /** Start, span, origin of the plane, parties, thermometer. */
  ABOUT("line-about-csv", "exercise", "key", "value"),
  SENSORS("line-sensors-csv", "sensors", "station", "kind", "owner", "host", "x_km", "y_km"),
  CONTROL_LINE("line-control-csv", "control-line", "x_km", "y_km"),
  /** Mean wind and step of temperature by span and stretch, as a weather service told them; may be left out. */
  WIND_FORECAST(
      "line-wind-forecast-csv",
      "wind-forecast",
      "from_s",
      "to_s",
      "from_km",
      "to_km",
      "wind_east_mps",
      "wind_north_mps",
      "sd_mps",
      "step_k",
      "step_sd_k"),
  PICKS(
      "line-picks-csv", "picks", "pick_id", "station", "time_s", "sigma_s", "snr_db", "received_s"),
  SEISMIC_PICKS(
      "line-seismic-picks-csv",
      "seismic-picks",
      "pick_id",
      "station",
      "time_s",
      "phase",
      "sigma_s",
      "received_s"),
  BEARINGS(
      "line-bearings-csv",
      "bearings",
      "bearing_id",
      "station",
      "time_s",
      "azimuth_deg",
      "sd_deg",
      "statistic",
      "received_s"),
  TRACKS(
      "line-tracks-csv",
      "tracks",
      "track_id",
      "station",
      "time_s",
      "origin_x_km",
      "origin_y_km",
      "origin_sd_km",
      "impact_x_km",
      "impact_y_km",
      "impact_sd_km",
      "received_s"),
  FLASHES(
      "line-flashes-csv",
      "flashes",
      "flash_id",
      "station",
      "time_s",
      "azimuth_deg",
      "sd_deg",
      "received_s"),
  HOTSPOTS(
      "line-hotspots-csv",
      "hotspots",
      "hotspot_id",
      "station",
      "time_s",
      "x_km",
      "y_km",
      "power_mw",
      "received_s"),
  DRONES(
      "line-drones-csv",
      "drones",
      "drone_id",
      "station",
      "time_s",
      "fundamental_hz",
      "snr_db",
      "received_s"),
  HEALTH("line-health-csv", "health", "health_id", "station", "time_s", "state", "received_s"),
  VESSELS(
      "line-vessels-csv",
      "vessels",
      "position_id",
      "vessel",
      "time_s",
      "x_km",
      "y_km",
      "received_s"),
  STATEMENTS(
      "line-statements-csv",
      "statements",
      "statement_id",
      "claimant",
      "accused",
      "time_s",
      "x_km",
      "y_km",
      "what",
      "received_s"),
  ANNOUNCEMENTS(
      "line-announcements-csv",
      "announcements",
      "announcement_id",
      "kind",
      "time_s",
      "x_km",
      "y_km",
      "received_s");

  private final String format;
  private final String fileName;

  @SuppressWarnings("ImmutableEnumChecker") // made by List.of
  private final List<String> columns;

  LineTable(String format, String fileName, String... columns) {
    this.format = format;
    this.fileName = fileName;
    this.columns = List.of(columns);
  }

  /** Name of the format. */
  public String format() {
    return format;
  }

  /** Columns that the header must have; the first of an observation's table is its number. */
  List<String> columns() {
    return columns;
  }

  /** The number's column of a table of observations. */
  String idColumn() {
    return columns.getFirst();
  }

  /** Whether its rows are observations, as against what is registered and published. */
  public boolean isOfObservations() {
    return compareTo(PICKS) >= 0;
  }

  /** The table of a format's name. */
  public static Optional<LineTable> findByFormat(String format) {
    return Arrays.stream(values()).filter(t -> t.format.equals(format)).findFirst();
  }

  /** The table that a file of this name holds, as in {@code picks.csv} and {@code picks.2031-05-03.csv}. */
  public static Optional<LineTable> findByFile(String name) {
    return Arrays.stream(values())
        .filter(t -> name.matches(t.fileName + "(\\.[A-Za-z0-9_-]+)?\\.csv(\\.gz)?"))
        .findFirst();
  }
}
