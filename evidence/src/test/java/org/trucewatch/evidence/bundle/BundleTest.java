// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.evidence.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trucewatch.domain.Draw;
import org.trucewatch.evidence.BlobNaming;
import org.trucewatch.evidence.BlobReference;
import org.trucewatch.evidence.Entry;
import org.trucewatch.evidence.EvidenceLog;
import org.trucewatch.evidence.LeafReference;
import org.trucewatch.evidence.LogOptions;
import org.trucewatch.evidence.LogReader;
import org.trucewatch.evidence.note.Checkpoint;
import org.trucewatch.evidence.note.LogKey;
import org.trucewatch.evidence.witness.WitnessPolicy;

class BundleTest {

  private static final String RAW = "example.org/raw";
  private static final String RESULTS = "example.org/results";
  private static final LogKey RAW_KEY = LogKey.fromSeed(RAW, new Draw(1).bytes(32));
  private static final LogKey RESULTS_KEY = LogKey.fromSeed(RESULTS, new Draw(2).bytes(32));
  private static final LogKey WITNESS = LogKey.witnessFromSeed("w", new Draw(3).bytes(32));
  private static final LogOptions OPTIONS =
      LogOptions.withSaltSeed("a salt seed of 16+ bytes".getBytes(StandardCharsets.US_ASCII));
  private static final WitnessPolicy POLICY = WitnessPolicy.parse(
      "log " + RAW_KEY.verifier().text() + "\nlog " + RESULTS_KEY.verifier().text() + "\nwitness w "
          + WITNESS.verifier().text() + "\nquorum w\n");

  @TempDir
  Path temp;

  private BlobReference blob =
      new BlobReference.Withheld(0, org.trucewatch.evidence.merkle.Hash.of(new byte[32]));

  @BeforeEach
  void writeLogs() {
    try (EvidenceLog raw = EvidenceLog.open(temp.resolve("raw"), RAW, RAW_KEY, OPTIONS);
        EvidenceLog results =
            EvidenceLog.open(temp.resolve("results"), RESULTS, RESULTS_KEY, OPTIONS)) {
      blob = raw.storeBlob(new Draw(4).bytes(70_000), BlobNaming.OPEN);
      List<Entry> entries = new ArrayList<>();
      for (int i = 0; i < 300; i++) {
        entries.add(
            i == 290
                ? new Entry("test/raw", "text/plain", Instant.EPOCH, "test:bundle", List.of(), blob)
                : entry("raw " + i, List.of()));
      }
      raw.appendAll(entries);
      publish(raw);
      results.append(entry("step", List.of(new LeafReference(RAW, 7), new LeafReference(RAW, 8))));
      results.append(
          entry("result", List.of(new LeafReference(RESULTS, 0), new LeafReference(RAW, 290))));
      publish(results);
    }
  }

  private static void publish(EvidenceLog log) {
    Checkpoint checkpoint = log.publish();
    log.attach(checkpoint, List.of(WITNESS.cosign(checkpoint.note(), 1_900_000_000L)));
  }

  private static Entry entry(String text, List<LeafReference> references) {
    return Entry.inline(
        "test/raw",
        "text/plain",
        Instant.EPOCH,
        "test:bundle",
        references,
        text.getBytes(StandardCharsets.UTF_8));
  }

  private Path write(String name) {
    Path file = temp.resolve(name);
    new BundleWriter()
        .with(RAW, LogReader.open(temp.resolve("raw")), RAW_KEY.verifier())
        .with(RESULTS, LogReader.open(temp.resolve("results")), RESULTS_KEY.verifier())
        .write(file, new LeafReference(RESULTS, 1));
    return file;
  }

  private static BundleCheck check(Path file, WitnessPolicy policy) {
    try (Bundle bundle = Bundle.open(file)) {
      return BundleCheck.of(bundle, policy);
    }
  }

  @Test
  void aBundleHoldsEverythingTheSubjectWasDerivedFrom() throws IOException {
    Path file = write("a.zip");
    assertThat(check(file, POLICY)).isEqualTo(new BundleCheck.Equal(5));
    try (Bundle bundle = Bundle.open(file)) {
      assertThat(bundle.subject()).isEqualTo(new LeafReference(RESULTS, 1));
      assertThat(bundle.indices(RAW)).containsExactly(7L, 8L, 290L);
      assertThat(bundle.body(new LeafReference(RAW, 7)).orElseThrow())
          .asString()
          .isEqualTo("raw 7");
      assertThat(bundle.body(new LeafReference(RAW, 290)).orElseThrow())
          .isEqualTo(new Draw(4).bytes(70_000));
    }
    TimeZone zone = TimeZone.getDefault();
    TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Auckland"));
    try {
      assertThat(Files.readAllBytes(write("b.zip"))).isEqualTo(Files.readAllBytes(file));
    } finally {
      TimeZone.setDefault(zone);
    }
  }

