// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.incident;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.trucewatch.domain.Draw;
import org.trucewatch.domain.line.Impulse;
import org.trucewatch.domain.line.ImpulseKind;
import org.trucewatch.domain.quantity.Symmetric2;

/** Made-up impulses. */
final class Rounds {
  private final List<Impulse> impulses = new ArrayList<>();

  List<Impulse> impulses() {
    return List.copyOf(impulses);
  }

  static Impulse impulse(String id, ImpulseKind kind, double seconds, double east, double north) {
    return impulse(id, kind, seconds, east, north, 1, Optional.empty());
  }

  static Impulse impulse(
      String id,
      ImpulseKind kind,
      double seconds,
      double east,
      double north,
      double kilograms,
      Optional<String> pair) {
    return new Impulse(
        id,
        seconds,
        0.05,
        east,
        north,
        new Symmetric2(0.01, 0, 0.01),
        0.99,
        List.of(),
        Math.log(kilograms),
        0.1,
        kind,
        0.9,
        pair,
        "made up");
  }

  /** One impulse at a place that is not exactly that. */
  Rounds add(ImpulseKind kind, double seconds, double east, double north, Draw draw) {
    impulses.add(impulse(
        "e" + impulses.size(),
        kind,
        seconds,
        east + 0.1 * draw.gaussian(),
        north + 0.1 * draw.gaussian()));
    return this;
  }

  /** A launch and its burst 20 s later, paired. */
  Rounds fire(double seconds, double[] from, double[] to, Draw draw) {
    int n = impulses.size();
    for (int k = 0; k < 2; k++) {
      double[] at = k == 0 ? from : to;
      impulses.add(impulse(
          "e" + (n + k),
          k == 0 ? ImpulseKind.LAUNCH : ImpulseKind.IMPACT,
          seconds + 20 * k,
          at[0] + 0.1 * draw.gaussian(),
          at[1] + 0.1 * draw.gaussian(),
          1,
          Optional.of("e" + (n + 1 - k))));
    }
    return this;
  }
}
