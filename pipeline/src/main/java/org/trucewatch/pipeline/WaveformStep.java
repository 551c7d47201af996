// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.pipeline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.trucewatch.domain.ClockFault;
import org.trucewatch.domain.Detection;
import org.trucewatch.domain.LeafRef;
import org.trucewatch.domain.SensorArray;
import org.trucewatch.domain.Sourced;
import org.trucewatch.domain.WaveformSegment;
import org.trucewatch.pipeline.ClockAgreement.Decided;
import org.trucewatch.pipeline.Picture.SensorState;
import org.trucewatch.pipeline.Picture.Use;
import org.trucewatch.science.signal.ArrayDetections;
import org.trucewatch.science.signal.ArrayDetector;
import org.trucewatch.science.signal.ArrayRecording;

/**
 * Waveforms to detections. Each array is looked at alone; where an array alone cannot tell which of its clocks is wrong, the
 * other arrays decide ({@link ClockAgreement}). Pure: arrays may be computed side by side, the result does not depend on it.
 * What was heard of an array is kept, so that the same leaves are not listened to twice.
 */
final class WaveformStep {
  /** Most arrays of one run; the longest line that was planned for has about 1,200. */
  static final int ARRAYS_MAX = 5_000;

  /** What is said of an array whose turn has not come. */
  static final String AWAITS = "recorded; not listened to yet";

  private static final ArrayDetections NOTHING =
      new ArrayDetections(List.of(), List.of(), List.of(), List.of());

  private final RunSettings settings;

  /** By array id, the last of each: leaves are sealed, so equal leaves hold equal samples. */
  private final Map<String, Heard> kept = new TreeMap<>();

  WaveformStep(RunSettings settings) {
    this.settings = settings;
  }

  /**
   * @param detections that may be used, by time
   * @param faults clocks found wrong, at most one row an array
   * @param sensors of all arrays, and whether each was used
   * @param notes what could not be done
   */
  record Outcome(
      List<Traced<Detection>> detections,
      List<Traced<ClockFault>> faults,
      List<SensorState> sensors,
      List<String> notes) {}

  /** A result and the observation leaves of its array. */
  record Traced<T>(T value, List<LeafRef> leaves) {}

  private record Heard(
      SensorArray array,
      ArrayDetections found,
      List<LeafRef> leaves,
      Set<String> silent,
      boolean isAwaited) {
    ClockAgreement.Heard forClocks() {
      return new ClockAgreement.Heard(
          array.arrayId(), array.elements().size() - silent.size(), found);
    }
  }

  /** What is recorded of an array. */
  private record Recorded(
      ArrayRecording recording, List<LeafRef> leaves, Set<String> silent) {}

  /** @param newMax most arrays that are listened to which were not with the same leaves before; the first by their ids */
  Outcome run(List<SensorArray> arrays, ObservationBook book, int newMax) {
    if (arrays.size() > ARRAYS_MAX) {
      throw new IllegalArgumentException(
          "the run has " + arrays.size() + " arrays, expected at most " + ARRAYS_MAX);
    }
    List<Heard> heard = heard(
        arrays.stream()
            .sorted(Comparator.comparing(SensorArray::arrayId))
            .map(array -> recorded(array, book))
            .toList(),
        newMax);
    List<Traced<Detection>> detections = new ArrayList<>();
    List<Traced<ClockFault>> faults = new ArrayList<>();
    List<SensorState> sensors = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    List<Decided> decided = new ClockAgreement(settings.association())
        .decide(heard.stream().map(Heard::forClocks).toList());
    for (int i = 0; i < heard.size(); i++) {
      List<LeafRef> leaves = leaves(heard.get(i), decided.get(i), heard);
      decided.get(i).detections().forEach(d -> detections.add(new Traced<>(d, leaves)));
      decided.get(i).fault().ifPresent(f -> faults.add(new Traced<>(f, leaves)));
      notes.addAll(heard.get(i).found().notes());
      notes.addAll(decided.get(i).notes());
    }
    heard.forEach(one -> sensors.addAll(states(one, faults)));
    detections.sort(Comparator.comparing((Traced<Detection> d) -> d.value().detectedAt())
        .thenComparing(d -> d.value().detectionId()));
    return new Outcome(detections, faults, sensors, notes);
  }

