// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.evidence.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TimeZone;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
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
import org.trucewatch.evidence.note.LogProof;
import org.trucewatch.evidence.witness.WitnessPolicy;

class BundleTest {

  private static final String RAW = "raw";
  private static final String RESULTS = "results";
  private static final LogKey RAW_KEY = LogKey.fromSeed("test/" + RAW, new Draw(1).bytes(32));
  private static final LogKey RESULTS_KEY =
      LogKey.fromSeed("test/" + RESULTS, new Draw(2).bytes(32));
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
    try (EvidenceLog raw = EvidenceLog.open(temp.resolve("raw"), RAW_KEY.name(), RAW_KEY, OPTIONS);
        EvidenceLog results =
            EvidenceLog.open(temp.resolve("results"), RESULTS_KEY.name(), RESULTS_KEY, OPTIONS)) {
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
    writer().write(file, new LeafReference(RESULTS, 1));
    return file;
  }

  private BundleWriter writer() {
    return new BundleWriter()
        .with(RAW, LogReader.open(temp.resolve("raw")), RAW_KEY.verifier())
        .with(RESULTS, LogReader.open(temp.resolve("results")), RESULTS_KEY.verifier());
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

  /** Languages sort other characters differently. */
  @Test
  void aLogsNameIsOfFewCharacters() throws IOException {
    Map<String, byte[]> files = unpack(write("a.zip"));
    String manifest =
        new String(Objects.requireNonNull(files.get("bundle")), StandardCharsets.UTF_8);
    for (String name :
        List.of("Results", "-results", "a/results", "r\u00e9sultats", "r".repeat(65))) {
      byte[] changed = manifest.replace(RESULTS, name).getBytes(StandardCharsets.UTF_8);
      assertThatThrownBy(() -> BundleManifest.parse(changed))
          .as(name)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("names log \"" + name);
    }
    BundleManifest longest = new BundleManifest(
        new LeafReference("r".repeat(64), 1), List.of(), List.of("0-", "r".repeat(64)));
    assertThat(BundleManifest.parse(longest.encode())).isEqualTo(longest);
  }

  @Test
  void aMissingOrAddedFileIsFound() throws IOException {
    Map<String, byte[]> files = unpack(write("a.zip"));
    for (String name : List.copyOf(files.keySet())) {
      Map<String, byte[]> fewer = new LinkedHashMap<>(files);
      fewer.remove(name);
      assertThat(isEqual(pack(fewer))).as("without " + name).isFalse();
    }
    assertThat(isEqual(pack(files))).isTrue();
    files.put("0/more", new byte[1]);
    assertThat(isEqual(pack(files))).isFalse();
  }

  @Test
  void filesInAnotherOrderAreRefused() throws IOException {
    Map<String, byte[]> files = unpack(write("a.zip"));
    byte[] proof = Objects.requireNonNull(files.remove("0/proof/7.tlog-proof"));
    files.put("0/proof/7.tlog-proof", proof);
    assertThat(isEqual(pack(files))).isFalse();
  }

  /** What the log's writer says of the quorum is in the file, but the checker's own policy decides. */
  @Test
  void aPolicyMayTravelWithTheBundle() throws IOException {
    String text =
        "log " + RAW_KEY.verifier().text() + "\nlog " + RESULTS_KEY.verifier().text()
            + "\nwitness w " + WITNESS.verifier().text() + "\nquorum w\n";
    Path file = temp.resolve("with-policy.zip");
    writer()
        .policy(text.getBytes(StandardCharsets.UTF_8))
        .write(file, new LeafReference(RESULTS, 1));
    try (Bundle bundle = Bundle.open(file)) {
      assertThat(bundle.names().get(1)).isEqualTo("policy");
      assertThat(BundleCheck.of(bundle, bundle.ownPolicy())).isEqualTo(new BundleCheck.Equal(5));
      BundleCheck.Parts parts = BundleCheck.inParts(bundle, POLICY);
      assertThat(parts.cosigners()).containsEntry(RAW, List.of("w"));
    }
    Map<String, byte[]> files = unpack(file);
    files.put("policy", "nonsense\n".getBytes(StandardCharsets.UTF_8));
    assertThat(isEqual(pack(files))).isFalse();
    try (Bundle bundle = Bundle.open(write("a.zip"))) {
      assertThat(BundleCheck.of(bundle, bundle.ownPolicy())).isEqualTo(new BundleCheck.Equal(5));
    }
  }

  /** C2SP signed-note: known keys must be right, unknown ones are ignored. */
  @Test
  void aWrongCosignatureOfAKnownWitnessDiffersAtTheCheckpoint() throws IOException {
    Map<String, byte[]> files = unpack(write("a.zip"));
    Checkpoint good = Checkpoint.parse(Objects.requireNonNull(files.get("0/checkpoint")));
    Checkpoint other = Checkpoint.parse(Objects.requireNonNull(files.get("1/checkpoint")));
    files.put(
        "0/checkpoint",
        good.with(List.of(WITNESS.cosign(other.note(), 5))).note().encode());
    assertThat(check(pack(files), POLICY).toString())
        .contains("Differs", "0/checkpoint", WITNESS.verifier().text(), "one that is wrong");
    WitnessPolicy logsAlone = WitnessPolicy.parse("log " + RAW_KEY.verifier().text() + "\nlog "
        + RESULTS_KEY.verifier().text() + "\nquorum none\n");
    assertThat(check(pack(files), logsAlone)).isEqualTo(new BundleCheck.Equal(5));
  }

  @Test
  void anAttachedEntryNeedNotBeAnInputOfTheSubject() throws IOException {
    Path file = temp.resolve("attached.zip");
    writer()
        .attach(new LeafReference(RAW, 7))
        .attach(new LeafReference(RAW, 200))
        .write(file, new LeafReference(RESULTS, 1));
    try (Bundle bundle = Bundle.open(file)) {
      assertThat(bundle.attached()).containsExactly(new LeafReference(RAW, 200));
    }
    assertThat(check(file, POLICY)).isEqualTo(new BundleCheck.Equal(6));
    Map<String, byte[]> files = unpack(file);
    String manifest =
        new String(Objects.requireNonNull(files.get("bundle")), StandardCharsets.UTF_8);
    for (String other : List.of("", "attached: " + RAW + " 7\nattached: " + RAW + " 200\n")) {
      files.put(
          "bundle",
          manifest.replace("attached: " + RAW + " 200\n", other).getBytes(StandardCharsets.UTF_8));
      assertThat(isEqual(pack(files))).as(other).isFalse();
    }
  }

  @Test
  void proofsCarryTheLogsSignatureAlone() throws IOException {
    Map<String, byte[]> files = unpack(write("a.zip"));
    LogProof proof = LogProof.parse(Objects.requireNonNull(files.get("0/proof/7.tlog-proof")));
    assertThat(proof.checkpoint().note().signatures()).hasSize(1);
    assertThat(Checkpoint.parse(Objects.requireNonNull(files.get("0/checkpoint")))
            .note()
            .signatures())
        .hasSize(2);
    String text = new String(
        Objects.requireNonNull(files.get("0/proof/7.tlog-proof")), StandardCharsets.UTF_8);
    files.put(
        "0/proof/7.tlog-proof",
        text.replace("@v1\n", "@v1\nextra AAAA\n").getBytes(StandardCharsets.UTF_8));
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
        "no key of log test/" + RESULTS);
    try (EvidenceLog raw =
        EvidenceLog.open(temp.resolve("raw"), RAW_KEY.name(), RAW_KEY, OPTIONS)) {
      raw.redactBlob(blob);
    }
    assertCannot(check(write("redacted.zip"), POLICY), "1 object is gone (redacted, or deleted)");
    Path alone = temp.resolve("alone.zip");
    new BundleWriter()
        .with(RESULTS, LogReader.open(temp.resolve("results")), RESULTS_KEY.verifier())
        .write(alone, new LeafReference(RESULTS, 1));
    assertCannot(check(alone, POLICY), "raw:7, referred to by results:0, is not in the bundle");
  }

