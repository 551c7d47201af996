// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.evidence.bundle;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.trucewatch.evidence.BlobReference;
import org.trucewatch.evidence.LeafReference;
import org.trucewatch.evidence.LogReader;
import org.trucewatch.evidence.note.Checkpoint;
import org.trucewatch.evidence.note.LogProof;
import org.trucewatch.evidence.note.VerifierKey;
import org.trucewatch.evidence.witness.WitnessPolicy;

/**
 * Writes a bundle: a ZIP file in one spelling ({@link StoredZip}), so that the same logs give the same bytes. Its files,
 * in this order:
 *
 * <pre>
 * bundle                         subject, attached entries and logs: {@link BundleManifest}
 * policy                         C2SP tlog-policy, only if one was given: what the exporter says of the quorum
 * number/checkpoint              of each log, by number, with all its signatures
 * number/log.vkey                for a reader without a policy
 * number/entry/index             of each of its entries, by index: the entry's bytes
 * number/proof/index.tlog-proof  C2SP tlog-proof, its checkpoint signed by the log alone
 * number/blob/name               after the first entry that refers to it, unless redacted
 * number/blob/name.salt
 * </pre>
 */
public final class BundleWriter {

  /** Most entries in a bundle: each takes two files, and a blob two more. */
  public static final int ENTRIES_MAX = (StoredZip.FILES_MAX - 100) / 4;

  /** Largest policy. Ours: 1,024 witness lines of 256 characters. */
  public static final int POLICY_BYTES_MAX = 1 << 18;

  /** Largest blob. Ours: bounds what a checker holds in memory at a time. */
  public static final int BLOB_BYTES_MAX = 1 << 28;

  static final String POLICY = "policy";

  private final Map<String, Source> logs = new TreeMap<>();
  private final List<LeafReference> attached = new ArrayList<>();
  private Optional<byte[]> policy = Optional.empty();

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

  /** Adds an entry that is no input of the subject but speaks of it, with all that it refers to. */
  public BundleWriter attach(LeafReference leaf) {
    attached.add(leaf);
    return this;
  }

  /** Adds the policy under which the exporter says the checkpoints were cosigned; one that cannot be read is refused. */
  public BundleWriter policy(byte[] text) {
    requirePolicy(text);
    policy = Optional.of(text.clone());
    return this;
  }

  static WitnessPolicy requirePolicy(byte[] text) {
    if (text.length > POLICY_BYTES_MAX) {
      throw new IllegalArgumentException(
          POLICY + " has " + text.length + " bytes, expected at most " + POLICY_BYTES_MAX);
    }
    return WitnessPolicy.parse(new String(text, java.nio.charset.StandardCharsets.UTF_8));
  }

  /** Writes an entry and all that it refers to, directly and through others, to a file. */
  public void write(Path file, LeafReference subject) {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      write(out, subject);
    } catch (IOException e) {
      throw new UncheckedIOException("bundle " + file + " was not written", e);
    }
  }

  /** Writes to a stream, which stays open. */
  public void write(OutputStream out, LeafReference subject) throws IOException {
    Map<String, Set<Long>> chosen = new TreeMap<>();
    collect(subject, chosen);
    List<LeafReference> beside =
        attached.stream().filter(leaf -> !holds(chosen, leaf)).toList();
    beside.forEach(leaf -> collect(leaf, chosen));
    StoredZipWriter zip = new StoredZipWriter(out);
    zip.put(
        BundleManifest.NAME,
        new BundleManifest(subject, beside, List.copyOf(chosen.keySet())).encode());
    if (policy.isPresent()) {
      zip.put(POLICY, policy.get());
    }
    int number = 0;
    for (Map.Entry<String, Set<Long>> part : chosen.entrySet()) {
      writeLog(zip, Integer.toString(number++), source(part.getKey()), part.getValue());
    }
    zip.finish();
  }

  private static boolean holds(Map<String, Set<Long>> chosen, LeafReference leaf) {
    return chosen.getOrDefault(leaf.log(), Set.of()).contains(leaf.index());
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
  private void collect(LeafReference from, Map<String, Set<Long>> chosen) {
    source(from.log());
    ArrayDeque<LeafReference> open = new ArrayDeque<>(List.of(from));
    while (!open.isEmpty()) {
      LeafReference next = open.remove();
      boolean known = logs.containsKey(next.log());
      if (known && chosen.computeIfAbsent(next.log(), n -> new TreeSet<>()).add(next.index())) {
        if (chosen.values().stream().mapToInt(Set::size).sum() > ENTRIES_MAX) {
          throw new IllegalArgumentException(
              "the bundle needs more than " + ENTRIES_MAX + " entries, the most it may have");
        }
        open.addAll(source(next.log()).reader().read(next.index()).references());
      }
    }
  }

  private static void writeLog(StoredZipWriter zip, String folder, Source source, Set<Long> indices)
      throws IOException {
    LogReader reader = source.reader();
    Checkpoint bySelf = reader.checkpoint().signedBy(source.key());
    zip.put(folder + "/checkpoint", reader.checkpoint().note().encode());
    zip.put(folder + "/log.vkey", source.key().fileContent());
    TreeSet<String> blobs = new TreeSet<>();
    for (long index : indices) {
      zip.put(folder + "/entry/" + index, reader.readBytes(index));
      zip.put(
          folder + "/proof/" + index + LogProof.FILE_EXTENSION,
          new LogProof(reader.inclusionProof(index), bySelf).encode());
      if (reader.read(index).body() instanceof BlobReference blob && blobs.add(blob.name())) {
        writeBlob(zip, folder, reader, blob);
      }
    }
  }

  private static void writeBlob(
      StoredZipWriter zip, String folder, LogReader reader, BlobReference blob) throws IOException {
    if (blob.length() > BLOB_BYTES_MAX) {
      throw new IllegalArgumentException("blob " + blob.name() + " has " + blob.length()
          + " bytes, expected at most " + BLOB_BYTES_MAX + " in a bundle");
    }
    Optional<LogReader.SaltedBlob> salted = reader.readSalted(blob);
    if (salted.isPresent()) {
      zip.put(folder + "/blob/" + blob.name(), salted.get().content());
      zip.put(folder + "/blob/" + blob.name() + ".salt", salted.get().salt());
    }
  }
}
