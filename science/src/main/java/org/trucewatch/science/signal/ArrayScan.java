// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.signal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.trucewatch.domain.ClockFault;
import org.trucewatch.domain.Detection;
import org.trucewatch.domain.SensorArray;

/** One recording on its way through the {@link ArrayDetector}: what is computed once and used by several steps. */
final class ArrayScan {
  private final DetectorSettings settings;
  private final SensorArray array;
  private final ArrayGeometry geometry;
  private final Subset all;
  private final BartlettBeam beam;
  private final AdaptiveFThreshold rule;
  private final List<WindowSpectra> windows;
  private final DelayMeter meter;
  private final WaveMeasurement measurement;
  private final BeamSeries whole;
  private final List<BeamSeries> without = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  ArrayScan(ArrayRecording recording, DetectorSettings settings) {
    this.settings = settings;
    array = recording.array();
    geometry = ArrayGeometry.of(array);
    all = Subset.all(geometry.size());
    AlignedTraces traces = TraceAligner.align(recording);
    beam = new BartlettBeam(geometry, settings.beam(), traces.rateHertz());
    BeamSettings b = settings.beam();
    rule = new AdaptiveFThreshold(
        settings.falseAlarmProbability(),
        (b.highHertz() - b.lowHertz()) * beam.windowSeconds() * ArrayDetector.HANN_INDEPENDENCE);
    windows = beam.spectra(traces);
    AlignedTraces bandPassed = TraceAligner.bandPassed(traces, b.lowHertz(), b.highHertz());
    meter = new DelayMeter(bandPassed, geometry, b.windowSeconds());
    measurement = new WaveMeasurement(array, geometry, bandPassed, meter, settings);
    whole = series(all);
    for (int e = 0; geometry.size() >= 4 && e < geometry.size(); e++) {
      without.add(series(all.without(e)));
    }
  }

  private BeamSeries series(Subset wanted) {
    List<BeamPeak> peaks = new ArrayList<>();
    for (WindowSpectra window : windows) {
      Subset members = wanted.and(window.present());
      if (members.size() >= 3) {
        peaks.add(beam.peak(window, members));
      }
    }
    return new BeamSeries(peaks, rule, settings.beam());
  }

  ArrayDetections detections() {
    if (geometry.size() < 4) {
      notes.add("array " + array.arrayId() + " has " + geometry.size()
          + " elements, which leave no residual: its clocks cannot be checked.");
      return new ArrayDetections(detectionsOf(whole), List.of(), List.of(), notes);
    }
    List<BeamSeries> every = new ArrayList<>(without);
    every.addFirst(whole);
    List<ClockCheck.Wave> delays = delaysOfStrongestWaves(every);
    if (delays.isEmpty()) {
      return new ArrayDetections(detectionsOf(whole), List.of(), List.of(), notes);
    }
    return switch (judged(delays)) {
      case ClockCheck.Outcome.InStep in -> {
        List<Detection> detections = detectionsOf(whole);
        yield new ArrayDetections(
            detections, List.of(), alternatives(detections, in.suspects(), 1), notes);
      }
      case ClockCheck.Outcome.Unexplained un -> {
        notes.add(String.format(
            Locale.ROOT,
            "array %s: the delays fit no plane front, with or without one wrong clock (%.3f s left); "
                + "its bearings are doubtful.",
            array.arrayId(),
            un.residualSeconds()));
        yield new ArrayDetections(detectionsOf(whole), List.of(), List.of(), notes);
      }
      case ClockCheck.Outcome.AtFault fault -> atFault(fault);
    };
  }

  /**
   * The clocks by these delays. Beams that hold a wrong clock blur the delays of all, so an accusation is judged again by
   * the waves of the others alone; four elements name nobody who could be left out.
   */
  private ClockCheck.Outcome judged(List<ClockCheck.Wave> delays) {
    ClockCheck check = new ClockCheck(geometry, settings.siteTimingErrorSeconds());
    ClockCheck.Outcome first = check.judge(delays);
    if (first instanceof ClockCheck.Outcome.AtFault && geometry.size() > 4) {
      int accused = first.suspects().getFirst().element();
      List<ClockCheck.Wave> cleaner = delaysOfStrongestWaves(List.of(without.get(accused)));
      if (!cleaner.isEmpty() && check.judge(cleaner) instanceof ClockCheck.Outcome.AtFault second) {
        return second;
      }
    }
    return first;
  }

  private ArrayDetections atFault(ClockCheck.Outcome.AtFault fault) {
    List<ClockCheck.Suspect> heard = new ArrayList<>();
    for (ClockCheck.Suspect suspect : fault.suspects()) {
      if (!without.get(suspect.element()).runs().isEmpty()) {
        heard.add(suspect);
      }
    }
    if (heard.isEmpty()) {
      notes.add("array " + array.arrayId()
          + ": a clock disagrees, but no choice of it leaves a sound wave.");
      return new ArrayDetections(detectionsOf(whole), List.of(), List.of(), notes);
    }
    if (geometry.size() == 4) {
      heard.sort(Comparator.comparingDouble(s -> elevation(without.get(s.element()))));
    }
    List<Detection> detections = detectionsOf(without.get(heard.getFirst().element()));
    List<ClockCheck.Suspect> possible = soundWithout(heard, detections);
    return new ArrayDetections(
        detections, alternatives(detections, possible, possible.size()), List.of(), notes);
  }

