// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.trucewatch.assessment.agreement.Agreement;
import org.trucewatch.assessment.agreement.Obligation;
import org.trucewatch.domain.Finding;
import org.trucewatch.domain.LeafRef;
import org.trucewatch.pipeline.ObservationBook.Page;

/**
 * Which leaves could have changed a result, beyond those that it counts or names. A count of allegations rests on every
 * report that was searched for some, those without any included; an event rests on every detection that competed for a place
 * in it. A result refers to all of them, so that whoever has it with its references, and nothing else, recomputes the same.
 */
final class FindingSources {
  private final ObservationBook book;
  private final List<LeafRef> heard;

  /**
   * @param book everything that was decoded
   * @param results leaves of the detections and events that were sealed
   */
  FindingSources(ObservationBook book, List<LeafRef> results) {
    this.book = book;
    List<LeafRef> all = new ArrayList<>(results);
    all.addAll(waveforms());
    heard = List.copyOf(all);
  }

  private List<LeafRef> waveforms() {
    return searched(book.waveforms(), book.sensors());
  }

  private static List<LeafRef> searched(Page<?>... pages) {
    return Stream.of(pages).flatMap(p -> p.searched().stream()).toList();
  }

  /** Where a pixel stands rests on all pixels, as one sighting counts once, and on the line of its day. */
  List<LeafRef> ofHotspots() {
    return searched(book.anomalies(), book.controlMaps(), book.areas());
  }

  /** Samples mean nothing without what other files say of their channel and its neighbours. */
  List<LeafRef> ofRejection(LeafRef leaf) {
    List<LeafRef> all = new ArrayList<>(List.of(leaf));
    if (waveforms().contains(leaf)) {
      all.addAll(waveforms());
    }
    if (book.lineReports().contains(leaf)) {
      all.addAll(book.lineReports());
    }
    return all;
  }

  /**
   * Whatever was reported along the line competes with the rest of it, what its arrays were found to have heard included, and
   * places are named by the gazetteer.
   */
  List<LeafRef> ofLine() {
    List<LeafRef> all = new ArrayList<>(book.lineReports());
    all.addAll(heard);
    all.addAll(searched(book.places()));
    return all;
  }

  /** Shares and misfits rest on all maps and regions. */
  List<LeafRef> ofControl() {
    return searched(book.controlMaps(), book.areas());
  }

  /** A period's finding rests on every table of counts: another may tell another number of the same period. */
  List<LeafRef> ofCounts() {
    return searched(book.counts());
  }

  /** @param agreement the one in force, or null */
  List<LeafRef> ofFinding(Finding finding, @Nullable Agreement agreement) {
    List<LeafRef> all = new ArrayList<>(finding.inputs());
    Optional<Obligation> obligation = agreement == null
        ? Optional.empty()
        : agreement.obligations().stream()
            .filter(o -> o.obligationId().equals(finding.obligationId()))
            .findFirst();
    if (obligation.isEmpty()) {
      all.addAll(searched(book.places()));
      return all;
    }
    switch (obligation.get().conduct()) {
      case LONG_RANGE_STRIKE -> all.addAll(searched(book.waves(), book.allegations()));
      case GROUND_FIRE -> {
        all.addAll(ofHotspots());
        all.addAll(searched(book.clouds(), book.allegations()));
        all.addAll(heard);
      }
    }
    return all;
  }
}
