// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.association;

import org.trucewatch.science.location.LocatorSettings;

/**
 * What is believed before the detections are seen, and what bounds the search.
 *
 * @param locator range and resolution
 * @param eventsPerDay events expected within range of the network, before seeing any; an assumption to be replaced by the
 *     network's own history
 * @param clutterPerHour detections of no common source expected at one array
 * @param probabilityMin an event less probable than this is not reported
 */
public record AssociationSettings(
    LocatorSettings locator, double eventsPerDay, double clutterPerHour, double probabilityMin) {

  /** One event and one piece of clutter an hour; more likely real than not. Assumptions, see the decision record. */
  public static final AssociationSettings DEFAULT =
      new AssociationSettings(LocatorSettings.DEFAULT, 24, 1, 0.5);

  public AssociationSettings {
    if (!(eventsPerDay > 0 && clutterPerHour > 0)) {
      throw new IllegalArgumentException("eventsPerDay and clutterPerHour are " + eventsPerDay
          + " and " + clutterPerHour + ", expected both above 0");
    }
    if (!(probabilityMin > 0 && probabilityMin < 1)) {
      throw new IllegalArgumentException(
          "probabilityMin is " + probabilityMin + ", expected between 0 and 1");
    }
  }
}
