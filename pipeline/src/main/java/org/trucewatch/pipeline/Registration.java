// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.pipeline;

/**
 * What one channel may carry, and on whose behalf. Sealed with the settings, because a report means nothing without it.
 *
 * @param channel as reports name it
 * @param format name of the decoder
 * @param about id of the party whose acts it reports, empty where the format says so itself
 * @param reporter id of the party that reports, or the name of whoever owns the source; empty likewise
 */
public record Registration(String channel, String format, String about, String reporter) {}
