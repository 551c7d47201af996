// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.evidence.storage;

import java.util.List;
import java.util.Optional;
import org.trucewatch.evidence.merkle.TreeHasher;

/**
 * Steps on the files of one log. Paths are relative to its folder, with {@code /} between names; the
 * folder itself is the empty path. A step that fails throws {@link java.io.UncheckedIOException}; the
 * caller must then assume neither that it was done nor that it was not.
 *
 * <p>What a crash leaves: content is certain only after {@link #sync}, a name (new, renamed or deleted)
 * only after {@link #syncFolder} of its folder. Safe for any thread.
 */
public interface LogFiles extends AutoCloseable {

  /** The whole content, or empty when there is no such file. */
  Optional<byte[]> read(String path);

  /**
   * The whole content of a file that may not be large, or empty when there is no such file.
   *
   * @throws RefusedFileException when it has more bytes, or is no regular file
   */
  default Optional<byte[]> read(String path, int bytesMax) {
    Optional<byte[]> content = read(path);
    content.ifPresent(bytes -> PlainPath.requireSize(path, bytes.length, bytesMax));
    return content;
  }

  /**
   * Length and SHA-256 of a file that may not be large, or empty when there is no such file. On a disk the
   * content passes through a small buffer only.
   *
   * @throws RefusedFileException when it has more bytes, or is no regular file
   */
  default Optional<FileDigest> digest(String path, int bytesMax) {
    return read(path, bytesMax)
        .map(content -> new FileDigest(content.length, new TreeHasher().plain(content)));
  }

  /** Part of a file's content. Fails when the file is shorter. */
  byte[] read(String path, long offset, int length);

  /** Names in a folder in ascending order, folders ending in {@code /}; empty when there is no folder. */
  List<String> list(String folder);

  /** The same, with at most so many names; which ones is open when there are more. */
  default List<String> list(String folder, int namesMax) {
    List<String> names = list(folder);
    return names.subList(0, Math.min(namesMax, names.size()));
  }

  /** Creates or replaces a file. */
  void write(String path, byte[] content);

  /** Adds to the end of a file, creating it if need be. */
  void append(String path, byte[] content);

  /** Forces a file's content to the disk. */
  void sync(String path);

  /** Forces several files' content to the disk, in any order. */
  default void syncAll(List<String> paths) {
    paths.forEach(this::sync);
  }

  /** Renames a file within the log, replacing what had the name, and creates missing folders. */
  void rename(String from, String to);

  /** Deletes a file or an empty folder, if it is there. */
  void delete(String path);

  /** Forces the names in a folder to the disk. */
  void syncFolder(String folder);

  /**
   * Takes the single writer's lock until {@link #close}.
   *
   * @throws LogInUseException when another writer, in this process or another, has it
   */
  void lock(String path);

  @Override
  void close();
}
