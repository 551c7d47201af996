// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.pipeline;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.trucewatch.domain.LeafRef;
import org.trucewatch.evidence.Entry;
import org.trucewatch.evidence.LeafReference;
import org.trucewatch.evidence.bundle.Bundle;
import org.trucewatch.pipeline.Recomputation.Outcome;
import org.trucewatch.pipeline.Recomputation.SettingsReader;

/**
 * Recomputes a finding from its bundle alone: the golden path runs on the reports that the bundle holds, and every entry of
 * the findings log that the bundle holds must come out byte for byte. Results that the bundle does not hold are ignored: a
 * file of many stations gives more detections than the finding rests on.
 *
 * <p>This works because an entry refers to everything that could have changed it ({@link FindingSources}). Two things a
 * bundle cannot show, and only the whole folder can: that no further report was sealed which the finding should have
 * referred to, and that the date of the results is that of the last report of the run; it is taken from the subject and must
 * not lie before any report.
 *
 * <p>Run it on a bundle whose proofs and signatures were found equal; else what is recomputed is not what was sealed.
 */
public final class BundleRecomputation {
  private final Formats formats;
  private final ResultEncoder encoder;
  private final SettingsReader settingsReader;
  private final String codeVersion;

  /**
   * @param codeVersion of the code at hand, as {@link RunSettings#codeVersion} has it
   */
  public BundleRecomputation(
      Formats formats, ResultEncoder encoder, SettingsReader settingsReader, String codeVersion) {
    this.formats = formats;
    this.encoder = encoder;
    this.settingsReader = settingsReader;
    this.codeVersion = codeVersion;
  }

  /**
   * What came of it.
   *
   * @param sealedBy version of the code that sealed the finding; empty where its settings cannot be read
   */
  public record Recomputed(Outcome outcome, Optional<String> sealedBy) {}

  /** Recomputes the subject and all results that it rests on. */
  public Recomputed of(Bundle bundle, Consumer<String> progress) {
    LeafReference subject = bundle.subject();
    if (!subject.log().equals(Sealer.FINDINGS)) {
      return cannot(
          "the subject is " + text(subject) + ", expected an entry of the log " + Sealer.FINDINGS);
    }
    for (long index : bundle.indices(Sealer.OBSERVATIONS)) {
      String format =
          bundle.entry(new LeafReference(Sealer.OBSERVATIONS, index)).kind();
      if (!formats.known().contains(format)) {
        return cannot("observations:" + index + " has the format " + format
            + ", which this code does not read; it reads " + new TreeSet<>(formats.known()));
      }
    }
    try {
      return recompute(bundle, progress);
    } catch (RedactedException e) {
      return cannot(String.valueOf(e.getMessage()));
    }
  }

  private static Recomputed cannot(String reason) {
    return new Recomputed(new Outcome.CannotBeChecked(reason), Optional.empty());
  }

  private Recomputed recompute(Bundle bundle, Consumer<String> progress) {
    SortedMap<LeafRef, SealEntry> sealed = sealed(bundle);
    Instant at = bundle.entry(bundle.subject()).receivedAt();
    Optional<String> sealedBy = Optional.empty();
    Optional<SealEntry> settings = sealed.values().stream()
        .filter(e -> e.kind().equals(MonitorRun.SETTINGS))
        .findFirst();
    if (settings.isPresent()) {
      sealedBy = findVersion(settings.get());
    }
    Outcome outcome = new Recomputation(formats, encoder, settingsReader, progress)
        .again(
            sealed, Optional.of(at), (places, differences) -> requireDate(sealed, at, differences));
    return new Recomputed(byVersion(outcome, sealedBy), sealedBy);
  }

  private Optional<String> findVersion(SealEntry settings) {
    try {
      return Optional.of(settingsReader.read(settings.body()).codeVersion());
    } catch (RuntimeException e) {
      return Optional.empty(); // The recomputation will say why it cannot be read.
    }
  }

  /** Terms that the subject names, all reports, all results. */
  private static SortedMap<LeafRef, SealEntry> sealed(Bundle bundle) {
    SortedMap<LeafRef, SealEntry> sealed = new TreeMap<>();
    for (LeafReference reference : bundle.entry(bundle.subject()).references()) {
      if (reference.log().equals(Sealer.GOVERNANCE)
          && bundle.holds(reference)
          && MonitorRun.TERMS.contains(bundle.entry(reference).kind())) {
        sealed.put(leaf(reference), entry(bundle, reference));
      }
    }
    for (String log : List.of(Sealer.OBSERVATIONS, Sealer.FINDINGS)) {
      for (long index : bundle.indices(log)) {
        LeafReference reference = new LeafReference(log, index);
        sealed.put(leaf(reference), entry(bundle, reference));
      }
    }
    return sealed;
  }

  private static LeafRef leaf(LeafReference reference) {
    return new LeafRef(reference.log(), reference.index());
  }

  private static String text(LeafReference reference) {
    return leaf(reference).toString();
  }

  private static SealEntry entry(Bundle bundle, LeafReference reference) {
    Entry entry = bundle.entry(reference);
    byte[] body = bundle
        .body(reference)
        .orElseThrow(() -> new RedactedException(text(reference), entry.channel()));
    return SealedRun.entry(entry, body);
  }

  private static void requireDate(
      SortedMap<LeafRef, SealEntry> sealed, Instant at, List<String> differences) {
    sealed.forEach((leaf, entry) -> {
      if (entry.at().isAfter(at)) {
        differences.add(leaf + ": received at " + entry.at() + ", after the finding's " + at);
      }
    });
  }

  /** Other code may well give another result; only the code that sealed can be held to what it sealed. */
  private Outcome byVersion(Outcome outcome, Optional<String> sealedBy) {
    if (outcome instanceof Outcome.Differs differs
        && sealedBy.isPresent()
        && !sealedBy.get().equals(codeVersion)) {
      return new Outcome.CannotBeChecked("it was sealed by code " + sealedBy.get()
          + ", this is code "
          + codeVersion + ", which gives another result: " + differs.places().getFirst()
          + ". Verify with code " + sealedBy.get());
    }
    return outcome;
  }
}
