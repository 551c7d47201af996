// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.simulation.report;

import java.util.List;
import java.util.Locale;
import org.trucewatch.domain.quantity.GeoPoint;
import org.trucewatch.simulation.SimulatedFile.Format;

/** Invented places, as a gazetteer lists them. */
public final class Gazetteer {
  private Gazetteer() {}

  /** A settlement. */
  public record Place(String name, int population, GeoPoint at) {}

  /** The table of places; the country code is the one kept for users' own purposes in ISO 3166-1. */
  public static byte[] places(List<Place> places) {
    var table = new Table(Format.PLACES_CSV);
    int number = 0;
    for (Place p : places) {
      number++;
      table.add(
          Integer.toString(number),
          p.name(),
          "XX",
          "00",
          "EXERCISE",
          "PPL",
          Integer.toString(p.population()),
          String.format(Locale.ROOT, "%.5f", p.at().longitudeDegrees()),
          String.format(Locale.ROOT, "%.5f", p.at().latitudeDegrees()));
    }
    return table.bytes();
  }
}
