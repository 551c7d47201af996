// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.domain;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** The real recordings beside the checkout. They may not be published with the project, so tests skip without them. */
public final class SharedData {
  private SharedData() {}

  /** The folder of one data set; the calling test is skipped with a message where it is not there. */
  public static Path folder(String dataSet) {
    Path folder = Path.of(System.getProperty("trucewatch.shared", "../../shared"), "data", dataSet);
    assumeTrue(Files.isDirectory(folder), () -> "skipped: no real recordings at " + folder);
    return folder;
  }
}
