// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.trucewatch.domain.LeafRef;
import org.trucewatch.evidence.Entry;
import org.trucewatch.evidence.LogReader;
import org.trucewatch.pipeline.StampSubject.OfLeaf;

/**
 * A time-stamp token as the governance log holds it. Nothing in it is checked yet.
 *
 * @param leaf of the token itself
 * @param channel as sealed, for people; {@link #subject} reads it
 * @param references the leaves that the entry names
 * @param token DER, or what is there instead
 */
@SuppressWarnings("ArrayRecordComponent") // checked at once
public record SealedStamp(LeafRef leaf, String channel, List<LeafRef> references, byte[] token) {
  public SealedStamp {
    references = List.copyOf(references);
  }

  /** All tokens of a governance log, in order; one whose bytes were redacted is left out. */
  public static List<SealedStamp> list(LogReader governance) {
    List<SealedStamp> stamps = new ArrayList<>();
    for (long index = 0; index < governance.size(); index++) {
      at(governance, index).ifPresent(stamps::add);
    }
    return stamps;
  }

  /** The token at a place of a governance log; empty where there is something else, or its bytes were redacted. */
  public static Optional<SealedStamp> at(LogReader governance, long index) {
    Entry entry = governance.read(index);
    return of(new LeafRef(Sealer.GOVERNANCE, index), entry, () -> governance.readBody(entry));
  }

  /**
   * An entry as a token.
   *
   * @param body of the entry, asked for where it is one; empty where it was redacted
   */
  public static Optional<SealedStamp> of(
      LeafRef leaf, Entry entry, Supplier<Optional<byte[]>> body) {
    if (!entry.kind().equals(StampSubject.KIND)) {
      return Optional.empty();
    }
    List<LeafRef> references =
        entry.references().stream().map(r -> new LeafRef(r.log(), r.index())).toList();
    return body.get().map(token -> new SealedStamp(leaf, entry.channel(), references, token));
  }

  /** What it says it is over; empty where it says nothing that can be found in a run, or its references say another thing. */
  public Optional<StampSubject> subject() {
    return StampSubject.parse(channel)
        .filter(s -> references.equals(s instanceof OfLeaf of ? List.of(of.leaf()) : List.of()));
  }
}
