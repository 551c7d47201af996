// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.trucewatch.assessment.incident.ReportedCount;
import org.trucewatch.domain.AdministrativeArea;
import org.trucewatch.domain.Allegation;
import org.trucewatch.domain.ArrayElement;
import org.trucewatch.domain.AttackWave;
import org.trucewatch.domain.CloudCover;
import org.trucewatch.domain.ControlMap;
import org.trucewatch.domain.Decoded;
import org.trucewatch.domain.LeafRef;
import org.trucewatch.domain.Place;
import org.trucewatch.domain.Rejection;
import org.trucewatch.domain.SensorArray;
import org.trucewatch.domain.Sourced;
import org.trucewatch.domain.ThermalAnomaly;
import org.trucewatch.domain.WaveformSegment;

/**
 * Everything that a run has decoded so far, each value with the leaf that seals its bytes. Written by decoders in the
 * order of the leaves. Not thread-safe: one thread owns a book.
 */
public final class ObservationBook {
  /** One kind of observation, in the order it was decoded. */
  public static final class Page<T> {
    private final List<Sourced<T>> rows = new ArrayList<>();
    private final Set<LeafRef> searched = new TreeSet<>();

    private Page() {}

    public List<Sourced<T>> rows() {
      return List.copyOf(rows);
    }

    /** The values without their leaves. */
    public List<T> values() {
      return rows.stream().map(Sourced::value).toList();
    }

    /** The leaves that were read for this kind, those that held none included; sorted. */
    public List<LeafRef> searched() {
      return List.copyOf(searched);
    }
  }

  private final Page<WaveformSegment> waveforms = new Page<>();
  private final Page<ArrayElement> sensors = new Page<>();
  private final Page<ThermalAnomaly> anomalies = new Page<>();
  private final Page<CloudCover> clouds = new Page<>();
  private final Page<ControlMap> controlMaps = new Page<>();
  private final Page<AttackWave> waves = new Page<>();
  private final Page<Allegation> allegations = new Page<>();
  private final Page<ReportedCount> counts = new Page<>();
  private final Page<Place> places = new Page<>();
  private final Page<AdministrativeArea> areas = new Page<>();
  private final Page<Rejection> rejections = new Page<>();
  private List<SensorArray> arrays = List.of();
  private Optional<LineObservations> line = Optional.empty();
  private List<LeafRef> lineReports = List.of();

  /** Adds what a decoder read from one leaf, and what it rejected. */
  public <T> void add(Page<T> page, Decoded<? extends T> decoded, LeafRef leaf) {
    page.searched.add(leaf);
    decoded.values().forEach(value -> page.rows.add(new Sourced<>(value, leaf)));
    decoded.rejections().forEach(rejection -> reject(rejection, leaf));
  }

  public void reject(Rejection rejection, LeafRef leaf) {
    rejections.rows.add(new Sourced<>(rejection, leaf));
  }

  /** Which sensors stand so close together that they make an array. */
  public void setArrays(List<SensorArray> found) {
    arrays = List.copyOf(found);
  }

  public List<SensorArray> arrays() {
    return arrays;
  }

  /**
   * What a network along a line reported.
   *
   * @param found empty where it cannot be used as a whole; the rejections say why
   * @param reports leaves of all its reports, those included that hold nothing
   */
  public void setLine(Optional<LineObservations> found, List<LeafRef> reports) {
    line = found;
    lineReports = reports.stream().distinct().sorted().toList();
  }

  public Optional<LineObservations> findLine() {
    return line;
  }

  /** Leaves of all reports of a network along a line; sorted. */
  public List<LeafRef> lineReports() {
    return lineReports;
  }

  public Page<WaveformSegment> waveforms() {
    return waveforms;
  }

  public Page<ArrayElement> sensors() {
    return sensors;
  }

  public Page<ThermalAnomaly> anomalies() {
    return anomalies;
  }

  public Page<CloudCover> clouds() {
    return clouds;
  }

  public Page<ControlMap> controlMaps() {
    return controlMaps;
  }

  public Page<AttackWave> waves() {
    return waves;
  }

  public Page<Allegation> allegations() {
    return allegations;
  }

  /** Counts that a monitoring mission reports. */
  public Page<ReportedCount> counts() {
    return counts;
  }

  public Page<Place> places() {
    return places;
  }

  public Page<AdministrativeArea> areas() {
    return areas;
  }

  public Page<Rejection> rejections() {
    return rejections;
  }
}
