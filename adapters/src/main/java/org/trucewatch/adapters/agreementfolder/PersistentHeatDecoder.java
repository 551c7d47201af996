// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.adapters.agreementfolder;

import java.util.List;
import org.trucewatch.adapters.Table;
import org.trucewatch.domain.Decoded;
import org.trucewatch.domain.PersistentHeatSource;

/** Decodes the file persistent-heat.csv of an agreement folder: places that are hot on quiet days too. */
public final class PersistentHeatDecoder {
  private static final double RADIUS_METERS_MAX = 50_000;

  private static final List<String> REQUIRED =
      List.of("name", "latitude", "longitude", "radius_m", "source");

  private PersistentHeatDecoder() {}

  /** Decodes plain or gzip bytes; each row that cannot be used gives one rejection. */
  public static Decoded<PersistentHeatSource> decode(String channel, byte[] bytes) {
    return Table.decode(
        channel,
        bytes,
        REQUIRED,
        row -> new PersistentHeatSource(
            row.nonEmpty("name"),
            row.position("latitude", "longitude"),
            row.number("radius_m", 1, RADIUS_METERS_MAX, "m"),
            row.nonEmpty("source")));
  }
}
