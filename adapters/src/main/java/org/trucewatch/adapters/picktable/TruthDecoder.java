// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.adapters.picktable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.trucewatch.adapters.Table;
import org.trucewatch.adapters.TableRow;
import org.trucewatch.adapters.picktable.StationRow.OnPlane;
import org.trucewatch.domain.Decoded;

/**
 * Decodes what is only compared with, never associated from: tables of true or catalogued events, and the column of a pick
 * table that says to which event each pick truly belongs.
 */
public final class TruthDecoder {
  /** What the answer column says of a pick that belongs to no event. */
  public static final String NO_EVENT = "-1";

  private static final double KILOMETERS_MAX = 20_000;

  private TruthDecoder() {}

  /** Events with {@code time_s, x_km, y_km} or with {@code origin_time_utc, latitude_deg, longitude_deg}. */
  public static Decoded<TruthRow> events(String channel, byte[] bytes) {
    return Table.decode(channel, bytes, List.of(), TruthDecoder::event);
  }

  private static TruthRow event(TableRow row) {
    String id = row.text("event_id");
    boolean plane = row.has("x_km");
    return new TruthRow(
        id.isEmpty() ? Integer.toString(row.lineNumber() - 2) : id,
        row.has("time_s")
            ? row.number("time_s", -1e10, 1e10, "s")
            : PickDecoder.seconds(row, "origin_time_utc"),
        plane
            ? new OnPlane(
                row.number("x_km", -KILOMETERS_MAX, KILOMETERS_MAX, "km"),
                row.number("y_km", -KILOMETERS_MAX, KILOMETERS_MAX, "km"))
            : new StationRow.OnEarth(row.position("latitude_deg", "longitude_deg")),
        row.text("depth_km").isEmpty() ? Double.NaN : row.number("depth_km", -10, 1_000, "km"));
  }

  /** Whether a pick table has the column of answers. */
  public static boolean hasAnswers(byte[] bytes) {
    return PickDecoder.header(bytes).contains("event_id");
  }

  /** True picks of each event, by the ids that {@link PickDecoder} gives them; picks of no event are left out. */
  public static Map<String, List<String>> picksByEvent(String channel, byte[] bytes) {
    record Answer(String pick, String event) {}
    Decoded<Answer> answers = Table.decode(
        channel,
        bytes,
        List.of("event_id"),
        PickDecoder.PICKS_MAX + 1,
        row -> new Answer(PickDecoder.id(row), row.nonEmpty("event_id")));
    Map<String, List<String>> picks = new TreeMap<>();
    for (Answer answer : answers.values()) {
      if (!answer.event().equals(NO_EVENT)) {
        picks.computeIfAbsent(answer.event(), k -> new ArrayList<>()).add(answer.pick());
      }
    }
    return picks;
  }
}
