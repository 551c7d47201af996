// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.associate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.trucewatch.adapters.picktable.VelocityLayerRow;
import org.trucewatch.adapters.picktable.VelocityModelDecoder;
import org.trucewatch.app.UserError;
import org.trucewatch.domain.Decoded;
import org.trucewatch.domain.Rejection;
import org.trucewatch.science.propagation.Ak135;
import org.trucewatch.science.propagation.LayeredEarth;

/** Velocity models by name or from a file. */
public final class MediumModels {
  private MediumModels() {}

  /** Whether it names a model that is built in, and not a file. */
  static boolean isName(String name) {
    return name.toLowerCase(Locale.ROOT).equals("ak135");
  }

  /** The model that a name or a file stands for. */
  public static LayeredEarth read(String name) {
    if (isName(name)) {
      return Ak135.crustAndUpperMantle();
    }
    Path file = Path.of(name);
    Decoded<VelocityLayerRow> rows =
        VelocityModelDecoder.decode("file:" + file.getFileName(), AssociationInput.bytes(file));
    if (!rows.rejections().isEmpty()) {
      Rejection first = rows.rejections().getFirst();
      throw new UserError(first.where() + ": " + first.what() + ", expected " + first.expected()
          + ". Nothing was run: " + rows.rejections().size()
          + " rows of the model cannot be used.");
    }
    List<LayeredEarth.Level> tops = new ArrayList<>();
    for (VelocityLayerRow row : rows.values()) {
      tops.add(new LayeredEarth.Level(
          Math.max(0, row.depthTopKilometers()),
          row.pKilometersPerSecond(),
          row.sKilometersPerSecond()));
    }
    try {
      return LayeredEarth.ofConstantLayers(tops);
    } catch (IllegalArgumentException e) {
      throw new UserError(name + ": " + e.getMessage() + ". Nothing was run.");
    }
  }
}
