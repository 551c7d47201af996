// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.evidence;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.trucewatch.evidence.merkle.Hash;
import org.trucewatch.evidence.merkle.TreeHasher;
import org.trucewatch.evidence.storage.DurableWriter;
import org.trucewatch.evidence.storage.LogFiles;

/**
 * Entries that are sequenced and durable but not yet in tiles under a signed checkpoint.
 *
 * <p>How it works: each batch is one record, appended to the open segment and forced with a single call.
 * A record holds the index of its first entry and a digest, so that a record cut short by a crash is
 * known. Once it is durable, a mark, which is a record of no entries, is appended without forcing it: a
 * damaged record with something whole behind it was acknowledged and has rotted, one at the very end was
 * cut short by a crash. The digest includes random bytes that the segment begins with, so that no entry can pass itself
 * off as a record. Segments are named after the index they begin at; a new one is begun at each publication, and
 * older ones are deleted once the checkpoint over their entries is durable.
 *
 * <p>Recovery reads all segments, drops what a crash cut short at the end of one (it was never
 * acknowledged), refuses damage that has whole records behind it and gaps before a later segment (what is
 * missing was), and writes the rest anew as one forced segment: after a refused force the system may show
 * bytes that the disk does not have.
 *
 * <p>Not for use by two threads at once.
 */
final class Journal {

  /** Below the log's folder; nothing in it needs to be served. */
  static final String FOLDER = ".writer/journal";

  private static final int MAGIC = 0x5457_4a31; // "TWJ1"
  private static final int HEADER_BYTES = 4 + 8 + 4 + 4;
  private static final int INDEX_DIGITS = 20;
  private static final int NONCE_BYTES = 16;

  private final LogFiles files;
  private final DurableWriter writer;
  private final byte[] digestPrefix;
  private final TreeHasher hasher = new TreeHasher();
  private final SecureRandom random = new SecureRandom();
  private byte[] nonce = new byte[NONCE_BYTES];
  private String segment = "";
  private long segmentBytes;

  Journal(LogFiles files, DurableWriter writer, String origin) {
    this.files = files;
    this.writer = writer;
    this.digestPrefix = ("trucewatch-journal/1\n" + origin + "\n").getBytes(StandardCharsets.UTF_8);
  }

  /** Makes the entries durable in one record and reads them back. Afterwards they are sequenced. */
  void append(long start, List<byte[]> entries) {
    boolean begins = segmentBytes == 0;
    byte[] record = begins ? begin(start, entries) : encode(start, entries);
    files.append(segment, record);
    files.sync(segment);
    if (begins) {
      files.syncFolder(FOLDER);
    }
    byte[] readBack = files.read(segment, segmentBytes, record.length);
    if (!Arrays.equals(record, readBack)) {
      throw new EvidenceIntegrityException(segment + ": the record of entries " + start + " to "
          + (start + entries.size() - 1) + " reads back differently at byte "
          + (segmentBytes + Arrays.mismatch(record, readBack)) + ". Check the disk and memory");
    }
    byte[] mark = mark(start + entries.size());
    files.append(segment, mark);
    segmentBytes += record.length + mark.length;
  }

  /** Says that all before an index was durable when this was written. */
  private byte[] mark(long end) {
    return encode(end, List.of());
  }

  private byte[] begin(long start, List<byte[]> entries) {
    random.nextBytes(nonce);
    byte[] record = encode(start, entries);
    return ByteBuffer.allocate(NONCE_BYTES + record.length)
        .put(nonce)
        .put(record)
        .array();
  }

  /** Begins a new segment at an index. */
  void rotate(long start) {
    segment = FOLDER + "/" + name(start);
    segmentBytes = 0;
  }

  /** Deletes segments that begin before an index; the caller has rotated there. */
  void dropBefore(long start) {
    for (String name : files.list(FOLDER)) {
      if (name.compareTo(name(start)) < 0) {
        files.delete(FOLDER + "/" + name);
      }
    }
  }

  private static String name(long start) {
    String digits = Long.toString(start);
    return "0".repeat(INDEX_DIGITS - digits.length()) + digits;
  }

