// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.bench.association;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.trucewatch.adapters.Table;
import org.trucewatch.adapters.TableRow;

/**
 * What is asked of a set, and what the best of the other programs made of it. From targets.csv; the peers' figures were measured
 * for this project with one thread on a two-core machine and the best of several settings chosen with the answer known, so in
 * their favour (PyOcto 0.1.12, REAL 2022). NaN where nothing is asked or no peer finished.
 *
 * @param set beginning of the set's name
 * @param f1Min least F1
 * @param precisionMin least precision
 * @param secondsMax most processor seconds
 * @param peer the best peer
 * @param peerF1 its F1
 * @param peerSeconds its processor seconds
 * @param peerErrorKm its median location error
 */
record Target(
    String set,
    double f1Min,
    double precisionMin,
    double secondsMax,
    String peer,
    double peerF1,
    double peerSeconds,
    double peerErrorKm) {
  /** For a set of which nothing is asked. */
  static final Target NONE =
      new Target("", Double.NaN, Double.NaN, Double.NaN, "", Double.NaN, Double.NaN, Double.NaN);

  static List<Target> all() {
    try (InputStream in = Target.class.getResourceAsStream("targets.csv")) {
      if (in == null) {
        throw new IllegalStateException("targets.csv is not beside " + Target.class);
      }
      return Table.decode("targets.csv", in.readAllBytes(), List.of("set"), Target::of)
          .values();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Target of(TableRow row) {
    return new Target(
        row.nonEmpty("set"),
        number(row, "f1_min"),
        number(row, "precision_min"),
        number(row, "seconds_max"),
        row.text("peer"),
        number(row, "peer_f1"),
        number(row, "peer_seconds"),
        number(row, "peer_error_km"));
  }

  private static double number(TableRow row, String column) {
    return row.text(column).isEmpty() ? Double.NaN : row.number(column, 0, 1e6, "");
  }

  /** What is asked of the set of this name. */
  static Target of(String set) {
    return all().stream().filter(t -> set.startsWith(t.set())).findFirst().orElse(NONE);
  }
}