  /**
   * The array's own leaves first, then those of the arrays that decided about it, and of those without which its name would
   * be another: of arrays with one name, all but the first get a number.
   */
  private static List<LeafRef> leaves(Heard own, Decided decided, List<Heard> all) {
    return Stream.concat(
            own.leaves().stream(),
            all.stream()
                .filter(h -> decided.witnesses().contains(h.array().arrayId())
                    || unnumbered(h).equals(unnumbered(own)))
                .flatMap(h -> h.leaves().stream())
                .sorted())
        .distinct()
        .toList();
  }

  private static String unnumbered(Heard heard) {
    return heard.array().arrayId().replaceFirst("-[0-9]+$", "");
  }

  private List<Heard> heard(List<Recorded> all, int newMax) {
    List<Recorded> fresh =
        all.stream().filter(r -> findKept(r).isEmpty()).limit(newMax).toList();
    fresh.parallelStream()
        .map(this::listen)
        .toList()
        .forEach(h -> kept.put(h.array().arrayId(), h));
    return all.stream().map(r -> findKept(r).orElseGet(() -> awaited(r))).toList();
  }

  private Optional<Heard> findKept(Recorded r) {
    return Optional.ofNullable(kept.get(r.recording().array().arrayId()))
        .filter(h -> h.leaves().equals(r.leaves()) && h.array().equals(r.recording().array()));
  }

  private Heard listen(Recorded r) {
    ArrayDetections found = new ArrayDetector(settings.detector()).detect(r.recording());
    return new Heard(r.recording().array(), found, r.leaves(), r.silent(), false);
  }

  /** As far as it was heard before; its newest samples await their turn. */
  private Heard awaited(Recorded r) {
    Heard before = kept.get(r.recording().array().arrayId());
    ArrayDetections found = before == null ? NOTHING : before.found();
    return new Heard(
        r.recording().array(),
        found,
        before == null ? r.leaves() : before.leaves(),
        r.silent(),
        true);
  }

  private static Recorded recorded(SensorArray array, ObservationBook book) {
    Set<String> ids = array.elements().stream()
        .map(e -> e.sensorId())
        .collect(Collectors.toCollection(TreeSet::new));
    List<Sourced<WaveformSegment>> mine = book.waveforms().rows().stream()
        .filter(s -> ids.contains(s.value().sensorId()))
        .toList();
    Set<LeafRef> leaves = new TreeSet<>();
    mine.forEach(s -> leaves.add(s.leaf()));
    book.sensors().rows().stream()
        .filter(s -> ids.contains(s.value().sensorId()))
        .forEach(s -> leaves.add(s.leaf()));
    Set<String> silent = new TreeSet<>(ids);
    mine.forEach(s -> silent.remove(s.value().sensorId()));
    return new Recorded(
        new ArrayRecording(array, mine.stream().map(Sourced::value).toList()),
        List.copyOf(leaves),
        silent);
  }

  private static List<SensorState> states(Heard one, List<Traced<ClockFault>> faults) {
    return one.array().elements().stream()
        .map(element -> {
          if (one.silent().contains(element.sensorId())) {
            return new SensorState(
                element, one.array().arrayId(), Use.NO_DATA, "no samples in this run");
          }
          if (one.isAwaited()) {
            return new SensorState(element, one.array().arrayId(), Use.NO_DATA, AWAITS);
          }
          for (Traced<ClockFault> fault : faults) {
            for (ClockFault.Candidate candidate : fault.value().candidates()) {
              if (candidate.sensorId().equals(element.sensorId())) {
                boolean named = fault.value().findIdentified().isPresent();
                return new SensorState(
                    element,
                    one.array().arrayId(),
                    named ? Use.SET_ASIDE : Use.CANDIDATE,
                    clockNote(candidate, named));
              }
            }
          }
          return new SensorState(element, one.array().arrayId(), Use.USED, "");
        })
        .toList();
  }

  private static String clockNote(ClockFault.Candidate candidate, boolean named) {
    return String.format(
        java.util.Locale.ROOT,
        named ? "clock off by %.3f s; set aside" : "clock may be off by %.3f s; it or a companion",
        candidate.offsetSeconds());
  }
}
