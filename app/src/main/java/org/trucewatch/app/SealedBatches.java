// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.trucewatch.adapters.senderbatch.SenderBatchCodec;
import org.trucewatch.domain.LeafRef;
import org.trucewatch.domain.RawReport;
import org.trucewatch.domain.Rejection;
import org.trucewatch.domain.Sourced;
import org.trucewatch.pipeline.ObservationBook;
import org.trucewatch.pipeline.sender.Batch;
import org.trucewatch.pipeline.sender.BatchFormat.Reading;
import org.trucewatch.pipeline.sender.SenderEntries;

/**
 * Takes observations out of the signed batches they came in; each keeps the batch's leaf. The gate asked for the signature before
 * it sealed. Here it is not asked for again: whoever does not trust the gate asks {@link SenderCheck}, as verify does.
 */
final class SealedBatches {
  /** Formats of reports that are batches, or about them. */
  static final Set<String> FORMATS =
      Set.of(SenderEntries.BATCH, SenderEntries.FORKED_BATCH, SenderEntries.FORK);

  private SealedBatches() {}

  /** The reports with each batch replaced by its observations; channels become {@code device:ID/NAME}. */
  static List<Sourced<RawReport>> unwrap(List<Sourced<RawReport>> reports, ObservationBook book) {
    List<Sourced<RawReport>> flat = new ArrayList<>();
    for (Sourced<RawReport> sourced : reports) {
      RawReport report = sourced.value();
      switch (report.format()) {
        case SenderEntries.BATCH -> unwrap(report, sourced.leaf(), flat, book);
        case SenderEntries.FORKED_BATCH ->
          reject(
              report,
              sourced.leaf(),
              "the batch contradicts what its device said before",
              "one device for one key",
              book);
        case SenderEntries.FORK -> {} // Says of the batch before it why it is not used; for people.
        default -> flat.add(sourced);
      }
    }
    return flat;
  }

  private static void unwrap(
      RawReport report, LeafRef leaf, List<Sourced<RawReport>> flat, ObservationBook book) {
    switch (new SenderBatchCodec().read(report.bytes())) {
      case Reading.Malformed malformed ->
        reject(report, leaf, malformed.reason(), "a COSE_Sign1 over deterministic CBOR", book);
      case Reading.Read read -> {
        for (Batch.Observed o : read.batch().batch().observations()) {
          String channel = report.channel() + "/" + o.name();
          flat.add(new Sourced<>(
              new RawReport(channel, o.format(), report.receivedAt(), o.bytes()), leaf));
        }
      }
    }
  }

  private static void reject(
      RawReport report, LeafRef leaf, String what, String expected, ObservationBook book) {
    book.reject(
        new Rejection(
            report.channel(), what, expected, "The owner looks into it: docs/decisions/0012."),
        leaf);
  }

  /** Whether a report of an unwrapped format is known; batches may hold formats that this installation does not read. */
  static void rejectUnknown(Sourced<RawReport> sourced, Set<String> known, ObservationBook book) {
    RawReport report = sourced.value();
    book.reject(
        new Rejection(
            report.channel(),
            "format is " + report.format(),
            "one of " + known.stream().sorted().toList(),
            "Enrol the device for a format that is read."),
        sourced.leaf());
  }
}
