// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.association.network;

/**
 * A pick's part in an event.
 *
 * @param pickId              the pick
 * @param station             index of its node
 * @param phase               the wave
 * @param logLikelihoodRatio  what it adds to the event's log-odds against being clutter
 * @param residualSeconds     observed minus predicted arrival
 * @param sigmaSeconds        standard deviation of that residual: reading, path and medium together
 * @param weight              weight in the location, 0 to 1 (robust)
 * @param probabilityAssigned probability that it belongs to this event, given that the event is real
 */
public record EventPick(
    long pickId,
    int station,
    Phase phase,
    double logLikelihoodRatio,
    double residualSeconds,
    double sigmaSeconds,
    double weight,
    double probabilityAssigned) {

  /** The same part, its node counted in another list. */
  EventPick at(int newStation) {
    return new EventPick(
        pickId,
        newStation,
        phase,
        logLikelihoodRatio,
        residualSeconds,
        sigmaSeconds,
        weight,
        probabilityAssigned);
  }
}
