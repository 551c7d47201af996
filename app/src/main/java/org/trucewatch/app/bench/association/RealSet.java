// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.bench.association;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.trucewatch.adapters.picktable.StationRow;
import org.trucewatch.adapters.picktable.TruthDecoder;
import org.trucewatch.adapters.picktable.TruthRow;
import org.trucewatch.app.associate.AssociationInput;
import org.trucewatch.app.associate.Ground;
import org.trucewatch.app.associate.PickList;
import org.trucewatch.app.bench.association.CatalogueMatch.Listed;
import org.trucewatch.science.association.network.Medium;
import org.trucewatch.science.association.network.NetworkEvent;
import org.trucewatch.science.association.network.NetworkSettings;
import org.trucewatch.science.association.network.RecordAssociator;
import org.trucewatch.science.association.scoring.SetScore;

/**
 * Real picks that others have associated: how many events of a reference catalogue are found, and what others found that we did not
 * and the other way round. A reference is for recall, never for precision.
 *
 * @param name for the report
 * @param stations file of stations
 * @param picks file of picks
 * @param terms what is asked of picks
 * @param reference catalogue whose events should be found
 * @param peers catalogues that other programs made of the same picks
 * @param secondsMax of a match
 * @param kilometersMax of a match
 * @param asked how many events of the reference
 * @param secondsAsked most processor seconds; NaN where nothing is asked
 */
record RealSet(
    String name,
    Path stations,
    Path picks,
    PickList.Terms terms,
    Path reference,
    Map<String, Path> peers,
    double secondsMax,
    double kilometersMax,
    int asked,
    double secondsAsked) {
  RealSet {
    peers = new LinkedHashMap<>(peers);
  }

  /**
   * What was found.
   *
   * @param set which
   * @param input what was read and refused
   * @param found our events
   * @param picksUsed picks in them
   * @param seconds processor seconds, median of the repeats
   * @param kernelSeconds of the calibration kernel
   * @param referenceEvents of the reference within the picks' span
   * @param matched of those, found
   * @param kilometers of the matches, ascending
   * @param delays ours minus the reference's, s, ascending
   * @param peers by name, how many events it has and how many of them are ours too
   * @param oursAlone our events that no peer has
   */
  record Outcome(
      RealSet set,
      AssociationInput input,
      List<Listed> found,
      int picksUsed,
      double seconds,
      double kernelSeconds,
      int referenceEvents,
      int matched,
      double[] kilometers,
      double[] delays,
      Map<String, int[]> peers,
      List<Listed> oursAlone) {
    /** Of our events, the matched median distance from the reference, km. */
    double medianKm() {
      return SetScore.quantile(kilometers, 0.5);
    }
  }

  /** Runs; the medium is made for the extent of the network. */
  Outcome run(MediumMaker medium, NetworkSettings settings, int repeats) {
    AssociationInput input = AssociationInput.read(stations, picks, terms);
    Medium known = medium.of(input);
    List<NetworkEvent> events = associate(input, known, settings);
    double kernel = CalibrationKernel.seconds();
    double[] seconds = new double[repeats];
    for (int i = 0; i < repeats; i++) {
      long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      events = associate(input, known, settings);
      seconds[i] = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before) * 1e-9;
    }
    Arrays.sort(seconds);
    return outcome(input, events, SetScore.quantile(seconds, 0.5), kernel);
  }

  /** What is known of the medium, once it is known how large the network is. */
  interface MediumMaker {
    Medium of(AssociationInput input);
  }

  private static List<NetworkEvent> associate(
      AssociationInput input, Medium medium, NetworkSettings settings) {
    return new RecordAssociator()
        .associate(input.stations().nodes(), input.picks().columns(), medium, settings)
        .whole()
        .events();
  }

  private Outcome outcome(
      AssociationInput input, List<NetworkEvent> events, double seconds, double kernel) {
    List<Listed> found = listed(input, events);
    double first = input.picks().epochSeconds();
    double last = first;
    double earliest = Double.POSITIVE_INFINITY;
    for (int i = 0; i < input.picks().size(); i++) {
      last = Math.max(last, first + input.picks().columns().timeSeconds(i));
      earliest = Math.min(earliest, first + input.picks().columns().timeSeconds(i));
    }
    double to = last;
    double from = earliest - MARGIN_SECONDS;
    List<Listed> wanted = catalogue(reference).stream()
        .filter(e -> e.timeSeconds() >= from && e.timeSeconds() <= to)
        .toList();
    CatalogueMatch match = CatalogueMatch.of(wanted, found, secondsMax, kilometersMax);
    Map<String, int[]> shared = new LinkedHashMap<>();
    boolean[] known = new boolean[found.size()];
    peers.forEach((peer, file) -> {
      List<Listed> theirs = catalogue(file);
      CatalogueMatch both = CatalogueMatch.of(found, theirs, secondsMax, kilometersMax);
      IntStream.range(0, known.length).filter(both::has).forEach(i -> known[i] = true);
      shared.put(peer, new int[] {theirs.size(), both.count()});
    });
    List<Listed> alone = new ArrayList<>();
    IntStream.range(0, known.length).filter(i -> !known[i]).forEach(i -> alone.add(found.get(i)));
    return new Outcome(
        this,
        input,
        found,
        events.stream().mapToInt(e -> e.picks().size()).sum(),
        seconds,
        kernel,
        wanted.size(),
        match.count(),
        match.kilometers(),
        Arrays.stream(match.seconds()).map(t -> -t).sorted().toArray(),
        shared,
        alone);
  }

  /** An event may begin this long before its first pick. */
  private static final double MARGIN_SECONDS = 60;

  private static List<Listed> listed(AssociationInput input, List<NetworkEvent> events) {
    List<Listed> listed = new ArrayList<>();
    if (input.stations().ground() instanceof Ground.Earth earth) {
      for (NetworkEvent event : events) {
        listed.add(new Listed(
            event.timeSeconds() + input.picks().epochSeconds(),
            earth.point(event.eastKm(), event.northKm()),
            event.probability(),
            event.picks().size()));
      }
    }
    return listed;
  }

  private static List<Listed> catalogue(Path file) {
    List<Listed> listed = new ArrayList<>();
    for (TruthRow row : TruthDecoder.events(
            "file:" + file.getFileName(), AssociationInput.bytes(file))
        .values()) {
      if (row.place() instanceof StationRow.OnEarth e) {
        listed.add(new Listed(row.timeSeconds(), e.point(), Double.NaN, 0));
      }
    }
    return listed;
  }
}
