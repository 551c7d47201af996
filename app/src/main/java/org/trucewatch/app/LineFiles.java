// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.trucewatch.adapters.linerecord.LineAbout;
import org.trucewatch.adapters.linerecord.LineAboutDecoder;
import org.trucewatch.adapters.linerecord.LineForecastDecoder;
import org.trucewatch.adapters.linerecord.LineNetworkDecoder;
import org.trucewatch.adapters.linerecord.LineObservationDecoder;
import org.trucewatch.adapters.linerecord.LineObservationDecoder.Numbered;
import org.trucewatch.adapters.linerecord.LineTable;
import org.trucewatch.domain.Decoded;
import org.trucewatch.domain.LeafRef;
import org.trucewatch.domain.RawReport;
import org.trucewatch.domain.Rejection;
import org.trucewatch.domain.Sourced;
import org.trucewatch.domain.line.ControlLine;
import org.trucewatch.domain.line.Observation;
import org.trucewatch.domain.line.Sensor;
import org.trucewatch.pipeline.LineObservations;
import org.trucewatch.pipeline.ObservationBook;
import org.trucewatch.science.impulse.LineRecord;
import org.trucewatch.science.impulse.WindForecast;
import org.trucewatch.science.propagation.HumidAir;

/**
 * The reports of a network along a line. A row names its station, which another report registers and which may arrive later, so
 * all reports of a run are read together, in an order of their own: the order of arrival makes no difference.
 */
final class LineFiles {
  /** Most observations of one run; a hundred days of the longest line. */
  static final int OBSERVATIONS_MAX = 20_000_000;

  private static final Comparator<Filed> ORDER = Comparator.comparing(Filed::table)
      .thenComparing(f -> f.report().channel())
      .thenComparing((a, b) -> Arrays.compare(a.report().bytes(), b.report().bytes()));

  private final List<Filed> files = new ArrayList<>();

  private record Filed(LineTable table, RawReport report, LeafRef leaf) {}

  private record Row(long number, Observation observation, LeafRef leaf) {}

  void add(LineTable table, Sourced<RawReport> report) {
    files.add(new Filed(table, report.value(), report.leaf()));
  }

  /** Reads all that was added; what cannot be used becomes rejections. */
  void read(ObservationBook book) {
    if (files.isEmpty()) {
      return;
    }
    files.sort(ORDER);
    book.setLine(line(book), files.stream().map(Filed::leaf).toList());
  }

  private Optional<LineObservations> line(ObservationBook book) {
    List<LineAbout> abouts =
        decoded(LineTable.ABOUT, (channel, bytes) -> LineAboutDecoder.decode(channel, bytes), book);
    if (abouts.isEmpty()) {
      return missing(LineTable.ABOUT, book);
    }
    LineAbout about = abouts.getFirst();
    if (abouts.stream().anyMatch(a -> !a.equals(about))) {
      reject(
          files.getFirst(),
          "says otherwise than another report of the same network",
          "one start, span and plane for all tables",
          "Send networks to runs of their own.",
          book);
      return Optional.empty();
    }
    List<String> parties = List.of(about.firstPartyId(), about.secondPartyId());
    Map<String, Sensor> sensors = new LinkedHashMap<>();
    decoded(LineTable.SENSORS, (c, b) -> LineNetworkDecoder.sensors(c, b, parties), book)
        .forEach(s -> sensors.putIfAbsent(s.name(), s));
    if (sensors.isEmpty()) {
      return missing(LineTable.SENSORS, book);
    }
    List<ControlLine.Vertex> vertices =
        decoded(LineTable.CONTROL_LINE, LineNetworkDecoder::vertices, book);
    if (vertices.size() < 2) {
      return missing(LineTable.CONTROL_LINE, book);
    }
    return Optional.of(observations(about, List.copyOf(sensors.values()), vertices, book));
  }

  private <T> List<T> decoded(
      LineTable table, BiFunction<String, byte[], Decoded<T>> decoder, ObservationBook book) {
    List<T> values = new ArrayList<>();
    for (Filed f : files) {
      if (f.table() == table) {
        Decoded<T> decoded = decoder.apply(f.report().channel(), f.report().bytes());
        decoded.rejections().forEach(r -> book.reject(r, f.leaf()));
        values.addAll(decoded.values());
      }
    }
    return values;
  }

