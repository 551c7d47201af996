// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.evidence;

import java.util.List;
import java.util.Optional;
import org.trucewatch.evidence.storage.LogFiles;

/** Files of which one reads with a wrong bit. */
record FlippingFiles(LogFiles files, String flipped) implements LogFiles {

  @Override
  public Optional<byte[]> read(String path) {
    Optional<byte[]> content = files.read(path);
    if (path.equals(flipped)) {
      content.ifPresent(bytes -> bytes[bytes.length - 1] ^= 0x10);
    }
    return content;
  }

  @Override
  public byte[] read(String path, long offset, int length) {
    byte[] content = files.read(path, offset, length);
    if (path.equals(flipped)) {
      content[length - 1] ^= 0x10;
    }
    return content;
  }

  @Override
  public List<String> list(String folder) {
    return files.list(folder);
  }

  @Override
  public void write(String path, byte[] content) {
    files.write(path, content);
  }

  @Override
  public void append(String path, byte[] content) {
    files.append(path, content);
  }

  @Override
  public void sync(String path) {
    files.sync(path);
  }

  @Override
  public void rename(String from, String to) {
    files.rename(from, to);
  }

  @Override
  public void delete(String path) {
    files.delete(path);
  }

  @Override
  public void syncFolder(String folder) {
    files.syncFolder(folder);
  }

  @Override
  public void lock(String path) {
    files.lock(path);
  }

  @Override
  public void close() {
    files.close();
  }
}
