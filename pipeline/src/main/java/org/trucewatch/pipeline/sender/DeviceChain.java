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
 * <p>Not caught by the chain: a copy that names an invented predecessor far ahead in the other's boot. It shows as a gap of
 * that length, and it ends when the other mentions a checkpoint that covers the copy's first batch.
 *
 * <p>Not thread-safe.
 */
final class DeviceChain {
  /** Boots whose gaps may still be filled. */
  static final int BOOTS_MAX = 8;

  private final List<BootChain> boots = new ArrayList<>();
  private final List<BootChain> past = new ArrayList<>();
  private long newestBootLeaf;
  private Instant latestStamp = Instant.MIN;
  private long forkIndex = -1;
  private boolean begunAnew;

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
    past.addAll(boots);
    while (past.size() > BOOTS_MAX) {
      past.removeFirst();
    }
    boots.clear();
    begunAnew = true;
    latestStamp = Instant.MIN;
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
    @Nullable BootChain known = find(boots, batch.bootId());
    if (known == null) {
      BootChain before = find(past, batch.bootId());
      if (before != null && batch.sequence() <= before.last()) {
        return before.recall(batch, hash);
      }
      return begin(batch, hash, leaf);
    }
    if (known == boots.getLast()) {
      return known.offer(batch, hash, leaf);
    }
    if (batch.checkpoint().filter(c -> c.size() > newestBootLeaf).isPresent()
        && known.findLeaf(batch.sequence()).isEmpty()) {
      return new Forked(
          OptionalLong.of(newestBootLeaf),
          batch.place() + " has seen a checkpoint of size "
              + batch.checkpoint().get().size()
              + ", so it was made after boot " + boots.getLast().bootId()
              + " had begun at leaf " + newestBootLeaf + ": two devices hold this key");
    }
    return known.offerOlder(batch, hash, leaf);
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
    int open = missing().size();
    Optional<Previous> before = batch.sequence() == 1 ? batch.previous() : Optional.empty();
    if (!boots.isEmpty() && before.isPresent()) {
      Optional<Forked> forked = close(batch, before.get());
      if (forked.isPresent()) {
        return forked.get();
      }
    } else if (!boots.isEmpty()) {
      notes.add("boot " + batch.bootId() + " does not say what came before it; boot "
          + boots.getLast().bootId() + " ended at " + boots.getLast().last()
          + " as far as is known");
    }
    Optional<Missing> earlier = missing().size() > open ? lastGap() : Optional.empty();
    BootChain boot = new BootChain(batch.bootId());
    boots.add(boot);
    if (boots.size() > BOOTS_MAX) {
      boots.removeFirst();
    }
    newestBootLeaf = leaf;
    return switch (boot.offer(batch, hash, leaf)) {
      case Newest n -> new Newest(n.missing().or(() -> earlier), notes);
      default -> throw new IllegalStateException("the first batch of a boot did not extend it");
    };
  }

  private Optional<Missing> lastGap() {
    return boots.isEmpty()
        ? Optional.empty()
        : boots.getLast().missing().stream().reduce((a, b) -> b);
  }

  /** Ends the newest boot where the next one says it ended. */
  private Optional<Forked> close(Batch batch, Previous end) {
    BootChain newest = boots.getLast();
    BootChain named = find(boots, end.bootId());
    if (named == null) {
      // A whole boot has not come yet; it may still.
      BootChain unseen = new BootChain(end.bootId());
      unseen.closeAt(end);
      boots.add(unseen);
      return Optional.empty();
    }
    if (named != newest) {
      return Optional.of(new Forked(
          newest.findLeaf(newest.last()),
          batch.place() + " follows boot " + end.bootId() + ", after which boot " + newest.bootId()
              + " already came: two devices hold this key"));
    }
    if (!newest.closeAt(end)) {
      return Optional.of(new Forked(
          newest.findLeaf(end.sequence()),
          batch.place() + " says that boot " + end.bootId() + " ended with batch "
              + end.sequence() + " (" + end.hash() + "), but batch " + newest.last()
              + " (" + newest.lastHash() + ") of it is sealed: two devices hold this key"));
    }
    return Optional.empty();
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
