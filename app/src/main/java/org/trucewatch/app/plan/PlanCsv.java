// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.plan;

import java.util.Locale;
import org.trucewatch.science.coverage.CoverageCase;
import org.trucewatch.science.coverage.Sensor;

/** The maps, and the network, as comma-separated text. */
final class PlanCsv {
  private PlanCsv() {}

  /**
   * One cell a row: its middle, and for each case {@code any}, {@code located}, {@code cep50_m} and {@code cep90_m}; the last two are
   * empty where an event is seldom located.
   */
  static String map(PlanResult result) {
    StringBuilder out = new StringBuilder(result.scene().columns());
    for (CoverageCase c : CoverageCase.ALL) {
      for (String name : new String[] {"any", "located", "cep50_m", "cep90_m"}) {
        out.append(',').append(name).append('_').append(c.id());
      }
    }
    out.append('\n');
    for (PlanResult.Cell cell : result.cells()) {
      out.append(place(result.scene(), cell.at().eastKm(), cell.at().northKm()));
      for (PlanResult.Figures f : cell.byCase()) {
        out.append(String.format(Locale.ROOT, ",%.5f,%.5f", f.any(), f.located()))
            .append(',')
            .append(meters(f.medianMeters()))
            .append(',')
            .append(meters(f.ninetyMeters()));
      }
      out.append('\n');
    }
    return out.toString();
  }

  private static String meters(double value) {
    return Double.isNaN(value) ? "" : String.format(Locale.ROOT, "%.1f", value);
  }

  private static String place(PlanScene scene, double eastKm, double northKm) {
    double[] at = scene.shown(eastKm, northKm);
    return String.format(
        Locale.ROOT, scene.plane().isPresent() ? "%.6f,%.6f" : "%.4f,%.4f", at[0], at[1]);
  }

  /** The network in the columns that {@code --network} reads. */
  static String network(PlanScene scene) {
    StringBuilder out =
        new StringBuilder("id,kind,").append(scene.columns()).append(",owner,facing_deg\n");
    for (Sensor s : scene.sensors()) {
      out.append(quoted(s.id()))
          .append(',')
          .append(s.kind().id())
          .append(',')
          .append(place(scene, s.eastKm(), s.northKm()))
          .append(',')
          .append(quoted(s.owner()))
          .append(',')
          .append(
              Double.isNaN(s.facingRadians())
                  ? ""
                  : String.format(Locale.ROOT, "%.1f", StrictMath.toDegrees(s.facingRadians())))
          .append('\n');
    }
    return out.toString();
  }

  private static String quoted(String text) {
    return text.matches("[^,\"\\r\\n]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
