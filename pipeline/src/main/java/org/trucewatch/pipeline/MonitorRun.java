// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.pipeline;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.trucewatch.assessment.agreement.Agreement;
import org.trucewatch.assessment.control.LinesOfDay;
import org.trucewatch.assessment.violation.AssessmentInput;
import org.trucewatch.assessment.violation.Assessor;
import org.trucewatch.assessment.violation.Assessor.Assessment;
import org.trucewatch.assessment.violation.ObservedEvent;
import org.trucewatch.domain.ControlMap;
import org.trucewatch.domain.Detection;
import org.trucewatch.domain.LeafRef;
import org.trucewatch.domain.LineOfContact;
import org.trucewatch.domain.Rejection;
import org.trucewatch.domain.SensorArray;
import org.trucewatch.domain.Sourced;
import org.trucewatch.pipeline.Formats.SealedFile;
import org.trucewatch.pipeline.Formats.Terms;
import org.trucewatch.pipeline.Picture.ControlDay;
import org.trucewatch.pipeline.Picture.DetectionState;
import org.trucewatch.pipeline.Picture.SealedCounts;
import org.trucewatch.pipeline.Picture.SealedEvent;
import org.trucewatch.pipeline.Picture.SealedFinding;
import org.trucewatch.pipeline.Picture.SealedLine;
import org.trucewatch.pipeline.Picture.SealedShares;
import org.trucewatch.pipeline.release.LineStep;

/**
 * One run of the golden path on one machine: seal the terms, take reports in, then decode, detect, associate, locate, judge,
 * seal and publish. The same settings, agreement and reports give the same sealed bytes, which is how a party recomputes a
 * finding: it runs this again on what was sealed.
 *
 * <p>Use: {@link #start}, then {@link #intake} for each report, then {@link #complete} once; in between, {@link #provisional} as
 * often as somebody looks. Not thread-safe.
 */
public final class MonitorRun {
  /** Kind of the governance leaf that holds the settings and the code version. */
  public static final String SETTINGS = "settings";

  /** Kind of a governance leaf that holds one file of the agreement's folder. */
  public static final String AGREEMENT_FILE = "agreement-file";

  /** Kind of the governance leaf that says that a run was stopped before its judgement. */
  public static final String STOPPED = "run-stopped";

  /** Arrays that a provisional picture listens to anew: as many as two cores do side by side. The next picture takes the next. */
  static final int ARRAYS_A_LOOK_MAX = 2;

  /** The governance leaves that a run seals itself; others in that log are none of its terms. */
  static final List<String> TERMS = List.of(SETTINGS, AGREEMENT_FILE);

  private final RunSettings settings;
  private final Sealer sealer;
  private final Formats formats;
  private final ResultEncoder encoder;
  private final Instant startedAt;
  private final Consumer<String> progress;
  private final Intake intake;
  private final WaveformStep waveforms;
  private final List<SealedFile> agreementFiles = new ArrayList<>();
  private final List<LeafRef> governance = new ArrayList<>();

  private MonitorRun(
      RunSettings settings,
      Sealer sealer,
      Formats formats,
      ResultEncoder encoder,
      Instant startedAt,
      Consumer<String> progress) {
    this.settings = settings;
    this.sealer = sealer;
    this.formats = formats;
    this.encoder = encoder;
    this.startedAt = startedAt;
    this.progress = progress;
    this.intake = new Intake(sealer, formats.known());
    this.waveforms = new WaveformStep(settings);
  }

  /**
   * Starts a run: seals its settings first, then the agreement's files.
   *
   * @param agreement files of the agreement's folder by name; empty where there is none
   * @param startedAt by the run's clock
   * @param progress told in words what is being done
   */
  public static MonitorRun start(
      RunSettings settings,
      Map<String, byte[]> agreement,
      Instant startedAt,
      Sealer sealer,
      Formats formats,
      ResultEncoder encoder,
      Consumer<String> progress) {
    MonitorRun run = new MonitorRun(settings, sealer, formats, encoder, startedAt, progress);
    run.govern(SETTINGS, "application/json", "run", startedAt, encoder.encode(settings));
    new TreeMap<>(agreement).forEach((name, bytes) -> {
      LeafRef leaf = run.govern(AGREEMENT_FILE, "application/octet-stream", name, startedAt, bytes);
      run.agreementFiles.add(new SealedFile(name, bytes, leaf));
    });
    return run;
  }

  private LeafRef govern(String kind, String mediaType, String channel, Instant at, byte[] body) {
    LeafRef leaf = sealer.seal(
        Sealer.GOVERNANCE, new SealEntry(kind, mediaType, channel, at, List.of(), body));
    governance.add(leaf);
    return leaf;
  }

