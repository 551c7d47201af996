// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.evidence;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.trucewatch.evidence.GroupCommit.Ticket;
import org.trucewatch.evidence.merkle.Hash;
import org.trucewatch.evidence.merkle.MemoryNodes;
import org.trucewatch.evidence.merkle.TreeEdge;
import org.trucewatch.evidence.merkle.TreeHasher;
import org.trucewatch.evidence.note.Checkpoint;
import org.trucewatch.evidence.note.LogKey;
import org.trucewatch.evidence.note.MalformedNoteException;
import org.trucewatch.evidence.note.NoteSignature;
import org.trucewatch.evidence.storage.DiskFiles;
import org.trucewatch.evidence.storage.DurableWriter;
import org.trucewatch.evidence.storage.LogFiles;

/**
 * An append-only log of sealed entries in a folder: C2SP tlog-tiles, with blobs beside it.
 *
 * <p>An append returns when its entry is on the disk and its index is final. Threads that append at the
 * same time share one forced write. {@link #publish} moves what was appended into tiles and signs the
 * checkpoint over it. After a crash, opening brings back all that was acknowledged.
 *
 * <p>What holds between calls: the journal holds every acknowledged entry that the checkpoint does not
 * cover; no two checkpoints or receipts of this log contradict each other; one writer holds the lock.
 *
 * <p>A step that fails stops the log: it takes nothing more, and says why, until it is opened anew. It
 * reads no clock, and randomness only for salts and its journal, so the same entries, key and salt seed give the same
 * files. Safe for any thread.
 *
 * <p>The folder is what a web server may serve, except {@code .writer}, which holds lock and journal. Keep
 * it on a local disk: locks and forced writes over network file systems are not to be relied upon.
 */
public final class EvidenceLog implements AutoCloseable {

  /** Entries' bytes awaiting publication above which an append publishes first. Bounds memory. */
  public static final long PENDING_BYTES_MAX = 64L << 20;

  /** Largest blob. Ours: it passes through memory. */
  public static final int BLOB_BYTES_MAX = 1 << 30;

  private static final String WRITER_FOLDER = ".writer";
  private static final String LOCK_FILE = WRITER_FOLDER + "/lock";

  private final LogFiles files;
  private final LogKey key;
  private final String origin;
  private final BlobStore blobs;
  private final Journal journal;
  private final StoredTiles tiles;
  private final GroupCommit commits = new GroupCommit(this::commit);
  private final ReentrantLock publishing = new ReentrantLock();
  private final TilePublisher publisher; // guarded by publishing
  private final ReentrantLock sequencing = new ReentrantLock();
  private final TreeEdge edge; // guarded by sequencing
  private final PendingEntries pending;
  private volatile LogReader published;
  private volatile @Nullable Throwable failure;

  private EvidenceLog(
      LogFiles files,
      LogKey key,
      LogOptions options,
      TilePublisher publisher,
      DurableWriter writer) {
    this.files = files;
    this.key = key;
    this.publisher = publisher;
    this.origin = publisher.checkpoint().origin();
    this.blobs = new BlobStore(files, new DurableWriter(files, WRITER_FOLDER + "/blob"), options);
    this.journal = new Journal(files, writer, origin);
    this.tiles = new StoredTiles(files);
    this.published = new LogReader(files, tiles, publisher.checkpoint());
    this.pending = new PendingEntries(publisher.checkpoint().size());
    this.edge = publisher.edge();
  }

  /**
   * Opens a log for writing, creating it in an empty folder, and recovers what was acknowledged.
   *
   * @param folder of the log
   * @param origin the log's unique name, which must be the key's name too
   * @param key its private key, which is not stored in the folder
   * @throws org.trucewatch.evidence.storage.LogInUseException when another writer has it
   * @throws EvidenceIntegrityException when what is there is not what was sealed
   */
  public static EvidenceLog open(Path folder, String origin, LogKey key, LogOptions options) {
    return open(new DiskFiles(folder), origin, key, options);
  }

  /** Opens a log on other files than a disk's. The log closes them. */
  public static EvidenceLog open(LogFiles files, String origin, LogKey key, LogOptions options) {
    if (!origin.equals(key.name())) {
      throw new IllegalArgumentException(
          "the key is named " + key.name() + ", expected the log's origin " + origin);
    }
    try {
      files.lock(LOCK_FILE);
      EvidenceLog log = start(files, origin, key, options);
      log.recover();
      return log;
    } catch (RuntimeException e) {
      files.close();
      throw e;
    }
  }

