// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.evidence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.trucewatch.evidence.merkle.Hash;
import org.trucewatch.evidence.merkle.Tile;
import org.trucewatch.evidence.merkle.TileId;
import org.trucewatch.evidence.merkle.TreeEdge;
import org.trucewatch.evidence.merkle.TreeHasher;
import org.trucewatch.evidence.note.Checkpoint;
import org.trucewatch.evidence.note.MalformedNoteException;
import org.trucewatch.evidence.note.VerifierKey;
import org.trucewatch.evidence.storage.LogFiles;

/**
 * One full verification. Walks the bundles in order, hashes each entry, grows a tree of its own, and
 * compares every stored tile with it.
 *
 * <p>Where entry and stored leaf hash disagree, the tile above decides which of them was altered, so that
 * the difference names the right file. Not for use by two threads at once.
 */
final class LogVerifier {

  private final LogFiles files;
  private final VerifierKey key;
  private final TreeHasher hasher = new TreeHasher();
  private final TreeEdge edge = new TreeEdge();
  private final DifferenceList found = new DifferenceList();
  private final BlobCheck blobs;
  private final Set<String> checked = new HashSet<>();
  private @Nullable Disputed disputed;
  private long parentIndex = -1;
  private byte[] parentTile = new byte[0];

  LogVerifier(LogFiles files, VerifierKey key) {
    this.files = files;
    this.key = key;
    this.blobs = new BlobCheck(files, found);
  }

  /** The last, partial bundle and tile disagree: the root must tell which was altered. */
  private record Disputed(Difference entry, Difference tile, List<Hash> stored) {}

  LogVerification verify() {
    checkKeyFile();
    Optional<Checkpoint> checkpoint = checkpoint();
    if (checkpoint.isPresent()) {
      long size = checkpoint.get().size();
      for (long first = 0; first < size && !found.isFull(); first += TileId.WIDTH) {
        checkBundle(first / TileId.WIDTH, size);
      }
      if (!found.isFull()) {
        checkPartialTiles();
        checkRoot(checkpoint.get());
        new StrayTileCheck(files, found, checked).check(size);
        blobs.checkUnreferenced();
      }
    }
    return found.isEmpty() && checkpoint.isPresent()
        ? new LogVerification.Equal(edge.size(), edge.root(), blobs.gone(), found.remarks())
        : new LogVerification.Differs(found.differences());
  }

  private void checkKeyFile() {
    FileLimits.Outcome file = FileLimits.look(files, LogReader.KEY_FILE);
    Optional<byte[]> stored = file.content();
    byte[] expected = key.fileContent();
    if (file.refusal().isPresent()) {
      found.add(file.refusal().get());
    } else if (stored.isEmpty()) {
      found.remark(LogReader.KEY_FILE + " is missing; the key given was used");
    } else if (!Arrays.equals(stored.get(), expected)) {
      found.add(new Difference(
          LogReader.KEY_FILE,
          Difference.NONE,
          Arrays.mismatch(expected, stored.get()),
          key.text(),
          "another key or spelling"));
    }
  }

  private Optional<Checkpoint> checkpoint() {
    FileLimits.Outcome file = FileLimits.look(files, LogReader.CHECKPOINT_FILE);
    Optional<byte[]> content = file.content();
    if (content.isEmpty()) {
      found.add(file.refusal()
          .orElse(Difference.of(LogReader.CHECKPOINT_FILE, "a signed checkpoint", "no file")));
      return Optional.empty();
    }
    String expected = "a checkpoint signed by " + key.text();
    try {
      Checkpoint.open(content.get(), key.name(), key);
    } catch (MalformedNoteException e) {
      found.add(Difference.of(LogReader.CHECKPOINT_FILE, expected, String.valueOf(e.getMessage())));
    }
    try {
      return Optional.of(Checkpoint.parse(content.get()));
    } catch (MalformedNoteException e) {
      return Optional.empty(); // Reported just above.
    }
  }

  /** Reads the file for the width at the size, or the full one that has replaced it. */
  private @Nullable Stored read(TileId id, int width) {
    for (String path : List.of(id.path(width), id.path(TileId.WIDTH))) {
      FileLimits.Outcome file = FileLimits.look(files, path);
      if (file.isMissing()) {
        continue;
      }
      checked.add(path);
      if (file.refusal().isPresent()) {
        found.add(file.refusal().get());
        return null;
      }
      byte[] content = file.content().orElseThrow();
      return new Stored(path, content, !path.equals(id.path(width)));
    }
    found.add(Difference.of(id.path(width), width + " items", "no file"));
    return null;
  }

  /** A file's content; a longer one may continue beyond the checkpoint. */
  private static final class Stored {
    private final String path;
    private final byte[] content;
    private final boolean longer;

    Stored(String path, byte[] content, boolean longer) {
      this.path = path;
      this.content = content;
      this.longer = longer;
    }
  }

  private void checkBundle(long index, long size) {
    TileId bundleId = new TileId(TileId.ENTRIES, index);
    int width = bundleId.widthAt(size);
    Stored bundle = read(bundleId, width);
    Stored tile = read(new TileId(0, index), width);
    List<Hash> stored = tile == null ? List.of() : tileHashes(tile, width);
    List<Hash> leaves = new ArrayList<>(width);
    Difference entryDifference = null;
    if (bundle != null) {
      entryDifference = readBundle(bundle, index, width, stored, leaves);
    }
    List<Hash> agreed = leaves;
    if (entryDifference != null) {
      boolean bothWhole = leaves.size() == width && stored.size() == width;
      agreed = settle(bundleId, entryDifference, tile, leaves, stored, bothWhole);
    } else if (leaves.size() < width) {
      agreed = stored;
    }
    for (Hash leaf : agreed) {
      edge.add(leaf).forEach(this::checkUpperTile);
    }
  }

