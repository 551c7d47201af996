// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.domain.line;

/**
 * How far the sensors that somebody could have tampered with, or that one keeper runs, are to be believed.
 *
 * @param by what they share
 * @param name of the party or the owner
 * @param sensors how many there are
 * @param passed how many took part in what others heard too, and were not flagged
 * @param failed how many were flagged
 * @param mean of the probability that one of them is to be believed
 * @param low 2.5 % of that probability's distribution
 * @param high 97.5 %
 */
public record GroupTrust(
    By by, String name, int sensors, int passed, int failed, double mean, double low, double high) {
  /** What the sensors of a group share. */
  public enum By {
    /** The party on whose ground they stand. */
    HOST,
    /** Who runs them. */
    OWNER
  }
}
