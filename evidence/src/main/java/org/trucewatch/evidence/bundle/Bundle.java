// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.evidence.bundle;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.trucewatch.evidence.BlobReference;
import org.trucewatch.evidence.Entry;
import org.trucewatch.evidence.EntryBody;
import org.trucewatch.evidence.EntryCodec;
import org.trucewatch.evidence.EvidenceLog;
import org.trucewatch.evidence.LeafReference;
import org.trucewatch.evidence.note.Decimal;

/**
 * A bundle file, opened. Nothing in it is to be relied on before {@link BundleCheck} has found it equal. Not
 * for use by two threads at once.
 */
public final class Bundle implements AutoCloseable {

  private final Path file;
  private final ZipFile zip;
  private final LeafReference subject;
  private final Map<String, Integer> logs = new LinkedHashMap<>();
  private final Map<String, NavigableSet<Long>> indices = new TreeMap<>();

  private Bundle(Path file, ZipFile zip) {
    this.file = file;
    this.zip = zip;
    this.subject = readManifest();
    zip.stream().forEach(this::note);
  }

  /** Opens a bundle; a file that is none is refused with the reason. */
  public static Bundle open(Path file) {
    ZipFile zip;
    try {
      zip = new ZipFile(file.toFile());
    } catch (ZipException | EOFException e) {
      throw new IllegalArgumentException(file + " is not a bundle: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException("bundle " + file + " cannot be opened", e);
    }
    try {
      return new Bundle(file, zip);
    } catch (IllegalArgumentException e) {
      closeQuietly(zip, e);
      throw new IllegalArgumentException(file + " is not a bundle: " + e.getMessage(), e);
    }
  }

  private static void closeQuietly(ZipFile zip, Exception reason) {
    try {
      zip.close();
    } catch (IOException e) {
      reason.addSuppressed(e);
    }
  }

  private LeafReference readManifest() {
    byte[] content = content(BundleWriter.MANIFEST, EntryCodec.ENTRY_BYTES_MAX)
        .orElseThrow(() -> new IllegalArgumentException("it has no file " + BundleWriter.MANIFEST));
    String[] lines = new String(content, StandardCharsets.UTF_8).split("\n", -1);
    if (lines.length < 4
        || !lines[0].equals(BundleWriter.FIRST_LINE)
        || !lines[1].startsWith("subject: ")) {
      throw new IllegalArgumentException(BundleWriter.MANIFEST + " does not start with "
          + BundleWriter.FIRST_LINE + " and a subject");
    }
    for (int i = 2; i < lines.length - 1; i++) {
      String[] parts = lines[i].split(" ", -1);
      if (parts.length != 3 || !parts[0].equals("log:") || Decimal.parse(parts[1]) != i - 2) {
        throw new IllegalArgumentException(BundleWriter.MANIFEST + " line " + (i + 1) + " is \""
            + lines[i] + "\", expected log: " + (i - 2));
      }
      logs.put(parts[2], i - 2);
    }
    String[] named = lines[1].split(" ", -1);
    LeafReference read = new LeafReference(named[1], Decimal.parse(named[named.length - 1]));
    if (!Arrays.equals(BundleWriter.manifest(read, logs.keySet()), content)) {
      throw new IllegalArgumentException(
          BundleWriter.MANIFEST + " is not in its one canonical spelling");
    }
    return read;
  }

  private void note(ZipEntry entry) {
    String[] parts = entry.getName().split("/", -1);
    if (parts.length == 3 && parts[1].equals("entry")) {
      indices.computeIfAbsent(parts[0], n -> new TreeSet<>()).add(Decimal.parse(parts[2]));
    }
  }

  /** The entry that the bundle is about. */
  public LeafReference subject() {
    return subject;
  }

  /** The names by which references name the logs. */
  public List<String> logNames() {
    return List.copyOf(logs.keySet());
  }

  /** Indices of a log's entries in this bundle. */
  public NavigableSet<Long> indices(String log) {
    return Collections.unmodifiableNavigableSet(
        indices.getOrDefault(String.valueOf(logs.get(log)), new TreeSet<>()));
  }

  /** An entry. */
  public Entry entry(LeafReference reference) {
    return EntryCodec.decode(entryBytes(reference));
  }

  byte[] entryBytes(LeafReference reference) {
    return part(reference.log(), "entry/" + reference.index(), EntryCodec.ENTRY_BYTES_MAX)
        .orElseThrow(
            () -> new IllegalArgumentException("bundle " + file + " does not hold " + reference));
  }

  /** The sealed bytes of an entry; empty when they are a blob that was redacted. */
  public Optional<byte[]> body(LeafReference reference) {
    EntryBody body = entry(reference).body();
    return body instanceof EntryBody.Inline inline
        ? Optional.of(inline.bytes())
        : blob(reference.log(), (BlobReference) body, "");
  }

  Optional<byte[]> blob(String log, BlobReference reference, String suffix) {
    return part(log, "blob/" + reference.name() + suffix, EvidenceLog.BLOB_BYTES_MAX);
  }

  /** A file of a log's part, below the log's number. */
  Optional<byte[]> part(String log, String name, int most) {
    Integer number = logs.get(log);
    return number == null ? Optional.empty() : content(number + "/" + name, most);
  }

  private Optional<byte[]> content(String name, int most) {
    ZipEntry entry = zip.getEntry(name);
    if (entry == null) {
      return Optional.empty();
    }
    try (InputStream in = zip.getInputStream(entry)) {
      byte[] content = in.readNBytes(most);
      if (in.read() >= 0) {
        throw new IllegalArgumentException(name + " has more than " + most + " bytes");
      }
      return Optional.of(content);
    } catch (IOException e) {
      throw new IllegalArgumentException(name + " cannot be read: " + e.getMessage(), e);
    }
  }

  /** Names of all files in the bundle, in the order they stand in. */
  List<String> names() {
    return zip.stream().map(ZipEntry::getName).toList();
  }

  String prefix(String log) {
    return logs.get(log) + "/";
  }

  @Override
  public void close() {
    try {
      zip.close();
    } catch (IOException e) {
      throw new UncheckedIOException("bundle " + file + " cannot be closed", e);
    }
  }
}
