// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.domain;

import java.util.SplittableRandom;

/** Seeded draws for property tests; a failing test prints the seed that replays it. */
public final class Draw {
  private final SplittableRandom random;

  public Draw(long seed) {
    this.random = new SplittableRandom(seed);
  }

  public double between(double low, double high) {
    return low + (high - low) * random.nextDouble();
  }

  public int below(int bound) {
    return random.nextInt(bound);
  }

  public double gaussian() {
    return random.nextGaussian();
  }

  public byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }
}
