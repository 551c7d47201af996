// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.pipeline;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trucewatch.domain.Allegation;
import org.trucewatch.domain.ArrayElement;
import org.trucewatch.domain.AttackWave;
import org.trucewatch.domain.ClockFault;
import org.trucewatch.domain.CloudCover;
import org.trucewatch.domain.ControlMap;
import org.trucewatch.domain.Detection;
import org.trucewatch.domain.Event;
import org.trucewatch.domain.Finding;
import org.trucewatch.domain.Hotspot;
import org.trucewatch.domain.LeafRef;
import org.trucewatch.domain.LineOfContact;
import org.trucewatch.domain.Place;
import org.trucewatch.domain.Rejection;
import org.trucewatch.domain.Sourced;
import org.trucewatch.domain.quantity.GeoBox;
import org.trucewatch.domain.quantity.TimeSpan;
import org.trucewatch.pipeline.release.LineState;

/**
 * What is published, at one moment, to everybody alike. The map, the API and the reports read this and nothing else.
 * It holds no firing point: origins leave the system as areas only.
 *
 * @param agreement what findings are measured against, or null where there is none
 * @param line the watch over a line, or null where no network reported
 * @param notes what could not be done or checked, in sentences
 */
public record Picture(
    Header header,
    @Nullable AgreementSummary agreement,
    List<SensorState> sensors,
    List<DetectionState> detections,
    List<SealedEvent> events,
    List<Hotspot> hotspots,
    List<ControlDay> control,
    List<Sourced<AttackWave>> waves,
    List<Sourced<Allegation>> allegations,
    List<Sourced<CloudCover>> clouds,
    List<SealedFinding> findings,
    List<Sourced<ClockFault>> clockFaults,
    List<Sourced<Rejection>> rejections,
    @Nullable SealedLine line,
    List<Place> places,
    List<String> notes) {

  public Picture {
    sensors = List.copyOf(sensors);
    detections = List.copyOf(detections);
    events = List.copyOf(events);
    hotspots = List.copyOf(hotspots);
    control = List.copyOf(control);
    waves = List.copyOf(waves);
    allegations = List.copyOf(allegations);
    clouds = List.copyOf(clouds);
    findings = List.copyOf(findings);
    clockFaults = List.copyOf(clockFaults);
    rejections = List.copyOf(rejections);
    places = List.copyOf(places);
    notes = List.copyOf(notes);
  }

  /** The same without how it came about: what a run gives that nobody watched. */
  public Picture unwatched() {
    return with(new Header(
        header.title(),
        header.subtitle(),
        header.exercise(),
        header.publishedAt(),
        header.codeVersion(),
        null));
  }

  /** The same with another header. */
  public Picture with(Header other) {
    return new Picture(
        other,
        agreement,
        sensors,
        detections,
        events,
        hotspots,
        control,
        waves,
        allegations,
        clouds,
        findings,
        clockFaults,
        rejections,
        line,
        places,
        notes);
  }

  /**
   * @param exercise whether the input was simulated
   * @param publishedAt by the run's clock
   * @param live of a run that is watched while it goes on; null where there is nothing but the sealed end
   */
  public record Header(
      String title,
      String subtitle,
      boolean exercise,
      Instant publishedAt,
      String codeVersion,
      @Nullable Live live) {
    /** Whether the results are not sealed and may still change. */
    public boolean isProvisional() {
      return live != null && live.stage() == Stage.PROVISIONAL;
    }
  }

  /** How far a run that is watched has come. */
  public enum Stage {
    PROVISIONAL,
    FINAL
  }

  /**
   * A run that is watched while it goes on.
   *
   * @param version counts the run's pictures from 1
   * @param asOf by the run's clock: what was received until then is in the picture
   * @param reports received until then, all of them sealed
   * @param changes from picture to picture, oldest first
   * @param changesLeftOut earlier ones that are not kept
   */
  public record Live(
      Stage stage,
      long version,
      Instant asOf,
      int reports,
      List<Change> changes,
      long changesLeftOut) {
    public Live {
      changes = List.copyOf(changes);
    }

    static Live provisional(Instant asOf, int reports) {
      return new Live(Stage.PROVISIONAL, 1, asOf, reports, List.of(), 0);
    }
  }

  /** What became of a finding between two pictures. */
  public enum ChangeKind {
    RECOGNISED,
    REVISED,
    WITHDRAWN
  }

  /**
   * A finding that is new, says something else, or is gone.
   *
   * @param version of the first picture that has it so
   * @param isSealed whether that is the sealed end
   * @param title as it last was
   * @param details what is different; empty for new and withdrawn ones
   */
  public record Change(
      ChangeKind kind,
      long version,
      Instant asOf,
      boolean isSealed,
      String findingId,
      String title,
      List<Difference> details) {
    public Change {
      details = List.copyOf(details);
    }
  }

  /** One property of a finding and what it was before. */
  public record Difference(Property property, String before, String after) {}

  /** Properties whose change is told; wording and digits after them are not. */
  public enum Property {
    STANDING,
    GRADE,
    KIND,
    PLACE,
    BURSTS,
    LAUNCHES,
    SEVERITY
  }

  /** What the page says about the agreement in force. */
  public record AgreementSummary(
      String id,
      String title,
      String status,
      List<String> sources,
      TimeSpan window,
      List<Party> parties,
      List<GeoBox> unmarkedBorders) {
    public AgreementSummary {
      sources = List.copyOf(sources);
      parties = List.copyOf(parties);
      unmarkedBorders = List.copyOf(unmarkedBorders);
    }
  }

  /** A party to the agreement. */
  public record Party(String id, String name) {}

  /** A sensor and whether its recording was used. */
  public record SensorState(ArrayElement element, String arrayId, Use use, String note) {}

  /** Whether a sensor's recording was used. */
  public enum Use {
    USED,
    SET_ASIDE,
    CANDIDATE,
    NO_DATA
  }

  /**
   * @param eventId the event that it belongs to, or null
   * @param whyUnused why it belongs to none, or null
   */
  public record DetectionState(
      Detection detection,
      LeafRef leaf,
      @Nullable String eventId,
      @Nullable String whyUnused) {}

  /** An event, where it is sealed, and what it was derived from. */
  public record SealedEvent(Event event, String kind, LeafRef leaf, List<LeafRef> inputs) {
    public SealedEvent {
      inputs = List.copyOf(inputs);
    }
  }

  /** A control map and the line of contact that follows from it. */
  public record ControlDay(Sourced<ControlMap> map, LineOfContact line) {}

  /** The watch over a line, and where it is sealed. */
  public record SealedLine(LineState state, LeafRef leaf) {}

  /** A finding and where it is sealed. */
  public record SealedFinding(Finding finding, LeafRef leaf) {}
}
