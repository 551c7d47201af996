// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.goverifier;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDirFactory;

/** Makes the folders of {@code @TempDir}, and remembers which test has which, so that none goes unchecked. */
public final class RecordedFolders implements TempDirFactory {
  private static final Map<String, List<Path>> FOLDERS = new ConcurrentHashMap<>();

  @Override
  public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext context)
      throws IOException {
    Path folder = Files.createTempDirectory("junit-");
    FOLDERS
        .computeIfAbsent(context.getUniqueId(), id -> new CopyOnWriteArrayList<>())
        .add(folder);
    return folder;
  }

  /** The folders made for a test or a class of tests; they are forgotten here. */
  static List<Path> take(ExtensionContext context) {
    List<Path> folders = FOLDERS.remove(context.getUniqueId());
    return folders == null ? List.of() : folders;
  }
}