  private List<Hash> tileHashes(Stored tile, int width) {
    int bytes = width * Hash.BYTES;
    int length = tile.content.length;
    if (length != bytes && !(tile.longer && length == TileId.WIDTH * Hash.BYTES)) {
      found.add(Difference.of(tile.path, bytes + " bytes", length + " bytes"));
      return List.of();
    }
    List<Hash> hashes = new ArrayList<>(width);
    for (int i = 0; i < width; i++) {
      hashes.add(Hash.at(tile.content, i * Hash.BYTES));
    }
    return hashes;
  }

  /** Hashes the entries of a bundle; gives the first one that differs from the stored leaf hash. */
  private @Nullable Difference readBundle(
      Stored bundle, long index, int width, List<Hash> stored, List<Hash> leaves) {
    byte[] content = bundle.content;
    Difference first = null;
    int at = 0;
    while (leaves.size() < width) {
      int within = leaves.size();
      long entryIndex = index * TileId.WIDTH + within;
      int start = at + EntryBundle.LENGTH_BYTES;
      int end =
          start <= content.length ? start + EntryBundle.lengthAt(content, at) : Integer.MAX_VALUE;
      if (end > content.length) {
        return first != null
            ? first
            : new Difference(
                bundle.path,
                entryIndex,
                at,
                "an entry that ends within the file's " + content.length + " bytes",
                "one that does not");
      }
      Hash leaf = hasher.leaf(content, start, end - start);
      if (first == null && within < stored.size() && !stored.get(within).equals(leaf)) {
        first = new Difference(
            bundle.path, entryIndex, at, "leaf hash " + stored.get(within), "leaf hash " + leaf);
      }
      leaves.add(leaf);
      blobs.checkEntry(content, start, end - start, entryIndex);
      at = end;
    }
    if (first == null && at != content.length && !bundle.longer) {
      first = new Difference(
          bundle.path,
          Difference.NONE,
          at,
          "the file's end",
          (content.length - at) + " further bytes");
      found.add(first);
      return null;
    }
    return first;
  }

  /** Decides with the tile above whether the entry or the stored hash was altered. */
  private List<Hash> settle(
      TileId bundleId,
      Difference entry,
      @Nullable Stored tile,
      List<Hash> leaves,
      List<Hash> stored,
      boolean bothWhole) {
    if (!bothWhole || tile == null) {
      found.add(entry);
      return stored.isEmpty() ? leaves : stored;
    }
    int within = (int) (entry.entryIndex() % TileId.WIDTH);
    Difference inTile = new Difference(
        tile.path,
        entry.entryIndex(),
        (long) within * Hash.BYTES,
        leaves.get(within).hex(),
        stored.get(within).hex());
    if (leaves.size() < TileId.WIDTH) {
      disputed = new Disputed(entry, inTile, stored);
      return leaves;
    }
    Hash above = parent(bundleId.index());
    if (hasher.root(leaves).equals(above)) {
      found.add(inTile);
      return leaves;
    }
    found.add(entry);
    return hasher.root(stored).equals(above) ? stored : leaves;
  }

  /** The stored level-1 hash over a full level-0 tile; without one, a hash that nothing equals. */
  private Hash parent(long tileIndex) {
    long index = tileIndex / TileId.WIDTH;
    if (index != parentIndex) {
      parentIndex = index;
      parentTile = new byte[0];
      for (int width = TileId.WIDTH; width > 0 && parentTile.length == 0; width--) {
        String path = new TileId(1, index).path(width); // What is refused is reported in its turn.
        parentTile = FileLimits.look(files, path).content().orElse(new byte[0]);
      }
    }
    int offset = (int) (tileIndex % TileId.WIDTH) * Hash.BYTES;
    return offset + Hash.BYTES <= parentTile.length
        ? Hash.at(parentTile, offset)
        : hasher.emptyRoot();
  }

  private void checkUpperTile(Tile computed) {
    if (computed.id().level() == 0) {
      return; // Compared with the bundle already.
    }
    Stored stored = read(computed.id(), computed.hashes().size());
    if (stored == null) {
      return;
    }
    List<Hash> hashes = tileHashes(stored, computed.hashes().size());
    for (int i = 0; i < hashes.size(); i++) {
      if (!hashes.get(i).equals(computed.hashes().get(i))) {
        found.add(new Difference(
            stored.path,
            Difference.NONE,
            (long) i * Hash.BYTES,
            computed.hashes().get(i).hex(),
            hashes.get(i).hex()));
      }
    }
  }

  private void checkPartialTiles() {
    edge.partialTiles().forEach(this::checkUpperTile);
  }

  private void checkRoot(Checkpoint checkpoint) {
    boolean matches = edge.root().equals(checkpoint.root());
    if (disputed != null) {
      found.add(matches ? disputed.tile() : disputed.entry());
      return;
    }
    if (!matches) {
      found.add(Difference.of(
          LogReader.CHECKPOINT_FILE,
          "root " + edge.root().base64() + " over " + edge.size() + " entries",
          "root " + checkpoint.root().base64() + " at size " + checkpoint.size()));
    }
  }
}