  private static EvidenceLog start(LogFiles files, String origin, LogKey key, LogOptions options) {
    DurableWriter writer = new DurableWriter(files, WRITER_FOLDER + "/publish");
    writer.clearScratch();
    new DurableWriter(files, WRITER_FOLDER + "/blob").clearScratch();
    Optional<byte[]> stored = FileLimits.read(files, LogReader.CHECKPOINT_FILE);
    TilePublisher publisher = stored.isEmpty()
        ? TilePublisher.create(files, writer, key, origin)
        : TilePublisher.resume(files, writer, key, LogReader.open(stored.get(), key.verifier()));
    return new EvidenceLog(
        files, key, options, publisher, new DurableWriter(files, WRITER_FOLDER + "/recovery"));
  }

  private void recover() {
    List<byte[]> entries = journal.recover(edge.size());
    TreeHasher hasher = new TreeHasher();
    entries.forEach(entry -> edge.add(hasher.leaf(entry)));
    pending.addAll(entries);
  }

  /** The log's unique name. */
  public String origin() {
    return origin;
  }

  /** Seals one entry; returns when it is durable. Many threads may do so at once. */
  public Receipt append(Entry entry) {
    return appendAll(List.of(entry)).get(0);
  }

  /**
   * Seals entries in order, each durable on return. Where one is too large nothing is sealed. On a failure
   * midway the first ones may be sealed.
   */
  public List<Receipt> appendAll(List<Entry> entries) {
    List<byte[]> encoded = new ArrayList<>(entries.size());
    for (Entry entry : entries) {
      encoded.add(requireSize(entry, EntryCodec.encode(entry)));
    }
    List<Receipt> receipts = new ArrayList<>(entries.size());
    int from = 0;
    while (from < encoded.size()) {
      int to = batchEnd(encoded, from);
      receipts.addAll(submit(encoded.subList(from, to)));
      from = to;
    }
    return receipts;
  }

  private byte[] requireSize(Entry entry, byte[] encoded) {
    if (encoded.length > EntryCodec.ENTRY_BYTES_MAX) {
      throw new IllegalArgumentException(origin + ": entry of kind " + entry.kind() + " from "
          + entry.channel() + " has " + encoded.length + " bytes, expected at most "
          + EntryCodec.ENTRY_BYTES_MAX + ". Store its bytes as a blob and seal the reference");
    }
    return encoded;
  }

  private static int batchEnd(List<byte[]> encoded, int from) {
    long bytes = 0;
    int to = from;
    while (to < encoded.size() && bytes < GroupCommit.BATCH_BYTES_MAX) {
      bytes += encoded.get(to++).length;
    }
    return to;
  }

  private List<Receipt> submit(List<byte[]> entries) {
    requireRunning();
    if (pending.bytes() > PENDING_BYTES_MAX) {
      publish();
    }
    return commits.submit(entries);
  }

  /** Called by one thread at a time with what all of them queued. */
  private void commit(List<Ticket> tickets) {
    sequencing.lock();
    try {
      requireRunning();
      List<byte[]> entries = new ArrayList<>();
      tickets.forEach(ticket -> entries.addAll(ticket.entries()));
      long start = edge.size();
      journal.append(start, entries);
      MemoryNodes nodes = new MemoryNodes(sequence(entries));
      pending.addAll(entries);
      complete(tickets, new Receipt.Batch(key, origin, start, nodes));
    } catch (RuntimeException e) {
      LogStoppedException stopped = stop(e);
      tickets.forEach(ticket -> ticket.fail(stopped));
    } finally {
      sequencing.unlock();
    }
  }

  private List<Hash> sequence(List<byte[]> entries) {
    TreeHasher hasher = new TreeHasher();
    List<Hash> leafHashes = new ArrayList<>(entries.size());
    for (byte[] entry : entries) {
      Hash leafHash = hasher.leaf(entry);
      edge.add(leafHash);
      leafHashes.add(leafHash);
    }
    return leafHashes;
  }

  private static void complete(List<Ticket> tickets, Receipt.Batch batch) {
    int within = 0;
    for (Ticket ticket : tickets) {
      List<Receipt> receipts = new ArrayList<>(ticket.entries().size());
      for (int i = 0; i < ticket.entries().size(); i++) {
        receipts.add(new Receipt(batch, within++));
      }
      ticket.complete(receipts);
    }
  }

  /**
   * The body for some bytes: inline where they are few, else a blob, named openly, that is durable on
   * return.
   *
   * @param headerBytes room to leave in the entry for its header, mostly for references
   */
  public EntryBody body(byte[] bytes, int headerBytes) {
    return bytes.length + headerBytes <= EntryCodec.ENTRY_BYTES_MAX
        ? new EntryBody.Inline(bytes)
        : storeBlob(bytes, BlobNaming.OPEN);
  }

  /** Makes a blob durable in the log's folder; an entry should then seal the reference. */
  public BlobReference storeBlob(byte[] content, BlobNaming naming) {
    requireRunning();
    if (content.length > BLOB_BYTES_MAX) {
      throw new IllegalArgumentException(origin + ": blob has " + content.length
          + " bytes, expected at most " + BLOB_BYTES_MAX + ". Split it");
    }
    try {
      return blobs.store(content, naming);
    } catch (RuntimeException e) {
      throw stop(e);
    }
  }

