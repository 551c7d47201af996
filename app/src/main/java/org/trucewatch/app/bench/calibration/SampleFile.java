// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.bench.calibration;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.trucewatch.adapters.Table;
import org.trucewatch.adapters.TableRow;
import org.trucewatch.app.UserError;
import org.trucewatch.app.associate.AssociationInput;
import org.trucewatch.domain.Decoded;

/** Samples as comma-separated text. */
final class SampleFile {
  private static final List<String> COLUMNS =
      List.of("family", "seed", "matches_per_gate", "log_odds", "picks", "real", "square_off");
  private static final double LIMIT = 1e12;

  private SampleFile() {}

  static String text(List<Sample> samples) {
    StringBuilder out = new StringBuilder(String.join(",", COLUMNS)).append('\n');
    for (Sample s : samples) {
      out.append(String.format(
          Locale.ROOT,
          "%s,%d,%.6f,%.5f,%d,%d,%s%n",
          s.family(),
          s.seed(),
          s.matchesPerGate(),
          s.logOdds(),
          s.picks(),
          s.isReal() ? 1 : 0,
          s.isMatched() ? String.format(Locale.ROOT, "%.6f", s.squareOff()) : ""));
    }
    return out.toString();
  }

  /** All samples of some files. */
  static List<Sample> read(List<Path> files) {
    List<Sample> samples = new ArrayList<>();
    for (Path file : files) {
      Decoded<Sample> read = Table.decode(
          "file:" + file.getFileName(), AssociationInput.bytes(file), COLUMNS, SampleFile::of);
      if (!read.rejections().isEmpty() || read.values().isEmpty()) {
        throw new UserError(file + ": holds rows that are no samples, or none, expected what"
            + " --samples wrote.");
      }
      samples.addAll(read.values());
    }
    return samples;
  }

  private static Sample of(TableRow row) {
    return new Sample(
        row.nonEmpty("family"),
        (long) row.number("seed", 0, LIMIT, ""),
        row.number("matches_per_gate", 0, LIMIT, ""),
        row.number("log_odds", -LIMIT, LIMIT, ""),
        (int) row.number("picks", 0, LIMIT, ""),
        row.number("real", 0, 1, "") == 1,
        row.text("square_off").isEmpty() ? Double.NaN : row.number("square_off", 0, LIMIT, ""));
  }
}
