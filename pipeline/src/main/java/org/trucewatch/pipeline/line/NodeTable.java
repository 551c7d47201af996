// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.pipeline.line;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.trucewatch.domain.line.Observation;
import org.trucewatch.domain.line.Sensor;
import org.trucewatch.domain.line.SensorKind;
import org.trucewatch.science.association.network.NetworkStation;
import org.trucewatch.science.association.network.NodePicks;
import org.trucewatch.science.impulse.LineRecord;

/**
 * The acoustic nodes of a record: where they say that they stand, what they picked and when they answered.
 *
 * <p>A node is up unless its last word of health before a time, or else its first after it, says otherwise. Where no sensor has any word of health,
 * nodes that sent no pick in the whole record are taken as down.
 */
@SuppressWarnings("ArrayRecordComponent") // Inside the package, never changed.
record NodeTable(
    List<NetworkStation> stations,
    int[] sensors,
    NodePicks picks,
    double[][] changes,
    boolean[] isUpFirst) {

  static NodeTable of(LineRecord record) {
    List<NetworkStation> stations = new ArrayList<>();
    int[] nodeOf = new int[record.sensors().size()];
    int[] sensors = new int[nodeOf.length];
    for (int s = 0; s < nodeOf.length; s++) {
      Sensor sensor = record.sensors().get(s);
      nodeOf[s] = -1;
      if (sensor.kind() == SensorKind.ACOUSTIC_NODE) {
        nodeOf[s] = stations.size();
        sensors[stations.size()] = s;
        stations.add(new NetworkStation(
            sensor.name(), sensor.owner(), sensor.eastKilometers(), sensor.northKilometers(), 0));
      }
    }
    int nodes = stations.size();
    NodePicks picks = picks(record, nodeOf, nodes);
    HealthWords words = new HealthWords(nodes);
    for (Observation o : record.observations()) {
      if (o instanceof Observation.Health h && nodeOf[h.sensor()] >= 0) {
        words.add(nodeOf[h.sensor()], h.seconds(), h.isUp());
      }
    }
    boolean[] first = words.upFirst();
    for (int i = 0; i < nodes && !words.any; i++) {
      first[i] = picks.start()[i + 1] > picks.start()[i];
    }
    return new NodeTable(
        List.copyOf(stations), Arrays.copyOf(sensors, nodes), picks, words.changes(), first);
  }

  /** Words of health by node. */
  private static final class HealthWords {
    private final double[][] seconds;
    private final boolean[] isUpFirst;
    private final boolean[] isUp;
    private boolean any;

    HealthWords(int nodes) {
      seconds = new double[nodes][0];
      isUpFirst = new boolean[nodes];
      isUp = new boolean[nodes];
      Arrays.fill(isUpFirst, true);
    }

    void add(int node, double at, boolean up) {
      boolean isFirst = seconds[node].length == 0;
      any = true;
      if (isFirst) {
        isUpFirst[node] = !up;
      }
      if (isFirst || up != isUp[node]) {
        seconds[node] = Arrays.copyOf(seconds[node], seconds[node].length + 1);
        seconds[node][seconds[node].length - 1] = at;
        isUp[node] = up;
      }
    }

    double[][] changes() {
      return seconds;
    }

    boolean[] upFirst() {
      return isUpFirst;
    }
  }

  private static NodePicks picks(LineRecord record, int[] nodeOf, int nodes) {
    int[] start = new int[nodes + 1];
    for (Observation o : record.observations()) {
      if (o instanceof Observation.Pick p && nodeOf[p.sensor()] >= 0) {
        start[nodeOf[p.sensor()] + 1]++;
      }
    }
    for (int i = 0; i < nodes; i++) {
      start[i + 1] += start[i];
    }
    int[] rows = new int[start[nodes]];
    int[] next = Arrays.copyOf(start, nodes);
    for (int row = 0; row < record.observations().size(); row++) {
      if (record.observations().get(row) instanceof Observation.Pick p && nodeOf[p.sensor()] >= 0) {
        rows[next[nodeOf[p.sensor()]]++] = row;
      }
    }
    return sorted(record, record.numbers(), rows, start);
  }

  private static NodePicks sorted(LineRecord record, long[] numbers, int[] rows, int[] start) {
    long[] ids = new long[rows.length];
    double[] seconds = new double[rows.length];
    double[] sigmas = new double[rows.length];
    for (int node = 0; node + 1 < start.length; node++) {
      for (int i = start[node]; i < start[node + 1]; i++) {
        Observation.Pick p = (Observation.Pick) record.observations().get(rows[i]);
        int at = i;
        // Nearly in order already; equal times by number.
        while (at > start[node]
            && (seconds[at - 1] > p.seconds()
                || (seconds[at - 1] == p.seconds() && ids[at - 1] > numbers[rows[i]]))) {
          seconds[at] = seconds[at - 1];
          ids[at] = ids[at - 1];
          sigmas[at] = sigmas[at - 1];
          at--;
        }
        seconds[at] = p.seconds();
        ids[at] = numbers[rows[i]];
        sigmas[at] = p.sigmaSeconds();
      }
    }
    return new NodePicks(start, ids, seconds, sigmas);
  }

  /** Whether a node answered at this time. */
  boolean isUp(int node, double seconds) {
    boolean up = isUpFirst[node];
    for (double change : changes[node]) {
      if (change > seconds) {
        return up;
      }
      up = !up;
    }
    return up;
  }
}
