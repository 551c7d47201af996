// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.evidence.bundle;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.trucewatch.evidence.BlobReference;
import org.trucewatch.evidence.LeafReference;
import org.trucewatch.evidence.LogReader;
import org.trucewatch.evidence.note.VerifierKey;

/**
 * Writes a bundle: a ZIP file, uncompressed and without times, so that the same logs give the same bytes.
 *
 * <pre>
 * bundle                         trucewatch-bundle/1, "subject: name index", "log: number name" a line each
 * number/checkpoint              with all its signatures; number/log.vkey for a reader without a policy
 * number/entry/index             the entry's bytes
 * number/proof/index.tlog-proof  C2SP tlog-proof
 * number/blob/name[.salt]        blobs of those entries, unless redacted
 * </pre>
 */
public final class BundleWriter {

  /** Most entries in a bundle. Ours. */
  public static final int ENTRIES_MAX = 1_000_000;

  static final String MANIFEST = "bundle";
  static final String FIRST_LINE = "trucewatch-bundle/1";

  /** The JDK writes no time zone for this month; for the format's first moment it would. */
  private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

  private final Map<String, Source> logs = new TreeMap<>();

  /** A log to take from. */
  private record Source(LogReader reader, VerifierKey key) {}

  /**
   * Adds a log.
   *
   * @param name by which references name it
   */
  public BundleWriter with(String name, LogReader reader, VerifierKey key) {
    logs.put(name, new Source(reader, key));
    return this;
  }

  /** Writes an entry and all that it refers to, directly and through others, to a new file. */
  public void write(Path file, LeafReference subject) {
    Map<String, Set<Long>> chosen = collect(subject);
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      put(zip, MANIFEST, manifest(subject, chosen.keySet()));
      int number = 0;
      for (Map.Entry<String, Set<Long>> part : chosen.entrySet()) {
        writeLog(zip, Integer.toString(number++), source(part.getKey()), part.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("bundle " + file + " was not written", e);
    }
  }

  /** The one spelling of a manifest. */
  static byte[] manifest(LeafReference subject, Collection<String> logNames) {
    StringBuilder text = new StringBuilder(FIRST_LINE + "\n");
    text.append("subject: ")
        .append(subject.log())
        .append(' ')
        .append(subject.index())
        .append('\n');
    int number = 0;
    for (String name : logNames) {
      text.append("log: ").append(number++).append(' ').append(name).append('\n');
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private Source source(String name) {
    Source source = logs.get(name);
    if (source == null) {
      throw new IllegalArgumentException(
          "no log is known by the name " + name + ", expected one of " + logs.keySet());
    }
    return source;
  }

  /** Follows references; those into logs that were not given are left for the reader to report. */
  private Map<String, Set<Long>> collect(LeafReference subject) {
    source(subject.log());
    Map<String, Set<Long>> chosen = new TreeMap<>();
    ArrayDeque<LeafReference> open = new ArrayDeque<>();
    open.add(subject);
    int count = 0;
    while (!open.isEmpty()) {
      LeafReference next = open.remove();
      boolean known = logs.containsKey(next.log());
      if (known && chosen.computeIfAbsent(next.log(), n -> new TreeSet<>()).add(next.index())) {
        if (++count > ENTRIES_MAX) {
          throw new IllegalArgumentException(
              "bundle of " + subject + " needs more than " + ENTRIES_MAX + " entries");
        }
        open.addAll(source(next.log()).reader().read(next.index()).references());
      }
    }
    return chosen;
  }

  private static void writeLog(ZipOutputStream zip, String folder, Source source, Set<Long> indices)
      throws IOException {
    LogReader reader = source.reader();
    put(zip, folder + "/checkpoint", reader.checkpoint().note().encode());
    put(zip, folder + "/log.vkey", source.key().fileContent());
    TreeSet<String> blobs = new TreeSet<>();
    for (long index : indices) {
      put(zip, folder + "/entry/" + index, reader.readBytes(index));
      put(zip, folder + "/proof/" + index + ".tlog-proof", reader.proof(index).encode());
      if (reader.read(index).body() instanceof BlobReference blob && blobs.add(blob.name())) {
        LogReader.SaltedBlob salted = reader.readSalted(blob).orElse(null);
        if (salted != null) {
          put(zip, folder + "/blob/" + blob.name(), salted.content());
          put(zip, folder + "/blob/" + blob.name() + ".salt", salted.salt());
        }
      }
    }
  }

  private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    CRC32 crc = new CRC32();
    crc.update(content);
    entry.setTimeLocal(NO_TIME);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(content.length);
    entry.setCrc(crc.getValue());
    zip.putNextEntry(entry);
    zip.write(content);
    zip.closeEntry();
  }
}
