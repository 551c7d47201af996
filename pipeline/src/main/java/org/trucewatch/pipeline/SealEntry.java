// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.pipeline;

import java.time.Instant;
import java.util.List;
import org.trucewatch.domain.LeafRef;

/**
 * What is about to be sealed as one leaf. The body is not copied; whoever holds an entry must not write to it.
 *
 * @param kind what the body is, as in {@code miniseed}, {@code event} or {@code settings}
 * @param mediaType IANA media type of the body
 * @param channel how it came in, or the step that made it
 * @param at when it was received or computed, by the run's clock
 * @param inputs the leaves it was derived from, in order, without repeats
 */
@SuppressWarnings("ArrayRecordComponent") // sealed at once
public record SealEntry(
    String kind, String mediaType, String channel, Instant at, List<LeafRef> inputs, byte[] body) {
  public SealEntry {
    inputs = inputs.stream().sorted().distinct().toList();
  }
}
