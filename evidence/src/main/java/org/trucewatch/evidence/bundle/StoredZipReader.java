// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.evidence.bundle;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * Reads a {@link StoredZip}. Opening it walks the file once from its first byte to its last, writes each header anew
 * from what it says, and refuses the file where a byte differs: two spellings of one content cannot both be read, and
 * nothing can hide between the files. Takes memory for the names alone, whatever the file claims to hold.
 */
final class StoredZipReader implements AutoCloseable {

  private static final int STEP_BYTES = 1 << 16;

  private final FileChannel channel;
  private final Map<String, Span> files = new LinkedHashMap<>();

  private record Span(long at, long size) {}

  private StoredZipReader(FileChannel channel) {
    this.channel = channel;
  }

  /** Opens and walks a file; one in another spelling is refused. */
  static StoredZipReader open(Path file) throws IOException {
    FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
    try {
      StoredZipReader reader = new StoredZipReader(channel);
      reader.walk();
      return reader;
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private void walk() throws IOException {
    long size = channel.size();
    if (size < StoredZip.END_BYTES || size > StoredZip.BYTES_MAX) {
      throw new IllegalArgumentException("it has " + size + " bytes, expected "
          + StoredZip.END_BYTES + " to " + StoredZip.BYTES_MAX);
    }
    ByteBuffer end = read(size - StoredZip.END_BYTES, StoredZip.END_BYTES);
    int count = Short.toUnsignedInt(end.getShort(8));
    long directoryBytes = Integer.toUnsignedLong(end.getInt(12));
    long directoryAt = Integer.toUnsignedLong(end.getInt(16));
    requireBytes(
        size - StoredZip.END_BYTES, end.array(), StoredZip.end(count, directoryBytes, directoryAt));
    if (count > StoredZip.FILES_MAX
        || directoryAt + directoryBytes + StoredZip.END_BYTES != size
        || directoryBytes > (long) count * (StoredZip.CENTRAL_BYTES + StoredZip.NAME_BYTES_MAX)) {
      throw new IllegalArgumentException("its end tells of " + count + " files and a directory of "
          + directoryBytes + " bytes at " + directoryAt + ", which cannot be in " + size
          + " bytes of at most " + StoredZip.FILES_MAX + " files");
    }
    ByteArrayOutputStream directory = new ByteArrayOutputStream();
    long at = 0;
    for (int i = 0; i < count; i++) {
      at = walkFile(at, directoryAt, directory);
    }
    byte[] found = read(directoryAt, (int) directoryBytes).array();
    if (at != directoryAt || !Arrays.equals(found, directory.toByteArray())) {
      throw new IllegalArgumentException("its directory at byte " + directoryAt
          + " is not that of the " + count + " files before it");
    }
  }

  /** Checks one file's header and checksum, and returns where the next begins. */
  private long walkFile(long at, long directoryAt, ByteArrayOutputStream directory)
      throws IOException {
    requireRoom(at, StoredZip.LOCAL_BYTES, directoryAt);
    ByteBuffer header = read(at, StoredZip.LOCAL_BYTES);
    int crc = header.getInt(14);
    long size = Integer.toUnsignedLong(header.getInt(18));
    int nameBytes = Short.toUnsignedInt(header.getShort(26));
    long contentAt = at + StoredZip.LOCAL_BYTES + nameBytes;
    requireRoom(at, StoredZip.LOCAL_BYTES + nameBytes + size, directoryAt);
    byte[] whole = read(at, StoredZip.LOCAL_BYTES + nameBytes).array();
    String name = StoredZip.requireName(
        new String(whole, StoredZip.LOCAL_BYTES, nameBytes, StandardCharsets.ISO_8859_1));
    requireBytes(at, whole, StoredZip.local(name, crc, size));
    if (files.put(name, new Span(contentAt, size)) != null) {
      throw new IllegalArgumentException("it holds " + name + " twice");
    }
    if (crc(contentAt, size) != crc) {
      throw new IllegalArgumentException(
          name + " at byte " + contentAt + " does not have its checksum");
    }
    directory.writeBytes(StoredZip.central(name, crc, size, at));
    return contentAt + size;
  }

  private static void requireRoom(long at, long bytes, long directoryAt) {
    if (at + bytes > directoryAt) {
      throw new IllegalArgumentException("the file at byte " + at + " takes at least " + bytes
          + " bytes, of which " + Math.max(0, directoryAt - at) + " are before the directory");
    }
  }

  private static void requireBytes(long at, byte[] found, byte[] expected) {
    int differs = Arrays.mismatch(found, expected);
    if (differs >= 0) {
      throw new IllegalArgumentException(
          "byte " + (at + differs) + " is not as the one spelling of a bundle's headers has it");
    }
  }

  private int crc(long at, long size) throws IOException {
    CRC32 crc = new CRC32();
    for (long done = 0; done < size; done += STEP_BYTES) {
      crc.update(read(at + done, (int) Math.min(STEP_BYTES, size - done)).array());
    }
    return (int) crc.getValue();
  }

  private ByteBuffer read(long at, int bytes) throws IOException {
    ByteBuffer buffer = StoredZip.buffer(bytes);
    while (buffer.hasRemaining()) {
      if (channel.read(buffer, at + buffer.position()) < 0) {
        throw new EOFException("it ends at byte " + (at + buffer.position()));
      }
    }
    return buffer.flip();
  }

  /** The names, in the order the files stand in. */
  List<String> names() {
    return List.copyOf(files.keySet());
  }

  /** A file's bytes; empty where there is none of that name. */
  Optional<byte[]> content(String name, int most) {
    Span span = files.get(name);
    if (span == null) {
      return Optional.empty();
    }
    if (span.size() > most) {
      throw new IllegalArgumentException(
          name + " has " + span.size() + " bytes, expected at most " + most);
    }
    try {
      return Optional.of(read(span.at(), (int) span.size()).array());
    } catch (IOException e) {
      throw new IllegalArgumentException(name + " cannot be read: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
