// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app;

import java.util.ArrayList;
import java.util.List;
import org.trucewatch.adapters.miniseed.ArrayGrouping;
import org.trucewatch.adapters.miniseed.Calibration;
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
    for (Sourced<RawReport> report : stations) {
      Decoded<StationChannel> decoded = new StationXmlDecoder()
          .decode(report.value().channel(), report.value().bytes());
      channels.addAll(decoded.values());

      addStations(decoded, report.leaf(), book);
    }
    Calibration calibration = new Calibration(channels);
    for (Sourced<RawReport> report : records) {
      String channel = report.value().channel();
      Decoded<CountsSegment> counts =
          new MiniSeedDecoder().decode(channel, report.value().bytes());
      rejectAll(counts.rejections(), report.leaf(), book);
      book.add(book.waveforms(), calibration.pascals(channel, counts.values()), report.leaf());
    }
    book.setArrays(ArrayGrouping.group(channels));
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