  /**
   * Deletes a blob and its salt for good, as a law may demand. Every entry and proof stays valid. The
   * caller seals who ordered it and why.
   */
  public void redactBlob(BlobReference reference) {
    requireRunning();
    blobs.redact(reference);
  }

  /** Publishes all entries sequenced so far; on return the signed checkpoint over them is durable. */
  public Checkpoint publish() {
    publishing.lock();
    try {
      requireRunning();
      return publishSequenced();
    } catch (RuntimeException e) {
      throw stop(e);
    } finally {
      publishing.unlock();
    }
  }

  private Checkpoint publishSequenced() {
    long size;
    Hash root;
    sequencing.lock();
    try {
      size = edge.size();
      if (size == publisher.checkpoint().size()) {
        return publisher.checkpoint();
      }
      root = edge.root();
      journal.rotate(size);
    } finally {
      sequencing.unlock();
    }
    Checkpoint checkpoint = publisher.publish(pending.until(size), root);
    published = new LogReader(files, tiles, checkpoint);
    pending.dropBefore(size);
    journal.dropBefore(size);
    return checkpoint;
  }

  /**
   * Publishes signatures, such as witnesses' cosignatures, under the present checkpoint.
   *
   * @param checkpoint that was signed; when a later one is published by now, nothing is done
   */
  public Checkpoint attach(Checkpoint checkpoint, List<NoteSignature> signatures) {
    publishing.lock();
    try {
      requireRunning();
      if (!checkpoint.note().body().equals(publisher.checkpoint().note().body())) {
        return publisher.checkpoint();
      }
      Checkpoint signed = publisher.attach(signatures);
      published = new LogReader(files, tiles, signed);
      return signed;
    } catch (MalformedNoteException e) {
      throw e; // The caller's signatures do not fit in a note; nothing was written.
    } catch (RuntimeException e) {
      throw stop(e);
    } finally {
      publishing.unlock();
    }
  }

  /** Sequenced entries, published or not. */
  public long size() {
    return pending.end();
  }

  /** A view of what is published. */
  public LogReader published() {
    return published;
  }

  /** The entry at an index, also one that is not published yet. */
  public Entry read(long index) {
    Optional<byte[]> waiting = index < size() ? pending.find(index) : Optional.empty();
    return waiting.isPresent() ? EntryCodec.decode(waiting.get()) : published.read(index);
  }

  /**
   * The receipt of an entry that was sequenced together with its neighbours, made again: the same bytes as the first one,
   * because signatures are deterministic. The caller knows which entries shared one append.
   *
   * @param start index of the first entry of that append
   * @param count number of its entries
   * @param index of the entry, from start to below start + count
   */
  public SignedReceipt receiptAgain(long start, int count, long index) {
    if (start < 0 || index < start || index >= start + count || start + count > size()) {
      throw new IllegalArgumentException(origin + ": entry " + index + " of an append of " + count
          + " from " + start + " does not exist at size " + size());
    }
    TreeHasher hasher = new TreeHasher();
    List<Hash> leafHashes = new ArrayList<>(count);
    for (long i = start; i < start + count; i++) {
      Optional<byte[]> waiting = pending.find(i);
      leafHashes.add(waiting.isPresent() ? hasher.leaf(waiting.get()) : published.leafHash(i));
    }
    Receipt.Batch batch = new Receipt.Batch(key, origin, start, new MemoryNodes(leafHashes));
    return new Receipt(batch, (int) (index - start)).signed();
  }

  /** A blob's bytes, checked; empty when it was redacted. */
  public Optional<byte[]> readBlob(BlobReference reference) {
    return BlobStore.find(files, reference);
  }

  /** Why the log has stopped; empty while it runs. For the health page. */
  public Optional<String> stoppedBecause() {
    Throwable reason = failure;
    return reason == null ? Optional.empty() : Optional.of(String.valueOf(reason.getMessage()));
  }

  private void requireRunning() {
    Throwable reason = failure;
    if (reason != null) {
      throw stopped(reason);
    }
  }

  private LogStoppedException stop(RuntimeException reason) {
    if (reason instanceof LogStoppedException already) {
      return already;
    }
    failure = reason;
    return stopped(reason);
  }

  private LogStoppedException stopped(Throwable reason) {
    return new LogStoppedException(
        origin + ": sealing has stopped: " + reason.getMessage()
            + ". What was acknowledged is kept. Remove the cause and open the log again",
        reason);
  }

  /** Releases the log. What is sequenced but not published is kept and published another time. */
  @Override
  public void close() {
    publishing.lock();
    sequencing.lock();
    try {
      if (failure == null) {
        failure = new IllegalStateException("the log was closed");
      }
      files.close();
    } finally {
      sequencing.unlock();
      publishing.unlock();
    }
  }
}
