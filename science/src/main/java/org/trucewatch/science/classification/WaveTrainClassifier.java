// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.classification;

import java.util.List;
import java.util.Locale;
import org.trucewatch.domain.Event;
import org.trucewatch.science.classification.SourceKind.Kind;

/**
 * Tells an impulsive source from one that went on, by how long its sound lasted at the arrays.
 *
 * <p>An impulse is stretched by its many paths to some seconds, at hundreds of kilometres to a minute or two; a source that
 * goes on (surf, a plant, traffic) lasts as long as it lasts. Both durations are taken as log-normal, the two kinds as equally
 * frequent, and the arrays' medians as one observation, because they hear the same source. Valid for infrasound at 50 to 1,000
 * km. The medians and spreads are assumptions of this project, not measurements (docs/decisions/0007-source-kind.md): they separate a minute
 * from a quarter of an hour and claim nothing finer. What caused an impulse this classifier cannot say.
 */
public final class WaveTrainClassifier {
  static final double IMPULSIVE_MEDIAN_SECONDS = 40;
  static final double IMPULSIVE_LOG_SPREAD = 0.8;
  static final double SUSTAINED_MEDIAN_SECONDS = 600;
  static final double SUSTAINED_LOG_SPREAD = 1.0;

  /** Below it a kind is not named. */
  static final double PROBABILITY_MIN = 0.9;

  public SourceKind classify(Event event) {
    double seconds = medianSeconds(event.arrivals());
    double impulsive = density(seconds, IMPULSIVE_MEDIAN_SECONDS, IMPULSIVE_LOG_SPREAD);
    double sustained = density(seconds, SUSTAINED_MEDIAN_SECONDS, SUSTAINED_LOG_SPREAD);
    double probability = impulsive / (impulsive + sustained);
    Kind kind = Kind.UNDETERMINED;
    if (probability >= PROBABILITY_MIN) {
      kind = Kind.IMPULSIVE;
    } else if (probability <= 1 - PROBABILITY_MIN) {
      kind = Kind.SUSTAINED;
    }
    String reason = String.format(
        Locale.ROOT,
        "the sound lasted %.0f s at the median array; impulsive with probability %.2f. An explosion is not told from"
            + " another impulse, such as a sonic boom or a bolide, by sound alone",
        seconds,
        probability);
    return new SourceKind(probability, kind, reason);
  }

  private static double medianSeconds(List<Event.Arrival> arrivals) {
    double[] seconds = arrivals.stream()
        .mapToDouble(a -> a.detection().duration().toMillis() / 1000.0)
        .sorted()
        .toArray();
    int n = seconds.length;
    return n == 0 ? 0 : (seconds[(n - 1) / 2] + seconds[n / 2]) / 2;
  }

  private static double density(double seconds, double median, double spread) {
    double z = (StrictMath.log(Math.max(seconds, 1)) - StrictMath.log(median)) / spread;
    return StrictMath.exp(-0.5 * z * z) / spread;
  }
}
