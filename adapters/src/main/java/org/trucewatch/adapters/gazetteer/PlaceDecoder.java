// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.adapters.gazetteer;

import java.util.List;
import org.trucewatch.adapters.Table;
import org.trucewatch.adapters.TableRow;
import org.trucewatch.domain.Decoded;
import org.trucewatch.domain.Place;

/** Decodes tables of settlements with the columns name, latitude, longitude and, where it is known, population. */
public final class PlaceDecoder {
  private static final long POPULATION_MAX = 100_000_000;

  private static final List<String> REQUIRED = List.of("name", "latitude", "longitude");

  private PlaceDecoder() {}

  /** Decodes plain or gzip bytes; each row that cannot be used gives one rejection. */
  public static Decoded<Place> decode(String channel, byte[] bytes) {
    return Table.decode(channel, bytes, REQUIRED, PlaceDecoder::place);
  }

  private static Place place(TableRow row) {
    long population =
        row.text("population").isEmpty() ? 0 : row.count("population", POPULATION_MAX);
    return new Place(row.nonEmpty("name"), row.position("latitude", "longitude"), population);
  }
}
