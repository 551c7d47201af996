// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.evidence.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trucewatch.domain.Draw;

/** Files that claim to be bundles and are not: refused with a reason, whatever they say of their size. */
class HostileBundleTest {

  private static final byte[] MANIFEST =
      "trucewatch-bundle/1\nsubject: a 0\nlog: 0 a\n".getBytes(StandardCharsets.UTF_8);

  @TempDir
  Path temp;

  @Test
  void theOneSpellingIsThatOfTheJdk() throws IOException {
    byte[] more = new Draw(1).bytes(300);
    ByteArrayOutputStream jdk = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(jdk)) {
      stored(zip, "bundle", MANIFEST);
      stored(zip, "0/entry/0", more);
    }
    assertThat(zip("bundle", MANIFEST, "0/entry/0", more)).isEqualTo(jdk.toByteArray());
  }

  private static void stored(ZipOutputStream zip, String name, byte[] content) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    CRC32 crc = new CRC32();
    crc.update(content);
    entry.setTimeLocal(LocalDateTime.of(1980, 2, 1, 0, 0));
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(content.length);
    entry.setCrc(crc.getValue());
    zip.putNextEntry(entry);
    zip.write(content);
    zip.closeEntry();
  }

  @Test
  void everyChangedBitOfTheWholeFileIsRefused() throws IOException {
    byte[] whole = zip("bundle", MANIFEST, "0/entry/0", new Draw(2).bytes(40));
    assertThat(Bundle.open(file(whole)).names()).containsExactly("bundle", "0/entry/0");
    for (int bit = 0; bit < whole.length * 8; bit++) {
      byte[] changed = whole.clone();
      changed[bit / 8] ^= (byte) (1 << (bit % 8));
      Path file = file(changed);
      assertThatThrownBy(() -> Bundle.open(file))
          .as("bit %d", bit)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("is not a bundle");
    }
  }

  @Test
  void whatStandsBeforeBetweenOrBehindIsRefused() throws IOException {
    byte[] whole = zip("bundle", MANIFEST);
    refused(file(concat(new byte[1], whole)), "is not");
    refused(file(concat(whole, new byte[1])), "is not as the one spelling");
    refused(file(Arrays.copyOf(whole, whole.length / 2)), "is not");
    refused(file(new byte[0]), "it has 0 bytes");
  }

  @Test
  void anotherZipOfTheSameFilesIsRefused() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("bundle"));
      zip.write(MANIFEST);
    }
    refused(file(bytes.toByteArray()), "is not as the one spelling");
  }

  /** A gigabyte of zeros, deflated to a megabyte, is never unpacked. */
  @Test
  void aZipBombIsRefusedUnopened() throws IOException {
    Path file = temp.resolve("bomb.zip");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.putNextEntry(new ZipEntry("bundle"));
      byte[] zeros = new byte[1 << 20];
      for (int i = 0; i < 256; i++) {
        zip.write(zeros);
      }
    }
    refused(file, "is not as the one spelling");
  }

  @Test
  void namesAreOfOneSpellingAndUnique() throws IOException {
    for (String name : new String[] {
      "../entry/0",
      "0/../bundle",
      "/bundle",
      "0//entry",
      "b\\c",
      "a\0b",
      "0/entry/",
      ".",
      "é",
      "a b"
    }) {
      refused(file(raw(name, new byte[2])), "a file's name is");
    }
    refused(file(raw("a".repeat(101), new byte[2])), "which cannot be in");
    byte[] one = raw("bundle", MANIFEST);
    int local = StoredZip.LOCAL_BYTES + "bundle".length() + MANIFEST.length;
    byte[] locals = concat(Arrays.copyOf(one, local), Arrays.copyOf(one, local));
    byte[] central = concat(
        StoredZip.central("bundle", crc(MANIFEST), MANIFEST.length, 0),
        StoredZip.central("bundle", crc(MANIFEST), MANIFEST.length, local));
    byte[] end = StoredZip.end(2, central.length, locals.length);
    refused(file(concat(concat(locals, central), end)), "holds bundle twice");
  }

  @Test
  void sizesAndCountsThatCannotBeAreRefused() throws IOException {
    byte[] whole = zip("bundle", MANIFEST);
    byte[] larger = whole.clone();
    StoredZip.buffer(8).putInt(0x7FFF_FFFF).putInt(0x7FFF_FFFF).flip().get(larger, 18, 8);
    refused(file(larger), "takes at least 2147483683 bytes");
    for (int count : new int[] {2, 65_534, 65_535}) {
      byte[] claimed = whole.clone();
      byte[] end = StoredZip.end(count, whole.length - 22 - 74L, 74);
      System.arraycopy(end, 0, claimed, whole.length - 22, 22);
      refused(file(claimed), "");
    }
    Path huge = temp.resolve("huge");
    try (RandomAccessFile sparse = new RandomAccessFile(huge.toFile(), "rw")) {
      sparse.setLength(5L << 30);
    }
    refused(huge, "expected 22 to 4294967294");
  }

  @Test
  void aMillionFilesAreRefusedByTheirCount() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (int i = 0; i < 70_000; i++) { // the format has no count above 65,535; beyond is ZIP64
        stored(zip, "0/entry/" + i, new byte[0]);
      }
    }
    refused(file(bytes.toByteArray()), "at most 65534 files");
  }

  @Test
  void aManifestOfAHundredMegabytesIsRefused() throws IOException {
    refused(file(zip("bundle", new byte[100 << 20])), "expected at most 65536");
  }

  private void refused(Path file, String reason) {
    assertThatThrownBy(() -> Bundle.open(file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is not a bundle")
        .hasMessageContaining(reason);
  }

  private Path file(byte[] content) throws IOException {
    return Files.write(temp.resolve("some.zip"), content);
  }

  private static byte[] zip(Object... namesAndContents) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    StoredZipWriter zip = new StoredZipWriter(bytes);
    for (int i = 0; i < namesAndContents.length; i += 2) {
      zip.put((String) namesAndContents[i], (byte[]) namesAndContents[i + 1]);
    }
    zip.finish();
    return bytes.toByteArray();
  }

  /** A well-formed file with one file of any name in it. */
  private static byte[] raw(String name, byte[] content) {
    byte[] latin = name.getBytes(StandardCharsets.ISO_8859_1);
    byte[] local = StoredZip.local(name, crc(content), content.length);
    System.arraycopy(latin, 0, local, StoredZip.LOCAL_BYTES, latin.length);
    byte[] central = StoredZip.central(name, crc(content), content.length, 0);
    System.arraycopy(latin, 0, central, StoredZip.CENTRAL_BYTES, latin.length);
    byte[] files = concat(local, content);
    return concat(concat(files, central), StoredZip.end(1, central.length, files.length));
  }

  private static int crc(byte[] content) {
    CRC32 crc = new CRC32();
    crc.update(content);
    return (int) crc.getValue();
  }

  private static byte[] concat(byte[] a, byte[] b) {
    byte[] both = Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, both, a.length, b.length);
    return both;
  }
}
