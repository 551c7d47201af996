// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.goverifier;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trucewatch.domain.Draw;
import org.trucewatch.evidence.LeafReference;
import org.trucewatch.evidence.LogReader;
import org.trucewatch.evidence.bundle.BundleWriter;
import org.trucewatch.pipeline.LogFolder;

/** Bundles of a finding, as written and altered: the Go verifier against the writer in Java. */
class TamperedBundlesTest {
  private static final int FLIPS = 500;

  @TempDir
  private static Path temp;

  private static byte[] whole = new byte[0];
  private static String policy = "";

  @BeforeAll
  static void export() throws IOException {
    InstalledGo.get();
    Path run = SealedSample.in(temp.resolve("run"));
    BundleWriter writer = new BundleWriter();
    StringBuilder text = new StringBuilder();
    for (String log : LogFolder.LOGS) {
      Path folder = run.resolve(log);
      LogReader reader = LogReader.open(folder);
      writer.with(log, reader, LogReader.storedKey(folder));
      text.append("log ").append(LogReader.storedKey(folder).text()).append('\n');
    }
    long last = LogReader.open(run.resolve("findings")).size() - 1;
    Path bundle = temp.resolve("finding.bundle");
    writer.write(bundle, new LeafReference("findings", last));
    whole = Files.readAllBytes(bundle);
    policy = Files.writeString(temp.resolve("policy"), text + "quorum none\n").toString();
  }

  private static TamperedCopies copies() {
    return new TamperedCopies(temp, temp.resolve("copies"), List.of("-policy", policy));
  }

  @Test
  void theBundleIsEqualWithAndWithoutAPolicy() {
    Path bundle = temp.resolve("finding.bundle");
    GoVerifier.Outcome trusted =
        InstalledGo.get().check(List.of("-policy", policy), List.of(bundle));
    assertThat(trusted.status()).as(trusted.output()).isZero();
    assertThat(trusted.output()).startsWith("equal: findings ");
    GoVerifier.Outcome own = InstalledGo.get().check(List.of(), List.of(bundle));
    assertThat(own.status()).as(own.output()).isZero();
    assertThat(own.output()).contains("the key is the one inside the bundle");
  }

  @Test
  void everyChangedBitIsFound() throws IOException {
    long start = System.nanoTime();
    TamperedCopies copies = copies();
    Draw draw = new Draw(500);
    for (int i = 0; i < FLIPS; i++) {
      byte[] changed = whole.clone();
      int at = draw.below(changed.length);
      changed[at] ^= (byte) (1 << draw.below(8));
      copies.addFile("bit in byte " + at, List.of("differs: "), changed);
    }
    System.out.printf(
        "Go verifier: %d of %d rejected: single bits of a bundle of %d bytes about %s, in %.1f s%n",
        copies.requireAllRejected(),
        FLIPS,
        whole.length,
        SealedSample.name(),
        (System.nanoTime() - start) / 1e9);
  }

  /** The ZIP's check sums would find those; here they are right again, so that proofs and signatures must. */
  @Test
  void everyChangedBitIsFoundWhenTheCheckSumsAreMended() throws IOException {
    TamperedCopies copies = copies();
    Draw draw = new Draw(501);
    Map<String, byte[]> files = unzip(whole);
    assertThat(zip(files)).as("the ZIP of the JDK").isEqualTo(whole);
    List<String> names = new ArrayList<>(files.keySet());
    for (int i = 0; i < FLIPS; i++) {
      String name = names.get(i % names.size());
      Map<String, byte[]> altered = new LinkedHashMap<>(files);
      byte[] changed = requireNonNull(altered.get(name)).clone();
      int at = draw.below(changed.length);
      changed[at] ^= (byte) (1 << draw.below(8));
      altered.put(name, changed);
      copies.addFile("bit in byte " + at + " of " + name, expected(name), zip(altered));
    }
    System.out.printf(
        "Go verifier: %d of %d rejected: single bits in the files of a bundle, check sums mended%n",
        copies.requireAllRejected(), FLIPS);
  }

  private static List<String> expected(String name) {
    if (name.equals("bundle")) {
      // Another subject in the manifest is no contradiction if it is not there, but cannot be
      // checked.
      return List.of("differs: ", "cannot be checked because: ");
    }
    String named = "differs: " + name.replaceFirst("\\.salt$", "");
    // Where a proof does not lead from its entry to the root, either may be the altered one: both
    // are named.
    String entry = name.replaceFirst("/proof/(\\d+)\\.tlog-proof$", "/entry/$1");
    return List.of(named, "differs: " + entry + ": " + name + " does not lead");
  }

  @Test
  void filesThatAreGoneAddedOrInAnotherPlaceAreFound() throws IOException {
    TamperedCopies copies = copies();
    Map<String, byte[]> files = unzip(whole);
    for (String name : files.keySet()) {
      Map<String, byte[]> without = new LinkedHashMap<>(files);
      byte[] content = without.remove(name);
      List<String> rejected = List.of("differs: ", "cannot be checked because: ");
      copies.addFile("without " + name, rejected, zip(without));
      without.put(name, content);
      if (!name.equals(List.copyOf(files.keySet()).get(files.size() - 1))) {
        copies.addFile(name + " at the end", List.of("differs: "), zip(without));
      }
    }
    Map<String, byte[]> more = new LinkedHashMap<>(files);
    more.put("notes", "x".getBytes(UTF_8));
    copies.addFile("a file more", List.of("differs: notes: does not belong"), zip(more));
    copies.requireAllRejected();
  }

  private static Map<String, byte[]> unzip(byte[] content) throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(content))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        files.put(entry.getName(), zip.readAllBytes());
      }
    }
    return files;
  }

  /** As the bundle's format has it, which is what the JDK writes. */
  private static byte[] zip(Map<String, byte[]> files) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(whole.length);
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        CRC32 sum = new CRC32();
        sum.update(file.getValue());
        ZipEntry entry = new ZipEntry(file.getKey());
        entry.setTimeLocal(LocalDateTime.of(1980, 2, 1, 0, 0));
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(file.getValue().length);
        entry.setCrc(sum.getValue());
        zip.putNextEntry(entry);
        zip.write(file.getValue());
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }
}
