// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.bench.association;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.trucewatch.app.associate.TruthFile;
import org.trucewatch.science.association.network.Medium;
import org.trucewatch.science.association.network.NetworkAssociation;
import org.trucewatch.science.association.network.NetworkAssociator;
import org.trucewatch.science.association.network.NetworkEvent;
import org.trucewatch.science.association.scoring.FoundEvent;
import org.trucewatch.science.association.scoring.SetScore;

/** Runs the associator on synthetic sets. */
final class AssociationBench {
  private static final long SCRAMBLE_SEED = 20_260_106;

  private final int repeats;
  private final Consumer<String> progress;

  AssociationBench(int repeats, Consumer<String> progress) {
    this.repeats = repeats;
    this.progress = progress;
  }

  List<SetRow> rows(List<Path> folders) {
    List<SetRow> rows = new ArrayList<>();
    for (Path folder : folders) {
      SyntheticSet set = SyntheticSet.read(folder);
      progress.accept(set.name() + ": " + set.input().picks().size() + " picks");
      rows.add(row(set));
    }
    return rows;
  }

  private SetRow row(SyntheticSet set) {
    NetworkAssociation result = run(set);
    double kernel = CalibrationKernel.seconds();
    double[] seconds = new double[repeats];
    for (int i = 0; i < repeats; i++) {
      long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      result = run(set);
      seconds[i] = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before) * 1e-9;
    }
    List<FoundEvent> found =
        TruthFile.found(result.events(), set.input().picks().epochSeconds());
    return new SetRow(
        set,
        Target.of(set.name()),
        SetScore.of(found, set.truth(), set.picksMin()),
        set.bound(),
        seconds,
        kernel,
        result.medium(),
        result.matchesPerGate(),
        found,
        scrambled(set, result));
  }

  private static NetworkAssociation run(SyntheticSet set) {
    return new NetworkAssociator()
        .associate(
            set.input().stations().nodes(),
            set.input().picks().columns(),
            set.medium(),
            set.settings());
  }

  /** With the wind that the real picks taught, as it would be known when a false event is made. */
  private static FalseEvents scrambled(SyntheticSet set, NetworkAssociation real) {
    Medium medium = set.medium() instanceof Medium.Sound s
        ? new Medium.Sound(
            s.speedKmPerSecond(),
            s.relativePathError(),
            s.relativeSpeedSd(),
            real.medium().asWind(),
            s.pathCorrelationKm())
        : set.medium();
    int nodes = set.input().stations().nodes().size();
    double exposure = set.squareKilometers() / 1000 * set.durationSeconds() / DAY_SECONDS;
    FalseEvents all = FalseEvents.NONE;
    for (int i = 0; i < scrambles(set.input().picks().size()); i++) {
      List<NetworkEvent> events = new NetworkAssociator()
          .associate(
              set.input().stations().nodes(),
              ScrambledPicks.of(set.input().picks().columns(), nodes, SCRAMBLE_SEED + i),
              medium,
              set.settings(0))
          .events();
      all = all.and(new FalseEvents(
          exposure,
          events.stream().mapToDouble(NetworkEvent::logOdds).toArray(),
          events.stream().mapToDouble(NetworkEvent::probability).toArray()));
    }
    return all;
  }

  private static final double DAY_SECONDS = 86_400;
  private static final int SCRAMBLED_PICKS = 20_000;
  private static final int SCRAMBLES_MAX = 10;

  /** Small sets are scrambled more often, because one record of an hour says little of a rate. */
  private static int scrambles(int picks) {
    return Math.clamp(SCRAMBLED_PICKS / Math.max(1, picks), 1, SCRAMBLES_MAX);
  }
}
