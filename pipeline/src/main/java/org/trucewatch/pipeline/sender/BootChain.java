// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.pipeline.sender;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.trucewatch.pipeline.sender.Batch.Previous;
import org.trucewatch.pipeline.sender.ChainStep.Backfill;
import org.trucewatch.pipeline.sender.ChainStep.Forgotten;
import org.trucewatch.pipeline.sender.ChainStep.Forked;
import org.trucewatch.pipeline.sender.ChainStep.Known;
import org.trucewatch.pipeline.sender.ChainStep.Missing;
import org.trucewatch.pipeline.sender.ChainStep.Newest;

/** The batches of one boot of a device: how far it came, what is missing, and the newest in full. */
final class BootChain {
  /** Batches whose repetition is still recognised; a device that waits for its receipts repeats only the last. */
  static final int RECENT_MAX = 256;

  /** Gaps that may still be filled; of more, the oldest are given up. */
  static final int GAPS_MAX = 64;

  private final String bootId;
  private final Map<Long, Sealed> recent = new TreeMap<>();
  private final List<Gap> gaps = new ArrayList<>();
  private long last;
  private String lastHash = ""; // empty while unknown
  private long gapsGivenUp;
  private long firstLeaf = Long.MAX_VALUE;
  private long closedAtLeaf = Long.MAX_VALUE;
  private String successor = "";
  private boolean started;

  private record Sealed(String hash, long leaf) {}

  /**
   * What is missing, and between what it must fit.
   *
   * @param before hash of the batch before the first; null where that is missing too
   * @param after what the batch after the last calls its predecessor
   */
  private record Gap(long first, long last, @Nullable String before, String after) {}

  BootChain(String bootId) {
    this.bootId = bootId;
  }

  /** The same boot after a release: it goes on from where it was, whatever its next batch follows. */
  static BootChain after(BootChain released) {
    BootChain chain = new BootChain(released.bootId);
    chain.last = released.last;
    chain.started = true;
    return chain;
  }

  String bootId() {
    return bootId;
  }

  long last() {
    return last;
  }

  String lastHash() {
    return lastHash;
  }

  /** Whether it may go on: no later boot has said yet where it ended. */
  boolean isOpen() {
    return closedAtLeaf == Long.MAX_VALUE;
  }

  /** First leaf of the boot that came after; beyond all leaves while none has. */
  long closedAtLeaf() {
    return closedAtLeaf;
  }

  /** Id of the boot that came after; empty while none has. */
  String successor() {
    return successor;
  }

  /** Whether its first batch has come, so that it is known what it follows. */
  boolean isStarted() {
    return started;
  }

  /** Leaf of whichever of its batches was sealed first. */
  long firstLeaf() {
    return firstLeaf;
  }

  void close(long leaf, String by) {
    closedAtLeaf = Math.min(leaf, closedAtLeaf);
    successor = by;
  }

  long gapsGivenUp() {
    return gapsGivenUp;
  }

  List<Missing> missing() {
    return gaps.stream().map(g -> new Missing(bootId, g.first(), g.last())).toList();
  }

  /** Leaf of a batch, while it is remembered. */
  OptionalLong findLeaf(long sequence) {
    Sealed sealed = recent.get(sequence);
    return sealed == null ? OptionalLong.empty() : OptionalLong.of(sealed.leaf());
  }

  /** A batch that may extend this boot. */
  ChainStep offer(Batch batch, String hash, long leaf) {
    return batch.sequence() <= last ? offerOlder(batch, hash, leaf) : extend(batch, hash, leaf);
  }

