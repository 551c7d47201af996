// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trucewatch.app.SmallRun;
import org.trucewatch.domain.Draw;
import org.trucewatch.domain.SharedData;

/**
 * The verifier in headless Chromium, from the saved page without any server. {@code -Dtrucewatch.browser.flips=N} sets
 * how many bits of a log are changed, one at a time.
 */
class BrowserVerifierTest {
  private static final int FLIPS = Integer.getInteger("trucewatch.browser.flips", 1_000);
  private static final int BUNDLE_FLIPS = FLIPS / 2;

  @RegisterExtension
  static final TestBrowser CHROMIUM = new TestBrowser();

  /** Functions that the tests' own scripts use. */
  private static final String SETTING = """
      const v = window.trucewatchVerifier;
      const bytes = text => v.fromBase64(text, 'test');
      const logOf = files => {
        const map = new Map(Object.entries(files).map(([name, text]) => [name, bytes(text)]));
        return { map, log: { name: 'log', files: {
          names: [...map.keys()], size: n => map.get(n)?.length, read: async n => map.get(n) ?? null } } };
      };
      const trust = async text => text ? await v.parseTrust(text) : null;
      const told = o => ({ answer: o.answer, entries: o.entriesChecked, reasons: o.reasons, remarks: o.remarks,
        differences: o.differences.map(d => d.file + ': expected ' + d.expected + ', found ' + d.found) });
      """;

  @TempDir
  private Path folder;

  @SuppressWarnings("NullAway.Init")
  private WatchFloor floor;

  @BeforeEach
  void openSavedPage() throws IOException {
    floor = WatchFloor.savedPage(CHROMIUM.get(), folder.resolve("page"), 1280, ColorScheme.LIGHT);
  }

  @AfterEach
  void close() {
    floor.close();
  }

  private Map<?, ?> run(String script, Object argument) {
    return (Map<?, ?>) Objects.requireNonNull(
        floor.page.evaluate("async argument => {" + SETTING + script + "}", argument));
  }

  private Map<?, ?> checkLog(Path log, String trust) throws IOException {
    return run(
        "const { log } = logOf(argument.files); return told(await v.checkLogs([log], await trust(argument.trust)));",
        Map.of("files", SealedEvidence.files(log), "trust", trust));
  }

  private Map<?, ?> checkBundle(byte[] bundle, String trust) {
    return run(
        "return told(await v.checkBundle(bytes(argument.bundle), await trust(argument.trust)));",
        Map.of("bundle", Base64.getEncoder().encodeToString(bundle), "trust", trust));
  }

  static Path smallRun(Path logs) {
    StringBuilder places = new StringBuilder("name,latitude,longitude,population\n");
    for (int i = 0; i < 4_000; i++) places.append("Place ").append(i).append(",-30.5,128.25,1\n");
    new SmallRun()
        .with(
            "pixels.csv",
            "firms-csv",
            "latitude,longitude,acq_datetime_utc,satellite,instrument,daynight,confidence,bright_ti4_k,frp_mw",
            "-30.5,128.1,2031-05-03T17:00:00Z,N1,VIIRS,N,nominal,320.5,3.2")
        .with("large.csv", "places-csv", places.toString().getBytes(StandardCharsets.UTF_8))
        .run(SmallRun.demoAgreement(), logs);
    return logs;
  }

