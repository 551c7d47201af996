// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.bench.provisions;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.trucewatch.domain.line.Impulse;
import org.trucewatch.domain.line.ImpulseKind;
import org.trucewatch.domain.quantity.Symmetric2;

/**
 * Impulses of fire missions drawn from a seed: a third of all on a few hot places, some launches paired with their bursts, some of which
 * only one end or not even the kind is told.
 */
final class MadeUpFire {
  private static final double HALF_LENGTH_KILOMETERS = 600;
  private static final double DAYS = 30;
  private static final double FRONT_KILOMETERS = 6;
  private static final int ROUNDS_MAX = 60;
  private static final int HOT_PLACES = 10;
  private static final double FLIGHT_SECONDS = 25;

  private final SplittableRandom random;
  private final List<Impulse> impulses = new ArrayList<>();

  private MadeUpFire(long seed) {
    random = new SplittableRandom(seed);
  }

  /** Missions over thirty days along 1,200 km. */
  static List<Impulse> line(long seed, int count) {
    var fire = new MadeUpFire(seed);
    while (fire.impulses.size() < count) {
      double east = fire.random.nextInt(3) == 0
          ? HALF_LENGTH_KILOMETERS * (2.0 * fire.random.nextInt(HOT_PLACES) / HOT_PLACES - 1)
              + 3 * fire.random.nextGaussian()
          : HALF_LENGTH_KILOMETERS * (2 * fire.random.nextDouble() - 1);
      int rounds = 1 + fire.random.nextInt(ROUNDS_MAX);
      double begin = 86_400 * DAYS * fire.random.nextDouble();
      fire.mission(begin, 20.0 * rounds, rounds, east);
    }
    return fire.impulses.subList(0, count);
  }

  /** All on one place within an hour. */
  static List<Impulse> place(long seed, int count) {
    var fire = new MadeUpFire(seed);
    while (fire.impulses.size() < count) {
      fire.mission(0, 3_600, count, 0);
    }
    return fire.impulses.subList(0, count);
  }

  private void mission(double begin, double seconds, int rounds, double east) {
    double side = random.nextBoolean() ? FRONT_KILOMETERS : -FRONT_KILOMETERS;
    for (int i = 0; i < rounds; i++) {
      round(begin + seconds * random.nextDouble(), east, side);
    }
  }

  private void round(double seconds, double east, double side) {
    int n = impulses.size();
    double later = seconds + FLIGHT_SECONDS;
    switch (random.nextInt(4)) {
      case 0 -> {
        add(ImpulseKind.LAUNCH, seconds, east, side, Optional.of("e" + (n + 1)));
        add(ImpulseKind.IMPACT, later, east, -side, Optional.of("e" + n));
      }
      case 1 -> add(ImpulseKind.LAUNCH, seconds, east, side, Optional.empty());
      case 2 -> add(ImpulseKind.FIRE, later, east, -side, Optional.empty());
      default -> add(ImpulseKind.IMPACT, later, east, -side, Optional.empty());
    }
  }

  private void add(
      ImpulseKind kind, double seconds, double east, double north, Optional<String> pair) {
    impulses.add(new Impulse(
        "e" + impulses.size(),
        seconds,
        0.05,
        east + 0.4 * random.nextGaussian(),
        north + 0.4 * random.nextGaussian(),
        new Symmetric2(0.01, 0, 0.01),
        0.99,
        List.of(),
        2,
        0.5,
        kind,
        0.9,
        pair,
        "made up"));
  }
}
