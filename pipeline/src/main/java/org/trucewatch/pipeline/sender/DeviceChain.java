// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.pipeline.sender;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.trucewatch.pipeline.sender.Batch.Previous;
import org.trucewatch.pipeline.sender.ChainStep.Forked;
import org.trucewatch.pipeline.sender.ChainStep.Missing;
import org.trucewatch.pipeline.sender.ChainStep.Newest;

/**
 * What one device has said so far, as a chain: within a boot each batch names the hash of the one before, and the first batch of
 * a boot names the last one of the boot before. Whoever copies a key must either repeat a number, or go on with a boot after
 * another began; both break the chain at the first batch of the second device that comes.
 *
 * <p>A device that lost its memory starts a boot without a predecessor. That is taken as it is, since flash memory fails, and
 * noted; the boot before is closed by it.
 *
 * <p>Batches and boots may come in any order, so a boot stays open until the first batch of the next one has come. Not found by
 * the chain alone is therefore a copy that withholds its first batch, or that names an invented predecessor: a boot that nobody
 * saw, or a number far ahead in the other's. It shows as missing batches that never come. In the last case it also ends when the
 * other mentions a checkpoint that covers the copy's first batch.
 *
 * <p>Not thread-safe.
 */
final class DeviceChain {
  /** Boots whose gaps may still be filled. */
  static final int BOOTS_MAX = 8;

  private final List<BootChain> boots = new ArrayList<>();
  private final List<BootChain> past = new ArrayList<>();
  private Instant latestStamp = Instant.MIN;
  private long forkIndex = -1;
  private boolean begunAnew;
  private long bootsForgotten;
  private long gapsGivenUp; // beside those that remembered boots gave up themselves

  /** Leaf of the last fork; -1 where there was none. */
  long forkIndex() {
    return forkIndex;
  }

  /** From here on the device's batches are refused until a person has looked. */
  void quarantine(long leaf) {
    forkIndex = leaf;
    begunAnew = false;
  }

  /** Whether the chain after the last fork was begun. */
  boolean hasBegunAnew() {
    return begunAnew;
  }

  boolean isQuarantined(long releasedFork) {
    return forkIndex > releasedFork;
  }

  /** Lets the next batch begin another chain, after a release; what is sealed already is still known. */
  void beginAnew() {
    boots.forEach(this::giveUpGaps);
    past.addAll(boots);
    while (past.size() > BOOTS_MAX) {
      forget(past.removeFirst());
    }
    boots.clear();
    begunAnew = true;
    latestStamp = Instant.MIN;
  }

  private void forget(BootChain boot) {
    bootsForgotten++;
    gapsGivenUp += boot.gapsGivenUp();
  }

  private void giveUpGaps(BootChain boot) {
    gapsGivenUp += boot.missing().size();
  }

  /** Boots that are no longer remembered: a batch of one of them would be taken for a boot never seen. */
  long bootsForgotten() {
    return bootsForgotten;
  }

  /** Runs of missing batches that are no longer kept track of: they can no longer be filled. */
  long gapsGivenUp() {
    return gapsGivenUp
        + boots.stream().mapToLong(BootChain::gapsGivenUp).sum()
        + past.stream().mapToLong(BootChain::gapsGivenUp).sum();
  }

  List<Missing> missing() {
    return boots.stream().flatMap(boot -> boot.missing().stream()).toList();
  }

  /**
   * Places a batch, and remembers it where it fits.
   *
   * @param leaf where it will be sealed if it is new
   */
  ChainStep offer(Batch batch, String hash, long leaf) {
    ChainStep step = place(batch, hash, leaf);
    return switch (step) {
      case Newest newest -> new Newest(newest.missing(), with(newest.notes(), stamp(batch)));
      default -> step;
    };
  }

  private ChainStep place(Batch batch, String hash, long leaf) {
    BootChain before = find(past, batch.bootId());
    if (before != null && batch.sequence() <= before.last()) {
      return before.recall(batch, hash);
    }
    BootChain known = find(boots, batch.bootId());
    if (known == null) {
      return begin(batch, hash, leaf);
    }
    boolean isNew = known.findLeaf(batch.sequence()).isEmpty();
    if (isNew && batch.checkpoint().filter(c -> c.size() > known.closedAtLeaf()).isPresent()) {
      return new Forked(
          OptionalLong.of(known.closedAtLeaf()),
          batch.place() + " has seen a checkpoint of size "
              + batch.checkpoint().get().size()
              + ", so it was made after a later boot had begun at leaf " + known.closedAtLeaf()
              + ": two devices hold this key");
    }
    if (isNew && batch.sequence() == 1) {
      Optional<Forked> forked = join(known, batch, known.firstLeaf());
      if (forked.isPresent()) {
        return forked.get();
      }
    }
    return known.isOpen() ? known.offer(batch, hash, leaf) : known.offerOlder(batch, hash, leaf);
  }