  /** Its blob and its salt are one object: without either, nothing shows what was sealed. */
  @Test
  void aBlobOrASaltThatIsMissingCannotBeChecked() throws IOException {
    Map<String, byte[]> files = unpack(write("a.zip"));
    String path = "0/blob/" + blob.name();
    for (List<String> gone :
        List.of(List.of(path), List.of(path + ".salt"), List.of(path, path + ".salt"))) {
      Map<String, byte[]> fewer = new LinkedHashMap<>(files);
      fewer.keySet().removeAll(gone);
      assertCannot(check(pack(fewer), POLICY), "1 object is gone (redacted, or deleted)");
    }
    files.remove(path + ".salt");
    files.put(path, new byte[70_000]);
    assertThat(check(pack(files), POLICY)).isInstanceOf(BundleCheck.Differs.class);
  }

  @Test
  void anAttachedEntryThatIsNotThereCannotBeChecked() throws IOException {
    Map<String, byte[]> files = unpack(write("a.zip"));
    String manifest =
        new String(Objects.requireNonNull(files.get("bundle")), StandardCharsets.UTF_8);
    files.put(
        "bundle",
        manifest.replace("log: 0", "attached: raw 99\nlog: 0").getBytes(StandardCharsets.UTF_8));
    assertCannot(
        check(pack(files), POLICY),
        "raw:99, referred to by the bundle's manifest, is not in the bundle");
  }