  @ParameterizedTest
  @ValueSource(strings = {"observations", "findings", "governance"})
  void theLogsOfARunAreEqual(String name) throws IOException {
    Map<?, ?> found = checkLog(smallRun(folder.resolve("logs")).resolve(name), "");
    assertThat(found.get("answer")).as("%s", found).isEqualTo("equal");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 255, 256, 257, 600})
  void aLogOfAnyWidthIsEqual(int entries) throws IOException {
    SealedEvidence.writeLog(folder.resolve("log"), entries, 3);
    Map<?, ?> found = checkLog(folder.resolve("log"), SealedEvidence.policy(SealedEvidence.key()));
    assertThat(found.get("answer")).as("%s", found).isEqualTo("equal");
    assertThat(found.get("entries")).isEqualTo(entries);
    assertThat((List<?>) found.get("remarks")).isEmpty();
  }

  @Test
  void aLogThatTwoWitnessesCosignedDoesNotMeetAQuorumOfThree() throws IOException {
    SealedEvidence.writeLog(folder.resolve("log"), 5, 2);
    Map<?, ?> found = checkLog(folder.resolve("log"), SealedEvidence.policy(SealedEvidence.key()));
    assertThat(found.get("answer")).isEqualTo("cannot-be-checked");
    assertThat(text(found, "reasons")).contains("2 of 5 witnesses", "3 of 5");
  }

  @Test
  void aLogOfAnotherImplementationIsEqual() throws IOException {
    Path log = SharedData.folder("tlog-vectors").resolve("tessera-testdata/log");
    String key = "example.com/log/testdata+33d7b496+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx";
    Map<?, ?> found = checkLog(log, key);
    assertThat(found.get("answer")).as("%s", found).isEqualTo("equal");
    assertThat(found.get("entries")).isEqualTo(15);
    assertThat(checkLog(log, "").get("answer")).isEqualTo("cannot-be-checked");
  }

  @Test
  void everyChangedBitOfALogIsRejected() throws IOException {
    Path log = folder.resolve("log");
    SealedEvidence.writeLog(log, 300, 5);
    Map<?, ?> found = run(
        """
        const { map, log } = logOf(argument.files);
        const policy = await trust(argument.trust);
        const answers = { clean: (await v.checkLogs([log], policy)).answer, rejected: 0, named: 0, accepted: [] };
        for (const [file, byte, bit] of argument.flips) {
          map.get(file)[byte] ^= 1 << bit;
          const o = await v.checkLogs([log], policy);
          map.get(file)[byte] ^= 1 << bit;
          if (o.answer === 'equal') answers.accepted.push(file + ' byte ' + byte + ' bit ' + bit);
          else answers.rejected++;
          if (o.differences.some(d => d.file === file)) answers.named++;
        }
        return answers;
        """,
        Map.of(
            "files",
            SealedEvidence.files(log),
            "trust",
            SealedEvidence.policy(SealedEvidence.key()),
            "flips",
            flips(log)));
    System.out.printf(
        "browser verifier: %s of %d rejected (bits of entries, tiles, checkpoint bodies and log signatures; the file named in %s)%n",
        found.get("rejected"), FLIPS, found.get("named"));
    assertThat(found.get("clean")).isEqualTo("equal");
    assertThat((List<?>) found.get("accepted")).isEmpty();
    assertThat(found.get("rejected")).isEqualTo(FLIPS);
  }

  /** A quarter each of entries, tiles, the checkpoint's body and the log's signature line. */
  private static List<List<Object>> flips(Path log) throws IOException {
    List<String> names = List.copyOf(SealedEvidence.files(log).keySet());
    List<String> entries = select(names, name -> name.startsWith("tile/entries/"));
    List<String> tiles = select(names, name -> name.matches("tile/[0-9].*"));
    String checkpoint = Files.readString(log.resolve("checkpoint"));
    int body = bytes(checkpoint.substring(0, checkpoint.indexOf("\n\n") + 1));
    int line = bytes(checkpoint.substring(checkpoint.indexOf("\n\n") + 2).split("\n", 2)[0]);
    Draw draw = new Draw(1);
    List<List<Object>> flips = new ArrayList<>();
    for (int i = 0; i < FLIPS; i++) {
      List<String> of = i % 4 == 0 ? entries : i % 4 == 1 ? tiles : List.of("checkpoint");
      String file = of.get(draw.below(of.size()));
      int at = switch (i % 4) {
        case 2 -> draw.below(body);
        case 3 -> body + 1 + draw.below(line);
        default -> draw.below((int) Files.size(log.resolve(file)));
      };
      flips.add(List.of(file, at, draw.below(8)));
    }
    return flips;
  }

  private static List<String> select(List<String> names, Predicate<String> chosen) {
    return names.stream().filter(chosen).toList();
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  @Test
  void everyChangedBitOfABundleIsRejected() throws IOException {
    Path file = folder.resolve("finding.bundle");
    SealedEvidence.writeBundle(smallRun(folder.resolve("logs")), file);
    byte[] bundle = Files.readAllBytes(file);
    Draw draw = new Draw(2);
    List<List<Integer>> flips = Stream.generate(
            () -> List.of(draw.below(bundle.length), draw.below(8)))
        .limit(BUNDLE_FLIPS)
        .toList();
    Map<?, ?> found = run("""
        const bundle = bytes(argument.bundle);
        const answers = { clean: (await v.checkBundle(bundle, null)).answer, rejected: 0, accepted: [] };
        for (const [byte, bit] of argument.flips) {
          bundle[byte] ^= 1 << bit;
          const o = await v.checkBundle(bundle, null);
          bundle[byte] ^= 1 << bit;
          if (o.answer === 'equal') answers.accepted.push(byte + ' bit ' + bit);
          else answers.rejected++;
        }
        return answers;
        """, Map.of("bundle", SealedEvidence.base64(file), "flips", flips));
    System.out.printf(
        "browser verifier: %s of %d rejected (bits of a bundle of %d bytes)%n",
        found.get("rejected"), BUNDLE_FLIPS, bundle.length);
    assertThat(found.get("clean")).isEqualTo("equal");
    assertThat(found.get("rejected")).isEqualTo(BUNDLE_FLIPS);
  }

  /** The one case that differs by policy offers roots of 12 bytes: evidence/RATIONALE.md. */
  @Test
  void theProofVectorsOfAnotherImplementationAgree() throws IOException {
    Path folder = SharedData.folder("tlog-vectors").resolve("merkle-proofs");
    String script = """
        const wrong = [];
        for (const [name, text] of Object.entries(argument)) {
          const c = JSON.parse(text.replace(/: *([0-9]{1,20})(?=[,\\s])/g, ': "$1"'));
          const hash = text => Uint8Array.from(atob(text ?? ''), x => x.charCodeAt(0));
          const proof = (c.proof ?? []).map(hash);
          const holds = 'leafIdx' in c
            ? await v.includes(BigInt(c.leafIdx), BigInt(c.treeSize), hash(c.leafHash), proof, hash(c.root))
            : await v.isConsistent(BigInt(c.size1), BigInt(c.size2), hash(c.root1), hash(c.root2), proof);
          if (holds === c.wantErr) wrong.push(name);
        }
        return { wrong };
        """;
    List<?> inclusion = wrong(script, folder.resolve("inclusion"));
    List<?> consistency = wrong(script, folder.resolve("consistency"));
    System.out.printf(
        "browser verifier: proof vectors, inclusion %d of 98 agree, consistency %d of 98 agree%n",
        98 - inclusion.size(), 98 - consistency.size());
    assertThat(inclusion).isEmpty();
    assertThat(consistency.toString())
        .isEqualTo("[additional/sizes-are-equal-one-and-proof-is-empty.json]");
  }

  private List<?> wrong(String script, Path folder) throws IOException {
    return (List<?>) Objects.requireNonNull(run(script, vectors(folder)).get("wrong"));
  }

  private static String text(Map<?, ?> found, String name) {
    return String.valueOf(found.get(name));
  }

  private static Map<String, String> vectors(Path folder) throws IOException {
    Map<String, String> cases = new java.util.TreeMap<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(f -> f.toString().endsWith(".json")).toList()) {
        cases.put(folder.relativize(file).toString(), Files.readString(file));
      }
    }
    assertThat(cases).hasSize(98);
    return cases;
  }

  @Test
  void aBundleThatNobodyCosignedDoesNotMeetTheReadersQuorum() throws IOException {
    Path log = folder.resolve("log");
    Path file = folder.resolve("finding.bundle");
    SealedEvidence.writeFinding(log, file, "{\"title\":\"A\"}");
    byte[] bundle = Files.readAllBytes(file);
    assertThat(checkBundle(bundle, SealedEvidence.key()).get("answer")).isEqualTo("equal");
    Map<?, ?> strict = checkBundle(bundle, SealedEvidence.policy(SealedEvidence.key()));
    assertThat(strict.get("answer")).isEqualTo("cannot-be-checked");
    assertThat(text(strict, "reasons")).contains("0 of 5 witnesses");
  }

  @Test
  void aCosignedBundleIsEqualUnderThePolicyInItAndSaysSo() throws IOException {
    Path file = folder.resolve("finding.bundle");
    SealedEvidence.writeCosignedFinding(folder.resolve("log"), file);
    Map<?, ?> found = run("""
        const o = await v.checkBundle(bytes(argument), null);
        return { ...told(o), trust: o.trust, cosigners: o.logs[0]?.cosigners.length, attached: o.attached.map(a => String(a.index)) };
        """, SealedEvidence.base64(file));
    assertThat(found.get("answer")).as("%s", found).isEqualTo("equal");
    assertThat(found.get("trust")).isEqualTo("carried-policy");
    assertThat(found.get("cosigners")).isEqualTo(4);
    assertThat(text(found, "attached")).isEqualTo("[3]");
  }

  @Test
  void aBundleCutAnywhereIsRefused() throws IOException {
    Path file = folder.resolve("finding.bundle");
    SealedEvidence.writeFinding(folder.resolve("log"), file, "{\"title\":\"A\"}");
    byte[] bundle = Files.readAllBytes(file);
    for (int length : new int[] {0, 1, 29, 30, 100, bundle.length / 2, bundle.length - 1}) {
      Map<?, ?> found = checkBundle(Arrays.copyOf(bundle, length), "");
      assertThat(found.get("answer")).as("%d bytes", length).isEqualTo("cannot-be-checked");
    }
    Map<?, ?> longer = checkBundle(Arrays.copyOf(bundle, bundle.length + 1), "");
    assertThat(text(longer, "reasons")).contains("1 bytes follow the end");
  }

  @Test
  void sizesThatLieAndAMillionNamesAreRefusedAtOnce() {
    Map<?, ?> found = run("""
        const header = (h, at, name, size) => {
          const d = new DataView(h.buffer);
          [[0, 0x04034b50, 4], [4, 10, 2], [6, 0x0800, 2], [12, 0x41, 2], [18, size, 4], [22, size, 4], [26, name.length, 2]]
            .forEach(([to, x, n]) => n === 2 ? d.setUint16(at + to, x, true) : d.setUint32(at + to, x, true));
          for (let i = 0; i < name.length; i++) h[at + 30 + i] = name.charCodeAt(i);
          return at + 30 + name.length;
        };
        const huge = new Uint8Array(36);
        header(huge, 0, 'bundle', 0xfffffffe);
        const many = new Uint8Array(37e6);
        for (let i = 0, at = header(many, 0, 'bundle', 0); i < 1e6; i++) {
          at = header(many, at, String(i).padStart(6, '0'), 0);
        }
        const begun = performance.now();
        return { huge: (await v.checkBundle(huge, null)).reasons[0], many: (await v.checkBundle(many, null)).reasons[0],
          bytes: many.length, millis: performance.now() - begun };
        """, Map.of());
    assertThat(text(found, "huge")).contains("4294967294 bytes does not end within");
    assertThat(text(found, "many")).contains("more than 65534 files");
    assertThat(Double.parseDouble(text(found, "millis"))).isLessThan(5_000);
  }

  @Test
  void aCheckpointThatClaimsMoreEntriesThanThereCanBeIsRefusedAtOnce() throws IOException {
    Path log = folder.resolve("log");
    SealedEvidence.writeLog(log, 3, 0);
    Map<String, String> files = SealedEvidence.files(log);
    for (String size : List.of("9007199254740991", "9223372036854775807")) {
      String lie = Files.readString(log.resolve("checkpoint")).replace("\n3\n", "\n" + size + "\n");
      files.put(
          "checkpoint", Base64.getEncoder().encodeToString(lie.getBytes(StandardCharsets.UTF_8)));
      Map<?, ?> found =
          run("return told(await v.checkLogs([logOf(argument).log], null));", Map.copyOf(files));
      assertThat(found.get("answer")).isEqualTo("differs");
    }
  }
}
