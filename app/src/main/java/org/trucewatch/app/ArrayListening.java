// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.trucewatch.domain.ArrayElement;
import org.trucewatch.domain.Detection;
import org.trucewatch.domain.LeafRef;
import org.trucewatch.domain.RawReport;
import org.trucewatch.domain.SensorArray;
import org.trucewatch.domain.Sourced;
import org.trucewatch.pipeline.ArrayHearing;
import org.trucewatch.pipeline.ObservationBook;
import org.trucewatch.pipeline.RunSettings;
import org.trucewatch.pipeline.Sealer;
import org.trucewatch.science.association.AssociationSettings;
import org.trucewatch.science.signal.ArrayRecording;
import org.trucewatch.science.signal.DelayOpinion;
import org.trucewatch.science.signal.DetectorSettings;
import org.trucewatch.simulation.SimulatedFile;
import org.trucewatch.simulation.WaveformEncoder;

/**
 * Recordings of simulated arrays through the decoders and the detector of the golden path, without sealing anything: what a
 * replay of the same files detects, this detects.
 */
public final class ArrayListening {
  private final WaveformEncoder encoder = new SeedWaveformEncoder();

  /**
   * What was heard.
   *
   * @param detections by time
   * @param opinions on some of them by the delays of pairs, by detection id
   * @param rejected messages about what could not be used
   */
  public record Listened(
      List<Detection> detections,
      Map<String, DelayOpinion.Opinion> opinions,
      List<String> rejected) {
    public Listened {
      detections = List.copyOf(detections);
      opinions = Map.copyOf(opinions);
      rejected = List.copyOf(rejected);
    }
  }

  /**
   * Encodes, decodes and listens.
   *
   * @param written told the name and the bytes of every file
   */
  public Listened listen(List<SimulatedFile> files, BiConsumer<String, byte[]> written) {
    WaveformFiles waveforms = new WaveformFiles();
    for (int i = 0; i < files.size(); i++) {
      SimulatedFile file = files.get(i);
      byte[] bytes = file.bytes(encoder);
      written.accept(file.name(), bytes);
      var report = new Sourced<>(
          new RawReport("file:" + file.name(), file.format().key(), Instant.EPOCH, bytes),
          new LeafRef(Sealer.OBSERVATIONS, i));
      switch (file.format()) {
        case MINISEED -> waveforms.addRecords(report);
        case STATIONXML -> waveforms.addStations(report);
        default ->
          throw new IllegalStateException(
              file.name() + " is " + file.format() + ", expected a recording");
      }
    }
    ObservationBook book = new ObservationBook();
    waveforms.read(book);
    List<Detection> detections = new ArrayHearing(settings()).detections(book);
    return new Listened(
        detections,
        opinions(book, detections),
        book.rejections().values().stream().map(r -> r.message()).toList());
  }

  /** Writes the files alone. */
  public void write(List<SimulatedFile> files, BiConsumer<String, byte[]> written) {
    files.forEach(f -> written.accept(f.name(), f.bytes(encoder)));
  }

  /** As a replay has them. */
  private static RunSettings settings() {
    return new RunSettings(
        CodeVersion.read(),
        "",
        "",
        true,
        DetectorSettings.INFRASOUND,
        AssociationSettings.DEFAULT,
        List.of());
  }

  private static Map<String, DelayOpinion.Opinion> opinions(
      ObservationBook book, List<Detection> detections) {
    Map<String, DelayOpinion.Opinion> opinions = new HashMap<>();
    for (SensorArray array : book.arrays()) {
      List<Detection> own =
          detections.stream().filter(d -> d.arrayId().equals(array.arrayId())).toList();
      if (own.isEmpty()) {
        continue;
      }
      Set<String> ids =
          array.elements().stream().map(ArrayElement::sensorId).collect(Collectors.toSet());
      DelayOpinion delays = new DelayOpinion(new ArrayRecording(
          array,
          book.waveforms().values().stream()
              .filter(s -> ids.contains(s.sensorId()))
              .toList()));
      for (Detection d : own) {
        Optional<DelayOpinion.Opinion> opinion = delays.on(d);
        opinion.ifPresent(o -> opinions.put(d.detectionId(), o));
      }
    }
    return opinions;
  }
}