  /** Every proof holds, but it is not the log of the run that the subject is of. */
  @Test
  void theLogOfAnotherRunDiffersAndBothOriginsAreNamed() {
    LogKey foreign = LogKey.fromSeed("elsewhere/raw", new Draw(5).bytes(32));
    Path folder = temp.resolve("foreign");
    try (EvidenceLog raw = EvidenceLog.open(folder, foreign.name(), foreign, OPTIONS)) {
      BlobReference same = raw.storeBlob(new Draw(4).bytes(70_000), BlobNaming.OPEN);
      for (int i = 0; i < 300; i++) {
        raw.append(entry("raw " + i, List.of()));
      }
      assertThat(same).isNotNull();
      publish(raw);
    }
    Path file = temp.resolve("foreign.zip");
    new BundleWriter()
        .with(RAW, LogReader.open(folder), foreign.verifier())
        .with(RESULTS, LogReader.open(temp.resolve("results")), RESULTS_KEY.verifier())
        .write(file, new LeafReference(RESULTS, 1));
    try (Bundle bundle = Bundle.open(file)) {
      BundleCheck.Parts parts = BundleCheck.inParts(bundle, bundle.ownPolicy());
      assertThat(parts.proofs()).isInstanceOf(BundleCheck.Differs.class);
      assertThat(parts.proofs().toString())
          .contains("/checkpoint", "elsewhere/raw", "test/results");
    }
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
    Map<String, byte[]> files = new LinkedHashMap<>();
    try (ZipFile zip = new ZipFile(file.toFile())) {
      for (ZipEntry entry : zip.stream().toList()) {
        files.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
      }
    }
    return files;
  }

  private Path pack(Map<String, byte[]> files) throws IOException {
    Path file = temp.resolve("packed.zip");
    try (OutputStream out = Files.newOutputStream(file)) {
      StoredZipWriter zip = new StoredZipWriter(out);
      for (Map.Entry<String, byte[]> entry : files.entrySet()) {
        zip.put(entry.getKey(), entry.getValue());
      }
      zip.finish();
    }
    return file;
  }
}
