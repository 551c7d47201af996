// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.evidence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.trucewatch.evidence.merkle.Hash;
import org.trucewatch.evidence.merkle.TileId;
import org.trucewatch.evidence.merkle.TreeEdge;
import org.trucewatch.evidence.merkle.TreeHasher;
import org.trucewatch.evidence.note.Checkpoint;
import org.trucewatch.evidence.note.LogKey;
import org.trucewatch.evidence.note.NoteSignature;
import org.trucewatch.evidence.storage.DurableWriter;
import org.trucewatch.evidence.storage.LogFiles;

/**
 * Turns sequenced entries into served files and signs the checkpoint over them.
 *
 * <p>Order, so that a crash at any point harms nothing: tiles and bundles durable; all of them read back
 * and hashed again (a wrong bit that is signed can never be repaired); checkpoint signed and durable;
 * only then are partial tiles that full ones replace deleted. What a crash leaves beyond the checkpoint is
 * written again with the same bytes.
 *
 * <p>Not for use by two threads at once.
 */
final class TilePublisher {

  private final LogFiles files;
  private final DurableWriter writer;
  private final LogKey key;
  private final String origin;
  private Checkpoint checkpoint;
  private TreeEdge boundary;
  private List<byte[]> open;

  private TilePublisher(
      LogFiles files,
      DurableWriter writer,
      LogKey key,
      Checkpoint checkpoint,
      TreeEdge boundary,
      List<byte[]> open) {
    this.files = files;
    this.writer = writer;
    this.key = key;
    this.origin = checkpoint.origin();
    this.checkpoint = checkpoint;
    this.boundary = boundary;
    this.open = open;
  }

  /** Begins a log that has no entries. */
  static TilePublisher create(LogFiles files, DurableWriter writer, LogKey key, String origin) {
    if (!files.list("tile").isEmpty() || !files.list(Journal.FOLDER).isEmpty()) {
      throw new EvidenceIntegrityException(LogReader.CHECKPOINT_FILE
          + ": is missing although entries exist. Restore it from a copy or a witness; a new log needs an"
          + " empty folder");
    }
    writer.put(LogReader.KEY_FILE, key.verifier().fileContent());
    Checkpoint empty = Checkpoint.sign(key, origin, 0, new TreeHasher().emptyRoot());
    writer.put(LogReader.CHECKPOINT_FILE, empty.note().encode());
    return new TilePublisher(files, writer, key, empty, new TreeEdge(), List.of());
  }

  /** Continues at a checkpoint, whose root must follow from the tiles at the tree's right edge. */
  static TilePublisher resume(
      LogFiles files, DurableWriter writer, LogKey key, Checkpoint checkpoint) {
    LogReader reader = new LogReader(files, new StoredTiles(files), checkpoint);
    long size = checkpoint.size();
    List<List<Hash>> partials = new ArrayList<>();
    for (int level = 0; level < TreeEdge.levelsAt(size); level++) {
      long index = size >>> (TileId.HEIGHT * (level + 1));
      boolean partial = level > 0 && new TileId(level, index).widthAt(size) > 0;
      partials.add(partial ? reader.tile(new TileId(level, index)) : List.of());
    }
    TreeEdge boundary = TreeEdge.restore(size - size % TileId.WIDTH, partials);
    List<byte[]> open = new ArrayList<>();
    for (long index = boundary.size(); index < size; index++) {
      open.add(reader.readBytes(index));
    }
    Hash root = TileSet.of(boundary, open).root();
    if (!root.equals(checkpoint.root())) {
      throw new EvidenceIntegrityException(
          LogReader.CHECKPOINT_FILE + ": root at size " + size + " is "
              + checkpoint.root() + ", but the tiles give " + root
              + ". Run a full verification and restore the folder from a copy");
    }
    // After a refused force the checkpoint may be seen but not be on the disk: write it again
    // before the
    // journal behind it is given up.
    writer.put(LogReader.KEY_FILE, key.verifier().fileContent());
    writer.put(LogReader.CHECKPOINT_FILE, checkpoint.note().encode());
    return new TilePublisher(files, writer, key, checkpoint, boundary, open);
  }

  Checkpoint checkpoint() {
    return checkpoint;
  }

  /** The edge of the published tree. */
  TreeEdge edge() {
    TreeHasher hasher = new TreeHasher();
    TreeEdge edge = boundary.copy();
    open.forEach(entry -> edge.add(hasher.leaf(entry)));
    return edge;
  }

  /** Publishes further entries, whose tree must have the root that was found when they were sequenced. */
  Checkpoint publish(List<byte[]> further, Hash sequencedRoot) {
    List<byte[]> entries = new ArrayList<>(open);
    entries.addAll(further);
    TileSet set = TileSet.of(boundary, entries);
    requireSame("the tree being published", sequencedRoot, set.root());
    writer.putAll(set.files());
    requireSame("what was just written, read back", sequencedRoot, readBack(set));
    long size = boundary.size() + entries.size();
    Checkpoint next = Checkpoint.sign(key, origin, size, sequencedRoot);
    replaceCheckpoint(next);
    deleteReplacedPartials(set);
    boundary = set.boundary();
    open = set.open();
    return next;
  }

  /** Computes the root anew from the bundles on the disk, comparing each tile on the way. */
  private Hash readBack(TileSet written) {
    Map<String, byte[]> found = new LinkedHashMap<>();
    List<byte[]> entries = new ArrayList<>();
    for (String path : written.files().keySet()) {
      byte[] content = files.read(path).orElse(new byte[0]);
      found.put(path, content);
      if (path.startsWith("tile/entries/")) {
        entries.addAll(EntryBundle.decode(path, content));
      }
    }
    TileSet again = TileSet.of(boundary, entries);
    for (Map.Entry<String, byte[]> file : found.entrySet()) {
      byte[] expected = again.files().getOrDefault(file.getKey(), new byte[0]);
      int mismatch = Arrays.mismatch(expected, file.getValue());
      if (mismatch >= 0) {
        throw new EvidenceIntegrityException(file.getKey() + ": reads back differently at byte "
            + mismatch + ". Nothing was signed. Check the disk and memory");
      }
    }
    return again.root();
  }

  private static void requireSame(String what, Hash expected, Hash found) {
    if (!found.equals(expected)) {
      throw new EvidenceIntegrityException("the root of " + what + " is " + found + ", expected "
          + expected + ". Nothing was signed. Check the disk and memory");
    }
  }

  private void replaceCheckpoint(Checkpoint next) {
    byte[] content = next.note().encode();
    writer.put(LogReader.CHECKPOINT_FILE, content);
    Optional<byte[]> readBack = files.read(LogReader.CHECKPOINT_FILE);
    if (readBack.isEmpty() || !Arrays.equals(readBack.get(), content)) {
      throw new EvidenceIntegrityException(
          LogReader.CHECKPOINT_FILE + ": reads back differently. Check the disk and memory");
    }
    checkpoint = next;
  }

  /** Publishes further signatures under the present checkpoint. */
  Checkpoint attach(List<NoteSignature> signatures) {
    replaceCheckpoint(checkpoint.with(signatures));
    return checkpoint;
  }

  private void deleteReplacedPartials(TileSet set) {
    for (String path : set.files().keySet()) {
      if (!path.contains(".p/")) {
        String folder = path + ".p";
        List<String> names = files.list(folder);
        names.forEach(name -> files.delete(folder + "/" + name));
        if (!names.isEmpty()) {
          files.delete(folder);
        }
      }
    }
  }
}
