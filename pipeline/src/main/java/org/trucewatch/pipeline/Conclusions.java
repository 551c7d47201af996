// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.pipeline;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.trucewatch.assessment.agreement.Agreement;
import org.trucewatch.assessment.control.ControlFindings;
import org.trucewatch.assessment.control.ControlFit;
import org.trucewatch.assessment.control.LinesOfDay;
import org.trucewatch.assessment.incident.CountAssessor;
import org.trucewatch.assessment.incident.JudgedCount;
import org.trucewatch.assessment.violation.Assessor.Assessment;
import org.trucewatch.domain.ClockFault;
import org.trucewatch.domain.Detection;
import org.trucewatch.domain.Event;
import org.trucewatch.domain.Finding;
import org.trucewatch.domain.LeafRef;
import org.trucewatch.domain.Rejection;
import org.trucewatch.domain.Sourced;
import org.trucewatch.pipeline.Formats.Terms;
import org.trucewatch.pipeline.Picture.DetectionState;
import org.trucewatch.pipeline.Picture.SealedCounts;
import org.trucewatch.pipeline.Picture.SealedEvent;
import org.trucewatch.pipeline.Picture.SealedFinding;
import org.trucewatch.pipeline.Picture.SealedLine;
import org.trucewatch.pipeline.Picture.SealedShares;
import org.trucewatch.pipeline.WaveformStep.Traced;
import org.trucewatch.pipeline.release.LineStep;
import org.trucewatch.science.association.ArrayAssociator;
import org.trucewatch.science.association.Association;
import org.trucewatch.science.classification.SourceKind;
import org.trucewatch.science.classification.WaveTrainClassifier;

/** Seals what the steps conclude, each with the leaves it was derived from. */
final class Conclusions {
  private final RunSettings settings;
  private final ResultEncoder encoder;
  private final List<LeafRef> governance;
  private final Consumer<String> progress;
  private final Instant at;
  private final Sealer results;
  private final Map<String, LeafRef> leafOfDetection = new TreeMap<>();
  private final Map<String, List<LeafRef>> inputsOfDetection = new TreeMap<>();
  private final Map<String, String> reasons = new TreeMap<>();
  private final List<String> notes = new ArrayList<>();

  /**
   * @param governance leaves of the run's terms, which every result refers to
   * @param at date of the results
   * @param results where they are sealed
   */
  Conclusions(
      RunSettings settings,
      ResultEncoder encoder,
      List<LeafRef> governance,
      Consumer<String> progress,
      Instant at,
      Sealer results) {
    this.settings = settings;
    this.encoder = encoder;
    this.governance = List.copyOf(governance);
    this.progress = progress;
    this.at = at;
    this.results = results;
  }

  /** Why detections are in no event, by their ids. */
  Map<String, String> reasons() {
    return reasons;
  }

  /** What was left out, in sentences. */
  List<String> notes() {
    return notes;
  }

  private LeafRef seal(Result result, String step, List<LeafRef> inputs) {
    List<LeafRef> all = new ArrayList<>(inputs);
    all.addAll(governance);
    return results.seal(
        Sealer.FINDINGS,
        new SealEntry(
            result.leafKind(), "application/json", step, at, all, encoder.encode(result)));
  }

  List<DetectionState> detections(WaveformStep.Outcome heard) {
    List<DetectionState> states = new ArrayList<>();
    for (Traced<Detection> traced : heard.detections()) {
      Detection detection = traced.value();
      LeafRef leaf = seal(new Result.DetectionResult(detection), "detect", traced.leaves());
      leafOfDetection.put(detection.detectionId(), leaf);
      inputsOfDetection.put(detection.detectionId(), traced.leaves());
      states.add(new DetectionState(detection, leaf, null, null));
    }
    return states;
  }

  List<Sourced<ClockFault>> faults(WaveformStep.Outcome heard) {
    return heard.faults().stream()
        .map(f -> new Sourced<>(f.value(), f.leaves().getFirst()))
        .toList();
  }

