// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.evidence;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.trucewatch.evidence.merkle.ConsistencyProof;
import org.trucewatch.evidence.merkle.Hash;
import org.trucewatch.evidence.merkle.InclusionProof;
import org.trucewatch.evidence.merkle.TileId;
import org.trucewatch.evidence.merkle.TileNodes;
import org.trucewatch.evidence.merkle.TreeHasher;
import org.trucewatch.evidence.note.Checkpoint;
import org.trucewatch.evidence.note.LogProof;
import org.trucewatch.evidence.note.MalformedNoteException;
import org.trucewatch.evidence.note.VerifierKey;
import org.trucewatch.evidence.storage.DiskFiles;
import org.trucewatch.evidence.storage.LogFiles;

/**
 * Reads a log's folder at one checkpoint, also while the log is being written. Each entry is checked
 * against its leaf hash; the whole tree is checked by {@link LogVerification}. Safe for any thread.
 */
public final class LogReader {

  /** The signed state, as the folder serves it. */
  public static final String CHECKPOINT_FILE = "checkpoint";

  /** The log's public key beside it. */
  public static final String KEY_FILE = "log.vkey";

  private final LogFiles files;
  private final StoredTiles tiles;
  private final Checkpoint checkpoint;

  LogReader(LogFiles files, StoredTiles tiles, Checkpoint checkpoint) {
    this.files = files;
    this.tiles = tiles;
    this.checkpoint = checkpoint;
  }

  /** Opens a log that is signed by the key beside it. Whoever needs to trust it passes the key. */
  public static LogReader open(Path folder) {
    return open(folder, storedKey(folder));
  }

  /** Opens a log that must be signed by a key. */
  public static LogReader open(Path folder, VerifierKey key) {
    LogFiles files = new DiskFiles(folder);
    byte[] content = FileLimits.read(files, CHECKPOINT_FILE)
        .orElseThrow(() -> new IllegalArgumentException(
            folder + " holds no file " + CHECKPOINT_FILE + "; expected the folder of a log"));
    return new LogReader(files, new StoredTiles(files), open(content, key));
  }

  /** The key that lies beside a log. */
  public static VerifierKey storedKey(Path folder) {
    byte[] content = FileLimits.read(new DiskFiles(folder), KEY_FILE)
        .orElseThrow(() -> new IllegalArgumentException(folder + " holds no file " + KEY_FILE
            + "; expected the folder of a log, or pass its key"));
    return VerifierKey.parse(new String(content, StandardCharsets.UTF_8).strip());
  }

  static Checkpoint open(byte[] content, VerifierKey key) {
    try {
      return Checkpoint.open(content, key.name(), key);
    } catch (MalformedNoteException e) {
      throw new EvidenceIntegrityException(CHECKPOINT_FILE + ": " + e.getMessage(), e);
    }
  }

  public Checkpoint checkpoint() {
    return checkpoint;
  }

  /** Entries under the checkpoint. */
  public long size() {
    return checkpoint.size();
  }

  /** The entry at an index; one that is not in this project's envelope is refused. */
  public Entry read(long index) {
    byte[] content = readBytes(index);
    try {
      return EntryCodec.decode(content);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          checkpoint.origin() + " entry " + index + ": " + e.getMessage(), e);
    }
  }

  /** The bytes of the entry at an index, whatever their form. */
  public byte[] readBytes(long index) {
    requireIndex(index);
    int within = (int) (index % TileId.WIDTH);
    byte[] entry = tiles.entries(index / TileId.WIDTH, size()).get(within);
    Hash expected = leafHash(index);
    Hash found = new TreeHasher().leaf(entry);
    if (!found.equals(expected)) {
      throw new EvidenceIntegrityException(checkpoint.origin() + " entry " + index
          + ": leaf hash is " + found + ", expected " + expected
          + ". Run a full verification and restore the folder from a copy");
    }
    return entry.clone();
  }

  private void requireIndex(long index) {
    if (index < 0 || index >= size()) {
      throw new IllegalArgumentException(checkpoint.origin() + " entry " + index
          + " does not exist, expected 0 to below the size " + size());
    }
  }

  /** The leaf hash at an index. */
  public Hash leafHash(long index) {
    requireIndex(index);
    TileId id = new TileId(0, index / TileId.WIDTH);
    return tiles.hashes(id, size()).get((int) (index % TileId.WIDTH));
  }

  /** A blob's bytes, checked against the reference; empty when the blob was redacted. */
  public Optional<byte[]> readBlob(BlobReference reference) {
    return BlobStore.find(files, reference);
  }

  /** A blob with its salt. */
  public static final class SaltedBlob {
    private final byte[] content;
    private final byte[] salt;

    private SaltedBlob(byte[] content, byte[] salt) {
      this.content = content;
      this.salt = salt;
    }

    /** A copy of the blob's bytes. */
    public byte[] content() {
      return content.clone();
    }

    /** A copy of the salt. */
    public byte[] salt() {
      return salt.clone();
    }
  }

  /** A blob and its salt, checked against the reference; empty when the blob was redacted. */
  public Optional<SaltedBlob> readSalted(BlobReference reference) {
    String salt = BlobStore.FOLDER + "/" + reference.name() + BlobStore.SALT_SUFFIX;
    return readBlob(reference)
        .map(content -> new SaltedBlob(content, FileLimits.read(files, salt).orElseThrow()));
  }

  /** The sealed bytes of an entry, from the entry or from its blob; empty when the blob was redacted. */
  public Optional<byte[]> readBody(Entry entry) {
    return entry.body() instanceof EntryBody.Inline inline
        ? Optional.of(inline.bytes())
        : readBlob((BlobReference) entry.body());
  }

  /** Shows that an entry is under the checkpoint. */
  public InclusionProof inclusionProof(long index) {
    requireIndex(index);
    return InclusionProof.build(nodes(), index, size());
  }

  /** The root that the log had at an earlier size, or has now. */
  public Hash rootAt(long earlierSize) {
    if (earlierSize == 0) {
      return new TreeHasher().emptyRoot();
    }
    requireIndex(earlierSize - 1);
    return InclusionProof.build(nodes(), earlierSize - 1, earlierSize)
        .rootFrom(leafHash(earlierSize - 1))
        .orElseThrow();
  }

  /** Shows that the checkpoint continues an earlier size. */
  public ConsistencyProof consistencyProof(long oldSize) {
    return ConsistencyProof.build(nodes(), oldSize, size());
  }

  /** The offline evidence file of an entry. */
  public LogProof proof(long index) {
    return new LogProof(inclusionProof(index), checkpoint);
  }

  private TileNodes nodes() {
    return new TileNodes(id -> tiles.hashes(id, size()));
  }

  /** The hashes of a tile at this size. */
  List<Hash> tile(TileId id) {
    return tiles.hashes(id, size());
  }
}
