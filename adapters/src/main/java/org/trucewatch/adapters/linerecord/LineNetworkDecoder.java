// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.adapters.linerecord;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.trucewatch.adapters.Table;
import org.trucewatch.adapters.TableRow;
import org.trucewatch.domain.Decoded;
import org.trucewatch.domain.line.ControlLine;
import org.trucewatch.domain.line.Sensor;
import org.trucewatch.domain.line.SensorKind;

/** Decodes what is registered and published: the sensors of a network, and the line of contact. */
public final class LineNetworkDecoder {
  /** Most sensors of one table: twelve thousand nodes stand along the longest line in view. */
  public static final int SENSORS_MAX = 100_000;

  /** Most vertices of a line. */
  public static final int VERTICES_MAX = 100_000;

  /** Farther from the plane's origin than this is an error of writing. */
  static final double PLANE_KILOMETERS_MAX = 5_000;

  private static final int NAME_CHARS_MAX = 64;

  private static final Map<String, SensorKind> KINDS = Arrays.stream(SensorKind.values())
      .collect(Collectors.toUnmodifiableMap(SensorKind::key, k -> k));

  private LineNetworkDecoder() {}

  /**
   * The sensors, in the table's order; a name may come more than once.
   *
   * @param parties ids of those who may host a sensor
   */
  public static Decoded<Sensor> sensors(String channel, byte[] bytes, List<String> parties) {
    return Table.decode(
        channel, bytes, LineTable.SENSORS.columns(), SENSORS_MAX + 1, row -> sensor(row, parties));
  }

  private static Sensor sensor(TableRow row, List<String> parties) {
    return new Sensor(
        name(row, "station"),
        row.word("kind", KINDS),
        name(row, "owner"),
        party(row, "host", parties),
        kilometers(row, "x_km"),
        kilometers(row, "y_km"));
  }

  /** The vertices of the line, in the table's order. */
  public static Decoded<ControlLine.Vertex> vertices(String channel, byte[] bytes) {
    return Table.decode(
        channel,
        bytes,
        LineTable.CONTROL_LINE.columns(),
        VERTICES_MAX + 1,
        row -> new ControlLine.Vertex(kilometers(row, "x_km"), kilometers(row, "y_km")));
  }

  static double kilometers(TableRow row, String column) {
    return row.number(column, -PLANE_KILOMETERS_MAX, PLANE_KILOMETERS_MAX, "km");
  }

  static String party(TableRow row, String column, List<String> parties) {
    String id = row.text(column);
    if (!parties.contains(id)) {
      throw row.unreadable(column, "one of the parties " + parties);
    }
    return id;
  }

  static String name(TableRow row, String column) {
    String name = row.nonEmpty(column);
    if (name.length() > NAME_CHARS_MAX || name.chars().anyMatch(Character::isISOControl)) {
      throw row.unreadable(column, "at most " + NAME_CHARS_MAX + " characters");
    }
    return name;
  }
}
