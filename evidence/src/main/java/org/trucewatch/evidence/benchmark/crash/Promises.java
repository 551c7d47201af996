// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.evidence.benchmark.crash;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.trucewatch.evidence.BlobReference;
import org.trucewatch.evidence.Entry;
import org.trucewatch.evidence.EntryCodec;
import org.trucewatch.evidence.EvidenceLog;
import org.trucewatch.evidence.LogReader;
import org.trucewatch.evidence.LogVerification;
import org.trucewatch.evidence.SignedReceipt;
import org.trucewatch.evidence.benchmark.SampleEntries;
import org.trucewatch.evidence.benchmark.crash.BrokenPromise.Kind;
import org.trucewatch.evidence.merkle.Hash;
import org.trucewatch.evidence.note.Checkpoint;
import org.trucewatch.evidence.storage.LogFiles;

/** What a log has promised so far, and what of it was broken. Not for use by two threads at once. */
final class Promises {

  private final Map<Long, Entry> acknowledged = new TreeMap<>();
  private final List<SignedReceipt> receipts = new ArrayList<>();
  private final Map<Long, Checkpoint> signed = new TreeMap<>();
  private final List<BrokenPromise> broken = new ArrayList<>();
  private byte[] lastSeen = new byte[0];

  void acknowledge(long index, Entry entry) {
    Entry earlier = acknowledged.put(index, entry);
    if (earlier != null) {
      breaks(Kind.LOST, "index " + index + " was given to two entries");
    }
  }

  void keep(SignedReceipt receipt) {
    receipts.add(receipt);
  }

  void keep(Checkpoint checkpoint) {
    Checkpoint earlier = signed.putIfAbsent(checkpoint.size(), checkpoint);
    if (earlier != null && !earlier.root().equals(checkpoint.root())) {
      breaks(Kind.FORK, "two roots were signed at size " + checkpoint.size());
    }
  }

  /** What a reader could have seen counts, whether the writer was told that it is there or not. */
  void keepPublished(LogFiles files) {
    byte[] content = files.read(LogReader.CHECKPOINT_FILE).orElse(lastSeen);
    if (!Arrays.equals(content, lastSeen)) {
      keep(Checkpoint.open(content, SampleEntries.ORIGIN, SampleEntries.KEY.verifier()));
      lastSeen = content;
    }
  }

  void breaks(Kind kind, String what) {
    broken.add(new BrokenPromise(kind, what));
  }

  /** Opens the log, publishes what it has, and compares all of it with what was promised. */
  void check(LogFiles files) {
    try (EvidenceLog log = CrashSimulation.open(files)) {
      keep(log.publish());
      acknowledged.forEach((index, entry) -> checkEntry(log, index, entry));
      receipts.forEach(receipt -> checkReceipt(log, receipt));
      Hash root = log.published().checkpoint().root();
      signed.forEach((size, checkpoint) -> {
        if (!log.published().consistencyProof(size).proves(checkpoint.root(), root)) {
          breaks(Kind.FORK, "the log does not continue what it signed at size " + size);
        }
      });
    } catch (RuntimeException e) {
      breaks(Kind.NOT_RECOVERED, "the log does not open and publish: " + e);
    }
    if (LogVerification.verify(files, SampleEntries.KEY.verifier())
        instanceof LogVerification.Differs differs) {
      breaks(Kind.NOT_RECOVERED, "the folder differs: " + differs.differences());
    }
  }

  private void checkEntry(EvidenceLog log, long index, Entry entry) {
    if (index >= log.size() || !log.read(index).equals(entry)) {
      breaks(Kind.LOST, "acknowledged entry " + index + " is gone or another");
    } else if (entry.body() instanceof BlobReference blob && log.readBlob(blob).isEmpty()) {
      breaks(Kind.LOST, "the blob of entry " + index + " is gone");
    }
  }

  private void checkReceipt(EvidenceLog log, SignedReceipt receipt) {
    boolean kept = receipt.index() < log.size()
        && receipt.promises(
            EntryCodec.encode(log.read(receipt.index())), SampleEntries.KEY.verifier());
    if (!kept) {
      breaks(Kind.LOST, "the receipt for entry " + receipt.index() + " is not kept");
    }
  }

  int acknowledged() {
    return acknowledged.size();
  }

  int signed() {
    return signed.size();
  }

  List<BrokenPromise> broken() {
    return List.copyOf(broken);
  }
}
