// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.exercise;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.trucewatch.app.UserError;
import org.trucewatch.domain.line.SensorKind;
import org.trucewatch.simulation.exercise.ExercisePlan;
import org.trucewatch.simulation.exercise.RecordedArrays;

/**
 * The span in which an exercise's arrays record, in hours after its start: all of it where that is not too much, else what the
 * person asks for. It never follows from what happened.
 *
 * @param from first hour
 * @param to last hour, after it
 */
record RecordingHours(double from, double to) {
  /** Most hours of recording of all arrays together: at two seconds of a core each, some two minutes on two. */
  static final double ARRAY_HOURS_MAX = 100;

  private static final Pattern SPAN =
      Pattern.compile("([0-9]+(?:\\.[0-9]+)?)-([0-9]+(?:\\.[0-9]+)?)");

  /**
   * What was asked for, checked against the exercise.
   *
   * @param text as in "2-5"; null for all of it
   */
  static RecordingHours of(@Nullable String text, ExercisePlan plan) {
    boolean any = plan.sensors().stream().anyMatch(s -> s.kind() == SensorKind.INFRASOUND_ARRAY);
    if (!any) {
      throw new UserError("--waveforms: " + plan.name() + " has no infrasound array, expected one"
          + " that can record. Add a sensor with kind: infrasound-array to its file, or play it"
          + " without --waveforms. Nothing was run.");
    }
    double hours = plan.extent().hours();
    if (text == null) {
      return new RecordingHours(0, hours);
    }
    Matcher m = SPAN.matcher(text.strip());
    if (m.matches()) {
      double from = Double.parseDouble(m.group(1));
      double to = Double.parseDouble(m.group(2));
      if (from < to && to <= hours) {
        return new RecordingHours(from, to);
      }
    }
    throw new UserError(String.format(
        Locale.ROOT,
        "--record-hours is '%s', expected two hours of %s, the first the smaller, within 0-%s, as in"
            + " 1-3. Nothing was run.",
        text,
        plan.name(),
        shown(hours)));
  }

  double fromSeconds() {
    return 3600 * from;
  }

  double toSeconds() {
    return 3600 * to;
  }

  /** Refuses what would take too long. */
  void requireShort(ExercisePlan plan, RecordedArrays arrays) {
    if (arrays.arrayHours() > ARRAY_HOURS_MAX) {
      double most = Math.floor(10 * ARRAY_HOURS_MAX / arrays.arrays()) / 10;
      throw new UserError(String.format(
          Locale.ROOT,
          "--waveforms: %d arrays of %s would record %s hours each, %s array-hours, expected at most %s."
              + " Name a shorter span, as in --record-hours %s-%s. Nothing was run.",
          arrays.arrays(),
          plan.name(),
          shown(to - from),
          shown(arrays.arrayHours()),
          shown(ARRAY_HOURS_MAX),
          shown(from),
          shown(from + most)));
    }
  }

  private static String shown(double hours) {
    return String.format(Locale.ROOT, hours == Math.rint(hours) ? "%.0f" : "%.1f", hours);
  }
}
