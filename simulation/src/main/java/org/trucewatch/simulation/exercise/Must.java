// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.simulation.exercise;

/**
 * What a correct system concludes of an exercise. Undetermined is a correct answer where the exercise says so.
 *
 * @param id unique in the exercise
 * @param kind what is compared
 * @param threshold with what, in the kind's unit
 * @param text for people
 */
public record Must(String id, Kind kind, double threshold, String text) {

  /** What can be asked. Those marked later wait for the judgement of incidents and sides. */
  public enum Kind {
    /** Most events found that were no impulse at all. */
    FALSE_EVENTS_MAX,
    /** Least share of the explosions that could be located (six picks and more) that were found. */
    LOCATABLE_FOUND_MIN,
    /** Most that the count of found explosions may be off that of the locatable ones, as a share. */
    COUNT_OFF_MAX,
    /** Least number of impacts found. */
    IMPACTS_FOUND_MIN,
    /** Most of the median location error, km. */
    MEDIAN_ERROR_KM_MAX,
    /** Least share of true places in their 90 % ellipses. */
    ELLIPSE_90_MIN,
    /** Most events made of what is no explosion: thunder, booms, forged or false picks. */
    CONFUSER_EVENTS_MAX,
    /** Least share of the announced explosions that match an announcement; later. */
    ANNOUNCED_MATCHED_MIN,
    /** Explosions without signs of fire stay unexplained; later. */
    UNEXPLAINED_EXPLOSIONS,
    /** Most findings that name a violation falsely; later. */
    FALSE_VIOLATIONS_MAX,
    /** Incidents, exactly so many; later. */
    INCIDENTS,
    /** No side named; later. */
    SIDE_UNDETERMINED,
    /** Both sides' fire reported; later. */
    BOTH_SIDES_FIRED,
    /** Most probability of the side that is accused falsely; later. */
    FALSELY_ACCUSED_MAX,
    /** A statement called inconsistent with physical evidence; later. */
    STATEMENT_INCONSISTENT,
    /** Least sensors flagged; later. */
    SENSORS_FLAGGED_MIN,
    /** No incident at established; later. */
    NONE_ESTABLISHED,
    /** Opening and closing times within so many minutes; later. */
    OPEN_CLOSE_MINUTES_MAX,
    /** Least share of piston drones with a track; later. */
    DRONE_TRACKS_MIN,
    /** The gap in coverage is declared; later. */
    COVERAGE_GAP_DECLARED,
    /** An alert of correlated outage below this probability of chance; later. */
    OUTAGE_ALERT_P_MAX,
    /** No statement of no violations where nothing was seen; later. */
    NO_EMPTY_ALL_CLEAR,
    /** Ships' positions refused by kinematics; later. */
    VESSELS_REFUSED,
    /** The boom is no explosion; later. */
    BOOM_NO_EXPLOSION
  }
}
