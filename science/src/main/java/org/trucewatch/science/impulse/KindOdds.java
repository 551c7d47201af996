// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.impulse;

import java.util.EnumMap;
import java.util.Map;
import org.trucewatch.domain.line.ImpulseKind;

/** Probabilities of the kinds of one pulse from what it has to do with others and from its strength. */
final class KindOdds {
  private static final double LOG_FIFTY = StrictMath.log(50);
  private static final double LOG_TENTH = StrictMath.log(0.1);

  private final Map<ImpulseKind, Double> logs = new EnumMap<>(ImpulseKind.class);

  /** Begins with weights of kinds beforehand. */
  KindOdds(double launch, double impact, double unexplained, double none) {
    logs.put(ImpulseKind.LAUNCH, StrictMath.log(launch));
    logs.put(ImpulseKind.IMPACT, StrictMath.log(impact));
    logs.put(ImpulseKind.UNEXPLAINED, StrictMath.log(unexplained));
    logs.put(ImpulseKind.NO_EXPLOSION, StrictMath.log(none));
  }

  /** Adds evidence for one kind, ln of a likelihood. */
  void add(ImpulseKind kind, double logLikelihood) {
    logs.merge(kind, logLikelihood, Double::sum);
  }

  /** Adds what the strength says: launches and bursts have those of their classes, charges any from 0.1 to 50 kg. */
  void strength(Loudness.Strength s) {
    double launch = 0;
    double burst = 0;
    int launches = 0;
    int bursts = 0;
    double sd = StrictMath.hypot(s.sd(), WeaponReach.CLASS_LOG_SD);
    for (WeaponReach w : WeaponReach.ALL) {
      if (w.launchKilograms() > 0) {
        launch += normal(s.logKilograms() - StrictMath.log(w.launchKilograms()), sd);
        launches++;
      }
      if (w.burstKilograms() > 0) {
        burst += normal(s.logKilograms() - StrictMath.log(w.burstKilograms()), sd);
        bursts++;
      }
    }
    add(ImpulseKind.LAUNCH, StrictMath.log(launch / launches + 1e-6));
    add(ImpulseKind.IMPACT, StrictMath.log(burst / bursts + 1e-6));
    double charge = (below((LOG_FIFTY - s.logKilograms()) / s.sd())
            - below((LOG_TENTH - s.logKilograms()) / s.sd()))
        / (LOG_FIFTY - LOG_TENTH);
    add(ImpulseKind.UNEXPLAINED, StrictMath.log(charge + 1e-6));
    add(ImpulseKind.NO_EXPLOSION, StrictMath.log(1 / 12.0));
  }

  private static double normal(double x, double sd) {
    return StrictMath.exp(-x * x / (2 * sd * sd)) / (sd * Math.sqrt(2 * Math.PI));
  }

  private static double below(double z) {
    return 1 / (1 + StrictMath.exp(-1.702 * z));
  }

  double probability(ImpulseKind kind) {
    double most =
        logs.values().stream().mapToDouble(d -> d).max().orElse(0);
    double sum =
        logs.values().stream().mapToDouble(d -> StrictMath.exp(d - most)).sum();
    return StrictMath.exp(logs.getOrDefault(kind, -1e9) - most) / sum;
  }

  /** The kind to say: the best one where it is likely enough, fire where only launch or burst is open, else undetermined. */
  ImpulseKind said(double least) {
    ImpulseKind best = ImpulseKind.UNDETERMINED;
    double most = 0;
    for (ImpulseKind kind : logs.keySet()) {
      if (probability(kind) > most) {
        most = probability(kind);
        best = kind;
      }
    }
    if (most >= least) {
      return best;
    }
    return fire() >= least ? ImpulseKind.FIRE : ImpulseKind.UNDETERMINED;
  }

  /** Probability of launch or burst. */
  double fire() {
    return probability(ImpulseKind.LAUNCH) + probability(ImpulseKind.IMPACT);
  }

  /** Probability of what is said. */
  double of(ImpulseKind said) {
    return switch (said) {
      case FIRE -> fire();
      case UNDETERMINED ->
        1 - Math.max(fire(), Math.max(probability(ImpulseKind.UNEXPLAINED),
            probability(ImpulseKind.NO_EXPLOSION)));
      default -> probability(said);
    };
  }
}