  private ChainStep extend(Batch batch, String hash, long leaf) {
    String before = batch.previous().map(Previous::hash).orElse("");
    boolean next = batch.sequence() == last + 1;
    if (next && !lastHash.isEmpty() && !before.equals(lastHash)) {
      return new Forked(
          findLeaf(last),
          batch.place() + " follows a batch " + last
              + " other than the one that is sealed: its predecessor's hash is "
              + before + ", expected " + lastHash);
    }
    Optional<Missing> missing = Optional.empty();
    if (!next) {
      missing = Optional.of(new Missing(bootId, last + 1, batch.sequence() - 1));
      addGap(new Gap(last + 1, batch.sequence() - 1, lastHash.isEmpty() ? null : lastHash, before));
    }
    last = batch.sequence();
    lastHash = hash;
    remember(batch.sequence(), hash, leaf);
    return new Newest(missing, List.of());
  }

  /** A batch of a boot that is not the newest, or that repeats or fills. */
  ChainStep offerOlder(Batch batch, String hash, long leaf) {
    long sequence = batch.sequence();
    Sealed sealed = recent.get(sequence);
    if (sealed != null) {
      return sealed.hash().equals(hash)
          ? new Known(sealed.leaf())
          : new Forked(
              OptionalLong.of(sealed.leaf()),
              batch.place() + " came before with other content: two batches bear one number");
    }
    for (Gap gap : gaps) {
      if (gap.first() <= sequence && sequence <= gap.last()) {
        return fill(gap, batch, hash, leaf);
      }
    }
    if (sequence > last) {
      return new Forked(
          findLeaf(last),
          batch.place() + " came after a later boot had begun that names " + last
              + " as the last of this one: two devices hold this key");
    }
    return new Forgotten(
        batch.place() + " is older than the newest " + RECENT_MAX
            + " batches that are remembered. It was acknowledged before, or given up: look for it in the log");
  }

  /** A batch of a chain that ended in a fork: known, or too late. */
  ChainStep recall(Batch batch, String hash) {
    Sealed sealed = recent.get(batch.sequence());
    return sealed != null && sealed.hash().equals(hash)
        ? new Known(sealed.leaf())
        : new Forgotten(
            batch.place()
                + " belongs to the time before the device was released from quarantine, and is not sealed under these bytes");
  }

  private ChainStep fill(Gap gap, Batch batch, String hash, long leaf) {
    long sequence = batch.sequence();
    String before = batch.previous().map(Previous::hash).orElse("");
    String expected = gap.before();
    if (sequence == gap.first() && expected != null && !before.equals(expected)) {
      return new Forked(
          findLeaf(sequence - 1),
          batch.place()
              + " fills a gap and follows another batch than the one that is sealed before it");
    }
    if (sequence == gap.last() && !hash.equals(gap.after())) {
      return new Forked(
          findLeaf(sequence + 1),
          batch.place() + " fills a gap, and the batch after it names another as its predecessor");
    }
    gaps.remove(gap);
    if (gap.first() < sequence) {
      addGap(new Gap(gap.first(), sequence - 1, expected, before));
    }
    if (sequence < gap.last()) {
      addGap(new Gap(sequence + 1, gap.last(), hash, gap.after()));
    }
    remember(sequence, hash, leaf);
    return new Backfill(List.of());
  }

  /** A later boot says that this one reached further than what came; false where it says that it did not come as far. */
  boolean closeAt(Previous end) {
    if (end.sequence() < last || end.sequence() == last && !end.hash().equals(lastHash)) {
      return false;
    }
    if (end.sequence() > last) {
      addGap(new Gap(last + 1, end.sequence(), lastHash.isEmpty() ? null : lastHash, end.hash()));
      last = end.sequence();
      lastHash = end.hash();
    }
    return true;
  }

  private void addGap(Gap gap) {
    gaps.add(gap);
    if (gaps.size() > GAPS_MAX) {
      gaps.removeFirst();
      gapsGivenUp++;
    }
  }

  private void remember(long sequence, String hash, long leaf) {
    recent.put(sequence, new Sealed(hash, leaf));
    firstLeaf = Math.min(leaf, firstLeaf);
    started |= sequence == 1;
    if (recent.size() > RECENT_MAX) {
      recent.remove(recent.keySet().iterator().next());
    }
  }
}
