// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.impulse;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.trucewatch.domain.line.Observation;
import org.trucewatch.domain.line.Sensor;
import org.trucewatch.domain.line.SensorKind;

/**
 * A record's observations by number, by sensor and by place, and when each sensor answered. A sensor answers from the record's
 * begin unless it is told otherwise.
 */
public final class LineIndex {
  private final LineRecord record;
  private final double[][] pickSeconds;
  private final int[][] pickRows;
  private final double[][] changeSeconds;
  private final boolean[][] changeUp;
  private final int[] nodesByEast;

  private LineIndex(LineRecord record) {
    this.record = record;
    int sensors = record.sensors().size();
    int[] picks = new int[sensors];
    int[] changes = new int[sensors];
    for (Observation o : record.observations()) {
      switch (o) {
        case Observation.Pick p -> picks[p.sensor()]++;
        case Observation.Health h -> changes[h.sensor()]++;
        default -> {}
      }
    }
    pickRows = rows(picks);
    int[][] changeRows = rows(changes);
    fill(picks, changes, changeRows);
    pickSeconds = new double[sensors][];
    changeSeconds = new double[sensors][];
    changeUp = new boolean[sensors][];
    for (int s = 0; s < sensors; s++) {
      pickRows[s] = inTime(pickRows[s]);
      pickSeconds[s] = Arrays.stream(pickRows[s]).mapToDouble(this::secondsAt).toArray();
      int[] ordered = inTime(changeRows[s]);
      changeSeconds[s] = Arrays.stream(ordered).mapToDouble(this::secondsAt).toArray();
      changeUp[s] = new boolean[ordered.length];
      for (int i = 0; i < ordered.length; i++) {
        changeUp[s][i] = ((Observation.Health) record.observations().get(ordered[i])).isUp();
      }
    }
    nodesByEast = IntStream.range(0, sensors)
        .filter(s -> record.sensors().get(s).kind() == SensorKind.ACOUSTIC_NODE)
        .boxed()
        .sorted(
            Comparator.comparingDouble((Integer s) -> record.sensors().get(s).eastKilometers())
                .thenComparing(s -> s))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  /** Takes a sensor and its distance. */
  @FunctionalInterface
  public interface Near {
    /** One sensor, and how far it is, km. */
    void take(int sensor, double kilometers);
  }

  /** Of a record. */
  public static LineIndex of(LineRecord record) {
    return new LineIndex(record);
  }

  private static int[][] rows(int[] counts) {
    int[][] rows = new int[counts.length][];
    for (int s = 0; s < counts.length; s++) {
      rows[s] = new int[counts[s]];
    }
    return rows;
  }

  private void fill(int[] picks, int[] changes, int[][] changeRows) {
    List<Observation> all = record.observations();
    for (int row = all.size() - 1; row >= 0; row--) {
      switch (all.get(row)) {
        case Observation.Pick p -> pickRows[p.sensor()][--picks[p.sensor()]] = row;
        case Observation.Health h -> changeRows[h.sensor()][--changes[h.sensor()]] = row;
        default -> {}
      }
    }
  }

  private double secondsAt(int row) {
    return switch (record.observations().get(row)) {
      case Observation.Pick p -> p.seconds();
      case Observation.Health h -> h.seconds();
      default -> Double.NaN;
    };
  }

  private int[] inTime(int[] rows) {
    boolean isInTime = true;
    for (int i = 1; i < rows.length && isInTime; i++) {
      isInTime = rows[i - 1] < rows[i] && secondsAt(rows[i - 1]) <= secondsAt(rows[i]);
    }
    if (isInTime) {
      return rows; // As a sensor reports, where nothing came late.
    }
    return Arrays.stream(rows)
        .boxed()
        .sorted(Comparator.comparingDouble((Integer r) -> secondsAt(r)).thenComparing(r -> r))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  /** The record. */
  public LineRecord record() {
    return record;
  }

  /** The observation of a number. */
  public Observation observation(long number) {
    int row = Arrays.binarySearch(record.numbers(), number);
    if (row < 0) {
      throw new IllegalArgumentException(
          "observation " + number + " is not in the record, expected one of its "
              + record.observations().size());
    }
    return record.observations().get(row);
  }

  /** The acoustic nodes, by x. */
  public int[] nodes() {
    return nodesByEast.clone();
  }

  /** Times of a sensor's picks, ascending, seconds. */
  public double[] pickSeconds(int sensor) {
    return pickSeconds[sensor];
  }

  /** One of a sensor's picks, counted in the order of {@link #pickSeconds}. */
  public Observation.Pick pick(int sensor, int k) {
    return (Observation.Pick) record.observations().get(pickRows[sensor][k]);
  }

  /** The number of that observation. */
  public long pickNumber(int sensor, int k) {
    return record.numbers()[pickRows[sensor][k]];
  }

  /** First of a sensor's picks that is not before this time. */
  public int firstPick(int sensor, double seconds) {
    int at = Arrays.binarySearch(pickSeconds[sensor], seconds);
    if (at < 0) {
      return -at - 1;
    }
    while (at > 0 && pickSeconds[sensor][at - 1] == seconds) {
      at--;
    }
    return at;
  }

  /** Times at which a sensor began or ceased to answer, ascending. */
  public double[] changeSeconds(int sensor) {
    return changeSeconds[sensor];
  }

  /** Whether it began to answer at the change of this index. */
  public boolean isChangeUp(int sensor, int change) {
    return changeUp[sensor][change];
  }

  /** Whether a sensor answered at this time. */
  public boolean isUp(int sensor, double seconds) {
    int last = -1;
    double[] changes = changeSeconds[sensor];
    while (last + 1 < changes.length && changes[last + 1] <= seconds) {
      last++;
    }
    return last < 0 || changeUp[sensor][last];
  }

  /** All acoustic nodes within a distance, by x. */
  public void nodesWithin(double east, double north, double kilometers, Near near) {
    for (int i = firstEast(east - kilometers); i < nodesByEast.length; i++) {
      Sensor s = record.sensors().get(nodesByEast[i]);
      double x = s.eastKilometers() - east;
      if (x > kilometers) {
        return;
      }
      double y = s.northKilometers() - north;
      double away = Math.sqrt(x * x + y * y);
      if (away <= kilometers) {
        near.take(nodesByEast[i], away);
      }
    }
  }

  private int firstEast(double east) {
    int low = 0;
    int high = nodesByEast.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (record.sensors().get(nodesByEast[middle]).eastKilometers() < east) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
