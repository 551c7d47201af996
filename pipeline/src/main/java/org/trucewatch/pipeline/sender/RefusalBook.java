// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.pipeline.sender;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import org.trucewatch.pipeline.health.HealthBoard;

/** Counts refused batches by cause on the health board, and keeps the newest. Thread-safe, bounded. */
public final class RefusalBook {
  /** Refusals that are kept in full. */
  public static final int KEPT_MAX = 50;

  /** Component of the health board. */
  public static final String COMPONENT = "senders";

  private final HealthBoard health;
  private final Deque<Kept> kept = new ArrayDeque<>();

  /** A refusal and when it was. */
  public record Kept(Instant at, Refusal refusal) {}

  RefusalBook(HealthBoard health) {
    this.health = health;
    health.working(COMPONENT);
  }

  void add(Instant at, Refusal refusal) {
    health.count(COMPONENT, "refused, " + refusal.cause().words(), 1);
    synchronized (kept) {
      kept.addLast(new Kept(at, refusal));
      if (kept.size() > KEPT_MAX) {
        kept.removeFirst();
      }
    }
  }

  /** The newest first. */
  public List<Kept> newest() {
    synchronized (kept) {
      List<Kept> all = new ArrayList<>(kept);
      Collections.reverse(all);
      return all;
    }
  }
}
