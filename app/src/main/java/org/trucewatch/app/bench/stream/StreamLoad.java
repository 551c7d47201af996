// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.bench.stream;

/**
 * What is played.
 *
 * @param nodes          number of nodes
 * @param picksPerSecond of all nodes together
 * @param seconds        of stream time
 * @param sectors        workers
 * @param latenessSeconds how late a pick may be and still be in time
 * @param tickSeconds    time between two steps of the provisional events
 * @param seed           of the generator
 */
record StreamLoad(
    int nodes,
    double picksPerSecond,
    double seconds,
    int sectors,
    double latenessSeconds,
    double tickSeconds,
    long seed) {}
