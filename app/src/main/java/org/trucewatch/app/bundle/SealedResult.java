// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.bundle;

import java.util.Optional;
import org.trucewatch.adapters.picturejson.SealedResultJson;
import org.trucewatch.evidence.Entry;

/**
 * A sealed result as far as a list shows it.
 *
 * @param index in the findings log
 * @param kind of the entry: finding, event, detection and so on
 * @param id by which people name it; empty where it has none or its bytes are gone
 * @param statement one line
 */
public record SealedResult(long index, String kind, String id, String statement) {
  /** Kind of a finding's entry. */
  public static final String FINDING = "finding";

  static SealedResult of(long index, Entry entry, Optional<byte[]> body) {
    Optional<SealedResultJson> read = body.flatMap(SealedResultJson::read);
    return new SealedResult(
        index,
        entry.kind(),
        read.map(SealedResultJson::id).orElse(""),
        read.map(SealedResultJson::oneLine)
            .orElse(body.isEmpty() ? "redacted" : body.get().length + " bytes"));
  }
}
