// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.adapters.picktable;

import java.util.List;
import org.trucewatch.adapters.Table;
import org.trucewatch.adapters.TableRow;
import org.trucewatch.domain.Decoded;

/** Decodes velocity models of flat layers: {@code depth_top_km, vp_km_s, vs_km_s}, one layer a row, from the top down. */
public final class VelocityModelDecoder {
  /** Most layers of one model; published ones have up to 150. */
  public static final int LAYERS_MAX = 1_000;

  private static final double DEPTH_MAX = 3_000;

  private VelocityModelDecoder() {}

  /** Decodes plain or gzip bytes; each row that cannot be used gives one rejection. */
  public static Decoded<VelocityLayerRow> decode(String channel, byte[] bytes) {
    return Table.decode(
        channel,
        bytes,
        List.of("depth_top_km", "vp_km_s", "vs_km_s"),
        LAYERS_MAX + 1,
        VelocityModelDecoder::layer);
  }

  private static VelocityLayerRow layer(TableRow row) {
    double p = row.number("vp_km_s", 0.1, 15, "km/s");
    return new VelocityLayerRow(
        row.number("depth_top_km", -10, DEPTH_MAX, "km"),
        p,
        row.number("vs_km_s", 0.05, p, "km/s"));
  }
}
