// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.signal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Finds the element whose clock disagrees, from the delays of the waves that passed.
 *
 * <p>A plane front has three unknowns, so M elements leave M - 3 residuals. A clock that is wrong by delta puts delta
 * into its element's delay for every wave, from any direction. Under the hypothesis that element e is at fault, a front
 * is fitted to the others; delta is what e is off that front, and the squares of the others' residuals judge the
 * hypothesis. With M = 4 every hypothesis fits exactly: one residual cannot tell the elements apart, and all are
 * suspects alike (those whose front would be no sound drop out later). With M = 3 nothing can be checked.
 *
 * <p>What is not a clock's fault shows in the residuals too: an element's position and above all its height, which is
 * often unknown, and the wave's own roughness. These are much the same from wave to wave, so the waves' residuals are
 * averaged before the test and not counted as independent. Their spread has a prior, {@code siteSeconds} with
 * {@link #PRIOR_DOF} degrees of freedom, and is then learnt from the residuals that the hypothesis leaves.
 *
 * <p>Waves whose delays disagree with the majority's (a correlation that locked onto another cycle) are left out; where
 * there is no majority, the wave that accuses least is believed.
 */
final class ClockCheck {
  /** How firmly the prior of the residuals' spread is held, in residuals. An assumption: RATIONALE.md. */
  static final double PRIOR_DOF = 20;

  /**
   * Nominal chance that an array without a fault is accused, counted as if its elements were independent. Simulated for
   * six elements with site errors alone: 2.1 %, and 0.6 % that an element is named. RATIONALE.md.
   */
  static final double FALSE_ACCUSATION_PROBABILITY = 0.05;

  /**
   * The suspects that are listed hold at least this much of the probability. Simulated for six elements: the wrong one
   * is named in 2.3 % of faults of 0.15 s, 1.7 % of 0.2 s, 0.5 % of 0.3 s, none of 1 s. RATIONALE.md.
   */
  static final double LISTED_PROBABILITY = 0.8;

  /** Chance that the best hypothesis' own residuals are this large, below which no single clock explains the delays. */
  static final double UNEXPLAINED_PROBABILITY = 1e-4;

  private final ArrayGeometry geometry;
  private final Subset all;
  private final double siteSeconds;

  ClockCheck(ArrayGeometry geometry, double siteSeconds) {
    this.geometry = geometry;
    this.all = Subset.all(geometry.size());
    this.siteSeconds = siteSeconds;
  }

  /** What the clocks look like. */
  sealed interface Outcome {
    /** The suspects, whether or not the evidence suffices; most likely first. */
    List<Suspect> suspects();

    /** No hint beyond chance. */
    record InStep(List<Suspect> suspects) implements Outcome {}

    /** One of these is wrong. */
    record AtFault(List<Suspect> suspects) implements Outcome {}

    /** The delays fit neither a front nor a front with one wrong clock. */
    record Unexplained(List<Suspect> suspects, double residualSeconds) implements Outcome {}
  }

  /**
   * One element and the offset that would explain the delays.
   *
   * @param element index in the array
   * @param offsetSeconds stamps less truth
   * @param errorSeconds 1-sigma
   * @param strength offset over its error, squared
   * @param squareSum what the other elements' residuals leave, s²
   */
  record Suspect(
      int element, double offsetSeconds, double errorSeconds, double strength, double squareSum) {}

  /**
   * Delays of one wave.
   *
   * @param delaysSeconds by element
   * @param weight how much it counts beside other waves, above 0
   */
  @SuppressWarnings("ArrayRecordComponent") // package-private, made once and read
  record Wave(double[] delaysSeconds, double weight) {}

  /** Judges the delays of one or more waves. Needs four elements or more. */
  Outcome judge(List<Wave> waves) {
    double[] residuals = consensus(waves);
    List<Suspect> suspects = new ArrayList<>();
    double squares = 0;
    for (double r : residuals) {
      squares += r * r;
    }
    for (int e = 0; e < residuals.length; e++) {
      suspects.add(suspect(e, residuals, squares));
    }
    suspects.sort(
        Comparator.comparingDouble(Suspect::squareSum).thenComparingInt(Suspect::element));
    int leftDof = geometry.size() - 4;
    Suspect best = suspects.getFirst();
    double critical = new FDistribution(1, PRIOR_DOF + leftDof)
        .exceededWith(FALSE_ACCUSATION_PROBABILITY / geometry.size());
    if (!(strongest(suspects) > critical)) {
      return new Outcome.InStep(suspects);
    }
    if (leftDof > 0
        && new FDistribution(leftDof, PRIOR_DOF)
                .survival(best.squareSum() / leftDof / (siteSeconds * siteSeconds))
            < UNEXPLAINED_PROBABILITY) {
      return new Outcome.Unexplained(suspects, Math.sqrt(best.squareSum() / leftDof));
    }
    return new Outcome.AtFault(likeliest(suspects, leftDof));
  }

  /** The smallest set that holds {@link #LISTED_PROBABILITY}; suspects that explain equally well stay together. */
  private List<Suspect> likeliest(List<Suspect> suspects, int leftDof) {
    double[] weights = new double[suspects.size()];
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      weights[i] = StrictMath.pow(
          (scatter() + suspects.getFirst().squareSum())
              / (scatter() + suspects.get(i).squareSum()),
          (PRIOR_DOF + leftDof) / 2);
      sum += weights[i];
    }
    List<Suspect> kept = new ArrayList<>();
    double held = 0;
    for (int i = 0; i < weights.length && held < LISTED_PROBABILITY * sum; i++) {
      kept.add(suspects.get(i));
      held += weights[i];
    }
    return List.copyOf(kept);
  }

  /** The prior's square sum, s². */
  private double scatter() {
    return PRIOR_DOF * siteSeconds * siteSeconds;
  }

  private static double strongest(List<Suspect> suspects) {
    double most = 0;
    for (Suspect s : suspects) {
      most = Math.max(most, s.strength());
    }
    return most;
  }

  private Suspect suspect(int element, double[] residuals, double squares) {
    double visibility = Math.max(PlaneWaveFit.visibility(geometry, all, element), VISIBILITY_MIN);
    double offset = residuals[element] / visibility;
    double left = Math.max(0, squares - residuals[element] * residuals[element] / visibility);
    int leftDof = residuals.length - 4;
    double variance = (scatter() + left) / (PRIOR_DOF + leftDof) / visibility;
    return new Suspect(element, offset, Math.sqrt(variance), offset * offset / variance, left);
  }

  /** Below this an element hardly shows in the residuals: it alone spans a direction of the array. */
  private static final double VISIBILITY_MIN = 1e-3;

  /** Weighted mean of the residuals of the waves that agree with the one that most weight agrees with. */
  private double[] consensus(List<Wave> waves) {
    List<double[]> residuals = new ArrayList<>();
    for (Wave wave : waves) {
      residuals.add(PlaneWaveFit.of(geometry, all, wave.delaysSeconds()).residualsSeconds());
    }
    double mostVotes = -1;
    double[] best = residuals.getFirst();
    for (double[] r : residuals) {
      double votes = 0;
      for (int k = 0; k < waves.size(); k++) {
        votes += agree(r, residuals.get(k)) ? waves.get(k).weight() : 0;
      }
      if (votes > mostVotes || votes == mostVotes && norm(r) < norm(best)) {
        mostVotes = votes;
        best = r;
      }
    }
    double[] mean = new double[best.length];
    for (int k = 0; k < waves.size(); k++) {
      if (agree(best, residuals.get(k))) {
        for (int m = 0; m < mean.length; m++) {
          mean[m] += residuals.get(k)[m] * waves.get(k).weight() / mostVotes;
        }
      }
    }
    return mean;
  }

  private boolean agree(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (a[i] - b[i]) * (a[i] - b[i]);
    }
    return Math.sqrt(sum) <= AGREEMENT * siteSeconds * Math.sqrt(geometry.size() - 3.0);
  }

  /** Waves agree when their residuals differ by less than three site errors a degree of freedom. */
  private static final double AGREEMENT = 3;

  private static double norm(double[] x) {
    double sum = 0;
    for (double v : x) {
      sum += v * v;
    }
    return Math.sqrt(sum);
  }
}
