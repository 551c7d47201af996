// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.adapters.firms;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.trucewatch.adapters.Table;
import org.trucewatch.adapters.TableRow;
import org.trucewatch.domain.Decoded;
import org.trucewatch.domain.Rejection;
import org.trucewatch.domain.ThermalAnomaly;
import org.trucewatch.domain.ThermalAnomaly.Confidence;
import org.trucewatch.domain.ThermalAnomaly.Light;

/**
 * Decodes VIIRS active-fire tables of NASA FIRMS: those that FIRMS serves (acq_date and acq_time, bright_ti4, frp,
 * confidence l, n or h), and those with one UTC column (acq_datetime_utc, bright_ti4_k, frp_mw, confidence in words).
 */
public final class ThermalAnomalyDecoder {
  private static final Map<String, Confidence> CONFIDENCE = Map.of(
      "low", Confidence.LOW,
      "nominal", Confidence.NOMINAL,
      "high", Confidence.HIGH,
      "l", Confidence.LOW,
      "n", Confidence.NOMINAL,
      "h", Confidence.HIGH);

  private static final Map<String, Light> LIGHT = Map.of("D", Light.DAY, "N", Light.NIGHT);

  private static final List<String> REQUIRED =
      List.of("latitude", "longitude", "satellite", "daynight", "confidence");

  private ThermalAnomalyDecoder() {}

  /** Decodes plain or gzip bytes; each row that cannot be used gives one rejection, and all that repeat others one. */
  public static Decoded<ThermalAnomaly> decode(String channel, byte[] bytes) {
    return once(channel, Table.decode(channel, bytes, REQUIRED, ThermalAnomalyDecoder::anomaly));
  }

  /** A satellite sees one place once at one time: the first row that says so counts. */
  private static Decoded<ThermalAnomaly> once(String channel, Decoded<ThermalAnomaly> decoded) {
    Set<ThermalAnomaly.Sighting> seen = new HashSet<>();
    List<ThermalAnomaly> values =
        decoded.values().stream().filter(a -> seen.add(a.sighting())).toList();
    int repeats = decoded.values().size() - values.size();
    if (repeats == 0) {
      return decoded;
    }
    List<Rejection> rejections = new ArrayList<>(decoded.rejections());
    rejections.add(new Rejection(
        channel,
        repeats
            + " rows repeat the satellite, time and position of earlier ones, which are used once",
        "each sighting once",
        "Look whether the file was put together of parts that overlap."));
    return new Decoded<>(values, rejections);
  }

  private static ThermalAnomaly anomaly(TableRow row) {
    return new ThermalAnomaly(
        row.position("latitude", "longitude"),
        instant(row),
        row.nonEmpty("satellite"),
        row.word("daynight", LIGHT),
        row.word("confidence", CONFIDENCE),
        row.number(either(row, "bright_ti4_k", "bright_ti4"), 0, 2_000, "K"),
        row.number(either(row, "frp_mw", "frp"), 0, 100_000, "MW"));
  }

  private static String either(TableRow row, String first, String second) {
    return row.has(first) ? first : second;
  }

  private static Instant instant(TableRow row) {
    if (row.has("acq_datetime_utc")) {
      return row.instant("acq_datetime_utc", "a UTC time as 2026-04-10T00:11:00Z", Instant::parse);
    }
    int clock = (int) row.count("acq_time", 2359);
    return row.instant(
        "acq_date",
        "a day as 2026-04-10, and acq_time as 0011",
        day -> LocalDate.parse(day).atTime(clock / 100, clock % 100).toInstant(ZoneOffset.UTC));
  }
}
