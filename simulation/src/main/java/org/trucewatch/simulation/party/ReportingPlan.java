// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.simulation.party;

/**
 * How a party speaks of what happens. The defaults of exercise files are the design's, all [A].
 *
 * @param trueShare own losses that it reports, 0.3 to 0.8
 * @param falsePerDay reports of what never happened
 * @param copiedShare reports that somebody repeats under another name
 * @param placeSdKilometers how far off the places are, 0.5 to 5
 * @param timeSdSeconds how far off the times are
 * @param delaySeconds mean time until it speaks, 5 to 60 min
 */
public record ReportingPlan(
    double trueShare,
    double falsePerDay,
    double copiedShare,
    double placeSdKilometers,
    double timeSdSeconds,
    double delaySeconds) {}