  @Test
  void everyChangedBitOfItsFilesIsFound() throws IOException {
    Map<String, byte[]> files = unpack(write("a.zip"));
    Draw draw = new Draw(2026);
    List<String> missed = new ArrayList<>();
    int flips = 0;
    for (int round = 0; round < 12; round++) {
      for (Map.Entry<String, byte[]> file : Map.copyOf(files).entrySet()) {
        String name = file.getKey();
        byte[] original = file.getValue();
        byte[] changed = original.clone();
        int at = draw.below(changed.length);
        changed[at] ^= (byte) (1 << draw.below(8));
        files.put(name, changed);
        flips++;
        if (isEqual(pack(files))) {
          missed.add(name + " byte " + at);
        }
        files.put(name, original);
      }
    }
    assertThat(missed).as("of " + flips).isEmpty();
    assertThat(isEqual(pack(files))).isTrue();
  }

  /** The manifest is not in a log, so whatever it says must follow from what is. */
  @Test
  void everyChangedBitOfTheManifestIsFound() throws IOException {
    Map<String, byte[]> files = unpack(write("a.zip"));
    byte[] original = Objects.requireNonNull(files.get("bundle"));
    for (int bit = 0; bit < original.length * 8; bit += bit % 8 == 0 ? 1 : 7) {
      byte[] changed = original.clone();
      changed[bit / 8] ^= (byte) (1 << (bit % 8));
      files.put("bundle", changed);
      assertThat(isEqual(pack(files))).as("bit " + bit).isFalse();
    }
  }

  @Test
  void aMissingOrAddedFileIsFound() throws IOException {
    Map<String, byte[]> files = unpack(write("a.zip"));
    for (String name : List.copyOf(files.keySet())) {
      byte[] original = Objects.requireNonNull(files.remove(name));
      assertThat(isEqual(pack(files))).as("without " + name).isFalse();
      files.put(name, original);
    }
    files.put("0/more", new byte[1]);
    assertThat(isEqual(pack(files))).isFalse();
  }

  private boolean isEqual(Path file) {
    try {
      return check(file, POLICY) instanceof BundleCheck.Equal;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  @Test
  void whatCannotBeCheckedIsSaid() {
    Path file = write("a.zip");
    WitnessPolicy stricter = WitnessPolicy.parse("log " + RAW_KEY.verifier().text() + "\nlog "
        + RESULTS_KEY.verifier().text() + "\nwitness other "
        + LogKey.witnessFromSeed("other", new Draw(9).bytes(32)).verifier().text()
        + "\nquorum other\n");
    assertCannot(check(file, stricter), "does not meet quorum other");
    assertCannot(
        check(file, WitnessPolicy.parse("log " + RAW_KEY.verifier().text() + "\nquorum none\n")),
        "no key of log " + RESULTS);
    try (EvidenceLog raw = EvidenceLog.open(temp.resolve("raw"), RAW, RAW_KEY, OPTIONS)) {
      raw.redactBlob(blob);
    }
    assertCannot(check(write("redacted.zip"), POLICY), "was redacted");
    Path alone = temp.resolve("alone.zip");
    new BundleWriter()
        .with(RESULTS, LogReader.open(temp.resolve("results")), RESULTS_KEY.verifier())
        .write(alone, new LeafReference(RESULTS, 1));
    assertCannot(
        check(alone, POLICY), RAW + " 7, referred to by " + RESULTS + " 0, is not in the bundle");
  }

  private static void assertCannot(BundleCheck check, String reason) {
    assertThat(check)
        .isInstanceOfSatisfying(
            BundleCheck.CannotBeChecked.class,
            cannot -> assertThat(String.join("\n", cannot.reasons())).contains(reason));
  }

  @Test
  void aFileThatIsNoBundleIsRefused() throws IOException {
    Path file = temp.resolve("none.zip");
    Files.write(file, new byte[100]);
    assertThatThrownBy(() -> Bundle.open(file)).hasMessageContaining("is not a bundle");
    byte[] cut = Files.readAllBytes(write("a.zip"));
    Files.write(file, Arrays.copyOf(cut, cut.length / 2));
    assertThatThrownBy(() -> Bundle.open(file)).hasMessageContaining("is not a bundle");
  }

  private static Map<String, byte[]> unpack(Path file) throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    try (ZipFile zip = new ZipFile(file.toFile())) {
      for (ZipEntry entry : zip.stream().toList()) {
        files.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
      }
    }
    return files;
  }

  private Path pack(Map<String, byte[]> files) throws IOException {
    Path file = temp.resolve("packed.zip");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (Map.Entry<String, byte[]> entry : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue());
        zip.closeEntry();
      }
    }
    return file;
  }
}
