// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.evidence.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * Looks at what a path names, one component after another, without following a symbolic link below the
 * log's folder. The folder itself may be reached through one.
 *
 * <p>Valid while nobody replaces files between this look and the opening: Java cannot open a pipe without
 * waiting for its writer.
 */
final class PlainPath {

  private final Path root;

  PlainPath(Path root) {
    this.root = root;
  }

  /** Refuses anything but a regular file reached through folders. */
  void requireFile(String path, Path resolved, int bytesMax) throws IOException {
    String expected = "a regular file of at most " + bytesMax + " bytes";
    BasicFileAttributes attributes = walk(path, resolved, expected);
    if (!attributes.isRegularFile()) {
      throw new RefusedFileException(path, expected, kind(attributes));
    }
    requireSize(path, attributes.size(), bytesMax);
  }

  static void requireSize(String path, long bytes, int bytesMax) {
    if (bytes > bytesMax) {
      throw new RefusedFileException(
          path, "a regular file of at most " + bytesMax + " bytes", bytes + " bytes");
    }
  }

  /** Refuses anything but a folder reached through folders. */
  void requireFolder(String path, Path resolved) throws IOException {
    BasicFileAttributes attributes = walk(path, resolved, "a folder");
    if (!attributes.isDirectory() && !resolved.equals(root)) {
      throw new RefusedFileException(path, "a folder", kind(attributes));
    }
  }

  private BasicFileAttributes walk(String path, Path resolved, String expected) throws IOException {
    Path at = root;
    for (Path name : root.relativize(resolved)) {
      if (!at.equals(root)) {
        BasicFileAttributes parent = attributes(at);
        if (!parent.isDirectory()) {
          throw new RefusedFileException(
              path, expected, kind(parent) + " in place of the folder " + root.relativize(at));
        }
      }
      at = at.resolve(name);
    }
    return attributes(resolved);
  }

  private static BasicFileAttributes attributes(Path at) throws IOException {
    return Files.readAttributes(at, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
  }

  private static String kind(BasicFileAttributes attributes) {
    if (attributes.isSymbolicLink()) {
      return "a symbolic link";
    }
    if (attributes.isDirectory()) {
      return "a folder";
    }
    return attributes.isRegularFile() ? "a regular file" : "a pipe, socket or device";
  }
}
