// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.association.kinds;

/**
 * A person's or a paper's words that something happened: a place as named, a time as told.
 *
 * @param id          name of the report
 * @param sourceId    who says so; all reports of one source about one event count as its best one
 * @param area        the place, as the gazetteer draws it
 * @param grade       how well the words fix the place
 * @param when        the time
 * @param reliability probability that such a report of this source is of an event there and then; not above {@link
 *                    #RELIABILITY_MAX}
 */
public record ReportText(
    String id, String sourceId, GroundArea area, Grade grade, ReportTime when, double reliability)
    implements DirectObservation {
  /** No source is believed more than this. */
  public static final double RELIABILITY_MAX = 0.95;

  /** How far outside the area the event may have been, one standard deviation. */
  public enum Grade {
    /** A street or a named building. */
    EXACT(0.2),
    /** A village or a quarter. */
    NEAR(0.7),
    /** "Near" a town. */
    ABOUT(2);

    final double errorKm;

    Grade(double errorKm) {
      this.errorKm = errorKm;
    }
  }

  /** What is told of the time; seconds after the caller's epoch. */
  public sealed interface ReportTime {
    /** Any time between two. */
    record Between(double fromSeconds, double toSeconds) implements ReportTime {
      /** Checks the order. */
      public Between {
        if (!(fromSeconds < toSeconds)) {
          throw new IllegalArgumentException(
              "report is of " + fromSeconds + " to " + toSeconds + " s, expected from before to");
        }
      }
    }

    /**
     * Told after the event, by a log-normal delay.
     *
     * @param toldSeconds        when it was told
     * @param medianDelaySeconds half of such reports come sooner
     * @param logSpread          one standard deviation of the delay's logarithm
     */
    record After(double toldSeconds, double medianDelaySeconds, double logSpread)
        implements ReportTime {
      /** Checks the numbers. */
      public After {
        if (!(medianDelaySeconds > 0 && logSpread > 0 && logSpread < 5)) {
          throw new IllegalArgumentException("delay is " + medianDelaySeconds
              + " s with a log spread of " + logSpread + ", expected both above 0");
        }
      }
    }
  }

  /** Checks the reliability. */
  public ReportText {
    if (!(reliability >= 0 && reliability <= RELIABILITY_MAX)) {
      throw new IllegalArgumentException("report " + id + ": reliability is " + reliability
          + ", expected 0 to " + RELIABILITY_MAX);
    }
  }
}
