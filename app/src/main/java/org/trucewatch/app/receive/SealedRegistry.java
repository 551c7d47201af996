// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.receive;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.trucewatch.adapters.registryjson.RegistryJson;
import org.trucewatch.domain.LeafRef;
import org.trucewatch.domain.Sourced;
import org.trucewatch.evidence.Entry;
import org.trucewatch.evidence.LogReader;
import org.trucewatch.pipeline.Sealer;
import org.trucewatch.pipeline.sender.Registry;
import org.trucewatch.pipeline.sender.RegistryAct;

/** The registry as the published governance log gives it; another process may go on writing there. Thread-safe. */
final class SealedRegistry {
  private final Path governance;
  private final List<Sourced<RegistryAct>> acts = new ArrayList<>();
  private final List<String> unread = new ArrayList<>();
  private volatile Registry registry = Registry.EMPTY;
  private long next;

  private SealedRegistry(Path governance) {
    this.governance = governance;
  }

  /** Reads what is there; no log at all is an empty registry. */
  static SealedRegistry open(Path logs) {
    SealedRegistry opened = new SealedRegistry(logs.resolve(Sealer.GOVERNANCE));
    opened.refresh();
    return opened;
  }

  Registry get() {
    return registry;
  }

  /** Entries that are no act although their kind says so, and acts that changed nothing. */
  synchronized List<String> notes() {
    List<String> all = new ArrayList<>(unread);
    all.addAll(registry.notes());
    return all;
  }

  /** Reads on from where it was. */
  synchronized void refresh() {
    if (!Files.isRegularFile(governance.resolve(LogReader.CHECKPOINT_FILE))) {
      return;
    }
    LogReader log = LogReader.open(governance);
    if (log.size() <= next) {
      return;
    }
    for (; next < log.size(); next++) {
      read(log, next);
    }
    registry = Registry.of(acts);
  }

  private void read(LogReader log, long index) {
    Entry entry = log.read(index);
    if (!entry.kind().startsWith(RegistryAct.KIND_PREFIX)) {
      return;
    }
    LeafRef leaf = new LeafRef(Sealer.GOVERNANCE, index);
    Optional<byte[]> body = log.readBody(entry);
    if (body.isEmpty()) {
      unread.add(leaf + ": was redacted, so what it did cannot be known");
      return;
    }
    try {
      acts.add(new Sourced<>(RegistryJson.read(entry.kind(), body.get()), leaf));
    } catch (IllegalArgumentException e) {
      unread.add(leaf + ": " + e.getMessage());
    }
  }
}
