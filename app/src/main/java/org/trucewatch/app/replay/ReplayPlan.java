// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.replay;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trucewatch.domain.quantity.GeoPoint;

/**
 * What a replay reads, and by which clock.
 *
 * @param name short, as in file names
 * @param folderName name of the recording's folder that this plan fits, or null
 * @param agreement folder of the agreement in force, or null
 * @param seed keys and salts of its logs follow from it, so that two replays give the same bytes
 * @param clockStart when the first report is received
 * @param clockStep from one report to the next
 * @param inputs in the order in which they are received
 * @param truth where the event was, as known from elsewhere; never given to the golden path, or null
 */
public record ReplayPlan(
    String name,
    String title,
    String subtitle,
    @Nullable String folderName,
    @Nullable Path agreement,
    long seed,
    Instant clockStart,
    Duration clockStep,
    List<Input> inputs,
    @Nullable Truth truth) {
  public ReplayPlan {
    inputs = List.copyOf(inputs);
  }

  /**
   * @param format name of a registered decoder
   * @param about id of the party whose acts the file reports, empty where the format says so itself
   * @param reporter id of the party that reports, or the name of the source's owner; empty likewise
   */
  public record Input(Path file, String format, String about, String reporter) {}

  /** Where an event was, and who says so. */
  public record Truth(GeoPoint place, String source) {}

  /** The same plan reading other files. */
  public ReplayPlan withInputs(List<Input> others) {
    return new ReplayPlan(
        name, title, subtitle, folderName, agreement, seed, clockStart, clockStep, others, truth);
  }
}