  private Optional<LineObservations> missing(LineTable table, ObservationBook book) {
    reject(
        files.getFirst(),
        "is of a network of which no report of the format " + table.format() + " can be used",
        "one such report with rows in the same run",
        "Send it too; until then no observation of the network can be placed.",
        book);
    return Optional.empty();
  }

  private static void reject(
      Filed file, String what, String expected, String remedy, ObservationBook book) {
    book.reject(new Rejection(file.report().channel(), what, expected, remedy), file.leaf());
  }

  private LineObservations observations(
      LineAbout about,
      List<Sensor> sensors,
      List<ControlLine.Vertex> vertices,
      ObservationBook book) {
    List<Row> rows = rows(about, sensors, book);
    long[] numbers = rows.stream().mapToLong(Row::number).toArray();
    var line = new ControlLine(
        vertices,
        about.firstPartyId(),
        about.secondPartyId(),
        about.lineSdKilometers(),
        about.lineCorrelationKilometers(),
        0);
    double sound = HumidAir.of(273.15 + about.temperatureCelsius(), about.relativeHumidity())
        .soundMetersPerSecond();
    var record = new LineRecord(
        sensors,
        rows.stream().map(Row::observation).toList(),
        numbers,
        line,
        0,
        3_600 * about.hours(),
        sound / 1_000,
        forecast(about, book));
    return new LineObservations(
        about.start(),
        about.origin(),
        about.firstPartyId(),
        about.secondPartyId(),
        record,
        rows.stream().map(Row::leaf).toList(),
        files.stream()
            .filter(f -> !f.table().isOfObservations())
            .map(Filed::leaf)
            .toList());
  }

  /** The table of spans; where none was sent, the one wind that older networks tell with their start. */
  private WindForecast forecast(LineAbout about, ObservationBook book) {
    List<WindForecast.Span> spans =
        decoded(LineTable.WIND_FORECAST, LineForecastDecoder::decode, book);
    return spans.isEmpty()
        ? new WindForecast(about.windMetersPerSecond(), about.windSd())
        : new WindForecast(spans);
  }

  /** By number; of two with the same number the first is used, and the second named where it says something else. */
  private List<Row> rows(LineAbout about, List<Sensor> sensors, ObservationBook book) {
    Map<String, Integer> byName = new LinkedHashMap<>();
    for (int i = 0; i < sensors.size(); i++) {
      byName.put(sensors.get(i).name(), i);
    }
    var decoder =
        new LineObservationDecoder(byName, List.of(about.firstPartyId(), about.secondPartyId()));
    Map<Long, Row> byNumber = new java.util.HashMap<>(); // sorted below, never iterated unsorted
    for (Filed f : files) {
      if (!f.table().isOfObservations()) {
        continue;
      }
      Decoded<Numbered> decoded =
          decoder.decode(f.table(), f.report().channel(), f.report().bytes());
      decoded.rejections().forEach(r -> book.reject(r, f.leaf()));
      take(decoded.values(), f, byNumber, book);
    }
    return byNumber.values().stream()
        .sorted(Comparator.comparingLong(Row::number))
        .toList();
  }

  private static void take(
      List<Numbered> values, Filed file, Map<Long, Row> byNumber, ObservationBook book) {
    int contradicting = 0;
    int beyond = 0;
    long example = 0;
    for (Numbered n : values) {
      if (byNumber.size() >= OBSERVATIONS_MAX) {
        beyond++;
        continue;
      }
      Row row = new Row(n.number(), n.observation(), file.leaf());
      Row first = byNumber.putIfAbsent(n.number(), row);
      if (first != null && !first.observation().equals(n.observation())) {
        contradicting++;
        example = n.number();
      }
    }
    if (contradicting > 0) {
      reject(
          file,
          contradicting + " rows have the number of another observation, one of them " + example,
          "a number of its own for every observation of the network",
          "Number them anew and send the table again.",
          book);
    }
    if (beyond > 0) {
      reject(
          file,
          beyond + " rows are beyond the limit of one run",
          "at most " + OBSERVATIONS_MAX + " observations",
          "Start another run for them.",
          book);
    }
  }
}
