// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.adapters.linerecord;

import java.util.List;
import java.util.Map;
import org.trucewatch.adapters.Table;
import org.trucewatch.adapters.TableRow;
import org.trucewatch.domain.Decoded;
import org.trucewatch.domain.line.Observation;

/**
 * Decodes tables of what sensors and parties report. Times are seconds after the start by the sensor's own clock; a row whose
 * station is not registered, or whose number no number, gives one rejection and the rest goes on.
 */
public final class LineObservationDecoder {
  /** Most rows of one table; longer ones come in parts. */
  public static final int ROWS_MAX = 2_000_000;

  /** Clocks may be wrong by a day before the start; beyond it, it is an error of writing. */
  private static final double SECONDS_MIN = -86_400;

  private static final double SECONDS_MAX = 3_600 * LineAboutDecoder.HOURS_MAX + 86_400;
  private static final double NUMBER_MAX = 1e15;
  private static final double DECIBELS_MAX = 300;
  private static final int VESSELS_MAX = 100_000;
  private static final int TEXT_CHARS_MAX = 200;

  private static final Map<String, Boolean> IS_SHEAR = Map.of("P", false, "S", true);
  private static final Map<String, Boolean> IS_UP = Map.of("up", true, "down", false);

  private final Map<String, Integer> sensors;
  private final List<String> parties;

  /**
   * @param sensors index by name
   * @param parties ids of those who may be accused
   */
  public LineObservationDecoder(Map<String, Integer> sensors, List<String> parties) {
    this.sensors = Map.copyOf(sensors);
    this.parties = List.copyOf(parties);
  }

  /** An observation and its number, unique in the network. */
  public record Numbered(long number, Observation observation) {}

  /** Decodes plain or gzip bytes of a table of observations. */
  public Decoded<Numbered> decode(LineTable table, String channel, byte[] bytes) {
    return Table.decode(
        channel,
        bytes,
        table.columns(),
        ROWS_MAX + 1,
        row -> new Numbered(row.count(table.idColumn(), (long) NUMBER_MAX), read(table, row)));
  }

  private Observation read(LineTable table, TableRow row) {
    return switch (table) {
      case PICKS -> pick(row);
      case SEISMIC_PICKS -> seismic(row);
      case BEARINGS -> bearing(row);
      case TRACKS -> track(row);
      case FLASHES -> flash(row);
      case HOTSPOTS -> hotspot(row);
      case DRONES -> drone(row);
      case HEALTH ->
        new Observation.Health(station(row), time(row), row.word("state", IS_UP), received(row));
      case VESSELS -> vessel(row);
      case STATEMENTS -> statement(row);
      case ANNOUNCEMENTS -> announcement(row);
      case ABOUT, SENSORS, CONTROL_LINE, WIND_FORECAST ->
        throw new IllegalArgumentException(table + " holds no observations");
    };
  }

  private Observation pick(TableRow row) {
    return new Observation.Pick(station(row), time(row), sigma(row), decibels(row), received(row));
  }

  private Observation seismic(TableRow row) {
    return new Observation.SeismicPick(
        station(row), time(row), row.word("phase", IS_SHEAR), sigma(row), received(row));
  }

  private Observation bearing(TableRow row) {
    return new Observation.Bearing(
        station(row),
        time(row),
        azimuth(row),
        spread(row),
        row.number("statistic", 0, 1e9, ""),
        received(row));
  }

  private Observation track(TableRow row) {
    return new Observation.Track(
        station(row),
        time(row),
        LineNetworkDecoder.kilometers(row, "origin_x_km"),
        LineNetworkDecoder.kilometers(row, "origin_y_km"),
        row.number("origin_sd_km", 0, 500, "km"),
        LineNetworkDecoder.kilometers(row, "impact_x_km"),
        LineNetworkDecoder.kilometers(row, "impact_y_km"),
        row.number("impact_sd_km", 0, 500, "km"),
        received(row));
  }

  private Observation flash(TableRow row) {
    return new Observation.Flash(station(row), time(row), azimuth(row), spread(row), received(row));
  }

  private Observation hotspot(TableRow row) {
    return new Observation.Hotspot(
        station(row),
        time(row),
        LineNetworkDecoder.kilometers(row, "x_km"),
        LineNetworkDecoder.kilometers(row, "y_km"),
        row.number("power_mw", 0, 1e6, "MW"),
        received(row));
  }

  private Observation drone(TableRow row) {
    return new Observation.DroneHeard(
        station(row),
        time(row),
        row.number("fundamental_hz", 0.1, 20_000, "Hz"),
        decibels(row),
        received(row));
  }

  private static Observation vessel(TableRow row) {
    String name = row.text("vessel");
    if (!name.matches("V[0-9]{1,6}")) {
      throw row.unreadable("vessel", "V and a number, as V3");
    }
    int number = Integer.parseInt(name.substring(1));
    if (number < 1 || number > VESSELS_MAX) {
      throw row.unreadable("vessel", "V1 to V" + VESSELS_MAX);
    }
    return new Observation.VesselPosition(
        number - 1,
        time(row),
        LineNetworkDecoder.kilometers(row, "x_km"),
        LineNetworkDecoder.kilometers(row, "y_km"),
        received(row));
  }

  private Observation statement(TableRow row) {
    return new Observation.Statement(
        LineNetworkDecoder.name(row, "claimant"), // a party, or a channel that repeats one
        LineNetworkDecoder.party(row, "accused", parties),
        time(row),
        LineNetworkDecoder.kilometers(row, "x_km"),
        LineNetworkDecoder.kilometers(row, "y_km"),
        words(row, "what"),
        received(row));
  }

  private static Observation announcement(TableRow row) {
    return new Observation.Announcement(
        words(row, "kind"),
        time(row),
        LineNetworkDecoder.kilometers(row, "x_km"),
        LineNetworkDecoder.kilometers(row, "y_km"),
        received(row));
  }

  private int station(TableRow row) {
    Integer index = sensors.get(row.text("station"));
    if (index == null) {
      throw row.unreadable("station", "one of the " + sensors.size() + " registered sensors");
    }
    return index;
  }

  private static double time(TableRow row) {
    return row.number("time_s", SECONDS_MIN, SECONDS_MAX, "s");
  }

  private static double received(TableRow row) {
    return row.number("received_s", SECONDS_MIN, 2 * SECONDS_MAX, "s");
  }

  private static double sigma(TableRow row) {
    return row.number("sigma_s", 0, 3_600, "s");
  }

  private static double decibels(TableRow row) {
    return row.number("snr_db", -DECIBELS_MAX, DECIBELS_MAX, "dB");
  }

  private static double azimuth(TableRow row) {
    return StrictMath.toRadians(row.number("azimuth_deg", -360, 360, "degrees"));
  }

  private static double spread(TableRow row) {
    return StrictMath.toRadians(row.number("sd_deg", 0, 180, "degrees"));
  }

  private static String words(TableRow row, String column) {
    String text = row.nonEmpty(column);
    if (text.length() > TEXT_CHARS_MAX) {
      throw row.unreadable(column, "at most " + TEXT_CHARS_MAX + " characters");
    }
    return text;
  }
}