  List<SealedEvent> events(WaveformStep.Outcome heard, List<DetectionState> detections) {
    heard
        .faults()
        .forEach(f -> seal(new Result.ClockFaultResult(f.value()), "check-clocks", f.leaves()));
    if (!detections.isEmpty()) {
      progress.accept("Associating " + detections.size() + " detections");
    }
    Association association = new ArrayAssociator()
        .associate(
            detections.stream().map(DetectionState::detection).toList(), settings.association());
    association.unassociated().forEach(u -> reasons.put(u.detection().detectionId(), u.reason()));
    List<SealedEvent> sealed = new ArrayList<>();
    for (Event event : association.events()) {
      SourceKind kind = new WaveTrainClassifier().classify(event);
      List<LeafRef> inputs = new ArrayList<>();
      for (Event.Arrival arrival : event.arrivals()) {
        String id = arrival.detection().detectionId();
        Optional.ofNullable(leafOfDetection.get(id)).ifPresent(inputs::add);
        inputs.addAll(inputsOfDetection.getOrDefault(id, List.of()));
      }
      inputs = inputs.stream().distinct().sorted().toList();
      Result result = new Result.EventResult(event, kind, FiringArea.of(event));
      LeafRef leaf = seal(result, "locate", competing());
      sealed.add(new SealedEvent(event, kind.kind().name(), leaf, inputs));
    }
    return sealed;
  }

  /** Every detection could have been in any event, and each weighs against the others as clutter. */
  private List<LeafRef> competing() {
    List<LeafRef> all = new ArrayList<>(leafOfDetection.values());
    inputsOfDetection.values().forEach(all::addAll);
    return all;
  }

  List<SealedFinding> judgements(
      Assessment judged, FindingSources sources, @Nullable Agreement agreement) {
    if (!judged.hotspots().isEmpty()) {
      seal(new Result.HotspotsResult(judged.hotspots()), "sort-hotspots", sources.ofHotspots());
    }
    List<SealedFinding> sealed = new ArrayList<>();
    for (Finding finding : judged.findings()) {
      LeafRef leaf =
          seal(new Result.FindingResult(finding), "judge", sources.ofFinding(finding, agreement));
      sealed.add(new SealedFinding(finding, leaf));
    }
    return sealed;
  }

  /** Seals the watch over the line, and adds a finding for each incident. */
  SealedLine line(LineStep.Outcome watched, FindingSources sources, List<SealedFinding> findings) {
    LeafRef leaf = seal(new Result.LineResult(watched.state()), "watch-line", sources.ofLine());
    for (Finding finding : watched.findings()) {
      findings.add(new SealedFinding(
          finding, seal(new Result.FindingResult(finding), "watch-line", sources.ofLine())));
    }
    return new SealedLine(watched.state(), leaf);
  }

  /** Seals what a mission counted, and adds a finding for each period; null where nothing was counted. */
  @Nullable
  SealedCounts counts(
      ObservationBook book,
      Terms terms,
      ZoneId zone,
      FindingSources sources,
      List<SealedFinding> findings) {
    if (book.counts().rows().isEmpty()) {
      return null;
    }
    CountAssessor assessor = new CountAssessor(terms.provisions(), zone);
    List<JudgedCount> judged = assessor.judge(book.counts().rows());
    LeafRef leaf = seal(new Result.CountsResult(judged), "judge-counts", sources.ofCounts());
    for (Finding finding : assessor.findings(judged)) {
      findings.add(new SealedFinding(
          finding, seal(new Result.FindingResult(finding), "judge-counts", sources.ofCounts())));
    }
    return new SealedCounts(zone, judged, leaf);
  }

  /** Seals how much the maps show as held, and adds findings where they do not fit; null where there is nothing to measure. */
  @Nullable
  SealedShares control(ObservationBook book, FindingSources sources, List<SealedFinding> findings) {
    if (book.controlMaps().rows().isEmpty()) {
      return null;
    }
    ControlFit.Outcome fit = new ControlFit(book.areas().values(), progress)
        .of(LinesOfDay.lastOfEachDay(book.controlMaps().rows()));
    for (Finding finding : ControlFindings.of(fit.misfits(), sources.ofControl())) {
      findings.add(new SealedFinding(
          finding,
          seal(new Result.FindingResult(finding), "measure-control", sources.ofControl())));
    }
    if (fit.untold() > 0) {
      notes.add("Control maps: " + fit.untold()
          + " more places where maps do not fit are not listed, at most "
          + ControlFit.MISFITS_OF_DAY_MAX + " of a day are. Correct those listed first.");
    }
    if (fit.shares().isEmpty()) {
      return null;
    }
    LeafRef leaf =
        seal(new Result.ControlResult(fit.shares()), "measure-control", sources.ofControl());
    return new SealedShares(fit.shares(), leaf);
  }

  List<Sourced<Rejection>> rejections(ObservationBook book, FindingSources sources) {
    List<Sourced<Rejection>> rejections = book.rejections().rows();
    rejections.forEach(
        r -> seal(new Result.RejectionResult(r.value()), "decode", sources.ofRejection(r.leaf())));
    return rejections;
  }
}
