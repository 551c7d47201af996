// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import net.sf.geographiclib.Geodesic;
import net.sf.geographiclib.GeodesicData;
import org.trucewatch.app.Wiring;
import org.trucewatch.app.bench.ShiftRow.Membership;
import org.trucewatch.app.bench.ShiftRow.Outcome;
import org.trucewatch.app.replay.InputFile;
import org.trucewatch.domain.ArrayElement;
import org.trucewatch.domain.ClockFault;
import org.trucewatch.domain.ClockFault.Candidate;
import org.trucewatch.domain.Detection;
import org.trucewatch.domain.Event;
import org.trucewatch.domain.LeafRef;
import org.trucewatch.domain.Location.Located;
import org.trucewatch.domain.RawReport;
import org.trucewatch.domain.Sourced;
import org.trucewatch.domain.WaveformSegment;
import org.trucewatch.domain.quantity.GeoPoint;
import org.trucewatch.domain.quantity.Symmetric2;
import org.trucewatch.pipeline.ClockAgreement;
import org.trucewatch.pipeline.ClockAgreement.Decided;
import org.trucewatch.pipeline.ClockAgreement.Heard;
import org.trucewatch.pipeline.Formats;
import org.trucewatch.pipeline.ObservationBook;
import org.trucewatch.science.association.ArrayAssociator;
import org.trucewatch.science.association.AssociationSettings;
import org.trucewatch.science.signal.ArrayDetector;
import org.trucewatch.science.signal.ArrayRecording;
import org.trucewatch.science.signal.ClockFaultMatrix;
import org.trucewatch.science.signal.DetectorSettings;

/**
 * The chain from waveforms to the event, run once as recorded and then with one element's stamps shifted. Only the shifted
 * array is detected again; the decision about clocks, association and location run in full each time.
 */
final class ShiftedRuns {
  /** How far a wave may move in time and still be the same one, beside the shift itself. */
  private static final Duration SAME_WAVE = Duration.ofSeconds(15);

  private static final AssociationSettings ASSOCIATION = AssociationSettings.DEFAULT;

  private final ArrayDetector detector = new ArrayDetector(DetectorSettings.INFRASOUND);
  private final List<ArrayRecording> recordings;
  private final List<Heard> heard;
  private final Run unshifted;

  private ShiftedRuns(List<ArrayRecording> recordings) {
    this.recordings = recordings;
    this.heard = recordings.parallelStream().map(this::heard).toList();
    this.unshifted = run(heard);
  }

  /**
   * What the chain concludes.
   *
   * @param event the most probable one that was located
   */
  record Run(List<Decided> decided, Optional<Event> event) {
    Run {
      decided = List.copyOf(decided);
    }

    Decided of(String arrayId) {
      return decided.stream()
          .filter(d -> d.arrayId().equals(arrayId))
          .findFirst()
          .orElseThrow();
    }

    List<String> accused() {
      return decided.stream()
          .flatMap(d -> d.fault().stream())
          .flatMap(f -> f.candidates().stream())
          .map(Candidate::sensorId)
          .toList();
    }
  }

  /** One element and what is added to its stamps. */
  record Case(ArrayRecording recording, ArrayElement element, double shiftSeconds) {}

  /** Reads the files by the same formats as a replay. */
  static ShiftedRuns decode(List<InputFile> files) {
    List<Sourced<RawReport>> reports = new ArrayList<>();
    for (InputFile file : files) {
      RawReport report = new RawReport(
          file.registration().channel(),
          file.registration().format(),
          Instant.EPOCH,
          file.bytes().get());
      reports.add(new Sourced<>(report, new LeafRef("observations", reports.size())));
    }
    ObservationBook book = new ObservationBook();
    Wiring.formats()
        .read(
            reports,
            Formats.Terms.NONE,
            files.stream().map(InputFile::registration).toList(),
            book);
    List<WaveformSegment> segments = book.waveforms().values();
    return new ShiftedRuns(book.arrays().stream()
        .filter(a -> a.elements().size() >= 3)
        .map(a -> {
          Set<String> ids = a.elements().stream()
              .map(ArrayElement::sensorId)
              .collect(Collectors.toCollection(TreeSet::new));
          return new ArrayRecording(
              a, segments.stream().filter(s -> ids.contains(s.sensorId())).toList());
        })
        .filter(r -> !r.segments().isEmpty())
        .sorted(Comparator.comparing(r -> r.array().arrayId()))
        .toList());
  }

  Run unshifted() {
    return unshifted;
  }

  List<Case> cases(List<Double> shifts) {
    return recordings.stream()
        .flatMap(r ->
            r.array().elements().stream().flatMap(e -> shifts.stream().map(s -> new Case(r, e, s))))
        .toList();
  }

  /** One row for each array, element and shift, in this order. */
  List<ShiftRow> rows(List<Double> shifts, Consumer<String> progress) {
    List<Case> cases = cases(shifts);
    AtomicInteger done = new AtomicInteger();
    return cases.parallelStream()
        .map(c -> {
          ShiftRow row = row(c);
          int n = done.incrementAndGet();
          if (n % 10 == 0 || n == cases.size()) {
            progress.accept(n + " of " + cases.size() + " shifts");
          }
          return row;
        })
        .toList();
  }

