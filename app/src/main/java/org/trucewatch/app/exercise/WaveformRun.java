// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.exercise;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.trucewatch.app.ArrayListening;
import org.trucewatch.app.ArrayListening.Listened;
import org.trucewatch.app.UserError;
import org.trucewatch.domain.quantity.GeoPoint;
import org.trucewatch.pipeline.LineHearing;
import org.trucewatch.pipeline.LineHearing.Heard;
import org.trucewatch.science.impulse.LineRecord;
import org.trucewatch.science.signal.DelayOpinion;
import org.trucewatch.simulation.exercise.ExercisePlan;
import org.trucewatch.simulation.exercise.RecordedArrays;
import org.trucewatch.simulation.score.ArrayComparison;

/** The recordings of one play: written where asked, through the product's decoders and detector, and beside the drawn bearings. */
final class WaveformRun {
  private final ExercisePlan plan;
  private final RecordedArrays arrays;
  private final ArrayComparison comparison;

  /** Where the recordings are written; null for nowhere. */
  private final @Nullable Path folder;

  WaveformRun(
      ExercisePlan plan, RecordedArrays arrays, ArrayComparison comparison, @Nullable Path folder) {
    this.plan = plan;
    this.arrays = arrays;
    this.comparison = comparison;
    this.folder = folder;
  }

  /** Only writes. */
  void write(Consumer<String> progress) {
    progress.accept(plan.name() + ": writing the recordings of " + arrays.arrays() + " arrays");
    new ArrayListening().write(arrays.files(), this::keep);
  }

  /** The record with what the detector found in the recordings. */
  LineRecord listened(LineRecord record, Consumer<String> progress) {
    progress.accept(
        plan.name() + ": recording " + arrays.arrays() + " arrays and listening to them");
    Listened listened = new ArrayListening().listen(arrays.files(), this::keep);
    listened.rejected().forEach(progress);
    GeoPoint origin = plan.extent().origin();
    List<Heard> heard =
        LineHearing.heard(plan.extent().start(), origin, record, listened.detections());
    progress.accept(plan.name() + ": " + heard.size() + " detections in the recordings of "
        + arrays.arrays() + " arrays");
    comparison.add(arrays, heard.stream().map(h -> detected(h, listened)).toList());
    return LineHearing.with(record, heard);
  }

  private static ArrayComparison.Detected detected(Heard heard, Listened listened) {
    DelayOpinion.Opinion opinion = listened.opinions().get(heard.detection().detectionId());
    return new ArrayComparison.Detected(
        heard.bearing(),
        heard.detection().duration().toMillis() / 1000.0,
        opinion == null
            ? Double.NaN
            : opinion.backAzimuthRadians() - heard.detection().backAzimuthRadians(),
        heard.detection().traceSpeedMetersPerSecond());
  }

  /** Whole or not at all: a file that was stopped in the middle is not taken for a recording. */
  private void keep(String name, byte[] bytes) {
    if (folder == null) {
      return;
    }
    Path part = folder.resolve(name + ".part");
    try {
      Files.createDirectories(folder);
      Files.write(part, bytes);
      Files.move(part, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UserError(folder.resolve(name) + " cannot be written (" + e.getMessage()
          + "), expected a folder with room. What is there is incomplete.");
    }
  }
}
