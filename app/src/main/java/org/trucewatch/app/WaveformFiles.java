// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.trucewatch.adapters.miniseed.ArrayGrouping;
import org.trucewatch.adapters.miniseed.Calibration;
import org.trucewatch.adapters.miniseed.ChannelConflicts;
import org.trucewatch.adapters.miniseed.CountsSegment;
import org.trucewatch.adapters.miniseed.MiniSeedDecoder;
import org.trucewatch.adapters.miniseed.StationChannel;
import org.trucewatch.adapters.miniseed.StationXmlDecoder;
import org.trucewatch.domain.ArrayElement;
import org.trucewatch.domain.Decoded;
import org.trucewatch.domain.LeafRef;
import org.trucewatch.domain.RawReport;
import org.trucewatch.domain.Rejection;
import org.trucewatch.domain.Sourced;
import org.trucewatch.pipeline.ObservationBook;

/**
 * The waveform files of one run. Samples mean nothing without their channel's sensitivity and place, which come in other
 * files and perhaps later, so all stations are read before any samples.
 */
final class WaveformFiles {
  /** More channels than this are counted but not named in one message. */
  private static final int CHANNELS_SHOWN_MAX = 5;

  private final List<Sourced<RawReport>> records = new ArrayList<>();
  private final List<Sourced<RawReport>> stations = new ArrayList<>();

  void addRecords(Sourced<RawReport> report) {
    records.add(report);
  }

  void addStations(Sourced<RawReport> report) {
    stations.add(report);
  }

  void read(ObservationBook book) {
    List<StationChannel> channels = new ArrayList<>();
    ChannelConflicts conflicts = new ChannelConflicts();
    Map<String, Sourced<RawReport>> describedIn = new HashMap<>();
    for (Sourced<RawReport> report : stations) {
      Decoded<StationChannel> decoded = new StationXmlDecoder()
          .decode(report.value().channel(), report.value().bytes());
      channels.addAll(decoded.values());
      decoded.values().forEach(c -> describedIn.put(c.sensorId(), report));
      addStations(decoded, report.leaf(), book);
      rejectAll(conflicts.add(report.value().channel(), decoded.values()), report.leaf(), book);
    }
    Set<StationChannel> recorded = new LinkedHashSet<>();
    Calibration calibration = new Calibration(channels);
    for (Sourced<RawReport> report : records) {
      String channel = report.value().channel();
      Decoded<CountsSegment> counts =
          new MiniSeedDecoder().decode(channel, report.value().bytes());
      rejectAll(counts.rejections(), report.leaf(), book);
      book.add(book.waveforms(), calibration.pascals(channel, counts.values()), report.leaf());
      counts
          .values()
          .forEach(s -> calibration.findChannel(s.sensorId(), s.start()).ifPresent(recorded::add));
    }
    ArrayGrouping.Grouped grouped = ArrayGrouping.group(channels, List.copyOf(recorded));
    book.setArrays(grouped.arrays());
    rejectChannels(
        grouped.leftOut(),
        describedIn,
        book,
        "have no samples in this run and are in no array with room for them",
        "samples of every channel, at most " + ArrayGrouping.ELEMENTS_MAX + " channels an array",
        "Send their miniSEED, or nothing if they do not record.");
    rejectChannels(
        grouped.alone(),
        describedIn,
        book,
        "have samples but stand alone: one sensor gives no bearing",
        "at least 3 sensors of one network within " + (int) ArrayGrouping.STEP_METERS_MAX
            + " m of each other",
        "Send the StationXML and miniSEED of the array's other elements.");
  }

  /** One rejection for each file that describes some of the channels. */
  private static void rejectChannels(
      List<StationChannel> channels,
      Map<String, Sourced<RawReport>> describedIn,
      ObservationBook book,
      String what,
      String expected,
      String remedy) {
    Map<Sourced<RawReport>, List<String>> byFile = new LinkedHashMap<>();
    for (StationChannel c : channels) {
      byFile
          .computeIfAbsent(describedIn.get(c.sensorId()), f -> new ArrayList<>())
          .add(c.sensorId());
    }
    byFile.forEach((file, ids) -> {
      String shown = String.join(", ", ids.subList(0, Math.min(ids.size(), CHANNELS_SHOWN_MAX)));
      book.reject(
          new Rejection(
              file.value().channel(),
              ids.size() + " channels (" + shown + (ids.size() > CHANNELS_SHOWN_MAX ? ", ..." : "")
                  + ") " + what,
              expected,
              remedy),
          file.leaf());
    });
  }

  private static void addStations(
      Decoded<StationChannel> decoded, LeafRef leaf, ObservationBook book) {
    List<ArrayElement> elements = decoded.values().stream()
        .map(c -> new ArrayElement(c.sensorId(), c.position()))
        .toList();
    book.add(book.sensors(), new Decoded<>(elements, decoded.rejections()), leaf);
  }

  private static void rejectAll(List<Rejection> rejections, LeafRef leaf, ObservationBook book) {
    rejections.forEach(r -> book.reject(r, leaf));
  }
}
