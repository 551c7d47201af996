// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.association.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Finds events among the picks of single nodes. A pure function: the same picks in any order give the same bytes. */
public final class NetworkAssociator {
  /**
   * Associates.
   *
   * @param stations the network; {@link PickColumns#station(int)} counts in this list
   * @param picks    rows in any order
   * @param medium   what the waves travel through
   * @param settings what is assumed
   */
  public NetworkAssociation associate(
      List<NetworkStation> stations, PickColumns picks, Medium medium, NetworkSettings settings) {
    Ground ground = new Ground(stations, settings.audibleKmMax());
    int phases = medium instanceof Medium.Sound ? 1 : 2;
    Integer[] rows = new Integer[picks.size()];
    Arrays.setAll(rows, i -> i);
    Arrays.sort(rows, Comparator.<Integer>comparingInt(i -> picks.station(i) * phases + picks.phase(i).ordinal())
        .thenComparingDouble(picks::timeSeconds).thenComparingLong(picks::id));
    int channels = stations.size() * phases;
    int[] start = new int[channels + 1];
    long[] id = new long[rows.length];
    double[] time = new double[rows.length];
    double[] sigma = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      id[i] = picks.id(rows[i]);
      time[i] = picks.timeSeconds(rows[i]);
      sigma[i] = picks.sigmaSeconds(rows[i]);
      start[picks.station(rows[i]) * phases + picks.phase(rows[i]).ordinal() + 1]++;
    }
    for (int ch = 0; ch < channels; ch++) {
      start[ch + 1] += start[ch];
    }
    PickField field = new PickField(channels, start, id, time, sigma);
    Air prior = Air.of(0, 0, 1, 0, 0);
    Waves waves;
    switch (medium) {
      case Medium.Sound m -> {
        prior = switch (m.wind()) {
          case Wind.Learnt l -> Air.of(0, 0, m.speedKmPerSecond(), l.priorSdMetersPerSecond() / 1000, m.relativeSpeedSd() * m.speedKmPerSecond());
          case Wind.Given g -> Air.of(g.eastMetersPerSecond() / 1000, g.northMetersPerSecond() / 1000, m.speedKmPerSecond(), g.sdMetersPerSecond() / 1000, m.relativeSpeedSd() * m.speedKmPerSecond());
        };
        waves = new StraightWaves(ground, new double[] {m.speedKmPerSecond()}, 0, 0);
      }
      case Medium.Seismic m -> waves = new StraightWaves(ground, new double[] {m.pKmPerSecond(), m.sKmPerSecond()}, 0, 0);
      case Medium.Layered l -> throw new IllegalStateException();
    }
    Search search = new Search(ground, waves, field, settings, medium.relativePathError(), prior);
    search.run();
    List<NetworkEvent> events = new ArrayList<>();
    for (Candidate c : search.events) {
      List<EventPick> list = new ArrayList<>();
      for (int p : c.picks) {
        int ch = Arrays.binarySearch(start, p);
        list.add(new EventPick(id[p], 0, Phase.P, 0, 0, 0, 1, 1));
      }
      double[] v = c.covariance;
      var cov = new NetworkEvent.Covariance(v[0], v[1], v[2], v[3], v[4], v[5]);
      events.add(new NetworkEvent("e", c.time, c.x, c.y, 0, cov, c.score, 1 / (1 + StrictMath.exp(-c.score)), c.audibleKm, list, List.of(), cov));
    }
    return new NetworkAssociation(
        events,
        new long[0],
        new RefusedPicks(Map.of(), List.of()),
        new MediumState(search.air.windEast() * 1000, search.air.windNorth() * 1000, search.air.windSd() * 1000, search.air.speed(), search.air.speedSd(), Double.NaN, Double.NaN, search.detection, search.events.size()));
  }
}
