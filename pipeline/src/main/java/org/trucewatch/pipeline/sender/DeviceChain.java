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
 * <p>Batches may come in any order, so a boot stays open until the first batch of the next one has come. A copy that withholds
 * its first batch, or names an invented predecessor far ahead in the other's boot, is therefore not found by the chain alone. It
 * shows as a gap, and it ends when the other mentions a checkpoint that covers the copy's first batch.
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
    BootChain before = find(past, batch.bootId());
    if (before != null && batch.sequence() <= before.last()) {
      return before.recall(batch, hash);
    }
    BootChain known = find(boots, batch.bootId());
    if (known == null) {
      return begin(batch, hash, leaf);
    }
    boolean isNew = known.findLeaf(batch.sequence()).isEmpty();
    if (isNew && known != boots.getLast() && sawNewestBoot(batch)) {
      return new Forked(
          OptionalLong.of(newestBootLeaf),
          batch.place() + " has seen a checkpoint of size " + batch.checkpoint().get().size()
              + ", so it was made after boot " + boots.getLast().bootId()
              + " had begun at leaf " + newestBootLeaf + ": two devices hold this key");
    }
    if (isNew && batch.sequence() == 1) {
      Optional<Forked> forked = join(boots.indexOf(known), batch);
      if (forked.isPresent()) {
        return forked.get();
      }
    }
    return known == boots.getLast() || known.isOpen()
        ? known.offer(batch, hash, leaf)
        : known.offerOlder(batch, hash, leaf);
  }

  private boolean sawNewestBoot(Batch batch) {
    return batch.checkpoint().filter(c -> c.size() > newestBootLeaf).isPresent();
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
    int gaps = missing().size();
    if (batch.sequence() == 1) {
      if (batch.previous().isEmpty() && !boots.isEmpty()) {
        notes.add("boot " + batch.bootId() + " does not say what came before it; boot "
            + boots.getLast().bootId() + " ended at " + boots.getLast().last()
            + " as far as is known");
      }
      Optional<Forked> forked = join(boots.size(), batch);
      if (forked.isPresent()) {
        return forked.get();
      }
    } else if (!boots.isEmpty()) {
      boots.getLast().setOpen(true); // Where it ended, the new boot's first batch will say.
    }
    Optional<Missing> earlier = missing().size() > gaps ? lastGap() : Optional.empty();
    BootChain released = find(past, batch.bootId());
    BootChain boot =
        released == null ? new BootChain(batch.bootId()) : BootChain.after(released);
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
    return boots.getLast().missing().stream().reduce((a, b) -> b);
  }

  /** Ends the boot before a place in the list where the first batch of the next one says that it ended. */
  private Optional<Forked> join(int place, Batch first) {
    if (place == 0) {
      return Optional.empty();
    }
    BootChain before = boots.get(place - 1);
    if (first.previous().isEmpty()) {
      before.setOpen(false);
      return Optional.empty();
    }
    Previous end = first.previous().get();
    BootChain named = find(boots, end.bootId());
    if (named == null) {
      // A whole boot has not come yet; its own first batch will say where the one before it ended.
      BootChain unseen = new BootChain(end.bootId());
      unseen.closeAt(end);
      boots.add(place, unseen);
      before.setOpen(true);
      return Optional.empty();
    }
    if (named != before) {
      return Optional.of(new Forked(
          before.findLeaf(before.last()),
          first.place() + " follows boot " + end.bootId() + ", after which boot "
              + before.bootId() + " already came: two devices hold this key"));
    }
    if (!before.closeAt(end)) {
      return Optional.of(new Forked(
          before.findLeaf(end.sequence()),
          first.place() + " says that boot " + end.bootId() + " ended with batch "
              + end.sequence() + " (" + end.hash() + "), but batch " + before.last() + " ("
              + before.lastHash() + ") of it is sealed: two devices hold this key"));
    }
    before.setOpen(false);
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
