// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.pipeline.release;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.trucewatch.assessment.agreement.Agreement;
import org.trucewatch.assessment.agreement.Party;
import org.trucewatch.assessment.agreement.Terms;
import org.trucewatch.domain.Finding;
import org.trucewatch.domain.Place;
import org.trucewatch.pipeline.LineObservations;
import org.trucewatch.pipeline.line.LineJudgement;
import org.trucewatch.pipeline.line.LineWatch;
import org.trucewatch.science.impulse.LineRecord;

/** The golden path's step for a line of contact: the watch judges, and what it judged is made fit to be published. */
public final class LineStep {
  private final Watching watching;

  /** With the watch over a line. */
  public LineStep() {
    this((parties, terms, observed, progress) ->
        new LineWatch(parties, terms, observed.start()).judge(observed.record(), progress));
  }

  LineStep(Watching watching) {
    this.watching = watching;
  }

  /** Judges a record. */
  @FunctionalInterface
  interface Watching {
    LineJudgement judge(
        List<String> partyIds,
        Optional<Terms> terms,
        LineObservations observed,
        Consumer<String> progress);
  }

  /**
   * What is published of it.
   *
   * @param state without any leaf: it is sealed as it is
   * @param findings one an incident, by time
   */
  public record Outcome(LineState state, List<Finding> findings) {
    public Outcome {
      findings = List.copyOf(findings);
    }
  }

  /**
   * Judges what a network reported.
   *
   * @param agreement the one in force, or null
   * @param terms its provisions; empty where none are written down
   * @param places of the gazetteer
   */
  public Outcome run(
      LineObservations observed,
      @Nullable Agreement agreement,
      Optional<Terms> terms,
      List<Place> places,
      Consumer<String> progress) {
    LineRecord record = observed.record();
    progress.accept("Watching the line: " + record.observations().size() + " observations of "
        + record.sensors().size() + " sensors");
    List<String> parties = parties(observed, agreement);
    LineJudgement judged = watching.judge(parties, terms, observed, progress);
    LinePlane plane = new LinePlane(observed, places);
    List<Finding> findings = new IncidentRelease(observed, judged, plane).findings();
    return new Outcome(new LineRelease(observed, judged, plane).state(), findings);
  }

  /** In the agreement's order, where it binds both who hold the line; else in the line's. */
  private static List<String> parties(LineObservations observed, @Nullable Agreement agreement) {
    List<String> own = List.of(observed.firstPartyId(), observed.secondPartyId());
    if (agreement == null) {
      return own;
    }
    List<String> bound = agreement.parties().stream().map(Party::partyId).toList();
    return bound.containsAll(own) ? bound : own;
  }
}