  private static @Nullable BootChain find(List<BootChain> among, String bootId) {
    for (BootChain boot : among) {
      if (boot.bootId().equals(bootId)) {
        return boot;
      }
    }
    return null;
  }

  private ChainStep begin(Batch batch, String hash, long leaf) {
    List<String> notes = new ArrayList<>();
    List<Missing> gaps = missing();
    BootChain released = find(past, batch.bootId());
    BootChain boot = released == null ? new BootChain(batch.bootId()) : BootChain.after(released);
    if (batch.sequence() == 1) {
      if (batch.previous().isEmpty() && !boots.isEmpty()) {
        notes.add("boot " + batch.bootId() + " does not say what came before it");
      }
      Optional<Forked> forked = join(boot, batch, leaf);
      if (forked.isPresent()) {
        return forked.get();
      }
    }
    Optional<Missing> earlier =
        missing().stream().filter(m -> !gaps.contains(m)).findFirst();
    boots.add(boot);
    if (boots.size() > BOOTS_MAX) {
      BootChain oldest = boots.removeFirst();
      giveUpGaps(oldest);
      forget(oldest);
    }
    return switch (boot.offer(batch, hash, leaf)) {
      case Newest n -> new Newest(n.missing().or(() -> earlier), notes);
      default -> throw new IllegalStateException("the first batch of a boot did not extend it");
    };
  }

  /** Ends the boot before, as the first batch of the next one says. */
  private Optional<Forked> join(BootChain next, Batch first, long nextLeaf) {
    if (first.previous().isEmpty()) {
      boots.stream()
          .filter(boot -> boot.isOpen() && !mayFollow(boot, next))
          .forEach(boot -> boot.close(nextLeaf, next.bootId()));
      return Optional.empty();
    }
    Previous end = first.previous().get();
    BootChain before = find(boots, end.bootId());
    if (before == null) {
      if (!boots.isEmpty()) {
        before = new BootChain(end.bootId()); // A whole boot has not come yet; it may still.
        before.closeAt(end);
        before.close(nextLeaf, next.bootId());
        boots.addFirst(before);
      }
      return Optional.empty();
    }
    if (!before.isOpen() && !next.bootId().equals(before.successor())) {
      return Optional.of(new Forked(
          before.findLeaf(before.last()),
          first.place() + " follows boot " + end.bootId() + ", after which boot "
              + before.successor() + " already came: two devices hold this key"));
    }
    if (!before.closeAt(end)) {
      return Optional.of(new Forked(
          before.findLeaf(end.sequence()),
          first.place() + " says that boot " + end.bootId() + " ended with batch "
              + end.sequence() + " (" + end.hash() + "), but batch " + before.last() + " ("
              + before.lastHash() + ") of it is sealed: two devices hold this key"));
    }
    before.close(nextLeaf, next.bootId());
    return Optional.empty();
  }

  /** Whether a boot may come after another: traced back, it reaches that one, or a boot that has not said what it follows. */
  private boolean mayFollow(BootChain boot, BootChain earlier) {
    BootChain at = boot;
    for (int i = 0; i <= BOOTS_MAX; i++) {
      if (at == earlier || !at.isStarted()) {
        return true;
      }
      String id = at.bootId();
      Optional<BootChain> before =
          boots.stream().filter(b -> b.successor().equals(id)).findFirst();
      if (before.isEmpty()) {
        return false;
      }
      at = before.get();
    }
    return true;
  }

  private Optional<String> stamp(Batch batch) {
    Instant at = batch.made().at();
    if (at.isBefore(latestStamp)) {
      return Optional.of("the device's clock went back by "
          + Duration.between(at, latestStamp).toMillis() / 1000.0 + " s, to " + at
          + "; order is by sequence number");
    }
    latestStamp = at;
    return Optional.empty();
  }

  private static List<String> with(List<String> notes, Optional<String> more) {
    List<String> all = new ArrayList<>(notes);
    more.ifPresent(all::add);
    return all;
  }
}
