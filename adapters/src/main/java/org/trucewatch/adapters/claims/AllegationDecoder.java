// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.adapters.claims;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.trucewatch.adapters.Table;
import org.trucewatch.adapters.TableRow;
import org.trucewatch.domain.Allegation;
import org.trucewatch.domain.Allegation.Qualifier;
import org.trucewatch.domain.Decoded;
import org.trucewatch.domain.quantity.TimeSpan;

/** Decodes tables of what parties say about each other. The parties, and what they are called, come from the agreement. */
public final class AllegationDecoder {
  private static final Map<String, Qualifier> QUALIFIERS = Map.of(
      "exact", Qualifier.EXACT,
      "more_than", Qualifier.MORE_THAN,
      "at_least", Qualifier.AT_LEAST,
      "about", Qualifier.ABOUT);

  private static final long COUNT_MAX = 1_000_000_000;

  private static final List<String> REQUIRED = List.of(
      "truce",
      "claimant",
      "accused",
      "window_start",
      "window_end",
      "category",
      "count",
      "qualifier",
      "source_url");

  private final ZoneId zone;
  private final Map<String, String> partyIdsByName;

  /**
   * @param zone of the table's times
   * @param partyIdsByName every name a party may be called by, and its id
   */
  public AllegationDecoder(ZoneId zone, Map<String, String> partyIdsByName) {
    this.zone = zone;
    this.partyIdsByName = Map.copyOf(partyIdsByName);
  }

  /** Decodes plain or gzip bytes; each row that cannot be used gives one rejection. */
  public Decoded<Allegation> decode(String channel, byte[] bytes) {
    return Table.decode(channel, bytes, REQUIRED, this::allegation);
  }

  private Allegation allegation(TableRow row) {
    String claimant = row.word("claimant", partyIdsByName);
    String accused = row.word("accused", partyIdsByName);
    Instant from = instant(row, "window_start");
    Instant to = instant(row, "window_end");
    if (to.isBefore(from)) {
      throw row.unreadable("window_end", "a time not before " + row.text("window_start"));
    }
    return new Allegation(
        "claim/" + row.nonEmpty("truce") + "/" + row.lineNumber(),
        claimant,
        row.text("claimant"),
        accused,
        new TimeSpan(from, to),
        row.nonEmpty("category"),
        row.count("count", COUNT_MAX),
        row.word("qualifier", QUALIFIERS),
        row.nonEmpty("source_url"),
        row.text("note"));
  }

  private Instant instant(TableRow row, String column) {
    return row.instant(
        column,
        "a local time as 2026-04-11T16:00",
        text -> LocalDateTime.parse(text).atZone(zone).toInstant());
  }
}
