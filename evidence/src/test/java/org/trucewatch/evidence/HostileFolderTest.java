// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A folder whose maker wants its verifier to hang, to run out of memory or to read other files. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HostileFolderTest {

  private static final String BUNDLE = "tile/entries/001";
  private static final String TILE = "tile/0/001";

  @TempDir
  Path temp;

  private Path log;

  @BeforeEach
  void writeLog() {
    log = SampleLog.at(temp.resolve("log"));
  }

  private List<Difference> differences() {
    LogVerification result = LogVerification.verify(log, Entries.KEY.verifier());
    assertThat(result).isInstanceOf(LogVerification.Differs.class);
    return ((LogVerification.Differs) result).differences();
  }

  private List<String> remarks() {
    LogVerification result = LogVerification.verify(log, Entries.KEY.verifier());
    assertThat(result).isInstanceOf(LogVerification.Equal.class);
    return ((LogVerification.Equal) result).remarks();
  }

  private Path file(String name) throws IOException {
    if (!name.equals("blob") && !name.equals("salt")) {
      return log.resolve(name);
    }
    try (Stream<Path> blobs = Files.list(log.resolve("blob"))) {
      return blobs
          .filter(blob -> blob.toString().endsWith(".salt") == name.equals("salt"))
          .sorted()
          .findFirst()
          .orElseThrow();
    }
  }

  private void link(Path from, Path to) throws IOException {
    try {
      Files.createSymbolicLink(from, to);
    } catch (UnsupportedOperationException e) {
      assumeTrue(false, "this file system has no symbolic links");
    }
  }

  private void requireNamed(Path file, String found) {
    String name = log.relativize(file).toString();
    assertThat(differences()).anySatisfy(difference -> {
      assertThat(difference.file()).isEqualTo(name);
      assertThat(difference.expected()).matches("a regular file of at most [0-9]+ bytes");
      assertThat(difference.found()).contains(found);
    });
  }

  @ParameterizedTest
  @ValueSource(strings = {"checkpoint", "log.vkey", BUNDLE, TILE, "tile/1/000.p/2", "blob", "salt"})
  void aLinkToAnEndlessDeviceIsADifference(String name) throws IOException {
    Path zero = Path.of("/dev/zero");
    assumeTrue(Files.exists(zero), "this system has no /dev/zero");
    Path file = file(name);
    Files.delete(file);
    link(file, zero);
    requireNamed(file, "a symbolic link");
  }

  @ParameterizedTest
  @ValueSource(strings = {"checkpoint", "log.vkey", BUNDLE, TILE, "tile/1/000.p/2", "blob", "salt"})
  void aPipeIsADifference(String name) throws Exception {
    Path file = file(name);
    Files.delete(file);
    makePipe(file);
    requireNamed(file, "a pipe, socket or device");
  }

  private static void makePipe(Path file) throws InterruptedException {
    try {
      Process process = new ProcessBuilder("mkfifo", file.toString()).start();
      assumeTrue(process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0, "no mkfifo");
    } catch (IOException e) {
      assumeTrue(false, "this system has no mkfifo");
    }
  }

  /** Sparse, so it takes no space on the disk; its bytes would take 8 GB of memory. */
  @ParameterizedTest
  @ValueSource(strings = {"checkpoint", "log.vkey", BUNDLE, TILE, "tile/1/000.p/2", "blob", "salt"})
  void aHugeFileIsADifference(String name) throws IOException {
    Path file = file(name);
    try (RandomAccessFile content = new RandomAccessFile(file.toFile(), "rw")) {
      content.setLength(8L << 30);
    }
    requireNamed(file, (8L << 30) + " bytes");
  }

  /** Even when what it leads to has the right bytes: the folder would not be whole once it is copied. */
  @ParameterizedTest
  @ValueSource(strings = {"tile", "tile/entries", "tile/0", "blob"})
  void aLinkedFolderBelowTheLogIsADifference(String name) throws IOException {
    Path folder = log.resolve(name);
    Path moved = temp.resolve("moved");
    Files.move(folder, moved);
    link(folder, moved);
    assertThat(differences())
        .anySatisfy(difference -> assertThat(difference.found()).contains("a symbolic link"));
  }

  @Test
  void theLogItselfMayBeReachedThroughALink() throws IOException {
    Path alias = temp.resolve("alias");
    link(alias, log);
    assertThat(LogVerification.verify(alias, Entries.KEY.verifier()))
        .isInstanceOf(LogVerification.Equal.class);
    assertThat(LogReader.open(alias).read(5)).isEqualTo(LogReader.open(log).read(5));
  }

  @Test
  void aFolderInPlaceOfAFileAndAFileInPlaceOfAFolderAreDifferences() throws IOException {
    Path tile = log.resolve(TILE);
    Files.delete(tile);
    Files.createDirectory(tile);
    requireNamed(tile, "a folder");
    Files.move(log.resolve("blob"), temp.resolve("blob"));
    Files.write(log.resolve("blob"), new byte[1]);
    assertThat(differences())
        .anySatisfy(difference ->
            assertThat(difference.found()).contains("a regular file in place of the folder blob"));
  }

  @Test
  void aLinkThatLeadsBackUpIsNotWalked() throws IOException {
    link(log.resolve("tile/up"), log);
    assertThat(differences())
        .singleElement()
        .satisfies(difference -> assertThat(difference.file()).isEqualTo("tile/up"));
  }

  @Test
  void foldersDeeperThanAnyTileAreRemarkedUpon() throws IOException {
    Path deep = log.resolve("tile");
    for (int i = 0; i < 500; i++) {
      deep = deep.resolve("x000");
    }
    Files.createDirectories(deep);
    assertThat(remarks())
        .singleElement()
        .satisfies(remark -> assertThat(remark).contains("deeper than any tile"));
  }

  @Test
  void aListingEndsAtItsLimitWithARemark() throws IOException {
    DifferenceList found = new DifferenceList();
    var files = new org.trucewatch.evidence.storage.DiskFiles(log);
    assertThat(found.list(files, "blob", 3)).hasSize(3);
    assertThat(found.remarks())
        .containsExactly("blob holds more than 3 names; the rest was not looked at");
    assertThat(found.list(files, "blob", 1_000)).hasSize(20);
    assertThat(found.remarks()).hasSize(1);
  }

  @Test
  void manyStrayFilesEndAtTheLimitsOfDifferencesAndRemarks() throws IOException {
    for (int i = 0; i < 3_000; i++) {
      Files.createFile(log.resolve("blob/stray" + i));
    }
    assertThat(remarks()).hasSize(LogVerification.REMARKS_MAX);
    for (int i = 0; i < 3_000; i++) {
      Files.createFile(log.resolve("tile/stray" + i));
    }
    assertThat(differences()).hasSize(LogVerification.DIFFERENCES_MAX);
  }

  @ParameterizedTest
  @ValueSource(strings = {"checkpoint", "log.vkey", BUNDLE, TILE, "blob", "salt"})
  void aReaderRefusesALink(String name) throws IOException {
    Path file = file(name);
    Files.move(file, temp.resolve("moved"));
    link(file, temp.resolve("moved"));
    assertThatThrownBy(() -> readAll(log))
        .isInstanceOf(EvidenceIntegrityException.class)
        .hasMessageContaining(log.relativize(file).toString())
        .hasMessageContaining("found a symbolic link");
  }

  private static void readAll(Path folder) {
    LogReader reader = LogReader.open(folder);
    for (long i = 0; i < reader.size(); i++) {
      assertThat(reader.readBody(reader.read(i))).isPresent();
    }
  }
}
