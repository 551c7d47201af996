// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.evidence.bundle;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HashSet;
import java.util.Set;
import java.util.zip.CRC32;

/** Writes files into a {@link StoredZip}, one after another. The directory follows with {@link #finish}. */
final class StoredZipWriter {

  private final OutputStream out;
  private final ByteArrayOutputStream directory = new ByteArrayOutputStream();
  private final Set<String> names = new HashSet<>(); // asked, never iterated
  private long at;

  StoredZipWriter(OutputStream out) {
    this.out = out;
  }

  void put(String name, byte[] content) throws IOException {
    if (!names.add(StoredZip.requireName(name))) {
      throw new IllegalStateException("file " + name + " is written twice");
    }
    CRC32 crc = new CRC32();
    crc.update(content);
    byte[] local = StoredZip.local(name, (int) crc.getValue(), content.length);
    byte[] central = StoredZip.central(name, (int) crc.getValue(), content.length, at);
    long whole = at + local.length + content.length + directory.size() + central.length;
    if (names.size() > StoredZip.FILES_MAX || whole + StoredZip.END_BYTES > StoredZip.BYTES_MAX) {
      throw new IllegalArgumentException("the bundle needs more than " + StoredZip.FILES_MAX
          + " files or " + StoredZip.BYTES_MAX + " bytes, the most a bundle may have");
    }
    out.write(local);
    out.write(content);
    directory.write(central);
    at += local.length + content.length;
  }

  /** Writes the directory; the stream stays open. */
  void finish() throws IOException {
    directory.writeTo(out);
    out.write(StoredZip.end(names.size(), directory.size(), at));
  }
}
