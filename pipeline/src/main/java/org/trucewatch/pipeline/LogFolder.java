// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.pipeline;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.trucewatch.domain.LeafRef;
import org.trucewatch.evidence.Entry;
import org.trucewatch.evidence.EvidenceLog;
import org.trucewatch.evidence.LeafReference;
import org.trucewatch.evidence.LogOptions;
import org.trucewatch.evidence.LogReader;
import org.trucewatch.evidence.note.LogKey;

/**
 * The three evidence logs of a run, side by side in one folder: observations, findings, governance. Close it when the run is
 * over; another process cannot write to it before.
 */
public final class LogFolder implements Sealer, AutoCloseable {
  /** The logs, in the order in which they are opened. */
  public static final List<String> LOGS = List.of(GOVERNANCE, OBSERVATIONS, FINDINGS);

  /** Room for an entry's header; a reference takes at most some twenty bytes of it. */
  private static final int HEADER_BYTES = 8_192;

  private final Map<String, EvidenceLog> logs = new TreeMap<>();

  private LogFolder() {}

  /**
   * Opens logs whose keys and salts follow from a seed: for replays and exercises, which must give the same bytes again. Such
   * keys prove that nothing was altered since; they do not prove who sealed.
   *
   * @param name of the run, part of the logs' origins
   */
  public static LogFolder openSeeded(Path folder, String name, long seed) {
    LogFolder opened = new LogFolder();
    for (String log : LOGS) {
      String origin = LogKeys.origin(name, log);
      LogKey key = LogKey.fromSeed(origin, derive("key", origin, seed));
      LogOptions options = LogOptions.withSaltSeed(derive("salt", origin, seed));
      opened.logs.put(log, EvidenceLog.open(folder.resolve(log), origin, key, options));
    }
    return opened;
  }

  /**
   * Opens logs that go on from one start to the next, with keys from a folder apart; both are made where they are missing.
   *
   * @param name of the run, part of the logs' origins; {@link LogKeys#findName} gives that of an earlier start
   * @param keysFolder holds the private keys, {@link LogKeys}
   */
  public static LogFolder openWithKeys(Path folder, String name, Path keysFolder) {
    return openWithKeys(folder, name, keysFolder, LOGS);
  }

  /** The same for some of the logs: others stay free for another process. */
  public static LogFolder openWithKeys(
      Path folder, String name, Path keysFolder, List<String> logs) {
    LogFolder opened = new LogFolder();
    try {
      for (String log : logs) {
        LogKey key = LogKeys.loadOrMake(folder, name, keysFolder, log);
        LogOptions options = LogOptions.defaults();
        opened.logs.put(log, EvidenceLog.open(folder.resolve(log), key.name(), key, options));
      }
      return opened;
    } catch (RuntimeException e) {
      opened.close();
      throw e;
    }
  }

  /** Takes logs that were opened on other files than a disk's, by their names. */
  public static LogFolder of(Map<String, EvidenceLog> open) {
    LogFolder folder = new LogFolder();
    folder.logs.putAll(open);
    return folder;
  }

  /** The logs of both as one, for whoever needs more than is open here. It is not closed: its parts are. */
  public LogFolder joinedWith(LogFolder other) {
    LogFolder joined = new LogFolder();
    joined.logs.putAll(logs);
    joined.logs.putAll(other.logs);
    return joined;
  }

  /** One of the logs that were opened. */
  public EvidenceLog log(String name) {
    return get(name);
  }

  /** Whether a file of a log's folder, as a path within it, is the log's own and so for everyone. */
  public static boolean isPublic(String path) {
    return path.equals(LogReader.CHECKPOINT_FILE)
        || path.equals(LogReader.KEY_FILE)
        || path.startsWith("tile/")
        || path.startsWith("blob/");
  }

  private static byte[] derive(String purpose, String origin, long seed) {
    try {
      String text = "trucewatch seeded " + purpose + "\n" + origin + "\n" + seed + "\n";
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }

  @Override
  public LeafRef seal(String log, SealEntry entry) {
    EvidenceLog evidence = get(log);
    List<LeafReference> references = entry.inputs().stream()
        .map(leaf -> new LeafReference(leaf.log(), leaf.index()))
        .toList();
    Entry sealed = new Entry(
        entry.kind(),
        entry.mediaType(),
        entry.at(),
        entry.channel(),
        references,
        evidence.body(entry.body(), HEADER_BYTES + 24 * references.size()));
    return new LeafRef(log, evidence.append(sealed).index());
  }

  private EvidenceLog get(String log) {
    EvidenceLog evidence = logs.get(log);
    if (evidence == null) {
      throw new IllegalStateException("log is " + log + ", expected one of " + logs.keySet());
    }
    return evidence;
  }

  @Override
  public void publish() {
    logs.values().forEach(EvidenceLog::publish);
  }

  @Override
  public void close() {
    logs.values().forEach(EvidenceLog::close);
  }
}
