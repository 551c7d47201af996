// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.association;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.trucewatch.domain.ClockFault;
import org.trucewatch.domain.ClockFault.Candidate;
import org.trucewatch.domain.Detection;
import org.trucewatch.science.association.AlternativeChooser.Choice;
import org.trucewatch.science.association.ClockEvidence.Wave;

/**
 * Asks whether an array whose own delays show no significant clock fault has one nevertheless, because the other arrays
 * contradict its bearings.
 *
 * <p>Suppositions: no clock is wrong, or element k is off by one offset in all waves. Their weights are products of
 *
 * <ul>
 *   <li>the prior: {@link #FAULT_PRIOR} for a fault, shared equally by the elements;
 *   <li>the delays: under "none" the offset that a fault would need is chance, Student's t with its own error; under a
 *       fault it is drawn from a density uniform in its logarithm. This keeps a good fit of the bearing from accusing a clock
 *       whose delays speak against it;
 *   <li>the bearings, times and trace speeds with all elements or without k, under the event that the other arrays locate
 *       ({@link ClockEvidence}).
 * </ul>
 *
 * <p>Source of the form: Bayes' rule for exclusive suppositions. The numbers are assumptions, argued in decision 0008.
 */
public final class ClockDoubtReview {
  /** Chance that one clock of an array is wrong in a recording, before it is looked at. An assumption. */
  static final double FAULT_PRIOR = 0.05;

  /** Offsets that count as faults, s: from the site's own timing error to twice the gap of GPS time and UTC. */
  static final double OFFSET_SECONDS_MIN = 0.02;

  static final double OFFSET_SECONDS_MAX = 36;

  /** How firmly the detector holds the spread behind its offsets' errors: science.signal, RATIONALE.md. */
  static final double DEGREES_OF_FREEDOM = 20;

  /** Student's t with 20 degrees of freedom at 0: gamma(10.5) / (gamma(10) sqrt(20 pi)). */
  private static final double T_PEAK = 0.3939886;

  /** A version of a wave farther off than half the detector's window is another wave. */
  static final Duration SAME_WAVE = Duration.ofSeconds(10);

  private final AssociationSettings settings;

  public ClockDoubtReview(AssociationSettings settings) {
    this.settings = settings;
  }

  /** What the other arrays say about an array that looked in step. */
  public sealed interface Opinion {
    /** Log-odds of a fault against none; above 0 a fault is the likelier. */
    double faultLogOdds();

    /** No fault is at least as probable as one. */
    record InStep(double faultLogOdds) implements Opinion {}

    /** A fault is more probable than none. */
    record AtFault(double faultLogOdds, Choice which) implements Opinion {}
  }

  /**
   * Reviews one array.
   *
   * @param found the array's detections with all elements
   * @param doubts what each detection would be without each element
   * @param elements how many the array has
   * @param detections of the other arrays; none whose clocks are accused
   */
  public Opinion review(
      List<Detection> found, List<ClockFault> doubts, int elements, List<Detection> detections) {
    if (doubts.isEmpty()) {
      return new Opinion.InStep(Double.NEGATIVE_INFINITY);
    }
    ClockEvidence evidence = new ClockEvidence(doubts.getFirst().arrayId(), detections, settings);
    if (evidence.isEmpty()) {
      return new Opinion.InStep(Double.NEGATIVE_INFINITY);
    }
    List<Candidate> candidates = AlternativeChooser.merged(doubts).stream()
        .filter(c -> isConstant(c, doubts))
        .toList();
    double[] bearings =
        evidence.logWeights(waves(found, doubts, candidates), candidates.size() + 1);
    double[] faults = new double[candidates.size()];
    double sum = 0;
    double none = StrictMath.log(1 - FAULT_PRIOR) + bearings[candidates.size()];
    for (int k = 0; k < faults.length; k++) {
      faults[k] =
          StrictMath.log(FAULT_PRIOR / elements) + logDelayFactor(candidates.get(k)) + bearings[k];
      sum += StrictMath.exp(faults[k] - none);
    }
    double odds = StrictMath.log(sum);
    return odds > 0
        ? new Opinion.AtFault(
            odds, AlternativeChooser.choice(candidates, faults, Double.NEGATIVE_INFINITY))
        : new Opinion.InStep(odds);
  }

  /** A clock is off by the same in every wave: offsets that differ by more than three errors are no clock's. */
  private static boolean isConstant(Candidate best, List<ClockFault> doubts) {
    return doubts.stream()
        .flatMap(d -> d.candidates().stream())
        .filter(c -> c.sensorId().equals(best.sensorId()))
        .allMatch(c -> Math.abs(c.offsetSeconds() - best.offsetSeconds())
            <= 3 * Math.sqrt(square(c.offsetErrorSeconds()) + square(best.offsetErrorSeconds())));
  }

  private static double square(double x) {
    return x * x;
  }

  /** Each wave without each candidate, and last as found. */
  private static List<Wave> waves(
      List<Detection> found, List<ClockFault> doubts, List<Candidate> candidates) {
    List<Wave> waves = new ArrayList<>();
    for (ClockFault doubt : doubts) {
      Optional<Detection> whole = found.stream()
          .filter(d -> d.detectionId().equals(doubt.detectionId()))
          .findFirst();
      List<Optional<Detection>> versions = new ArrayList<>();
      candidates.forEach(c -> versions.add(ClockEvidence.without(doubt, c.sensorId())));
      versions.add(whole);
      if (whole.isPresent()
          && versions.stream().allMatch(v -> v.isEmpty() || isSameWave(v.get(), whole.get()))) {
        waves.add(new Wave(versions));
      }
    }
    return waves;
  }

  private static boolean isSameWave(Detection a, Detection b) {
    return Duration.between(a.detectedAt(), b.detectedAt()).abs().compareTo(SAME_WAVE) <= 0;
  }

  /** Log of how much likelier this offset is for a wrong clock than by chance. */
  static double logDelayFactor(Candidate candidate) {
    double error = candidate.offsetErrorSeconds();
    double offset = Math.abs(candidate.offsetSeconds());
    double z = offset / error;
    double chance = StrictMath.log(T_PEAK)
        - 0.5 * (DEGREES_OF_FREEDOM + 1) * StrictMath.log(1 + z * z / DEGREES_OF_FREEDOM);
    double span = 2 * StrictMath.log(OFFSET_SECONDS_MAX / OFFSET_SECONDS_MIN);
    return -StrictMath.log(span * Math.max(1, z)) - chance;
  }
}
