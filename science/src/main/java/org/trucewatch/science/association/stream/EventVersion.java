// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.association.stream;

import org.trucewatch.science.association.network.NetworkEvent;

/**
 * One published version of an event. The final versions that are not superseded are the result: a function of the set of picks, the
 * settings and the weather. {@code number} and {@code follows} are metadata of the delivery and may differ from one order of arrival
 * to another.
 *
 * @param event   what is said of it; its id is that of its earliest pick
 * @param state   how sure it is to stay
 * @param number  counts the versions of one name, from 1
 * @param follows id of the version that this one replaces where its name is another; empty where it is the same or the first
 * @param reason  why this version was published
 */
public record EventVersion(
    NetworkEvent event, State state, int number, String follows, String reason) {
  /** State of a version. */
  public enum State {
    /** Published as soon as enough picks had come; more may come. */
    PROVISIONAL,
    /** As provisional, changed by further picks. */
    REVISED,
    /** All picks that were in time are in it. Only a late pick publishes another version. */
    FINAL,
    /** There is no such event after all; the event is the last one published. */
    WITHDRAWN
  }
}
