// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.pipeline;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.trucewatch.domain.LeafRef;
import org.trucewatch.evidence.Difference;
import org.trucewatch.evidence.Entry;
import org.trucewatch.evidence.EvidenceIntegrityException;
import org.trucewatch.evidence.LogReader;
import org.trucewatch.evidence.LogVerification;
import org.trucewatch.evidence.RunOrigins;
import org.trucewatch.evidence.note.MalformedNoteException;
import org.trucewatch.evidence.note.VerifierKey;

/** Reads the logs of a run that was sealed earlier. Trusts nothing in them until {@link #verify} has said equal. */
public final class SealedRun {
  private final Map<String, LogReader> readers = new TreeMap<>();

  private SealedRun() {}

  public static SealedRun open(Path folder) {
    SealedRun run = new SealedRun();
    for (String log : LogFolder.LOGS) {
      run.readers.put(log, LogReader.open(folder.resolve(log)));
    }
    return run;
  }

  /** Whether a folder holds the logs of a run. */
  public static boolean isAt(Path folder) {
    return LogFolder.LOGS.stream()
        .allMatch(log ->
            java.nio.file.Files.isRegularFile(folder.resolve(log).resolve(LogReader.KEY_FILE)));
  }

  /** What a full verification of each log's files says, in the order of {@link LogFolder#LOGS}. */
  public static Map<String, LogVerification> verify(Path folder) {
    Map<String, LogVerification> outcomes = new LinkedHashMap<>();
    LogFolder.LOGS.forEach(log -> outcomes.put(log, verifyOne(folder.resolve(log))));
    requireOneRun(folder, outcomes);
    return outcomes;
  }

  /** Logs that are sound in themselves must be those of one run. */
  private static void requireOneRun(Path folder, Map<String, LogVerification> outcomes) {
    Map<String, String> origins = new TreeMap<>();
    outcomes.forEach((log, outcome) -> {
      if (outcome instanceof LogVerification.Equal) {
        origins.put(log, LogReader.open(folder.resolve(log)).checkpoint().origin());
      }
    });
    RunOrigins.differences(origins)
        .forEach((log, difference) ->
            outcomes.put(log, new LogVerification.Differs(List.of(difference))));
  }

  /** A key or note that cannot even be read is a difference like any other: it was readable when it was written. */
  private static LogVerification verifyOne(Path log) {
    VerifierKey key;
    try {
      key = LogReader.storedKey(log);
    } catch (MalformedNoteException | EvidenceIntegrityException e) {
      Difference unreadable = new Difference(
          LogReader.KEY_FILE,
          Difference.NONE,
          Difference.NONE,
          "the log's public key",
          String.valueOf(e.getMessage()));
      return new LogVerification.Differs(List.of(unreadable));
    }
    return LogVerification.verify(log, key);
  }

  /**
   * Whether something was concluded here, or a run began: else the logs hold only what a receiver took in. Settings without any
   * result are a run whose results are gone.
   */
  public boolean isOfMonitor() {
    return reader(Sealer.FINDINGS).size() > 0 || holds(Sealer.GOVERNANCE, MonitorRun.SETTINGS);
  }

  /** Looks at the kinds alone: the bytes of an entry may be gone. */
  private boolean holds(String log, String kind) {
    LogReader reader = reader(log);
    for (long index = 0; index < reader.size(); index++) {
      if (reader.read(index).kind().equals(kind)) {
        return true;
      }
    }
    return false;
  }

  /** Reader of one log. */
  public LogReader reader(String log) {
    LogReader reader = readers.get(log);
    if (reader == null) {
      throw new IllegalArgumentException("log is " + log + ", expected one of " + LogFolder.LOGS);
    }
    return reader;
  }

  /** The entries of one log, in order, blobs included. */
  public List<SealEntry> entries(String log) {
    return List.copyOf(entries(log, List.of()).values());
  }

  /**
   * The entries of one log by their places, blobs included.
   *
   * @param kinds the kinds wanted; none for all
   */
  SortedMap<LeafRef, SealEntry> entries(String log, List<String> kinds) {
    LogReader reader = reader(log);
    SortedMap<LeafRef, SealEntry> entries = new TreeMap<>();
    for (long index = 0; index < reader.size(); index++) {
      Entry entry = reader.read(index);
      if (kinds.isEmpty() || kinds.contains(entry.kind())) {
        String where = reader.checkpoint().origin() + " entry " + index;
        byte[] body =
            reader.readBody(entry).orElseThrow(() -> new RedactedException(where, entry.channel()));
        entries.put(new LeafRef(log, index), entry(entry, body));
      }
    }
    return entries;
  }

  /** A sealed entry in the pipeline's own words. */
  static SealEntry entry(Entry entry, byte[] body) {
    List<LeafRef> inputs =
        entry.references().stream().map(r -> new LeafRef(r.log(), r.index())).toList();
    return new SealEntry(
        entry.kind(), entry.mediaType(), entry.channel(), entry.receivedAt(), inputs, body);
  }
}
