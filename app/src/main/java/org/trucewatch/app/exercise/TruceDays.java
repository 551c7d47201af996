// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.exercise;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.trucewatch.domain.line.ControlLine;
import org.trucewatch.domain.line.Observation;
import org.trucewatch.domain.line.Sensor;
import org.trucewatch.science.impulse.LineRecord;
import org.trucewatch.simulation.exercise.ObservationSink;
import org.trucewatch.simulation.score.TruthTable;
import org.trucewatch.simulation.sensor.Emission;
import org.trucewatch.simulation.sensor.Faults;
import org.trucewatch.simulation.source.Occurrence;
import org.trucewatch.simulation.truth.TruthSink;

/**
 * Cuts a long history into records of a day each, holding no more than two days. A record begins with the last word of health of each sensor that
 * is down and with the day before's last minutes, and judges what happened from half of those minutes before its day to as long before
 * the next: so each event is seen whole in exactly one record. Numbers count anew in each.
 */
final class TruceDays implements ObservationSink, TruthSink {
  /** What of the day before is given again. Sound from 40 km takes two minutes. */
  static final double TAIL_SECONDS = 1_200;

  private final List<Sensor> sensors;
  private final ControlLine line;
  private final double soundKilometersPerSecond;
  private final List<Observation> observations = new ArrayList<>();
  private final List<Long> causes = new ArrayList<>();
  private final List<Happened> happened = new ArrayList<>();
  private final TreeMap<Integer, Observation.Health> down = new TreeMap<>();
  private double begin;

  private record Happened(Occurrence occurrence, boolean isAnnounced) {}

  /**
   * A day as the watch gets it, and its truth under the same numbers.
   *
   * @param picks of acoustic nodes and seismic stations, the tail's left out
   */
  record Day(LineRecord record, TruthTable truth, long picks) {}

  TruceDays(List<Sensor> sensors, ControlLine line, double soundKilometersPerSecond) {
    this.sensors = List.copyOf(sensors);
    this.line = line;
    this.soundKilometersPerSecond = soundKilometersPerSecond;
  }

  @Override
  public void accept(long number, Observation observation) {
    observations.add(observation);
  }

  @Override
  public void caused(long observation, long occurrence) {
    causes.add(occurrence);
  }

  @Override
  public void happened(Occurrence occurrence, boolean isAnnounced) {
    happened.add(new Happened(occurrence, isAnnounced));
  }

  @Override
  public void fault(Faults.Done fault) {
    // Truce days have none.
  }

  /** The day that ends at this time; its last minutes are kept for the next. */
  Day ended(double seconds) {
    double from = begin == 0 ? 0 : begin - TAIL_SECONDS / 2;
    double to = seconds - TAIL_SECONDS / 2;
    List<Observation> all = new ArrayList<>(down.values());
    TruthTable truth = new TruthTable();
    for (Happened h : happened) {
      if (h.occurrence.seconds() >= from && h.occurrence.seconds() < to) {
        truth.happened(h.occurrence, h.isAnnounced);
      }
    }
    int words = all.size();
    all.addAll(observations);
    long[] numbers = new long[all.size()];
    long picks = 0;
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = i;
      truth.caused(i, i < words ? Emission.NOISE : causes.get(i - words));
      picks += all.get(i) instanceof Observation.Pick p && p.seconds() >= begin ? 1 : 0;
    }
    LineRecord record =
        new LineRecord(sensors, all, numbers, line, from, to, soundKilometersPerSecond);
    forget(seconds - TAIL_SECONDS);
    begin = seconds;
    return new Day(record, truth, picks);
  }

  private void forget(double until) {
    int first = 0;
    while (first < observations.size() && received(first) < until) {
      if (observations.get(first) instanceof Observation.Health h) {
        if (h.isUp()) {
          down.remove(h.sensor());
        } else {
          down.put(h.sensor(), h);
        }
      }
      first++;
    }
    observations.subList(0, first).clear();
    causes.subList(0, first).clear();
    happened.removeIf(h -> h.occurrence.seconds() < until);
  }

  private double received(int row) {
    return observations.get(row).receivedSeconds();
  }
}
