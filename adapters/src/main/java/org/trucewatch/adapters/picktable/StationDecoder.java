// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.adapters.picktable;

import java.util.List;
import org.trucewatch.adapters.Table;
import org.trucewatch.adapters.TableRow;
import org.trucewatch.adapters.picktable.StationRow.OnEarth;
import org.trucewatch.adapters.picktable.StationRow.OnPlane;
import org.trucewatch.adapters.picktable.StationRow.Place;
import org.trucewatch.domain.Decoded;

/**
 * Decodes tables of stations: {@code station} with either {@code x_km, y_km} or {@code latitude_deg, longitude_deg}; {@code
 * network}, {@code owner} and {@code elevation_m} where they are known. A station on several rows gives several values; what
 * that means is not decided here.
 */
public final class StationDecoder {
  /** Most stations of one file; the largest network in view has 14,000. */
  public static final int STATIONS_MAX = 100_000;

  /** Farther from a plane's origin than this is an error of writing. */
  private static final double PLANE_KILOMETERS_MAX = 20_000;

  private StationDecoder() {}

  /** Decodes plain or gzip bytes; each row that cannot be used gives one rejection. */
  public static Decoded<StationRow> decode(String channel, byte[] bytes) {
    List<String> required = isPlane(bytes)
        ? List.of("station", "x_km", "y_km")
        : List.of("station", "latitude_deg", "longitude_deg");
    return Table.decode(channel, bytes, required, STATIONS_MAX + 1, StationDecoder::station);
  }

  private static boolean isPlane(byte[] bytes) {
    return PickDecoder.header(bytes).contains("x_km");
  }

  private static StationRow station(TableRow row) {
    Place place = row.has("x_km")
        ? new OnPlane(plane(row, "x_km"), plane(row, "y_km"))
        : new OnEarth(row.position("latitude_deg", "longitude_deg"));
    String network = row.text("network");
    String owner = row.text("owner");
    return new StationRow(
        row.lineNumber(),
        id(row),
        owner.isEmpty() ? network : owner,
        place,
        row.text("elevation_m").isEmpty()
            ? 0
            : row.number("elevation_m", -11_000, 9_000, "m above sea level"));
  }

  private static double plane(TableRow row, String column) {
    return row.number(column, -PLANE_KILOMETERS_MAX, PLANE_KILOMETERS_MAX, "km");
  }

  /** The name that a row of either table gives its station. */
  static String id(TableRow row) {
    String station = row.nonEmpty("station");
    String network = row.text("network");
    return network.isEmpty() ? station : network + "." + station;
  }
}
