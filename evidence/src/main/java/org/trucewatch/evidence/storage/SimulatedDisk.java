// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.evidence.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A disk in memory that fails on demand and forgets on a crash what was not forced, as a real one may.
 *
 * <p>Content written since the last force survives a crash as a beginning of random length. A name that
 * was made, moved or deleted since the last force of its folder survives or not at random, each name by
 * itself. Folders themselves are durable at once, as {@link DiskFiles} forces them when made.
 */
public final class SimulatedDisk implements LogFiles {

  /** How a step fails. */
  public enum Fault {
    /** Not done, and reported so. */
    REFUSED,
    /** Done, but reported as refused. */
    DONE_BUT_REFUSED
  }

  /** One file: what is seen now, and what the disk is certain to have. */
  private static final class Content {
    byte[] now = new byte[0];
    byte[] forced = new byte[0];
  }

  private final SplittableRandom random;
  private Map<String, Content> names = new TreeMap<>();
  private Map<String, Content> forcedNames = new TreeMap<>();
  private final List<String> steps = new ArrayList<>();
  private boolean locked;
  private long failAt = -1;
  private Fault fault = Fault.REFUSED;

  public SimulatedDisk(long seed) {
    this.random = new SplittableRandom(seed);
  }

  /** Makes the step with a number, counted from now, fail. */
  public void failAt(long step, Fault how) {
    failAt = steps.size() + step;
    fault = how;
  }

  /** Loses what was not forced, releases the lock, and works again. */
  public synchronized void crash() {
    Map<String, Content> survived = new TreeMap<>();
    TreeSet<String> all = new TreeSet<>(names.keySet());
    all.addAll(forcedNames.keySet());
    for (String name : all) {
      Content content = random.nextBoolean() ? names.get(name) : forcedNames.get(name);
      if (names.get(name) == forcedNames.get(name)) {
        content = names.get(name);
      }
      if (content != null) {
        survived.put(name, content);
      }
    }
    survived.values().forEach(this::tear);
    names = survived;
    forcedNames = new TreeMap<>(survived);
    restart();
  }

  /** The process ends but the machine does not: nothing is lost. */
  public synchronized void restart() {
    locked = false;
    failAt = -1;
  }

  private void tear(Content content) {
    if (Arrays.equals(content.now, content.forced)) {
      return;
    }
    boolean grows = content.now.length >= content.forced.length
        && Arrays.equals(content.forced, Arrays.copyOf(content.now, content.forced.length));
    int keep = grows
        ? content.forced.length + random.nextInt(content.now.length - content.forced.length + 1)
        : random.nextInt(content.now.length + 1);
    content.now = Arrays.copyOf(content.now, keep);
    if (grows && keep > content.forced.length && random.nextInt(4) == 0) {
      content.now[content.forced.length + random.nextInt(keep - content.forced.length)] ^= 1;
    }
    content.forced = content.now;
  }

  /** All steps so far. */
  public synchronized List<String> steps() {
    return List.copyOf(steps);
  }

  private void step(String what, Runnable action) {
    boolean fails = steps.size() == failAt;
    steps.add(what);
    if (!fails || fault == Fault.DONE_BUT_REFUSED) {
      action.run();
    }
    if (fails) {
      throw new UncheckedIOException(new IOException("simulated: " + what + " " + fault));
    }
  }

  @Override
  public synchronized Optional<byte[]> read(String path) {
    return Optional.ofNullable(names.get(path)).map(content -> content.now.clone());
  }

  @Override
  public synchronized byte[] read(String path, long offset, int length) {
    byte[] now = read(path).orElseThrow();
    return Arrays.copyOfRange(now, (int) offset, (int) offset + length);
  }

  @Override
  public synchronized List<String> list(String folder) {
    TreeSet<String> found = new TreeSet<>();
    for (String name : names.keySet()) {
      if (name.startsWith(folder + "/")) {
        String rest = name.substring(folder.length() + 1);
        int slash = rest.indexOf('/');
        found.add(slash < 0 ? rest : rest.substring(0, slash + 1));
      }
    }
    return List.copyOf(found);
  }

  @Override
  public synchronized void write(String path, byte[] content) {
    step("write " + path, () -> {
      Content file = names.computeIfAbsent(path, p -> new Content());
      file.now = content.clone();
    });
  }

  @Override
  public synchronized void append(String path, byte[] content) {
    step("append " + path, () -> {
      Content file = names.computeIfAbsent(path, p -> new Content());
      byte[] longer = Arrays.copyOf(file.now, file.now.length + content.length);
      System.arraycopy(content, 0, longer, file.now.length, content.length);
      file.now = longer;
    });
  }

  @Override
  public synchronized void sync(String path) {
    step("sync " + path, () -> {
      Content file = names.get(path);
      if (file == null) {
        throw new IllegalStateException("sync of missing " + path);
      }
      file.forced = file.now;
    });
  }

  @Override
  public synchronized void rename(String from, String to) {
    step("rename " + from + " " + to, () -> {
      Content file = names.remove(from);
      if (file == null) {
        throw new IllegalStateException("rename of missing " + from);
      }
      names.put(to, file);
    });
  }

  @Override
  public synchronized void delete(String path) {
    step("delete " + path, () -> names.remove(path));
  }

  @Override
  public synchronized void syncFolder(String folder) {
    step("syncFolder " + folder, () -> {
      TreeSet<String> all = new TreeSet<>(names.keySet());
      all.addAll(forcedNames.keySet());
      for (String name : all) {
        if (name.substring(0, Math.max(0, name.lastIndexOf('/'))).equals(folder)) {
          Content content = names.get(name);
          if (content == null) {
            forcedNames.remove(name);
          } else {
            forcedNames.put(name, content);
          }
        }
      }
    });
  }

  @Override
  public synchronized void lock(String path) {
    if (locked) {
      throw new LogInUseException("log is being written by another writer");
    }
    locked = true;
  }

  /** Changes a byte on the disk behind the log's back. */
  public synchronized void flip(String path, int at) {
    Content content = names.get(path);
    if (content == null) {
      throw new IllegalStateException("no file " + path);
    }
    content.now = content.now.clone();
    content.now[at] ^= 1;
    content.forced = content.now;
  }

  @Override
  public synchronized void close() {
    locked = false;
  }
}
