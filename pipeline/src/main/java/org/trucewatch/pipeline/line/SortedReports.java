// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.pipeline.line;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.trucewatch.domain.line.Observation;
import org.trucewatch.science.impulse.LineRecord;

/** The observations of a record by kind and time, each with its number. */
final class SortedReports {
  private final Rows<Observation.Track> tracks;
  private final Rows<Observation.Flash> flashes;
  private final Rows<Observation.SeismicPick> seismic;
  private final Rows<Observation.Hotspot> hotspots;
  private final Rows<Observation.Statement> statements;

  /** One observation and its number. */
  record Row<T>(long number, T value) {}

  /** Observations of one kind by time, then number. */
  static final class Rows<T> {
    private final List<Row<T>> rows;
    private final double[] seconds;

    private Rows(List<Row<T>> given, ToDoubleFunction<T> time) {
      rows = new ArrayList<>(given);
      rows.sort(Comparator.comparingDouble((Row<T> r) -> time.applyAsDouble(r.value()))
          .thenComparingLong(Row::number));
      seconds = rows.stream().mapToDouble(r -> time.applyAsDouble(r.value())).toArray();
    }

    /** Those between two times, both included. */
    List<Row<T>> between(double from, double to) {
      return rows.subList(first(from), Math.max(first(from), first(Math.nextUp(to))));
    }

    private int first(double at) {
      int found = Arrays.binarySearch(seconds, at);
      if (found < 0) {
        return -found - 1;
      }
      while (found > 0 && seconds[found - 1] == at) {
        found--;
      }
      return found;
    }

    List<Row<T>> all() {
      return rows;
    }
  }

  SortedReports(LineRecord record) {
    tracks = rows(record, Observation.Track.class, Observation.Track::seconds);
    flashes = rows(record, Observation.Flash.class, Observation.Flash::seconds);
    seismic = rows(record, Observation.SeismicPick.class, Observation.SeismicPick::seconds);
    hotspots = rows(record, Observation.Hotspot.class, Observation.Hotspot::seconds);
    statements = rows(record, Observation.Statement.class, Observation.Statement::seconds);
  }

  private static <T extends Observation> Rows<T> rows(
      LineRecord record, Class<T> kind, ToDoubleFunction<T> time) {
    List<Row<T>> rows = new ArrayList<>();
    for (int i = 0; i < record.observations().size(); i++) {
      Observation o = record.observations().get(i);
      if (kind.isInstance(o)) {
        rows.add(new Row<>(record.numbers()[i], kind.cast(o)));
      }
    }
    return new Rows<>(rows, time);
  }

  Rows<Observation.Track> tracks() {
    return tracks;
  }

  Rows<Observation.Flash> flashes() {
    return flashes;
  }

  Rows<Observation.SeismicPick> seismic() {
    return seismic;
  }

  Rows<Observation.Hotspot> hotspots() {
    return hotspots;
  }

  Rows<Observation.Statement> statements() {
    return statements;
  }
}
