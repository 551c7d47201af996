// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.association.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.trucewatch.science.association.kinds.BearingLikelihood;
import org.trucewatch.science.association.network.RefusedPicks.NodeNote;
import org.trucewatch.science.association.network.RefusedPicks.Reason;

/**
 * Bearings compared with the directions to the events that were heard: a node, or a whole network, whose median is off by more than
 * its error does not know where north is.
 */
final class BearingBias {
  /** Fewest bearings in sure events by which a node, or the network, is judged. */
  static final int BEARINGS_MIN = 5;

  /** Standard errors of the median within which a bias is chance: one node in sixteen thousand. */
  private static final double STANDARD_ERRORS = 4;

  /** Standard error of a median over that of a mean, normal errors: the root of π/2. */
  private static final double MEDIAN_ERROR = Math.sqrt(StrictMath.PI / 2);

  /** Standard deviation over the median absolute deviation, normal errors. */
  private static final double MAD_TO_SD = 1.4826;

  /** Nodes whose bearings are off; all of them where the network is. */
  final boolean[] nodes;

  /** One for the network, or one for each node; empty where no bearing is off. */
  final List<NodeNote> notes = new ArrayList<>();

  private BearingBias(int nodes) {
    this.nodes = new boolean[nodes];
  }

  /** Judges the bearings of these marks by the sure events of a search of the same rows. */
  static BearingBias of(List<NetworkStation> stations, MarkColumns marks, Search search) {
    BearingBias bias = new BearingBias(stations.size());
    Sample all = new Sample();
    Sample[] byNode = new Sample[stations.size()];
    Arrays.setAll(byNode, node -> new Sample());
    MarkScore score = MarkScore.of(marks, search.field, search.waves);
    for (Candidate c : search.events) {
      for (int row : c.score < Search.SURE ? new int[0] : c.picks) {
        double off = score.deviation(c, row);
        if (!Double.isNaN(off)) {
          all.add(off, marks.bearingError[row]);
          byNode[search.field.channel[row] / search.waves.phases()].add(
              off, marks.bearingError[row]);
        }
      }
    }
    if (all.isOff()) {
      Arrays.fill(bias.nodes, true);
      bias.note(-1, String.format(Locale.ROOT, "all %d bearings in events", all.count), all);
      return bias;
    }
    for (int node = 0; node < byNode.length; node++) {
      if (byNode[node].isOff()) {
        bias.nodes[node] = true;
        String who = String.format(
            Locale.ROOT,
            "node %s: its %d bearings in events",
            stations.get(node).id(),
            byNode[node].count);
        bias.note(node, who, byNode[node]);
      }
    }
    return bias;
  }

  private void note(int node, String who, Sample sample) {
    String message = String.format(
        Locale.ROOT,
        "%s are off by %+.1f degrees on the median, stated error %.1f. %s",
        who,
        StrictMath.toDegrees(sample.median()),
        StrictMath.toDegrees(sample.stated()),
        node < 0
            ? "They were set aside, the times were used. Are they from magnetic north or from true north?"
            : "They were set aside, its times were used. Check its north.");
    notes.add(new NodeNote(node, Reason.MARKS, message));
  }

  /** Deviations of bearings from events, radians, clockwise positive, with the errors they state. */
  private static final class Sample {
    private double[] offs = new double[16];
    private double[] errors = new double[16];
    private int count;

    void add(double off, double error) {
      if (count == offs.length) {
        offs = Arrays.copyOf(offs, 2 * count);
        errors = Arrays.copyOf(errors, 2 * count);
      }
      offs[count] = off;
      errors[count++] = error;
    }

    /** Whether the median is off by more than chance, and by more than the stated error and the site's. */
    boolean isOff() {
      if (count < BEARINGS_MIN) {
        return false;
      }
      double median = median();
      double[] away = Arrays.stream(offs, 0, count)
          .map(off -> Math.abs(wrapped(off - median)))
          .toArray();
      double stated = Math.sqrt(
          stated() * stated() + BearingLikelihood.SITE_RADIANS * BearingLikelihood.SITE_RADIANS);
      double sd = Math.max(stated, MAD_TO_SD * middle(away));
      double error = MEDIAN_ERROR * sd / Math.sqrt(count);
      return Math.abs(median) > Math.max(stated, STANDARD_ERRORS * error);
    }

    double stated() {
      return middle(Arrays.copyOf(errors, count));
    }

    /** Median on the circle, cut opposite to the middle of the shortest arc that holds half of all. */
    double median() {
      double[] sorted = Arrays.copyOf(offs, count);
      Arrays.sort(sorted);
      int half = count / 2;
      double shortest = Double.POSITIVE_INFINITY;
      double centre = 0;
      for (int i = 0; i < count; i++) {
        double end = sorted[(i + half) % count] + (i + half >= count ? 2 * StrictMath.PI : 0);
        if (end - sorted[i] < shortest) {
          shortest = end - sorted[i];
          centre = 0.5 * (end + sorted[i]);
        }
      }
      for (int i = 0; i < count; i++) {
        sorted[i] = wrapped(sorted[i] - centre);
      }
      return wrapped(centre + middle(sorted));
    }

    private static double middle(double[] values) {
      Arrays.sort(values);
      int half = values.length / 2;
      return 0.5 * (values[half] + values[(values.length - 1) / 2]);
    }

    private static double wrapped(double angle) {
      return angle - 2 * StrictMath.PI * StrictMath.rint(angle / (2 * StrictMath.PI));
    }
  }
}
