// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.pipeline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.trucewatch.domain.LeafRef;
import org.trucewatch.domain.RawReport;

/**
 * Runs the golden path again on what was sealed, and compares every result, byte by byte, with the one that was sealed. Needs
 * nothing but the log folder, or a bundle ({@link BundleRecomputation}). Governance entries that the path does not itself
 * produce, such as time-stamp tokens and registrations of senders, are left aside.
 */
public final class Recomputation {
  /** Differences that are reported; the rest would tell nothing more. */
  public static final int DIFFERENCES_MAX = 20;

  private final Formats formats;
  private final ResultEncoder encoder;
  private final SettingsReader settingsReader;
  private final Consumer<String> progress;

  /** @param progress told in words what is being done */
  public Recomputation(
      Formats formats,
      ResultEncoder encoder,
      SettingsReader settingsReader,
      Consumer<String> progress) {
    this.formats = formats;
    this.encoder = encoder;
    this.settingsReader = settingsReader;
    this.progress = progress;
  }

  /** What came of it. */
  public sealed interface Outcome {
    /**
     * @param results leaves compared
     */
    record Equal(long results, Picture picture) implements Outcome {}

    /**
     * @param places where sealed and recomputed results part, the first ones
     */
    record Differs(List<String> places, Picture picture) implements Outcome {
      public Differs {
        places = List.copyOf(places);
      }
    }

    /** What was sealed cannot be run again; the reason is for people. */
    record CannotBeChecked(String reason) implements Outcome {}
  }

  /** Reads sealed settings back; what it cannot read it refuses with an exception that says why. */
  @FunctionalInterface
  public interface SettingsReader {
    RunSettings read(byte[] bytes);
  }

  /** Recomputes a sealed run with the code at hand. */
  public static Outcome of(
      SealedRun run,
      Formats formats,
      ResultEncoder encoder,
      SettingsReader settingsReader,
      Consumer<String> progress) {
    try {
      return new Recomputation(formats, encoder, settingsReader, progress).whole(run);
    } catch (RedactedException e) {
      return new Outcome.CannotBeChecked(String.valueOf(e.getMessage()));
    }
  }

  /** What a run said of itself that was stopped before it concluded anything. */
  private static Optional<String> stopped(SealedRun run) {
    if (run.reader(Sealer.FINDINGS).size() > 0) {
      return Optional.empty();
    }
    return run.entries(Sealer.GOVERNANCE, List.of(MonitorRun.STOPPED)).entrySet().stream()
        .findFirst()
        .map(e -> "the run is partial, as " + e.getKey() + " says: "
            + new String(e.getValue().body(), java.nio.charset.StandardCharsets.UTF_8));
  }

  private Outcome whole(SealedRun run) {
    Optional<String> partial = stopped(run);
    if (partial.isPresent()) {
      return new Outcome.CannotBeChecked(partial.get());
    }
    SortedMap<LeafRef, SealEntry> sealed = new TreeMap<>();
    for (String log : LogFolder.LOGS) {
      sealed.putAll(run.entries(log, log.equals(Sealer.GOVERNANCE) ? MonitorRun.TERMS : List.of()));
    }
    return again(sealed, Optional.empty(), (places, differences) -> {
      for (String log : LogFolder.LOGS) {
        places.surplus(log).ifPresent(differences::add);
      }
    });
  }

  /** What else to ask once everything was recomputed. */
  @FunctionalInterface
  interface FurtherCheck {
    void check(OriginalPlaces places, List<String> differences);
  }

  /**
   * Recomputes sealed entries.
   *
   * @param sealed terms, reports and the results that must come out, by place
   * @param completedAt the date of the results, where reports may be missing that came after all others; empty for that of
   *     the last report
   */
  Outcome again(
      SortedMap<LeafRef, SealEntry> sealed, Optional<Instant> completedAt, FurtherCheck further) {
    List<SealEntry> terms = of(sealed, Sealer.GOVERNANCE);
    if (terms.isEmpty() || !terms.getFirst().kind().equals(MonitorRun.SETTINGS)) {
      return new Outcome.CannotBeChecked(
          "the governance entries do not begin with the settings of a run");
    }
    Map<String, byte[]> agreement = new TreeMap<>();
    for (SealEntry entry : terms.subList(1, terms.size())) {
      if (!entry.kind().equals(MonitorRun.AGREEMENT_FILE)
          || agreement.put(entry.channel(), entry.body()) != null) {
        return new Outcome.CannotBeChecked(
            "the governance entries hold the terms of more than one run");
      }
    }
    RunSettings settings;
    try {
      settings = settingsReader.read(terms.getFirst().body());
    } catch (RuntimeException e) {
      // Whatever reads them: settings of a later version are no error of this one.
      return new Outcome.CannotBeChecked(
          "the sealed settings cannot be read by this code: " + e.getMessage());
    }
    OriginalPlaces places = new OriginalPlaces(sealed);
    Picture picture = run(settings, agreement, terms.getFirst().at(), completedAt, places, sealed);
    List<String> differences = new ArrayList<>(places.differences(DIFFERENCES_MAX));
    further.check(places, differences);
    return differences.isEmpty()
        ? new Outcome.Equal(of(sealed, Sealer.FINDINGS).size(), picture)
        : new Outcome.Differs(differences, picture);
  }

  private Picture run(
      RunSettings settings,
      Map<String, byte[]> agreement,
      Instant startedAt,
      Optional<Instant> completedAt,
      Sealer sealer,
      SortedMap<LeafRef, SealEntry> sealed) {
    MonitorRun again =
        MonitorRun.start(settings, agreement, startedAt, sealer, formats, encoder, progress);
    for (SealEntry entry : of(sealed, Sealer.OBSERVATIONS)) {
      again.intake().accept(new RawReport(entry.channel(), entry.kind(), entry.at(), entry.body()));
    }
    return completedAt.map(again::complete).orElseGet(again::complete);
  }

  private static List<SealEntry> of(SortedMap<LeafRef, SealEntry> sealed, String log) {
    return sealed.entrySet().stream()
        .filter(e -> e.getKey().log().equals(log))
        .map(Map.Entry::getValue)
        .toList();
  }
}
