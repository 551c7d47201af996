// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.adapters.senderbatch;

import java.util.List;
import java.util.Optional;
import org.trucewatch.evidence.storage.LogFiles;

/** Files of a log, one step at a time, so that a test can make one of them fail. */
class DelegatingFiles implements LogFiles {
  private final LogFiles files;

  DelegatingFiles(LogFiles files) {
    this.files = files;
  }

  @Override
  public Optional<byte[]> read(String path) {
    return files.read(path);
  }

  @Override
  public byte[] read(String path, long offset, int length) {
    return files.read(path, offset, length);
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
