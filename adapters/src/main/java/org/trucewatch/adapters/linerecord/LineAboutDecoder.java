// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.adapters.linerecord;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.trucewatch.adapters.Table;
import org.trucewatch.adapters.TableRow;
import org.trucewatch.adapters.Unreadable;
import org.trucewatch.domain.Decoded;
import org.trucewatch.domain.Rejection;
import org.trucewatch.domain.quantity.GeoPoint;

/** Decodes the table of keys and values that says where and when a network observes. A key that is not known is a fault. */
public final class LineAboutDecoder {
  /** Longest span: as the longest exercise. */
  public static final double HOURS_MAX = 240_000;

  /** Longest id of a party. */
  static final int PARTY_CHARS_MAX = 64;

  private static final String START = "start";
  private static final String HOURS = "hours";
  private static final String LATITUDE = "origin_latitude_deg";
  private static final String LONGITUDE = "origin_longitude_deg";
  private static final String FIRST = "first_party";
  private static final String SECOND = "second_party";
  private static final String SD = "line_sd_km";
  private static final String CORRELATION = "line_correlation_km";
  private static final String TEMPERATURE = "temperature_c";
  private static final String HUMIDITY = "relative_humidity";

  private static final List<String> KEYS = List.of(
      START, HOURS, LATITUDE, LONGITUDE, FIRST, SECOND, SD, CORRELATION, TEMPERATURE, HUMIDITY);

  private static final String WIND = "wind_mps";
  private static final String WIND_SD = "wind_sd_mps";

  /** Both or neither. */
  private static final List<String> WIND_KEYS = List.of(WIND, WIND_SD);

  /** No mean wind on the ground is stronger, m/s. */
  private static final double WIND_MAX = 60;

  private LineAboutDecoder() {}

  /** One value, or none and why. */
  public static Decoded<LineAbout> decode(String channel, byte[] bytes) {
    Map<String, Object> values = new LinkedHashMap<>();
    Decoded<String> rows = Table.decode(
        channel,
        bytes,
        LineTable.ABOUT.columns(),
        KEYS.size() + WIND_KEYS.size() + 1,
        row -> entry(row, values));
    List<Rejection> rejections = new ArrayList<>(rows.rejections());
    boolean isWindy = WIND_KEYS.stream().anyMatch(values::containsKey);
    List<String> missing = Stream.concat(
            KEYS.stream(), isWindy ? WIND_KEYS.stream() : Stream.empty())
        .filter(k -> !values.containsKey(k))
        .toList();
    if (rejections.isEmpty() && !missing.isEmpty()) {
      rejections.add(new Rejection(
          channel,
          "the keys " + missing + " are missing",
          "one row for each of " + KEYS + ", and both of " + WIND_KEYS + " or neither",
          "Add them and send the file again."));
    }
    if (!rejections.isEmpty()) {
      return new Decoded<>(List.of(), rejections);
    }
    return new Decoded<>(List.of(about(values)), List.of());
  }

  private static String entry(TableRow row, Map<String, Object> values) {
    String key = row.nonEmpty("key");
    Object value = switch (key) {
      case START -> row.instant("value", "an instant as 2031-04-01T00:00:00Z", Instant::parse);
      case HOURS -> row.number("value", 0.01, HOURS_MAX, "h");
      case LATITUDE -> row.number("value", -85, 85, "degrees");
      case LONGITUDE -> row.number("value", -180, 180, "degrees");
      case FIRST, SECOND -> party(row);
      case SD -> row.number("value", 0, 50, "km");
      case CORRELATION -> row.number("value", 0.001, 1_000, "km");
      case TEMPERATURE -> row.number("value", -60, 60, "degrees Celsius");
      case HUMIDITY -> row.number("value", 0, 1, "");
      case WIND -> row.number("value", 0, WIND_MAX, "m/s");
      case WIND_SD -> row.number("value", 0.1, WIND_MAX, "m/s");
      default -> throw row.unreadable("key", "one of " + KEYS + " or " + WIND_KEYS);
    };
    if (values.putIfAbsent(key, value) != null) {
      throw new Unreadable(
          "key '" + key + "' stands twice", "each key once", "Remove one of the two rows.");
    }
    if (key.equals(SECOND) && value.equals(values.get(FIRST))) {
      throw row.unreadable("value", "another party than the first");
    }
    return key;
  }

  private static String party(TableRow row) {
    String id = row.nonEmpty("value");
    if (id.length() > PARTY_CHARS_MAX) {
      throw row.unreadable("value", "at most " + PARTY_CHARS_MAX + " characters");
    }
    return id;
  }

  private static LineAbout about(Map<String, Object> v) {
    return new LineAbout(
        (Instant) of(v, START),
        (double) of(v, HOURS),
        GeoPoint.onEllipsoid((double) of(v, LATITUDE), (double) of(v, LONGITUDE)),
        (String) of(v, FIRST),
        (String) of(v, SECOND),
        (double) of(v, SD),
        (double) of(v, CORRELATION),
        (double) of(v, TEMPERATURE),
        (double) of(v, HUMIDITY),
        (double) v.getOrDefault(WIND, Double.NaN),
        (double) v.getOrDefault(WIND_SD, Double.NaN));
  }

  private static Object of(Map<String, Object> values, String key) {
    return java.util.Objects.requireNonNull(values.get(key), key);
  }
}
