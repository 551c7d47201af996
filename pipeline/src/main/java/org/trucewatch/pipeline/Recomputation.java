// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.pipeline;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.trucewatch.domain.RawReport;

/**
 * Runs the golden path again on what was sealed, and compares every result, byte by byte, with the one that was sealed. Needs
 * nothing but the log folder.
 */
public final class Recomputation {
  /** Differences that are reported; the rest would tell nothing more. */
  public static final int DIFFERENCES_MAX = 20;

  /** Characters shown around the first differing byte. */
  private static final int CONTEXT_CHARACTERS = 40;

  private Recomputation() {}

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

  /** Reads sealed settings back. */
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
      List<SealEntry> governance = run.entries(Sealer.GOVERNANCE);
      if (governance.isEmpty() || !governance.getFirst().kind().equals(MonitorRun.SETTINGS)) {
        return new Outcome.CannotBeChecked(
            "the governance log does not begin with the settings of a run");
      }
      MemorySealer sealer = new MemorySealer();
      MonitorRun again = restart(governance, sealer, formats, encoder, settingsReader, progress);
      for (SealEntry entry : run.entries(Sealer.OBSERVATIONS)) {
        again
            .intake()
            .accept(new RawReport(entry.channel(), entry.kind(), entry.at(), entry.body()));
      }
      Picture picture = again.complete();
      List<String> places = new ArrayList<>();
      for (String log : LogFolder.LOGS) {
        compare(log, run.entries(log), sealer.entries(log), places);
      }
      long results = run.reader(Sealer.FINDINGS).size();
      return places.isEmpty()
          ? new Outcome.Equal(results, picture)
          : new Outcome.Differs(places, picture);
    } catch (SealedRun.RedactedException e) {
      return new Outcome.CannotBeChecked(String.valueOf(e.getMessage()));
    }
  }

  private static MonitorRun restart(
      List<SealEntry> governance,
      Sealer sealer,
      Formats formats,
      ResultEncoder encoder,
      SettingsReader settingsReader,
      Consumer<String> progress) {
    SealEntry first = governance.getFirst();
    Map<String, byte[]> agreement = new TreeMap<>();
    governance.stream()
        .filter(e -> e.kind().equals(MonitorRun.AGREEMENT_FILE))
        .forEach(e -> agreement.put(e.channel(), e.body()));
    Instant startedAt = first.at();
    return MonitorRun.start(
        settingsReader.read(first.body()),
        agreement,
        startedAt,
        sealer,
        formats,
        encoder,
        progress);
  }

  private static void compare(
      String log, List<SealEntry> sealed, List<SealEntry> again, List<String> places) {
    if (sealed.size() != again.size()) {
      places.add(
          log + ": " + sealed.size() + " leaves are sealed, " + again.size() + " were recomputed");
    }
    for (int i = 0;
        i < Math.min(sealed.size(), again.size()) && places.size() < DIFFERENCES_MAX;
        i++) {
      SealEntry a = sealed.get(i);
      SealEntry b = again.get(i);
      String where = log + ":" + i + " (" + a.kind() + " from " + a.channel() + ")";
      if (!a.kind().equals(b.kind())
          || !a.channel().equals(b.channel())
          || !a.at().equals(b.at())) {
        places.add(
            where + ": recomputed as " + b.kind() + " from " + b.channel() + " at " + b.at());
      } else if (!a.inputs().equals(b.inputs())) {
        places.add(where + ": derived from " + a.inputs() + ", recomputed from " + b.inputs());
      } else if (!Arrays.equals(a.body(), b.body())) {
        places.add(where + ": " + firstDifference(a.body(), b.body()));
      }
    }
  }

  private static String firstDifference(byte[] sealed, byte[] again) {
    int at = Arrays.mismatch(sealed, again);
    return "byte " + at + ": sealed \"" + around(sealed, at) + "\", recomputed \""
        + around(again, at) + "\"";
  }

  private static String around(byte[] bytes, int at) {
    int from = Math.max(0, at - CONTEXT_CHARACTERS);
    int to = Math.min(bytes.length, at + CONTEXT_CHARACTERS);
    return new String(bytes, from, Math.max(0, to - from), StandardCharsets.UTF_8)
        .replaceAll("\\p{Cntrl}", " ");
  }
}