  public Intake intake() {
    return intake;
  }

  /** Steps 4 to 13 on everything that was taken in. */
  public Picture complete() {
    return complete(completedAt());
  }

  /**
   * The same where some of the run's reports are not at hand.
   *
   * @param at when the last of all its reports had come in
   */
  Picture complete(Instant at) {
    sealer.publish(); // Whatever a decoder does, what came in is durable and signed first.
    return judge(new Scope(at, sealer, true));
  }

  /**
   * Steps 4 to 12 on what was taken in so far. Every input is sealed; nothing that follows from them is, so the results of this
   * picture have no leaves and are replaced by those of {@link #complete}, which they do not change. At most {@link
   * #ARRAYS_A_LOOK_MAX} arrays that were not listened to before are; the others' sensors say so.
   *
   * @param asOf by the run's clock; nothing later was received
   */
  public Picture provisional(Instant asOf) {
    return judge(new Scope(asOf, new UnsealedResults(), false));
  }

  /**
   * Ends the run before its judgement: a governance leaf says that what was received is all there is.
   *
   * @param at by the run's clock
   */
  public LeafRef stop(Instant at) {
    String said = "The run was stopped at " + at + " of its clock, before its judgement. "
        + intake.accepted().size()
        + " reports had been received; they are sealed, and nothing was concluded from them";
    LeafRef leaf = govern(
        STOPPED, "text/plain", "run", at, said.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    sealer.publish();
    return leaf;
  }

  /**
   * How far a judgement reaches.
   *
   * @param at its date
   * @param results where results are sealed
   * @param isFinal whether no further report is awaited
   */
  private record Scope(Instant at, Sealer results, boolean isFinal) {
    LineObservations cut(LineObservations line) {
      return isFinal ? line : line.until(at);
    }

    Assessment shown(Assessment judged, @Nullable Agreement agreement) {
      return isFinal || agreement == null
          ? judged
          : new Assessment(
              judged.findings().stream()
                  .map(f -> WindowStillOpen.shown(f, agreement.window().to(), at))
                  .toList(),
              judged.hotspots(),
              judged.lines());
    }

    int newArraysMax() {
      return isFinal ? Integer.MAX_VALUE : ARRAYS_A_LOOK_MAX;
    }
  }

  private Picture judge(Scope scope) {
    Terms terms =
        agreementFiles.isEmpty() ? Terms.NONE : formats.readAgreement(List.copyOf(agreementFiles));
    Agreement agreement = terms.agreement().orElse(null);
    progress.accept("Decoding " + intake.accepted().size() + " reports");
    ObservationBook book = new ObservationBook();
    terms.rejections().forEach(r -> book.reject(r.value(), r.leaf()));
    formats.read(intake.accepted(), terms, settings.registrations(), book);
    Conclusions conclusions =
        new Conclusions(settings, encoder, governance, progress, scope.at(), scope.results());
    WaveformStep.Outcome heard = listen(book, scope);
    List<DetectionState> detections = conclusions.detections(heard);
    List<SealedEvent> events = conclusions.events(heard, detections);
    progress.accept("Judging");
    Assessment judged = scope.shown(assess(agreement, terms, book, events), agreement);
    FindingSources sources = new FindingSources(book, leaves(detections, events));
    List<SealedFinding> findings =
        new ArrayList<>(conclusions.judgements(judged, sources, agreement));
    List<Sourced<Detection>> heardByArrays =
        detections.stream().map(d -> new Sourced<>(d.detection(), d.leaf())).toList();
    Optional<LineStep.Outcome> watched = book.findLine()
        .map(scope::cut)
        .filter(line -> line.record().toSeconds() > line.record().fromSeconds())
        .map(line -> LineHearing.with(line, heardByArrays))
        .map(line -> new LineStep()
            .run(line, agreement, terms.provisions(), book.places().values(), progress));
    SealedLine line = watched.map(w -> conclusions.line(w, sources, findings)).orElse(null);
    SealedCounts counts = terms
        .zone()
        .map(zone -> conclusions.counts(book, terms, zone, sources, findings))
        .orElse(null);
    SealedShares shares = conclusions.control(book, sources, findings);
    List<Sourced<Rejection>> rejections = conclusions.rejections(book, sources);
    scope.results().publish();
    return new Picture(
        header(terms, scope),
        PictureTerms.of(terms),
        heard.sensors(),
        withEvents(detections, events, conclusions.reasons()),
        events,
        judged.hotspots(),
        controlDays(book, judged),
        book.waves().rows(),
        book.allegations().rows(),
        book.clouds().rows(),
        findings,
        conclusions.faults(heard),
        rejections,
        line,
        counts,
        shares,
        book.places().values(),
        Stream.concat(notes(terms, heard).stream(), conclusions.notes().stream())
            .toList());
  }

  /** What a reader must know before the rest: what was not used, and what could not be checked. */
  private List<String> notes(Terms terms, WaveformStep.Outcome heard) {
    List<String> notes = new ArrayList<>();
    if (terms.agreement().isEmpty() && terms.provisions().isPresent()) {
      notes.add(
          "The agreement names no window with obligations; what was reported was held against its provisions.");
    } else if (terms.agreement().isEmpty() && !agreementFiles.isEmpty()) {
      notes.add(
          "The agreement could not be read; the rejections say why. No obligation was judged.");
    }
    notes.addAll(intake.notes());
    notes.addAll(heard.notes());
    return notes;
  }

  /** When the last report had come in: what was computed from it could not be known before. */
  private Instant completedAt() {
    return intake.accepted().stream()
        .map(r -> r.value().receivedAt())
        .max(Instant::compareTo)
        .orElse(startedAt);
  }

  private static List<LeafRef> leaves(List<DetectionState> detections, List<SealedEvent> events) {
    return Stream.concat(
            detections.stream().map(DetectionState::leaf), events.stream().map(SealedEvent::leaf))
        .toList();
  }

  private WaveformStep.Outcome listen(ObservationBook book, Scope scope) {
    List<SensorArray> arrays = book.arrays();
    if (!arrays.isEmpty()) {
      progress.accept("Listening to " + arrays.size() + " arrays");
    }
    return waveforms.run(arrays, book, scope.newArraysMax());
  }

  private static Assessment assess(
      @Nullable Agreement agreement, Terms terms, ObservationBook book, List<SealedEvent> events) {
    List<ObservedEvent> observed = events.stream().map(MonitorRun::observed).toList();
    if (agreement == null) {
      return new Assessment(
          new Assessor().assessEvents(observed, book.places().rows()), List.of(), List.of());
    }
    AssessmentInput input = new AssessmentInput(
        book.anomalies().rows(),
        book.clouds().rows(),
        book.controlMaps().rows(),
        book.waves().rows(),
        book.allegations().rows(),
        book.places().rows(),
        book.areas().rows(),
        terms.persistentHeat(),
        observed);
    return new Assessor().examine(agreement, input);
  }

  private static ObservedEvent observed(SealedEvent event) {
    List<LeafRef> leaves = new ArrayList<>(event.inputs());
    leaves.add(event.leaf());
    return new ObservedEvent(event.event(), leaves);
  }

  private Picture.Header header(Terms terms, Scope scope) {
    boolean exercise = settings.exercise() || terms.isExercise();
    return new Picture.Header(
        settings.title(),
        settings.subtitle(),
        exercise,
        scope.at(),
        settings.codeVersion(),
        scope.isFinal()
            ? null
            : Picture.Live.provisional(scope.at(), intake.accepted().size()));
  }

  /** The maps of the days that were judged, each with its line; the other side's map of such a day has none of its own. */
  private static List<ControlDay> controlDays(ObservationBook book, Assessment judged) {
    Map<LocalDate, LinesOfDay.Line> lines = new TreeMap<>();
    judged.lines().forEach(l -> lines.put(l.main().date(), l));
    List<ControlDay> days = new ArrayList<>();
    for (Sourced<ControlMap> map : book.controlMaps().rows()) {
      LinesOfDay.Line line = lines.get(map.value().date());
      if (line != null) {
        boolean own = line.leaf().equals(map.leaf());
        days.add(new ControlDay(map, own ? line.main() : withoutLine(map.value())));
      }
    }
    days.sort(Comparator.comparing(d -> d.map().value().date()));
    return days;
  }

  private static LineOfContact withoutLine(ControlMap map) {
    return new LineOfContact(map.date(), List.of(), 0, map.uncertaintyMeters());
  }

  private static List<DetectionState> withEvents(
      List<DetectionState> detections, List<SealedEvent> events, Map<String, String> reasons) {
    Map<String, String> eventOf = new TreeMap<>();
    for (SealedEvent event : events) {
      event
          .event()
          .arrivals()
          .forEach(a -> eventOf.put(a.detection().detectionId(), event.event().eventId()));
    }
    return detections.stream()
        .map(d -> {
          String id = d.detection().detectionId();
          return new DetectionState(d.detection(), d.leaf(), eventOf.get(id), reasons.get(id));
        })
        .toList();
  }
}
