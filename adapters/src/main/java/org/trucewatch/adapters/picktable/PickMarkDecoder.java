// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.adapters.picktable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.trucewatch.adapters.TableRow;
import org.trucewatch.adapters.Unreadable;
import org.trucewatch.science.association.kinds.PickMark;
import org.trucewatch.science.association.kinds.WaveClass;

/**
 * Decodes what was measured with a pick beside its time; every column may be absent and every field empty: {@code bearing_deg}
 * (towards the source, clockwise from true north, or from the y axis of a plane) with {@code bearing_error_deg} (5 where not told),
 * {@code trace_speed_m_s} with {@code trace_speed_error_m_s} (3 % where not told), {@code amplitude_pa} (peak) or {@code level_db}
 * (over 20 micropascals; it goes first), {@code class} (small_arms, cannon, heavy, very_heavy, no_impulse).
 */
final class PickMarkDecoder {
  private static final double SPEED_ERROR = 0.03;

  private static final Map<String, WaveClass> CLASSES = Map.of(
      "small_arms", WaveClass.SMALL_ARMS,
      "cannon", WaveClass.CANNON,
      "heavy", WaveClass.HEAVY,
      "very_heavy", WaveClass.VERY_HEAVY,
      "no_impulse", WaveClass.NO_IMPULSE);

  private PickMarkDecoder() {}

  /** The marks of a row. One that cannot be used is dropped by itself: the pick is worth having without it. */
  static List<PickMark> marks(TableRow row, DroppedMarks dropped) {
    List<PickMark> marks = new ArrayList<>();
    String level = row.text("level_db").isEmpty() ? "amplitude_pa" : "level_db";
    read(row, "bearing_deg", PickMarkDecoder::bearing, dropped).ifPresent(marks::add);
    read(row, "trace_speed_m_s", PickMarkDecoder::traceSpeed, dropped).ifPresent(marks::add);
    read(row, level, PickMarkDecoder::level, dropped).ifPresent(marks::add);
    read(row, "class", r -> new PickMark.Waveform(r.word("class", CLASSES)), dropped)
        .ifPresent(marks::add);
    return marks;
  }

  private static Optional<PickMark> read(
      TableRow row, String column, Function<TableRow, PickMark> reader, DroppedMarks dropped) {
    if (row.text(column).isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(reader.apply(row));
    } catch (Unreadable e) {
      dropped.add(row.lineNumber(), e);
      return Optional.empty();
    }
  }

  private static PickMark bearing(TableRow row) {
    double error = row.text("bearing_error_deg").isEmpty()
        ? PickMark.Bearing.ERROR_RADIANS
        : StrictMath.toRadians(row.number("bearing_error_deg", 0.001, 180, "degrees"));
    double azimuth = row.number("bearing_deg", -180, 360, "degrees");
    return new PickMark.Bearing(StrictMath.toRadians(azimuth), error);
  }

  private static PickMark traceSpeed(TableRow row) {
    double speed = row.number("trace_speed_m_s", 50, 50_000, "m/s");
    double error = row.text("trace_speed_error_m_s").isEmpty()
        ? SPEED_ERROR * speed
        : row.number("trace_speed_error_m_s", 0.01, 50_000, "m/s");
    return new PickMark.TraceSpeed(speed / 1000, error / 1000);
  }

  private static PickMark level(TableRow row) {
    return row.text("level_db").isEmpty()
        ? PickMark.Level.ofPascals(row.number("amplitude_pa", 1e-6, 1e6, "Pa"))
        : new PickMark.Level(row.number("level_db", -40, 220, "dB over 20 micropascals"));
  }
}
