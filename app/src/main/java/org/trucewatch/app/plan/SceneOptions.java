// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.plan;

import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.trucewatch.app.Printable;
import org.trucewatch.app.UserError;
import org.trucewatch.science.coverage.SensorKind;
import picocli.CommandLine.Option;

/** Options that say which ground is to be watched, and by what. */
final class SceneOptions {
  static final double SPACING_KM_MAX = 200;
  static final double LENGTH_KM_MAX = 3_000;
  static final double WIDTH_KM_MAX = 300;

  private static final Pattern BELT = Pattern.compile("([0-9.]+)x([0-9.]+)");

  @Option(
      names = "--network",
      paramLabel = "FILE",
      description =
          "Sensors that stand or are planned: columns id, kind, x_km and y_km or latitude_deg and longitude_deg; owner,"
              + " facing_deg (radars) where known.")
  @Nullable
  Path network;

  @Option(
      names = "--kind",
      paramLabel = "KIND",
      split = ",",
      description =
          "Kind of a proposed network: phone, acoustic, acoustic-array, seismic, infrasound, camera, radar. Several, with"
              + " commas, for --budget. Default: acoustic.")
  String[] kinds = {};

  @Option(
      names = "--spacing",
      paramLabel = "KM",
      description = "Propose a hexagonal lattice of this spacing.")
  @Nullable
  Double spacing;

  @Option(
      names = "--budget",
      paramLabel = "USD",
      description = "Propose the best places that this buys, at the middle price of each kind.")
  @Nullable
  Double budget;

  @Option(
      names = "--belt",
      paramLabel = "LxW",
      description = "Ground: a straight belt, length by width in km, the line along its middle."
          + " Default: 120x30.")
  @Nullable
  String belt;

  @Option(
      names = "--area",
      paramLabel = "FILE",
      description =
          "Ground: the inside of an outline, as CSV (corners in order) or GeoJSON polygon.")
  @Nullable
  Path area;

  @Option(
      names = "--line",
      paramLabel = "FILE",
      description =
          "Line of contact, as CSV (points in order, column part where it has several parts) or GeoJSON."
              + " Without --area the ground is all within half of --width of it.")
  @Nullable
  Path line;

  @Option(
      names = "--width",
      paramLabel = "KM",
      description = "Width of the ground along --line. Default: ${DEFAULT-VALUE}.")
  double width = 30;

  @Option(
      names = "--stand-off",
      paramLabel = "KM",
      description = "No proposed sensor nearer to the line. Default: ${DEFAULT-VALUE}.")
  double standOff = 1;

  /** A belt's length and width, km. */
  record Belt(double lengthKm, double widthKm) {}

  Belt belt() {
    Matcher m = BELT.matcher(belt == null ? "120x30" : belt);
    try {
      if (m.matches()) {
        Belt found = new Belt(Double.parseDouble(m.group(1)), Double.parseDouble(m.group(2)));
        requireRange("--belt, length,", found.lengthKm, "km", LENGTH_KM_MAX);
        requireRange("--belt, width,", found.widthKm, "km", WIDTH_KM_MAX);
        return found;
      }
    } catch (NumberFormatException e) {
      // Said below, as for any other text.
    }
    throw new UserError("--belt is '" + Printable.of(String.valueOf(belt))
        + "', expected length x width in km, as 120x30.");
  }

  /** Kinds of the proposed network, checked. */
  SensorKind[] listKinds() {
    if (kinds.length == 0) {
      return new SensorKind[] {SensorKind.ACOUSTIC_NODE};
    }
    SensorKind[] found = new SensorKind[kinds.length];
    for (int i = 0; i < kinds.length; i++) {
      String name = kinds[i];
      found[i] = SensorKind.find(name)
          .orElseThrow(() -> new UserError("--kind is '" + Printable.of(name)
              + "', expected one of " + String.join(", ", SensorKind.listIds()) + "."));
    }
    return found;
  }

  /** Tells what is wrong before anything is read. */
  void check() {
    if (spacing != null) {
      requireRange("--spacing", spacing, "km", SPACING_KM_MAX);
    }
    if (budget != null) {
      requireRange("--budget", budget, "US dollars", 1e12);
    }
    requireRange("--width", width, "km", WIDTH_KM_MAX);
    if (!(standOff >= 0 && standOff <= width / 2)) {
      throw new UserError("--stand-off is " + standOff
          + " km, expected 0 to half of the width of the ground, " + width / 2 + ".");
    }
    int ways = (network == null ? 0 : 1) + (spacing == null ? 0 : 1) + (budget == null ? 0 : 1);
    if (ways != 1) {
      throw new UserError((ways == 0 ? "No network is named" : "More than one network is named")
          + ": expected one of --network FILE, --spacing KM (a lattice), --budget USD (the best places)."
          + " See trucewatch plan --help.");
    }
    if (listKinds().length > 1 && budget == null) {
      throw new UserError(
          "--kind names " + kinds.length + " kinds, expected one; several only with --budget.");
    }
    if (belt != null && (line != null || area != null)) {
      throw new UserError(
          "--belt and --line or --area both name the ground, expected one of them.");
    }
  }

  static void requireRange(String name, double value, String unit, double most) {
    if (!(value > 0 && value <= most)) {
      throw new UserError(String.format(
          Locale.ROOT,
          "%s is %s %s, expected more than 0 and at most %s.",
          name,
          plain(value),
          unit,
          plain(most)));
    }
  }

  private static String plain(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }
}
