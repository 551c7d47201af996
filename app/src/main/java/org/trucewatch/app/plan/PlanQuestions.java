// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.plan;

import java.util.List;
import org.trucewatch.science.coverage.CoverageSettings;
import org.trucewatch.science.coverage.SourceClass;
import org.trucewatch.science.coverage.Weather;

/**
 * What a plan is asked.
 *
 * @param mapped class of source of the maps
 * @param origin class of source whose side is to be named; a launch
 * @param measurementsMin fewest measurements of a located event
 * @param cellKm size of the map's cells; 0 to choose
 */
record PlanQuestions(SourceClass mapped, SourceClass origin, int measurementsMin, double cellKm) {
  /** Cells of a map where the size is not given. */
  static final int CELLS = 1_600;

  /** Most cells of a map. */
  static final int CELLS_MAX = 40_000;

  /** Weathers and strengths that every figure is averaged over. */
  static final List<Weather> WEATHERS = Weather.draws(Weather.DRAWS);

  CoverageSettings settings() {
    return new CoverageSettings(measurementsMin, CoverageSettings.NEAREST);
  }
}
