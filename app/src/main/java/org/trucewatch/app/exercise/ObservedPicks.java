// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.exercise;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.trucewatch.domain.line.Observation;
import org.trucewatch.domain.line.SensorKind;
import org.trucewatch.science.association.network.NetworkStation;
import org.trucewatch.simulation.exercise.ObservationSink;
import org.trucewatch.simulation.sensor.Site;

/** Picks of the acoustic nodes as columns, and the nodes where they say that they stand: all that the associator sees. */
final class ObservedPicks implements ObservationSink {
  private final List<NetworkStation> stations = new ArrayList<>();
  private final int[] stationOfSensor;
  private long[] numbers = new long[1024];
  private int[] station = new int[1024];
  private double[] seconds = new double[1024];
  private float[] sigma = new float[1024];
  private int size;

  ObservedPicks(List<Site> sites) {
    stationOfSensor = new int[sites.size()];
    Arrays.fill(stationOfSensor, -1);
    for (int i = 0; i < sites.size(); i++) {
      Site s = sites.get(i);
      if (s.kind() == SensorKind.ACOUSTIC_NODE) {
        stationOfSensor[i] = stations.size();
        stations.add(new NetworkStation(
            s.name(), s.owner(), s.statedEastKilometers(), s.statedNorthKilometers(), 0));
      }
    }
  }

  @Override
  public void accept(long number, Observation observation) {
    if (!(observation instanceof Observation.Pick p) || stationOfSensor[p.sensor()] < 0) {
      return;
    }
    if (size == numbers.length) {
      int rows = 2 * size;
      numbers = Arrays.copyOf(numbers, rows);
      station = Arrays.copyOf(station, rows);
      seconds = Arrays.copyOf(seconds, rows);
      sigma = Arrays.copyOf(sigma, rows);
    }
    numbers[size] = number;
    station[size] = stationOfSensor[p.sensor()];
    seconds[size] = p.seconds();
    sigma[size] = (float) p.sigmaSeconds();
    size++;
  }

  List<NetworkStation> stations() {
    return stations;
  }

  int size() {
    return size;
  }

  /** Observation number of each row. */
  long[] numbers() {
    return Arrays.copyOf(numbers, size);
  }

  int station(int row) {
    return station[row];
  }

  double seconds(int row) {
    return seconds[row];
  }

  double sigmaSeconds(int row) {
    return sigma[row];
  }
}
