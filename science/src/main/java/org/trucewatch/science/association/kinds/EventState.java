// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.association.kinds;

/**
 * An event as far as direct observations need to know it.
 *
 * @param id      its name
 * @param where   place and time
 * @param logOdds log-odds of being real
 */
public record EventState(String id, PlaceTime where, double logOdds) {}