  /** The entries from an index on, durable again, in a single segment that is then appended to. */
  List<byte[]> recover(long publishedSize) {
    TreeMap<Long, byte[]> found = new TreeMap<>();
    List<String> names = files.list(FOLDER);
    for (String name : names) {
      readSegment(FOLDER + "/" + name, publishedSize, found);
    }
    List<byte[]> entries = new ArrayList<>();
    for (Map.Entry<Long, byte[]> entry : found.entrySet()) {
      if (entry.getKey() != publishedSize + entries.size()) {
        throw new EvidenceIntegrityException(FOLDER + ": entry " + (publishedSize + entries.size())
            + " is missing before entry " + entry.getKey()
            + ". Acknowledged entries are lost: restore the folder from a copy");
      }
      entries.add(entry.getValue());
    }
    rewrite(publishedSize, entries, names);
    return entries;
  }

  private void rewrite(long start, List<byte[]> entries, List<String> oldNames) {
    rotate(start);
    if (!entries.isEmpty()) {
      byte[] record = begin(start, entries);
      byte[] mark = mark(start + entries.size());
      byte[] content = Arrays.copyOf(record, record.length + mark.length);
      System.arraycopy(mark, 0, content, record.length, mark.length);
      writer.put(segment, content);
      segmentBytes = content.length;
    }
    for (String name : oldNames) {
      if (!name.equals(name(start)) || entries.isEmpty()) {
        files.delete(FOLDER + "/" + name);
      }
    }
    if (!oldNames.isEmpty()) {
      files.syncFolder(FOLDER);
    }
  }

  private void readSegment(String path, long from, Map<Long, byte[]> found) {
    byte[] content = files.read(path).orElse(new byte[0]);
    int at = Math.min(NONCE_BYTES, content.length);
    nonce = Arrays.copyOf(content, NONCE_BYTES);
    while (at < content.length) {
      int length = recordLength(content, at);
      if (length < 0) {
        requireTorn(path, content, at);
        return;
      }
      addEntries(path, content, at, length, from, found);
      at += length;
    }
  }

  /** Only the last record of a segment can have been cut short by a crash. */
  private void requireTorn(String path, byte[] content, int at) {
    for (int next = at + 1; next < content.length; next++) {
      if (recordLength(content, next) > 0) {
        throw new EvidenceIntegrityException(
            path + ": the record at byte " + at
                + " is damaged and later records exist. Acknowledged entries are lost: restore from a copy");
      }
    }
  }

  /** The length of the record at an offset, or -1 when no whole, undamaged record stands there. */
  private int recordLength(byte[] content, int at) {
    if (content.length - at < HEADER_BYTES) {
      return -1;
    }
    ByteBuffer header = ByteBuffer.wrap(content, at, HEADER_BYTES);
    int magic = header.getInt();
    header.getLong();
    header.getInt();
    long payload = header.getInt() & 0xffff_ffffL;
    long length = HEADER_BYTES + payload + Hash.BYTES;
    if (magic != MAGIC || length > content.length - at) {
      return -1;
    }
    int digestAt = at + (int) length - Hash.BYTES;
    return digest(content, at, digestAt).isAt(content, digestAt) ? (int) length : -1;
  }

  private Hash digest(byte[] content, int from, int to) {
    return hasher.plain(List.of(digestPrefix, nonce, Arrays.copyOfRange(content, from, to)));
  }

  private void addEntries(
      String path, byte[] content, int at, int length, long from, Map<Long, byte[]> found) {
    ByteBuffer header = ByteBuffer.wrap(content, at, HEADER_BYTES);
    header.getInt();
    long index = header.getLong();
    byte[] payload = Arrays.copyOfRange(content, at + HEADER_BYTES, at + length - Hash.BYTES);
    for (byte[] entry : EntryBundle.decode(path, payload)) {
      byte[] earlier = index < from ? entry : found.putIfAbsent(index, entry);
      if (earlier != null && !Arrays.equals(earlier, entry)) {
        throw new EvidenceIntegrityException(
            path + ": entry " + index
                + " stands twice with different bytes. Two writers were at work: ask a person to decide");
      }
      index++;
    }
  }

  private byte[] encode(long start, List<byte[]> entries) {
    byte[] payload = EntryBundle.encode(entries);
    ByteBuffer record = ByteBuffer.allocate(HEADER_BYTES + payload.length + Hash.BYTES);
    record
        .putInt(MAGIC)
        .putLong(start)
        .putInt(entries.size())
        .putInt(payload.length)
        .put(payload);
    digest(record.array(), 0, record.position()).copyTo(record.array(), record.position());
    return record.array();
  }
}
