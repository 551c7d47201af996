// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.pipeline;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.trucewatch.domain.LeafRef;
import org.trucewatch.domain.RawReport;
import org.trucewatch.domain.Sourced;
import org.trucewatch.pipeline.IntakeOutcome.Accepted;
import org.trucewatch.pipeline.IntakeOutcome.Duplicate;
import org.trucewatch.pipeline.IntakeOutcome.Refused;
import org.trucewatch.pipeline.IntakeOutcome.Rejected;

/**
 * The door. Every report is appended to the observations log before anyone decodes it; only then is it decided whether
 * it is used. Not thread-safe: one thread owns an intake.
 */
public final class Intake {
  /** Largest report: an hour of a hundred channels at 100 Hz fits. Larger ones are split by their sender. */
  public static final int REPORT_BYTES_MAX = 64 << 20;

  /** Most reports of one run; a month of daily files from a thousand senders fits. */
  public static final int REPORTS_MAX = 100_000;

  private final Sealer sealer;
  private final Set<String> knownFormats;
  private final Map<String, LeafRef> leafByDigest = new HashMap<>();
  private final List<Sourced<RawReport>> accepted = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  public Intake(Sealer sealer, Set<String> knownFormats) {
    this.sealer = sealer;
    this.knownFormats = Set.copyOf(knownFormats);
  }

  /** Decides about a report and remembers what a reader of the result must know: what was repeated, rejected or refused. */
  public IntakeOutcome accept(RawReport report) {
    IntakeOutcome outcome = decide(report);
    switch (outcome) {
      case Accepted a -> {}
      case Duplicate d ->
        notes.add(
            report.channel() + ": the same bytes came before as " + d.first() + "; used once.");
      case Rejected r -> notes.add(r.reason());
      case Refused r -> notes.add(r.reason());
    }
    return outcome;
  }

  /** Sentences about reports that were not used as they came. */
  public List<String> notes() {
    return List.copyOf(notes);
  }

  private IntakeOutcome decide(RawReport report) {
    if (report.bytes().length > REPORT_BYTES_MAX) {
      return new Refused(
          report.channel() + ": is " + report.bytes().length + " bytes, expected at most "
              + REPORT_BYTES_MAX + ". It was not sealed. Split it and send the parts.");
    }
    if (leafByDigest.size() >= REPORTS_MAX) {
      return new Refused(report.channel() + ": this run already holds " + REPORTS_MAX
          + " reports, the most it takes. It was not sealed. Start another run.");
    }
    String digest = digest(report);
    LeafRef first = leafByDigest.get(digest);
    if (first != null) {
      return new Duplicate(first);
    }
    LeafRef leaf = sealer.seal(Sealer.OBSERVATIONS, entryOf(report));
    leafByDigest.put(digest, leaf);
    if (!knownFormats.contains(report.format())) {
      return new Rejected(
          leaf,
          report.channel() + ": format is " + report.format() + ", expected one of "
              + knownFormats.stream().sorted().toList()
              + ". The raw bytes are sealed and were not used. Register the channel with its format.");
    }
    accepted.add(new Sourced<>(report, leaf));
    return new Accepted(leaf);
  }

  /** What was accepted so far, by leaf. */
  public List<Sourced<RawReport>> accepted() {
    return List.copyOf(accepted);
  }

  static SealEntry entryOf(RawReport report) {
    return new SealEntry(
        report.format(),
        "application/octet-stream",
        report.channel(),
        report.receivedAt(),
        List.of(),
        report.bytes());
  }

  private static String digest(RawReport report) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      sha.update((report.channel() + "\n" + report.format() + "\n")
          .getBytes(java.nio.charset.StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(sha.digest(report.bytes()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
