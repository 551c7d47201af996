// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.bench.association;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.trucewatch.app.associate.AssociationInput;
import org.trucewatch.app.associate.LayeredTables;
import org.trucewatch.app.associate.MediumModels;
import org.trucewatch.app.associate.PickList;
import org.trucewatch.app.associate.Reach;
import org.trucewatch.science.association.network.Medium;
import org.trucewatch.science.association.network.NetworkSettings;
import org.trucewatch.science.propagation.LayeredEarth;

/** Runs the real sets that are at hand; those that are not are passed over with a word. */
final class RealBench {
  /** As the peers were run: P and S within a second of the model. */
  private static final double PICK_ERROR_SECONDS = 0.2;

  private static final double DEPTH_KM_MAX = 20;

  /** With P and S at sixty stations; the probability decides, not the count. The peers ask for 12. */
  private static final int DENSE_PICKS_MIN = 8;

  /** P alone, and four unknowns with depth: five picks are the fewest that can contradict each other. Scrambled, they made nothing. */
  private static final int SPARSE_PICKS_MIN = 5;

  private static NetworkSettings picksMin(int picksMin) {
    NetworkSettings base = NetworkSettings.seismic();
    return new NetworkSettings(
        picksMin,
        base.detection(),
        base.audibleKmMax(),
        base.eventsPerKm2AndHour(),
        base.clutterPerNodeAndHour(),
        base.probabilityMin());
  }

  private final Path data;
  private final int repeats;
  private final List<Injections.Outcome> injections = new ArrayList<>();
  private final Consumer<String> progress;

  /**
   * @param data folder that holds the sets' folders
   * @param repeats of which the median time is taken
   */
  RealBench(Path data, int repeats, Consumer<String> progress) {
    this.data = data;
    this.repeats = repeats;
    this.progress = progress;
  }

  /** Everything that is at hand. */
  record Result(
      List<RealSet.Outcome> catalogues,
      List<SurveyedShots.Outcome> shots,
      List<Injections.Outcome> injections) {}

  Result run() {
    List<RealSet.Outcome> outcomes = new ArrayList<>();
    injections.add(new InjectionBench(progress).drawn());
    dense(outcomes);
    sparse(outcomes);
    Path shots = data.resolve("explosions-hukkakero-2007");
    List<SurveyedShots.Outcome> located = List.of();
    if (isThere(shots)) {
      progress.accept("explosions-hukkakero-2007");
      located = SurveyedShots.read(shots).outcomes();
    }
    return new Result(outcomes, located, injections);
  }

  private boolean isThere(Path folder) {
    boolean is = Files.isDirectory(folder);
    if (!is) {
      progress.accept(folder.getFileName() + " is not at hand and left out");
    }
    return is;
  }

  private void dense(List<RealSet.Outcome> outcomes) {
    Path folder = data.resolve("picks-italy-2016");
    if (!isThere(folder)) {
      return;
    }
    LayeredEarth earth =
        MediumModels.read(folder.resolve("velocity_model_1d.csv").toString());
    for (String picker : List.of("stalta", "phasenet")) {
      Map<String, Path> peers = new LinkedHashMap<>();
      peers.put("PyOcto", folder.resolve("peer_pyocto_" + picker + ".csv"));
      peers.put("REAL", folder.resolve("peer_real_" + picker + ".csv"));
      RealSet set = new RealSet(
          "picks-italy-2016, " + picker,
          folder.resolve("stations.csv"),
          folder.resolve("picks_" + picker + "_2016-10-14_00-12h.csv"),
          new PickList.Terms(
              PICK_ERROR_SECONDS, picker.equals("phasenet") ? 0.5 : 0, Double.POSITIVE_INFINITY),
          folder.resolve("reference_catalogue.csv"),
          peers,
          2.5,
          10,
          75,
          8);
      progress.accept(set.name());
      RealSet.Outcome outcome =
          set.run(input -> layered(earth, input, 0.015), picksMin(DENSE_PICKS_MIN), repeats);
      outcomes.add(outcome);
      injections.addAll(new InjectionBench(progress)
          .real(
              set.name(),
              outcome.input(),
              layered(earth, outcome.input(), 0.015),
              picksMin(DENSE_PICKS_MIN),
              PICK_ERROR_SECONDS));
    }
  }

  private void sparse(List<RealSet.Outcome> outcomes) {
    Path folder = data.resolve("picks-ceus-glass3");
    if (!isThere(folder)) {
      return;
    }
    RealSet set = new RealSet(
        "picks-ceus-glass3",
        folder.resolve("stations.csv"),
        folder.resolve("picks.csv"),
        new PickList.Terms(0.5, 0, Double.POSITIVE_INFINITY),
        folder.resolve("reference_catalogue.csv"),
        Map.of("GLASS3", folder.resolve("glass3_detections.csv")),
        20,
        120,
        70,
        Double.NaN);
    progress.accept(set.name());
    NetworkSettings base = NetworkSettings.seismic();
    NetworkSettings settings = new NetworkSettings(
        SPARSE_PICKS_MIN,
        base.detection(),
        SPARSE_AUDIBLE_KM,
        base.eventsPerKm2AndHour() * SPARSE_EVENTS,
        base.clutterPerNodeAndHour(),
        base.probabilityMin());
    outcomes.add(set.run(
        input -> layered(MediumModels.read("ak135"), input, SPARSE_PATH_ERROR), settings, 1));
  }

  /** 2 % of the crust, and 2 % of the plane over a continent. */
  private static final double SPARSE_PATH_ERROR = 0.03;

  /** Small events of a continental network are recorded to about 800 km. */
  private static final double SPARSE_AUDIBLE_KM = 800;

  /** A continental interior has far fewer events to the km² than a front line. */
  private static final double SPARSE_EVENTS = 1e-3;

  private static Medium layered(LayeredEarth earth, AssociationInput input, double pathError) {
    double reach = Math.min(2_000, Reach.kilometers(input.stations().nodes()));
    return new Medium.Layered(LayeredTables.of(earth, DEPTH_KM_MAX, reach), pathError);
  }
}
