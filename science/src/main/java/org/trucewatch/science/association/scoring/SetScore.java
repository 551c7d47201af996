// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.association.scoring;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The score of one set.
 *
 * @param found events reported, all of them
 * @param detectable true events with enough picks to be asked for
 * @param matched reported events that are detectable ones
 * @param wrong reported events that match nothing
 * @param errorsKilometers distance from the truth of each matched event, ascending
 * @param coverage of the ellipses of the matched events
 * @param reliability of the probabilities of all reported events
 */
public record SetScore(
    int found,
    int detectable,
    int matched,
    int wrong,
    double[] errorsKilometers,
    EllipseCoverage coverage,
    Reliability reliability) {
  public SetScore {
    errorsKilometers = errorsKilometers.clone();
    Arrays.sort(errorsKilometers);
  }

  /**
   * Scores what was found.
   *
   * @param picksMin true events with fewer picks do not count, {@link EventMatching}
   */
  public static SetScore of(List<FoundEvent> found, List<TrueEvent> truth, int picksMin) {
    EventMatching matching = EventMatching.of(found, truth);
    EllipseCoverage coverage = new EllipseCoverage();
    Reliability reliability = new Reliability();
    List<Double> errors = new ArrayList<>();
    int wrong = 0;
    for (int f = 0; f < found.size(); f++) {
      FoundEvent event = found.get(f);
      reliability.add(event.probability(), matching.isReal(f));
      int t = matching.truthOf(f);
      if (t == EventMatching.NONE) {
        wrong++;
      } else if (truth.get(t).size() >= picksMin) {
        double east = event.xKilometers() - truth.get(t).xKilometers();
        double north = event.yKilometers() - truth.get(t).yKilometers();
        errors.add(Math.sqrt(east * east + north * north));
        coverage.add(east, north, event.covarianceKilometers2());
      }
    }
    int detectable = (int) truth.stream().filter(e -> e.size() >= picksMin).count();
    return new SetScore(
        found.size(),
        detectable,
        errors.size(),
        wrong,
        errors.stream().mapToDouble(Double::doubleValue).toArray(),
        coverage,
        reliability);
  }

  /** Share of the reported events that are right, those that do not count left out; NaN where none was reported. */
  public double precision() {
    return matched + wrong == 0 ? Double.NaN : (double) matched / (matched + wrong);
  }

  /** Share of the detectable events that were reported; NaN where none is detectable. */
  public double recall() {
    return detectable == 0 ? Double.NaN : (double) matched / detectable;
  }

  /** 2 TP / (2 TP + FP + FN); NaN where no event is detectable, so that there is nothing to score. */
  public double f1() {
    int missed = detectable - matched;
    return detectable == 0 ? Double.NaN : 2.0 * matched / (2 * matched + wrong + missed);
  }

  /** Median distance from the truth, km; NaN where nothing matched. */
  public double medianErrorKilometers() {
    return quantile(errorsKilometers, 0.5);
  }

  /** Distance that 90 % of the matched events stay within, km; NaN where nothing matched. */
  public double ninetyPercentErrorKilometers() {
    return quantile(errorsKilometers, 0.9);
  }

  /** Linear between order statistics, the first being 0 and the last 1; NaN of nothing. */
  public static double quantile(double[] ascending, double probability) {
    if (ascending.length == 0) {
      return Double.NaN;
    }
    double at = probability * (ascending.length - 1);
    int below = (int) at;
    int above = Math.min(below + 1, ascending.length - 1);
    return ascending[below] + (at - below) * (ascending[above] - ascending[below]);
  }

  @Override
  public double[] errorsKilometers() {
    return errorsKilometers.clone();
  }
}