  private Heard heard(ArrayRecording recording) {
    return new Heard(
        recording.array().arrayId(),
        recording.array().elements().size(),
        detector.detect(recording));
  }

  private static Run run(List<Heard> heard) {
    List<Decided> decided = new ClockAgreement(ASSOCIATION).decide(heard);
    List<Detection> detections =
        decided.stream().flatMap(d -> d.detections().stream()).toList();
    return new Run(
        decided,
        new ArrayAssociator()
            .associate(detections, ASSOCIATION).events().stream()
                .filter(e -> e.location() instanceof Located)
                .findFirst());
  }

  private ShiftRow row(Case shifted) {
    ArrayRecording recording = shifted.recording();
    String arrayId = recording.array().arrayId();
    String sensorId = shifted.element().sensorId();
    Heard again = heard(ClockFaultMatrix.shifted(recording, sensorId, shifted.shiftSeconds()));
    Run run =
        run(heard.stream().map(h -> h.arrayId().equals(arrayId) ? again : h).toList());
    List<Candidate> candidates =
        run.of(arrayId).fault().map(ClockFault::candidates).orElse(List.of());
    Optional<Candidate> right =
        candidates.stream().filter(c -> c.sensorId().equals(sensorId)).findFirst();
    Optional<Detection> before = strongest(unshifted.of(arrayId).detections());
    Optional<Detection> after = before.flatMap(b -> strongest(run.of(arrayId).detections().stream()
        .filter(d -> isSameWave(d, b, shifted.shiftSeconds()))
        .toList()));
    Set<String> own = recording.array().elements().stream()
        .map(ArrayElement::sensorId)
        .collect(Collectors.toCollection(TreeSet::new));
    return new ShiftRow(
        arrayId,
        own.size(),
        sensorId,
        shifted.shiftSeconds(),
        outcome(own.size(), candidates, right.isPresent() ? Right.LISTED : Right.ABSENT),
        candidates.size(),
        right.map(Candidate::offsetSeconds).orElse(Double.NaN),
        right.map(Candidate::offsetErrorSeconds).orElse(Double.NaN),
        before.map(Detection::backAzimuthRadians).orElse(Double.NaN),
        after.map(Detection::backAzimuthRadians).orElse(Double.NaN),
        membership(run, arrayId),
        movedKilometers(run),
        movedSigmas(run),
        run.accused().stream().filter(id -> !own.contains(id)).toList());
  }

  private enum Right {
    LISTED,
    ABSENT
  }

  private static Outcome outcome(int elements, List<Candidate> candidates, Right right) {
    if (elements < 4) {
      return Outcome.NOT_CHECKABLE;
    }
    if (candidates.isEmpty()) {
      return Outcome.MISSED;
    }
    return switch (right) {
      case ABSENT -> Outcome.WRONG;
      case LISTED -> candidates.size() == 1 ? Outcome.NAMED : Outcome.CANDIDATE;
    };
  }

  private static Optional<Detection> strongest(List<Detection> detections) {
    return detections.stream().max(Comparator.comparingDouble(Detection::fStatistic));
  }

  private static boolean isSameWave(Detection a, Detection b, double shiftSeconds) {
    Duration apart = Duration.between(a.detectedAt(), b.detectedAt()).abs();
    return apart.minus(SAME_WAVE).toMillis() <= 1000 * Math.abs(shiftSeconds);
  }

  private static Membership membership(Run run, String arrayId) {
    if (run.event().isEmpty()) {
      return Membership.NO_EVENT;
    }
    List<Event.Arrival> arrivals = run.event().get().arrivals().stream()
        .filter(a -> a.detection().arrayId().equals(arrayId))
        .toList();
    if (arrivals.isEmpty()) {
      return Membership.LEFT_OUT;
    }
    return arrivals.stream()
            .allMatch(a -> Math.abs(a.bearingResidualRadians()) <= Math.toRadians(20))
        ? Membership.IN_EVENT
        : Membership.FAR_OFF_IN_EVENT;
  }

  private double movedKilometers(Run run) {
    return move(run).map(m -> m.s12 / 1000).orElse(Double.NaN);
  }

  private double movedSigmas(Run run) {
    return move(run)
        .map(m -> {
          double east = m.s12 / 1000 * Math.sin(Math.toRadians(m.azi1));
          double north = m.s12 / 1000 * Math.cos(Math.toRadians(m.azi1));
          Symmetric2 weight =
              located(unshifted.event().orElseThrow()).covarianceKilometers2().inverse();
          return Math.sqrt(weight.ee() * east * east
              + 2 * weight.en() * east * north
              + weight.nn() * north * north);
        })
        .orElse(Double.NaN);
  }

  /** From the mean location without the shift to that with it. */
  private Optional<GeodesicData> move(Run run) {
    return unshifted
        .event()
        .flatMap(before -> run.event().map(after -> {
          GeoPoint a = located(before).mean();
          GeoPoint b = located(after).mean();
          return Geodesic.WGS84.Inverse(
              a.latitudeDegrees(), a.longitudeDegrees(), b.latitudeDegrees(), b.longitudeDegrees());
        }));
  }

  private static Located located(Event event) {
    if (event.location() instanceof Located located) {
      return located;
    }
    throw new IllegalStateException("event " + event.eventId() + " is not located");
  }
}
