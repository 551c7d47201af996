// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.adapters.sensortable;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.trucewatch.adapters.PlainText;
import org.trucewatch.adapters.Table;
import org.trucewatch.adapters.TableRow;
import org.trucewatch.adapters.Unreadable;
import org.trucewatch.domain.Decoded;
import org.trucewatch.science.coverage.SensorKind;

/**
 * Decodes tables of sensors: {@code id, kind} with either {@code x_km, y_km} or {@code latitude_deg, longitude_deg}; {@code owner}
 * and, for radars, {@code facing_deg} (clockwise from north) where known.
 */
public final class SensorDecoder {
  /** Most sensors of one file. */
  public static final int SENSORS_MAX = 100_000;

  private static final double PLANE_KILOMETERS_MAX = 20_000;

  private static final Map<String, SensorKind> KINDS = Arrays.stream(SensorKind.values())
      .collect(Collectors.toUnmodifiableMap(SensorKind::id, Function.identity()));

  private SensorDecoder() {}

  /** Decodes plain or gzip bytes; each row that cannot be used gives one rejection. */
  public static Decoded<SensorRow> decode(String channel, byte[] bytes) {
    List<String> required = isPlane(bytes)
        ? List.of("id", "kind", "x_km", "y_km")
        : List.of("id", "kind", "latitude_deg", "longitude_deg");
    return Table.decode(channel, bytes, required, SENSORS_MAX + 1, SensorDecoder::sensor);
  }

  /** Whether the table's first line names the columns of a plane. */
  static boolean isPlane(byte[] bytes) {
    try {
      return PlainText.of(bytes)
          .lines()
          .findFirst()
          .map(header -> List.of(header.split("\\s*,\\s*")).contains("x_km"))
          .orElse(false);
    } catch (Unreadable e) {
      return false; // the table says what is wrong with the bytes
    }
  }

  private static SensorRow sensor(TableRow row) {
    return new SensorRow(
        row.lineNumber(),
        row.nonEmpty("id"),
        row.word("kind", KINDS),
        place(row),
        row.text("owner"),
        row.text("facing_deg").isEmpty()
            ? Double.NaN
            : StrictMath.toRadians(row.number("facing_deg", -360, 360, "degrees")));
  }

  /** The place of a row of either table. */
  static TablePlace place(TableRow row) {
    return row.has("x_km")
        ? new TablePlace.OnPlane(
            row.number("x_km", -PLANE_KILOMETERS_MAX, PLANE_KILOMETERS_MAX, "km"),
            row.number("y_km", -PLANE_KILOMETERS_MAX, PLANE_KILOMETERS_MAX, "km"))
        : new TablePlace.OnEarth(row.position("latitude_deg", "longitude_deg"));
  }
}
