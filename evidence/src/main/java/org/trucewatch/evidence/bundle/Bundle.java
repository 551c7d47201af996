// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.evidence.bundle;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.trucewatch.evidence.BlobReference;
import org.trucewatch.evidence.Entry;
import org.trucewatch.evidence.EntryBody;
import org.trucewatch.evidence.EntryCodec;
import org.trucewatch.evidence.LeafReference;
import org.trucewatch.evidence.note.Checkpoint;
import org.trucewatch.evidence.note.Decimal;
import org.trucewatch.evidence.note.SignedNote;
import org.trucewatch.evidence.note.VerifierKey;
import org.trucewatch.evidence.witness.WitnessPolicy;

/**
 * A bundle file, opened. Nothing in it is to be relied on before {@link BundleCheck} has found it equal. Not
 * for use by two threads at once.
 */
public final class Bundle implements AutoCloseable {

  private final Path file;
  private final StoredZipReader zip;
  private final BundleManifest manifest;
  private final Map<String, NavigableSet<Long>> indices = new TreeMap<>();

  private Bundle(Path file, StoredZipReader zip) {
    this.file = file;
    this.zip = zip;
    this.manifest = BundleManifest.parse(zip.content(BundleManifest.NAME, BundleManifest.BYTES_MAX)
        .orElseThrow(() -> new IllegalArgumentException("it has no file " + BundleManifest.NAME)));
    zip.names().forEach(this::note);
  }

  /** Opens a bundle; a file that is none, or not in the one spelling of a bundle, is refused with the reason. */
  public static Bundle open(Path file) {
    StoredZipReader zip;
    try {
      zip = StoredZipReader.open(file);
    } catch (EOFException | IllegalArgumentException e) {
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

  private static void closeQuietly(StoredZipReader zip, Exception reason) {
    try {
      zip.close();
    } catch (IOException e) {
      reason.addSuppressed(e);
    }
  }

  private void note(String name) {
    String[] parts = name.split("/", -1);
    if (parts.length == 3 && parts[1].equals("entry")) {
      indices.computeIfAbsent(parts[0], n -> new TreeSet<>()).add(Decimal.parse(parts[2]));
    }
  }

  /** The entry that the bundle is about. */
  public LeafReference subject() {
    return manifest.subject();
  }

  /** Entries that are no inputs of the subject but speak of it, such as time-stamp tokens; by log and index. */
  public List<LeafReference> attached() {
    return manifest.attached();
  }

  /** The names by which references name the logs; a log's place is its number. */
  public List<String> logNames() {
    return manifest.logs();
  }

  /** Indices of a log's entries in this bundle. */
  public NavigableSet<Long> indices(String log) {
    return Collections.unmodifiableNavigableSet(indices.getOrDefault(number(log), new TreeSet<>()));
  }

  /** Whether the bundle holds an entry. */
  public boolean holds(LeafReference reference) {
    return indices(reference.log()).contains(reference.index());
  }

  /** An entry. */
  public Entry entry(LeafReference reference) {
    return EntryCodec.decode(entryBytes(reference));
  }

  /** The bytes of an entry, whatever their form. */
  public byte[] entryBytes(LeafReference reference) {
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

  /** The signed state of a log under which its entries are proven. */
  public Checkpoint checkpoint(String log) {
    return Checkpoint.parse(part(log, "checkpoint", SignedNote.NOTE_BYTES_MAX).orElse(new byte[0]));
  }

  /** The key that the bundle itself gives for a log. */
  public VerifierKey key(String log) {
    byte[] text = part(log, "log.vkey", SignedNote.NOTE_BYTES_MAX).orElse(new byte[0]);
    return VerifierKey.parse(new String(text, StandardCharsets.UTF_8).strip());
  }

  /** The policy that the exporter put in, if any. */
  public Optional<WitnessPolicy> policy() {
    return policyText().map(BundleWriter::requirePolicy);
  }

  Optional<byte[]> policyText() {
    return zip.content(BundleWriter.POLICY, BundleWriter.POLICY_BYTES_MAX);
  }

  /**
   * What a checker without a policy has: the exporter's, or the keys beside the logs and no witness. It shows that the
   * bundle agrees with itself; who holds these keys must be learnt elsewhere.
   */
  public WitnessPolicy ownPolicy() {
    return policy().orElseGet(() -> {
      StringBuilder text = new StringBuilder();
      logNames().stream()
          .map(log -> key(log).text())
          .distinct()
          .forEach(key -> text.append("log ").append(key).append('\n'));
      return WitnessPolicy.parse(text + "quorum " + WitnessPolicy.NONE + "\n");
    });
  }

  Optional<byte[]> blob(String log, BlobReference reference, String suffix) {
    return part(log, "blob/" + reference.name() + suffix, BundleWriter.BLOB_BYTES_MAX);
  }

  /** A file of a log's part, below the log's number. */
  Optional<byte[]> part(String log, String name, int most) {
    return manifest.logs().contains(log) ? zip.content(prefix(log) + name, most) : Optional.empty();
  }

  /** Names of all files in the bundle, in the order they stand in. */
  List<String> names() {
    return zip.names();
  }

  String prefix(String log) {
    return number(log) + "/";
  }

  private String number(String log) {
    return Integer.toString(manifest.logs().indexOf(log));
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
