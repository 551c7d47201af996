// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.association;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.trucewatch.domain.ClockFault;
import org.trucewatch.domain.ClockFault.Candidate;
import org.trucewatch.domain.Detection;

/**
 * Decides which element's clock is at fault where the array alone cannot: each suspect gives other bearings, and the event
 * that the <em>other</em> arrays locate agrees with those of one of them, or of none.
 *
 * <p>A clock that is wrong is wrong for every wave, so all waves of the array are weighed together ({@link ClockEvidence});
 * clutter competes. A candidate is chosen only with {@link #SHARE_MIN} of the weight; otherwise the array's detections must
 * not be used.
 */
public final class AlternativeChooser {
  /** Share of the weight a candidate needs. Decision 0008. */
  static final double SHARE_MIN = 0.95;

  private final AssociationSettings settings;

  public AlternativeChooser(AssociationSettings settings) {
    this.settings = settings;
  }

  /** What the other arrays say about a clock fault. */
  public sealed interface Choice {
    /**
     * @param share of the weight, 0.95 to 1
     */
    record Chosen(Candidate candidate, double share) implements Choice {}

    /**
     * The detections cannot be used.
     *
     * @param candidates that remain, likeliest first
     * @param reason for people to read
     */
    record Ambiguous(List<Candidate> candidates, String reason) implements Choice {
      public Ambiguous {
        candidates = List.copyOf(candidates);
      }
    }
  }

  /**
   * Weighs the candidates of an array's fault against the detections of all other arrays.
   *
   * @param rows the fault as each wave shows it, at least one, all of one array
   */
  public Choice choose(List<ClockFault> rows, List<Detection> detections) {
    List<Candidate> candidates = merged(rows);
    ClockEvidence evidence = new ClockEvidence(rows.getFirst().arrayId(), detections, settings);
    if (evidence.isEmpty()) {
      return new Choice.Ambiguous(
          candidates,
          "the other arrays locate no event to compare " + candidates.size() + " candidates with");
    }
    List<String> sensors = candidates.stream().map(Candidate::sensorId).toList();
    double[] weights = evidence.logWeights(ClockEvidence.waves(rows, sensors), candidates.size());
    return choice(candidates, weights, 0);
  }

  /**
   * Each suspect once, with its best measured offset.
   *
   * @param rows of one array, at least one
   */
  public static List<Candidate> merged(List<ClockFault> rows) {
    SortedMap<String, Candidate> bySensor = new TreeMap<>();
    List<String> order = new ArrayList<>();
    for (ClockFault row : rows) {
      for (Candidate candidate : row.candidates()) {
        Candidate known = bySensor.get(candidate.sensorId());
        if (known == null) {
          order.add(candidate.sensorId());
        }
        if (known == null || candidate.offsetErrorSeconds() < known.offsetErrorSeconds()) {
          bySensor.put(candidate.sensorId(), candidate);
        }
      }
    }
    return order.stream().map(bySensor::get).toList();
  }

  /**
   * The candidate with nearly all of the weight, or the smallest set that holds as much.
   *
   * @param logWeights by candidate
   * @param logRival weight of what competes with them
   */
  static Choice choice(List<Candidate> candidates, double[] logWeights, double logRival) {
    double largest = logRival;
    for (double w : logWeights) {
      largest = Math.max(largest, w);
    }
    record Weighed(Candidate candidate, double weight) {}
    List<Weighed> weighed = new ArrayList<>();
    double sum = 0;
    for (int i = 0; i < logWeights.length; i++) {
      weighed.add(new Weighed(candidates.get(i), StrictMath.exp(logWeights[i] - largest)));
      sum += weighed.get(i).weight();
    }
    weighed.sort(Comparator.comparingDouble(Weighed::weight)
        .reversed()
        .thenComparing(w -> w.candidate().sensorId()));
    double share = weighed.getFirst().weight() / (sum + StrictMath.exp(logRival - largest));
    Candidate best = weighed.getFirst().candidate();
    if (share >= SHARE_MIN) {
      return new Choice.Chosen(best, share);
    }
    List<Candidate> listed = new ArrayList<>();
    double held = 0;
    for (Weighed w : weighed) {
      // A list of one would read as a name; the runner-up stays on it.
      if (held < SHARE_MIN * sum || listed.size() < 2) {
        listed.add(w.candidate());
        held += w.weight();
      }
    }
    return new Choice.Ambiguous(
        listed,
        String.format(
            Locale.ROOT,
            "the best candidate, %s, has %.2f of the weight, expected %.2f or more",
            best.sensorId(),
            share,
            SHARE_MIN));
  }
}
