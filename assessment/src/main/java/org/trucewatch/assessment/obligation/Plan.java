// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.obligation;

import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import org.trucewatch.assessment.agreement.Measure;
import org.trucewatch.assessment.agreement.Provenance;
import org.trucewatch.domain.quantity.GeoPoint;

/**
 * What an agreement's plan.yaml says.
 *
 * @param commitments of states, in the file's order
 * @param duties in the file's order
 * @param bands that deployments keep clear of
 * @param deployments areas and positions of forces
 */
public record Plan(
    List<Commitment> commitments,
    List<Duty> duties,
    List<ExclusionBand> bands,
    List<Deployment> deployments) {
  public Plan {
    commitments = List.copyOf(commitments);
    duties = List.copyOf(duties);
    bands = List.copyOf(bands);
    deployments = List.copyOf(deployments);
  }

  /**
   * What one state commits to, with its own standing: a coalition commits to nothing, states do.
   *
   * @param commitmentId stable
   * @param state id of the participant
   * @param kind of measure
   * @param title for lists
   * @param progress how far it has come
   * @param caveat its limits, may be empty
   * @param due when it is to be delivered; empty where no date is stated
   * @param delivered when it was; empty while it is not
   * @param needs ids of duties that must be done before, such as an approval by a parliament
   * @param provenance where that was read
   */
  public record Commitment(
      String commitmentId,
      String state,
      Measure.Kind kind,
      String title,
      Progress progress,
      String caveat,
      Optional<LocalDate> due,
      Optional<LocalDate> delivered,
      List<String> needs,
      Provenance provenance) {
    public Commitment {
      needs = List.copyOf(needs);
    }
  }

  /** How far a commitment has come. */
  public enum Progress {
    REPORTED,
    PLEDGED,
    SIGNED,
    APPROVED,
    DELIVERED,
    REFUSED
  }

  /**
   * Something that is to be done by a date: a withdrawal, a stage of an accession, a law.
   *
   * @param dutyId stable
   * @param title for lists
   * @param party id of who owes it
   * @param text restated
   * @param due a date; empty where none is stated or it follows from another duty
   * @param after id of the duty from whose performance the time runs; empty for none
   * @param within how long after; empty where no time is stated
   * @param dependsOn ids of duties without which it cannot be done
   * @param done when it was performed; empty while it is not
   * @param evidence of its performance
   * @param disputedBy ids of those who dispute the duty or its performance
   * @param provenance where that was read
   */
  public record Duty(
      String dutyId,
      String title,
      String party,
      String text,
      Optional<LocalDate> due,
      String after,
      Optional<Period> within,
      List<String> dependsOn,
      Optional<LocalDate> done,
      List<String> evidence,
      List<String> disputedBy,
      Provenance provenance) {
    public Duty {
      dependsOn = List.copyOf(dependsOn);
      evidence = List.copyOf(evidence);
      disputedBy = List.copyOf(disputedBy);
      if (due.isPresent() && !after.isEmpty()) {
        throw new IllegalArgumentException(
            "duty " + dutyId + " has a date and runs after " + after + ", expected one of the two");
      }
      if (after.isEmpty() == within.isPresent()) {
        throw new IllegalArgumentException(
            "duty " + dutyId + " has after without within, or within without after");
      }
      if (done.isPresent() && evidence.isEmpty()) {
        throw new IllegalArgumentException(
            "duty " + dutyId + " is said to be done without evidence, expected what shows it");
      }
    }
  }

  /**
   * A strip along the line of the day in which certain forces may not stand.
   *
   * @param bandId stable
   * @param title for people
   * @param atLeastMeters from the line
   * @param provenance where that was read
   */
  public record ExclusionBand(
      String bandId, String title, double atLeastMeters, Provenance provenance) {
    /** Farther than this the local plane is not good enough to measure in. */
    public static final double METERS_MAX = 50_000;

    public ExclusionBand {
      if (!(0 < atLeastMeters && atLeastMeters <= METERS_MAX)) {
        throw new IllegalArgumentException("band " + bandId + " is " + atLeastMeters
            + " m deep, expected above 0, at most " + METERS_MAX);
      }
    }
  }

  /**
   * An area or position of forces.
   *
   * @param deploymentId stable
   * @param title for people
   * @param state id of whose forces they are
   * @param band id of the band that they keep clear of
   * @param corners one for a position, three or more for an area; none where the place is not public
   * @param errorMeters by which the place may be wrong
   * @param provenance where that was read
   */
  public record Deployment(
      String deploymentId,
      String title,
      String state,
      String band,
      List<GeoPoint> corners,
      double errorMeters,
      Provenance provenance) {
    public Deployment {
      corners = List.copyOf(corners);
      if (corners.size() == 2 || !(errorMeters >= 0 && errorMeters <= 1e6)) {
        throw new IllegalArgumentException("deployment " + deploymentId + " has " + corners.size()
            + " corners and an error of " + errorMeters
            + " m, expected none, one, or three and more, and an error from 0 to 1e6");
      }
    }
  }
}
