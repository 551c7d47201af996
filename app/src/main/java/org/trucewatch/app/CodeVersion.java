// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** Which code this is: release number and commit. Sealed with every run. */
public final class CodeVersion {
  private CodeVersion() {}

  /** As in {@code 0.1.0+1a2b3c4d5e6f}, with {@code -modified} behind where the checkout was not clean. */
  public static String read() {
    Properties properties = new Properties();
    try (InputStream in = CodeVersion.class.getResourceAsStream("code.properties")) {
      if (in != null) {
        properties.load(in);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String version =
        properties.getProperty("git.build.version", "unknown").replace("-SNAPSHOT", "");
    String commit = properties.getProperty("git.commit.id.abbrev", "");
    boolean modified = Boolean.parseBoolean(properties.getProperty("git.dirty", "false"));
    return version + (commit.isEmpty() ? "" : "+" + commit) + (modified ? "-modified" : "");
  }
}
