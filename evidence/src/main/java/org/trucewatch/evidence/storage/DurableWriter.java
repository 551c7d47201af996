// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.evidence.storage;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Puts whole files in place so that a crash leaves either the old or the new content, never a part:
 * written under another name, forced, renamed, and the folder forced.
 */
public final class DurableWriter {

  private final LogFiles files;
  private final String scratchFolder;

  /** Writes through a scratch folder below the same root, which {@link #clearScratch} empties. */
  public DurableWriter(LogFiles files, String scratchFolder) {
    this.files = files;
    this.scratchFolder = scratchFolder;
  }

  /** Puts one file in place. */
  public void put(String path, byte[] content) {
    putAll(Map.of(path, content));
  }

  /** Puts files in place in the map's order; on return all of them are durable. */
  public void putAll(Map<String, byte[]> contents) {
    List<String> written = new ArrayList<>();
    for (byte[] content : contents.values()) {
      String path = scratch(written.size());
      files.write(path, content);
      written.add(path);
    }
    files.syncAll(written);
    TreeSet<String> folders = new TreeSet<>();
    int number = 0;
    for (String path : contents.keySet()) {
      files.rename(scratch(number++), path);
      folders.add(path.substring(0, Math.max(0, path.lastIndexOf('/'))));
    }
    folders.forEach(files::syncFolder);
  }

  private String scratch(int number) {
    return scratchFolder + "/" + number;
  }

  /** Removes what a crash left half written. */
  public void clearScratch() {
    files.list(scratchFolder).forEach(name -> files.delete(scratchFolder + "/" + name));
  }
}
