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

  /** What can be asked. Counts are of one run; docs/exercises.md says how each is measured. */
  public enum Kind {
    /** Most impulses located that were noise, or mixed of several causes. */
    FALSE_EVENTS_MAX,
    /** Least share of the explosions that could be located (six picks and more) that were found. */
    LOCATABLE_FOUND_MIN,
    /** Most that the count of signs of fire may be off that of the pulses of fire that happened, as a share. */
    COUNT_OFF_MAX,
    /** Least number of impacts that were found and taken for fire. */
    IMPACTS_FOUND_MIN,
    /** Most impulses that are called impacts. */
    IMPACTS_COUNTED_MAX,
    /** Most of the median location error, km. */
    MEDIAN_ERROR_KM_MAX,
    /** Least share of true places in their 90 % ellipses. */
    ELLIPSE_90_MIN,
    /** Least share of true impacts in their 95 % regions. */
    IMPACT_REGIONS_95_MIN,
    /** Most impulses made of thunder, booms or forged picks that were not told from an explosion. */
    CONFUSER_EVENTS_MAX,
    /** Most violations made of thunder, booms or forged picks alone. */
    CONFUSER_INCIDENTS_MAX,
    /** Least share of the announced explosions, of all that happened, that match an announcement. */
    ANNOUNCED_MATCHED_MIN,
    /** Most announced explosions within a violation. */
    ANNOUNCED_VIOLATIONS_MAX,
    /** Unannounced explosions without fire that are called unexplained: exactly so many. */
    UNEXPLAINED_EXPLOSIONS,
    /** Most findings that name a violation where there was no fire. */
    FALSE_VIOLATIONS_MAX,
    /** Violations, exactly so many. */
    INCIDENTS,
    /** Most findings with a side at established, or with one at all where neither a launch nor a track was located. */
    SIDE_UNDETERMINED,
    /** Least share of small-arms missions that happened for which no side is named. */
    SMALL_ARMS_UNDETERMINED_MIN,
    /** Least number of sides that are named, rightly, for a violation. */
    BOTH_SIDES_FIRED,
    /** Most claims of who fired first that are wrong, or whose interval is not beyond three times its error. */
    FIRST_FIRE_UNSOUND_MAX,
    /** Most probability that a side gets for fire that the other directed at its own ground. */
    FALSELY_ACCUSED_MAX,
    /** Least findings whose launches and impacts lie on one bank, the bank that fired at its own ground. */
    ORIGIN_ON_IMPACT_SIDE_MIN,
    /** Least share of the statements of a party about its own fire that are called inconsistent; and none confirmed. */
    STATEMENT_INCONSISTENT,
    /** Least sensors with a fault that are flagged. */
    SENSORS_FLAGGED_MIN,
    /** Most incidents at established. */
    NONE_ESTABLISHED,
    /** Opening and closing times of fire within so many minutes. */
    OPEN_CLOSE_MINUTES_MAX,
    /** Least share of all piston drones with a track that has speed and heading. */
    DRONE_TRACKS_MIN,
    /** Least share of missed quadcopters, else of missed impacts, where the coverage that was stated says so. */
    COVERAGE_GAP_DECLARED,
    /** An alert of correlated outage below this probability of chance. */
    OUTAGE_ALERT_P_MAX,
    /** Most stretches and spans within a blackout that are called covered. */
    NO_EMPTY_ALL_CLEAR,
    /** Least ships with forged positions that are refused. */
    VESSELS_REFUSED,
    /** Most impulses made of a boom that are called an explosion. */
    BOOM_NO_EXPLOSION,
    /** Most trust, its mean, in the nodes of a host of which a tenth or more have a fault; 0.8 is where it begins. */
    GROUP_TRUST_MAX,
    /** Least trust in the nodes of any other host. */
    SOUND_TRUST_MIN,
    /** Most share of sensors without a fault that are flagged. */
    SOUND_FLAGGED_MAX,
    /** Least share of the reports that flagged sensors made while flagged that are kept, listed under their flag, and used for nothing. */
    AUDIT_TRAIL_MIN,
    /** Least share of stretches and spans within a blackout that are declared gaps. */
    COVERAGE_RED_MIN,
    /** Least share of places, told before late reports came and again after, whose region was wider before. */
    INTERVALS_WIDENED_MIN,
    /** Least incidents that late reports reopened, each with what changed. */
    REOPENED_MIN,
    /** Least share of quadcopters that have no track. */
    QUADCOPTERS_MISSED_MIN,
    /** Least impacts of one-way drones that are called so at the end of the track of the drone that made them. */
    IMPACTS_LINKED_MIN,
    /** Least share of flashes and bearings that fire made and that are not set aside. */
    BEARINGS_KEPT_MIN,
    /** Most findings that name a side although no pulse was located: from ships' positions or statements alone. */
    NAMED_BY_WORD_MAX
  }
}
