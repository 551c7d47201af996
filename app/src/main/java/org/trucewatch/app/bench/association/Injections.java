// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.bench.association;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.trucewatch.app.associate.TruthFile;
import org.trucewatch.science.association.network.Medium;
import org.trucewatch.science.association.network.NetworkAssociation;
import org.trucewatch.science.association.network.NetworkAssociator;
import org.trucewatch.science.association.network.NetworkSettings;
import org.trucewatch.science.association.network.NetworkStation;
import org.trucewatch.science.association.network.Phase;
import org.trucewatch.science.association.network.PickColumns;
import org.trucewatch.science.association.network.Wind;
import org.trucewatch.science.association.scoring.EventMatching;
import org.trucewatch.science.association.scoring.FoundEvent;
import org.trucewatch.science.association.scoring.Reliability;
import org.trucewatch.science.association.scoring.SetScore;
import org.trucewatch.science.association.scoring.TrueEvent;

/**
 * Events of known truth put among picks of a network: what of them is found, and how sure the associator is. In picks that were
 * scrambled everything else is false, so that its probabilities are tried on real clutter; in picks as they came everything else is
 * unknown.
 *
 * <p>An injected event is within a distance given of some node, is heard by the nearest {@link #NODES_MIN} to {@link #NODES_MAX}
 * nodes, each wave with the detection probability of the synthetic sets, and errs as the medium says.
 */
final class Injections {
  private static final int NODES_MIN = 6;
  private static final int NODES_MAX = 40;
  private static final double DETECTION = 0.8;

  /** A third of the nodes' distance in the networks at hand. */
  private final double besideKm;

  private final List<NetworkStation> nodes;
  private final Medium medium;
  private final NetworkSettings settings;
  private final double pickErrorSeconds;

  Injections(
      List<NetworkStation> nodes,
      Medium medium,
      NetworkSettings settings,
      double pickErrorSeconds,
      double besideKm) {
    this.nodes = List.copyOf(nodes);
    this.medium = medium;
    this.settings = settings;
    this.pickErrorSeconds = pickErrorSeconds;
    this.besideKm = besideKm;
  }

  /**
   * What came of it.
   *
   * @param background what they were put into
   * @param isScrambled whether nothing else in it is an event
   * @param injected events with enough picks
   * @param score of the found events against the injected ones, and in scrambled picks against nothing else
   * @param probabilities of the injected events that were found, ascending
   * @param reliability of everything found; of scrambled picks alone
   * @param others events found that were not injected
   */
  record Outcome(
      String background,
      boolean isScrambled,
      int injected,
      SetScore score,
      double[] probabilities,
      Reliability reliability,
      int others) {
    double share() {
      return (double) score.matched() / Math.max(1, injected);
    }
  }

  Outcome run(String background, boolean isScrambled, PickColumns picks, int events, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    PickColumns.Builder all = new PickColumns.Builder();
    double first = Double.POSITIVE_INFINITY;
    double last = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < picks.size(); i++) {
      all.add(
          i,
          picks.station(i),
          picks.timeSeconds(i),
          picks.phase(i),
          picks.sigmaSeconds(i),
          picks.weight(i));
      first = Math.min(first, picks.timeSeconds(i));
      last = Math.max(last, picks.timeSeconds(i));
    }
    List<TrueEvent> truth = new ArrayList<>();
    int id = picks.size();
    for (int e = 0; e < events; e++) {
      TrueEvent event = inject(random, first, last, id, all);
      id += event.size();
      truth.add(event);
    }
    NetworkAssociation result =
        new NetworkAssociator().associate(nodes, all.build(), medium, settings);
    return outcome(background, isScrambled, TruthFile.found(result.events(), 0), truth);
  }

  private Outcome outcome(
      String background, boolean isScrambled, List<FoundEvent> found, List<TrueEvent> truth) {
    EventMatching matching = EventMatching.of(found, truth);
    List<Double> probabilities = new ArrayList<>();
    int others = 0;
    for (int f = 0; f < found.size(); f++) {
      if (matching.truthOf(f) != EventMatching.NONE) {
        probabilities.add(found.get(f).probability());
      } else if (!matching.isReal(f)) {
        others++;
      }
    }
    SetScore score = SetScore.of(found, truth, settings.picksMin());
    return new Outcome(
        background,
        isScrambled,
        score.detectable(),
        score,
        probabilities.stream().mapToDouble(p -> p).sorted().toArray(),
        score.reliability(),
        others);
  }

  private TrueEvent inject(
      SplittableRandom random, double first, double last, int firstId, PickColumns.Builder all) {
    NetworkStation beside = nodes.get(random.nextInt(nodes.size()));
    double x = beside.eastKm() + besideKm * (2 * random.nextDouble() - 1);
    double y = beside.northKm() + besideKm * (2 * random.nextDouble() - 1);
    double at = first + random.nextDouble() * (last - first);
    int row = medium instanceof Medium.Layered l ? random.nextInt(l.table().depthsKm().length) : 0;
    int heard = random.nextInt(NODES_MIN, NODES_MAX + 1);
    int[] nearest = IntStream.range(0, nodes.size())
        .boxed()
        .sorted(Comparator.comparingDouble(n -> kilometers(n, x, y)))
        .limit(heard)
        .mapToInt(n -> n)
        .toArray();
    int id = firstId;
    for (int node : nearest) {
      for (Phase phase :
          medium instanceof Medium.Sound ? List.of(Phase.P) : List.of(Phase.values())) {
        if (random.nextDouble() < DETECTION) {
          double path = 1 + medium.relativePathError() * random.nextGaussian();
          double time = at
              + seconds(node, phase, x, y, row) * path
              + pickErrorSeconds * random.nextGaussian();
          all.add(id++, node, time, phase, pickErrorSeconds);
        }
      }
    }
    return new TrueEvent(at, x, y, IntStream.range(firstId, id).toArray());
  }

  private double kilometers(int node, double x, double y) {
    return Math.hypot(nodes.get(node).eastKm() - x, nodes.get(node).northKm() - y);
  }

  private double seconds(int node, Phase phase, double x, double y, int row) {
    double d = kilometers(node, x, y);
    return switch (medium) {
      case Medium.Layered m -> m.table().seconds(phase, row, d);
      case Medium.Seismic m -> d / (phase == Phase.P ? m.pKmPerSecond() : m.sKmPerSecond());
      case Medium.Sound m -> {
        double along = m.wind() instanceof Wind.Given w
            ? w.eastMetersPerSecond() * (nodes.get(node).eastKm() - x)
                + w.northMetersPerSecond() * (nodes.get(node).northKm() - y)
            : 0;
        yield d == 0 ? 0 : d / (m.speedKmPerSecond() + along / 1000 / d);
      }
    };
  }
}
