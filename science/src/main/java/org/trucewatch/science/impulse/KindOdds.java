// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.impulse;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.trucewatch.domain.line.ImpulseKind;

/** Probabilities of the kinds of one pulse from what it has to do with others and from its strength. */
final class KindOdds {
  private static final double LOG_FIFTY = StrictMath.log(50);
  private static final double LOG_TENTH = StrictMath.log(0.1);

  /** How often a shell's burst is not located where its launch is: duds, and bursts outside the network. Assumed. */
  private static final double BURST_MISSED = 0.15;

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

  /**
   * Adds what the strength says: launches and bursts have those of their classes, charges any from 0.1 to 50 kg. A launch that stands
   * alone is hardly a shell's: its burst would be louder and heard before it.
   */
  void strength(Loudness.Strength s, boolean isAlone) {
    double shell = isAlone ? BURST_MISSED : 1;
    add(
        ImpulseKind.LAUNCH,
        StrictMath.log(
            density(s, WeaponReach::launchKilograms, w -> w.burstKilograms() > 0 ? shell : 1)));
    add(ImpulseKind.IMPACT, StrictMath.log(burst(s)));
    add(ImpulseKind.UNEXPLAINED, StrictMath.log(charge(s)));
    add(ImpulseKind.NO_EXPLOSION, StrictMath.log(1 / 12.0));
  }

  /** Density of this strength among launches of all classes. */
  static double launch(Loudness.Strength s) {
    return density(s, WeaponReach::launchKilograms, w -> 1);
  }

  /** The same among bursts. */
  static double burst(Loudness.Strength s) {
    return density(s, WeaponReach::burstKilograms, w -> 1);
  }

  private static double density(
      Loudness.Strength s,
      ToDoubleFunction<WeaponReach> kilograms,
      ToDoubleFunction<WeaponReach> share) {
    double sd = StrictMath.hypot(s.sd(), WeaponReach.CLASS_LOG_SD);
    double sum = 0;
    int classes = 0;
    for (WeaponReach w : WeaponReach.ALL) {
      if (kilograms.applyAsDouble(w) > 0) {
        sum += share.applyAsDouble(w)
            * normal(s.logKilograms() - StrictMath.log(kilograms.applyAsDouble(w)), sd);
        classes++;
      }
    }
    return sum / classes + 1e-6;
  }

  /** Density of this strength among charges that people set off on the ground. */
  static double charge(Loudness.Strength s) {
    return (below((LOG_FIFTY - s.logKilograms()) / s.sd())
                - below((LOG_TENTH - s.logKilograms()) / s.sd()))
            / (LOG_FIFTY - LOG_TENTH)
        + 1e-6;
  }

  private static double normal(double x, double sd) {
    return StrictMath.exp(-x * x / (2 * sd * sd)) / (sd * Math.sqrt(2 * Math.PI));
  }

  private static double below(double z) {
    return 1 / (1 + StrictMath.exp(-1.702 * z));
  }

  double probability(ImpulseKind kind) {
    double most = logs.values().stream().mapToDouble(d -> d).max().orElse(0);
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
        1
            - Math.max(
                fire(),
                Math.max(
                    probability(ImpulseKind.UNEXPLAINED), probability(ImpulseKind.NO_EXPLOSION)));
      default -> probability(said);
    };
  }
}
