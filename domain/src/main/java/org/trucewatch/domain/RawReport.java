// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.domain;

import java.time.Instant;

/**
 * Bytes as they came in, before anyone decoded them. The bytes are not copied; whoever holds a report must not write
 * to them.
 *
 * @param channel how they came, as in {@code file:2D.W220.HDF.mseed} or {@code mqtt:stations/7}
 * @param format what the channel is registered to carry, as in {@code miniseed} or {@code firms-csv}
 * @param receivedAt by our clock, or the replay's
 */
@SuppressWarnings(
    "ArrayRecordComponent") // sealed at once; a copy would double the memory of every intake
public record RawReport(String channel, String format, Instant receivedAt, byte[] bytes) {}
