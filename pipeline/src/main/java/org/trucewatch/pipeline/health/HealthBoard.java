// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.pipeline.health;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Where every long-running part says whether it works, and what it has counted. Thread-safe and bounded: names beyond
 * {@link #COMPONENTS_MAX}, counts beyond {@link #COUNTS_MAX} a component and reasons beyond {@link #REASON_CHARACTERS_MAX}
 * are cut, and how often that happened is itself a count of the component {@link #BOARD}. A snapshot is ordered by name.
 */
public final class HealthBoard {
  /** Far above what one process runs; a name that carries an id would otherwise grow without end. */
  public static final int COMPONENTS_MAX = 256;

  public static final int COUNTS_MAX = 64;
  public static final int REASON_CHARACTERS_MAX = 1_000;

  /** The board's own component; on the snapshot only when something was cut. */
  public static final String BOARD = "health board";

  private final InstantSource clock;
  private final Map<String, Component> components = new TreeMap<>();
  private final AtomicLong cut = new AtomicLong();

  public HealthBoard(InstantSource clock) {
    this.clock = clock;
  }

  /** The component works; a reason of an earlier standing is forgotten, its counts stay. */
  public void working(String name) {
    report(name, Standing.WORKING, "");
  }

  /** The component does its work, but someone should look. */
  public void impaired(String name, String reason) {
    report(name, Standing.IMPAIRED, reason);
  }

  /** The component does not do its work until a person has acted. */
  public void stopped(String name, String reason) {
    report(name, Standing.STOPPED, reason);
  }

  /** Says how a component stands now. */
  public synchronized void report(String name, Standing standing, String reason) {
    Component before = components.get(name);
    if (before == null && isFull()) {
      return;
    }
    Instant since =
        before != null && before.standing() == standing ? before.since() : clock.instant();
    Map<String, Long> counts = before == null ? Map.of() : before.counts();
    components.put(name, new Component(name, standing, shortened(reason), since, counts));
  }

  /** Adds to a count; a component that was not heard of before is working. */
  public synchronized void count(String name, String what, long by) {
    set(name, what, counted(name, what) + by);
  }

  /** Sets a count to what was measured elsewhere. */
  public synchronized void set(String name, String what, long value) {
    Component before = components.get(name);
    if (before == null) {
      if (isFull()) {
        return;
      }
      before = new Component(name, Standing.WORKING, "", clock.instant(), Map.of());
    }
    if (!before.counts().containsKey(what) && before.counts().size() >= COUNTS_MAX) {
      cut.incrementAndGet();
      components.putIfAbsent(name, before);
      return;
    }
    Map<String, Long> counts = new TreeMap<>(before.counts());
    counts.put(what, value);
    components.put(
        name, new Component(name, before.standing(), before.reason(), before.since(), counts));
  }

  /** All components, by name. */
  public synchronized List<Component> snapshot() {
    Map<String, Component> all = new TreeMap<>(components);
    if (cut.get() > 0) {
      all.put(
          BOARD,
          new Component(
              BOARD,
              Standing.IMPAIRED,
              "more was reported than the board keeps",
              clock.instant(),
              Map.of("reports cut", cut.get())));
    }
    return List.copyOf(all.values());
  }

  /** The worst standing of all components; {@code WORKING} when none has reported. */
  public Standing overall() {
    return snapshot().stream()
        .map(Component::standing)
        .max(Standing::compareTo)
        .orElse(Standing.WORKING);
  }

  private long counted(String name, String what) {
    Component component = components.get(name);
    return component == null ? 0 : component.counts().getOrDefault(what, 0L);
  }

  private boolean isFull() {
    boolean full = components.size() >= COMPONENTS_MAX;
    if (full) {
      cut.incrementAndGet();
    }
    return full;
  }

  private static String shortened(String reason) {
    return reason.length() <= REASON_CHARACTERS_MAX
        ? reason
        : reason.substring(0, REASON_CHARACTERS_MAX) + " ...";
  }
}
