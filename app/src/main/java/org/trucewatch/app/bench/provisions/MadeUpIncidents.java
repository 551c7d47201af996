// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.bench.provisions;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.trucewatch.assessment.condition.FactValue;
import org.trucewatch.assessment.condition.Facts;
import org.trucewatch.domain.line.Impulse;
import org.trucewatch.domain.line.ImpulseKind;
import org.trucewatch.domain.line.Incident;
import org.trucewatch.domain.quantity.Symmetric2;

/** Incidents drawn from a seed, with what else is known of each. */
final class MadeUpIncidents {
  private static final double SECONDS = 86_400.0 * MadeUpAgreement.DAYS;

  private final SplittableRandom random;

  MadeUpIncidents(long seed) {
    random = new SplittableRandom(seed);
  }

  /**
   * One of them.
   *
   * @param incident what happened
   * @param at when
   * @param actor whose ground, where established
   * @param more what is known from elsewhere
   */
  record Drawn(Incident incident, Instant at, Optional<String> actor, Facts more) {}

  List<Drawn> draw(int count) {
    List<Drawn> drawn = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      drawn.add(one(i));
    }
    return drawn;
  }

  private Drawn one(int number) {
    Incident.Kind kind = random.nextInt(10) < 7
        ? Incident.Kind.FIRE
        : Incident.Kind.values()[random.nextInt(Incident.Kind.values().length)];
    double east = between(MadeUpAgreement.HALF_LENGTH_KILOMETERS);
    double north = between(MadeUpAgreement.HALF_WIDTH_KILOMETERS);
    double seconds = random.nextDouble() * SECONDS;
    List<Impulse> impulses = new ArrayList<>();
    int rounds = kind == Incident.Kind.INTERFERENCE ? 0 : 1 + random.nextInt(12);
    for (int i = 0; i < rounds; i++) {
      impulses.add(impulse(number + "/" + i, kind, seconds + 20 * i, east, north));
    }
    double last = rounds == 0 ? seconds + 600 : impulses.getLast().seconds();
    var incident = new Incident("i" + number, kind, seconds, last, east, north, impulses);
    Map<String, FactValue> more = new TreeMap<>();
    if (random.nextInt(2) == 0) {
      more.put(
          "conduct", new FactValue.Word("c" + random.nextInt(MadeUpAgreement.CONDUCTS)));
    }
    if (random.nextInt(3) == 0) {
      more.put(
          "weapon.class", new FactValue.Word("w" + random.nextInt(MadeUpAgreement.WEAPONS)));
    }
    if (random.nextInt(3) == 0) {
      more.put(
          "distance.front",
          new FactValue.Quantity(100 * random.nextInt(500), 100 * random.nextInt(20)));
    }
    return new Drawn(
        incident,
        MadeUpAgreement.BEGIN.plusMillis((long) (1_000 * seconds)),
        random.nextInt(2) == 0
            ? Optional.of(MadeUpAgreement.PARTIES.get(random.nextInt(2)))
            : Optional.empty(),
        Facts.of(more));
  }

  private Impulse impulse(
      String id, Incident.Kind kind, double seconds, double east, double north) {
    ImpulseKind as =
        switch (kind) {
          case FIRE -> ImpulseKind.IMPACT;
          case EXPLOSION -> ImpulseKind.UNEXPLAINED;
          case ANNOUNCED, INTERFERENCE -> ImpulseKind.ANNOUNCED;
        };
    double sd = 0.1 + 0.5 * random.nextDouble();
    return new Impulse(
        id,
        seconds,
        0.1,
        east + 0.2 * random.nextDouble(),
        north + 0.2 * random.nextDouble(),
        new Symmetric2(sd * sd, 0, sd * sd),
        0.99,
        List.of(),
        Double.NaN,
        Double.NaN,
        as,
        0.9,
        Optional.empty(),
        "made up");
  }

  private double between(double half) {
    return half * (2 * random.nextDouble() - 1);
  }
}