  /**
   * The suspects without whom the strongest wave is heard. If one of the others were at fault, the wave would be sounder
   * without it, and heard.
   */
  private List<ClockCheck.Suspect> soundWithout(
      List<ClockCheck.Suspect> suspects, List<Detection> detections) {
    Optional<Detection> strongest =
        detections.stream().max(Comparator.comparingDouble(Detection::fStatistic));
    return suspects.stream()
        .filter(s ->
            strongest.isPresent() && strongestNear(without.get(s.element()), strongest.get()) >= 0)
        .toList();
  }

  /**
   * How far the strongest wave's trace speed is from that of sound along the ground. Four elements cannot tell their
   * suspects apart, and most sound from afar comes in low.
   */
  private static double elevation(BeamSeries series) {
    BeamPeak strongest = null;
    for (BeamSeries.Run run : series.runs()) {
      BeamPeak peak = series.peak(run.strongest());
      strongest =
          strongest == null || peak.fStatistic() > strongest.fStatistic() ? peak : strongest;
    }
    return strongest == null
        ? Double.POSITIVE_INFINITY
        : Math.abs(StrictMath.log(strongest.slowness().traceSpeedMetersPerSecond()
            / ArrayDetector.SOUND_SPEED_METERS_PER_SECOND));
  }

  /**
   * For each detection, what it becomes without each suspect; suspects without whom there is no sound are left out. A
   * detection with fewer than the wanted number of candidates gives no fault: several suspects must not shrink to one
   * because a weak wave is not heard without the others.
   */
  private List<ClockFault> alternatives(
      List<Detection> detections, List<ClockCheck.Suspect> suspects, int candidatesMin) {
    List<ClockFault> faults = new ArrayList<>();
    for (Detection detection : detections) {
      List<ClockFault.Candidate> candidates = new ArrayList<>();
      for (ClockCheck.Suspect suspect : suspects) {
        BeamSeries series = without.get(suspect.element());
        int index = strongestNear(series, detection);
        if (index >= 0) {
          candidates.add(new ClockFault.Candidate(
              array.elements().get(suspect.element()).sensorId(),
              suspect.offsetSeconds(),
              suspect.errorSeconds(),
              measurement.detection(
                  series.peak(index), series.threshold(index), detection.duration())));
        }
      }
      if (candidates.size() >= candidatesMin) {
        faults.add(new ClockFault(array.arrayId(), detection.detectionId(), candidates));
      }
    }
    return faults;
  }

  /** The strongest window above the threshold within half a window of the detection, or -1. */
  private int strongestNear(BeamSeries series, Detection detection) {
    int best = -1;
    for (int i = 0; i < series.size(); i++) {
      Duration apart =
          Duration.between(detection.detectedAt(), measurement.at(series.peak(i).centreSeconds()));
      if (series.isAbove(i)
          && apart.abs().toMillis() <= 500 * settings.beam().windowSeconds()
          && (best < 0 || series.excess(i) > series.excess(best))) {
        best = i;
      }
    }
    return best;
  }

  private List<Detection> detectionsOf(BeamSeries series) {
    List<Detection> detections = new ArrayList<>();
    for (BeamSeries.Run run : series.runs()) {
      double seconds = series.peak(run.last()).centreSeconds()
          - series.peak(run.first()).centreSeconds()
          + settings.beam().stepSeconds();
      detections.add(measurement.detection(
          series.peak(run.strongest()),
          series.threshold(run.strongest()),
          Duration.ofMillis(Math.round(1000 * seconds))));
    }
    return detections;
  }

  private record Wave(BeamPeak peak, double excess) {}

  /** Delays of the strongest waves that any set of elements heard, each wave once, strongest first. */
  private List<ClockCheck.Wave> delaysOfStrongestWaves(List<BeamSeries> heard) {
    List<Wave> waves = new ArrayList<>();
    for (BeamSeries series : heard) {
      addWaves(series, waves);
    }
    waves.sort(Comparator.comparingDouble(Wave::excess)
        .reversed()
        .thenComparingDouble(w -> w.peak().centreSeconds())
        .thenComparingInt(w -> w.peak().members().bits()));
    List<Wave> kept = new ArrayList<>();
    for (Wave wave : waves) {
      boolean isNew = kept.stream()
          .allMatch(k -> Math.abs(k.peak().centreSeconds() - wave.peak().centreSeconds())
              >= settings.beam().windowSeconds());
      if (isNew && kept.size() < ArrayDetector.WAVES_MAX) {
        kept.add(wave);
      }
    }
    List<ClockCheck.Wave> delays = new ArrayList<>();
    for (Wave wave : kept) {
      BeamPeak p = wave.peak();
      delays.add(new ClockCheck.Wave(
          meter.measure(p.centreSeconds(), p.members(), p.slowness()).seconds(), wave.excess()));
    }
    return delays;
  }

  private static void addWaves(BeamSeries series, List<Wave> waves) {
    for (BeamSeries.Run run : series.runs()) {
      waves.add(new Wave(series.peak(run.strongest()), series.excess(run.strongest())));
    }
  }
}
