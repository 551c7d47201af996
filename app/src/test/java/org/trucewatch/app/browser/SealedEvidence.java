// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.browser;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.trucewatch.domain.Draw;
import org.trucewatch.evidence.BlobNaming;
import org.trucewatch.evidence.Entry;
import org.trucewatch.evidence.EvidenceLog;
import org.trucewatch.evidence.LeafReference;
import org.trucewatch.evidence.LogOptions;
import org.trucewatch.evidence.LogReader;
import org.trucewatch.evidence.bundle.BundleWriter;
import org.trucewatch.evidence.note.Checkpoint;
import org.trucewatch.evidence.note.LogKey;

/** Logs and bundles for the browser to check, from seeds, with five witnesses of which three must have cosigned. */
final class SealedEvidence {
  static final String ORIGIN = "example.org/browser/findings";
  private static final LogKey KEY = LogKey.fromSeed(ORIGIN, new Draw(21).bytes(LogKey.SEED_BYTES));
  private static final LogOptions OPTIONS =
      LogOptions.withSaltSeed("a salt seed of 16+ bytes".getBytes(StandardCharsets.US_ASCII));
  private static final Instant RECEIVED_AT = Instant.parse("2031-05-03T17:00:00.250Z");
  private static final long COSIGNED_AT_SECONDS = 1_935_594_000L;
  private static final List<LogKey> WITNESSES = IntStream.range(0, 5)
      .mapToObj(i -> LogKey.witnessFromSeed(
          "state-" + i + ".example.org/witness", new Draw(30 + i).bytes(LogKey.SEED_BYTES)))
      .toList();

  private SealedEvidence() {}

  /** The policy under which a log by this key is trusted. */
  static String policy(String... logKeys) {
    StringBuilder text = new StringBuilder("# for tests\n");
    for (String key : logKeys) text.append("log ").append(key).append('\n');
    StringBuilder group = new StringBuilder("group guarantors 3");
    for (int i = 0; i < WITNESSES.size(); i++) {
      text.append("witness state-" + i + " ")
          .append(WITNESSES.get(i).verifier().text())
          .append('\n');
      group.append(" state-").append(i);
    }
    return text.append(group).append("\nquorum guarantors\n").toString();
  }

  static String key() {
    return KEY.verifier().text();
  }

  /** Writes a log with blobs of both kinds and partial tiles of several checkpoints. */
  static void writeLog(Path folder, int entries, int cosigners) {
    Draw draw = new Draw(11);
    try (EvidenceLog log = EvidenceLog.open(folder, ORIGIN, KEY, OPTIONS)) {
      List<Entry> waiting = new ArrayList<>();
      for (int i = 0; i < entries; i++) {
        waiting.add(i == 40 || i == 41 ? blob(log, draw, i) : inline(draw, i));
        if (i % 10_000 == 99) {
          log.appendAll(waiting);
          waiting.clear();
          log.publish();
        }
      }
      log.appendAll(waiting);
      Checkpoint checkpoint = log.publish();
      log.attach(
          checkpoint,
          WITNESSES.stream()
              .limit(cosigners)
              .map(key -> key.cosign(checkpoint.note(), COSIGNED_AT_SECONDS))
              .toList());
    }
  }

  private static Entry inline(Draw draw, int i) {
    return Entry.inline(
        "test/raw",
        "application/octet-stream",
        RECEIVED_AT,
        "test:" + i,
        List.of(),
        draw.bytes(180));
  }

  private static Entry blob(EvidenceLog log, Draw draw, int i) {
    BlobNaming naming = i % 2 == 0 ? BlobNaming.OPEN : BlobNaming.WITHHELD;
    return new Entry(
        "test/raw",
        "application/octet-stream",
        RECEIVED_AT,
        "test:" + i,
        List.of(),
        log.storeBlob(draw.bytes(3_000), naming));
  }

  /** A log with one finding whose text is given, and its bundle. */
  static void writeFinding(Path folder, Path bundle, String json) {
    try (EvidenceLog log = EvidenceLog.open(folder, ORIGIN, KEY, OPTIONS)) {
      log.append(inline(new Draw(1), 0));
      log.append(Entry.inline(
          "finding",
          "application/json",
          RECEIVED_AT,
          "judge",
          List.of(new LeafReference("findings", 0)),
          json.getBytes(StandardCharsets.UTF_8)));
      log.publish();
    }
    new BundleWriter()
        .with("findings", LogReader.open(folder, KEY.verifier()), KEY.verifier())
        .write(bundle, new LeafReference("findings", 1));
  }

  /** A finding under a policy in the bundle, cosigned by four, with an entry attached that speaks of it. */
  static void writeCosignedFinding(Path folder, Path bundle) {
    try (EvidenceLog log = EvidenceLog.open(folder, ORIGIN, KEY, OPTIONS)) {
      for (int i = 0; i < 4; i++) log.append(inline(new Draw(i), i));
      Checkpoint checkpoint = log.publish();
      log.attach(
          checkpoint,
          WITNESSES.stream()
              .limit(4)
              .map(key -> key.cosign(checkpoint.note(), COSIGNED_AT_SECONDS))
              .toList());
    }
    new BundleWriter()
        .with("findings", LogReader.open(folder, KEY.verifier()), KEY.verifier())
        .policy(policy(key()).getBytes(StandardCharsets.UTF_8))
        .attach(new LeafReference("findings", 3))
        .write(bundle, new LeafReference("findings", 1));
  }

  /** A run's last finding, with all it rests on. */
  static void writeBundle(Path logs, Path bundle) {
    BundleWriter writer = new BundleWriter();
    for (String name : List.of("observations", "findings", "governance")) {
      Path folder = logs.resolve(name);
      var key = LogReader.storedKey(folder);
      writer.with(name, LogReader.open(folder, key), key);
    }
    long last = LogReader.open(logs.resolve("findings")).size() - 1;
    writer.write(bundle, new LeafReference("findings", last));
  }

  /** All served files of a log by their paths below its folder, in base64. */
  static Map<String, String> files(Path folder) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        String name = folder.relativize(file).toString().replace('\\', '/');
        if (!name.startsWith(".")) files.put(name, base64(file));
      }
    }
    return files;
  }

  static String base64(Path file) throws IOException {
    return Base64.getEncoder().encodeToString(Files.readAllBytes(file));
  }
}
