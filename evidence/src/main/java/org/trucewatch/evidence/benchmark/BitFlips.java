// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.evidence.benchmark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.trucewatch.evidence.Entry;
import org.trucewatch.evidence.EvidenceLog;
import org.trucewatch.evidence.LogOptions;
import org.trucewatch.evidence.LogReader;

/**
 * Changes single bits of a log's folder, one in each of many copies, and asks a verifier about them. The same seed
 * changes the same bits, so that several verifiers can be asked about the same changes.
 */
public final class BitFlips {

  /** Where bits are changed, in turns. */
  public enum Place {
    ENTRY,
    TILE,
    CHECKPOINT_BODY,
    LOG_SIGNATURE
  }

  /** A verifier as it is asked about several folders at once: which of them it rejects. */
  @FunctionalInterface
  public interface Verifier {
    Set<Path> rejected(List<Path> folders) throws IOException;
  }

  private record Flip(Place place, Path file, int bit) {}

  /**
   * What came of it.
   *
   * @param asked changes for each place
   * @param rejected of them
   * @param missed the changes that were not rejected, at most {@link #MISSED_MAX}
   */
  public record Outcome(
      Map<Place, Integer> asked, Map<Place, Integer> rejected, List<String> missed) {

    public int askedInAll() {
      return asked.values().stream().mapToInt(Integer::intValue).sum();
    }

    public int rejectedInAll() {
      return rejected.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Rejected of asked for each place, as words. */
    public String words() {
      List<String> parts = new ArrayList<>();
      asked.forEach(
          (place, count) -> parts.add(place.name().toLowerCase(Locale.ROOT).replace('_', ' ') + " "
              + rejected.getOrDefault(place, 0) + " of " + count));
      return String.join(", ", parts);
    }
  }

  /** Most misses that are named. */
  public static final int MISSED_MAX = 20;

  /** Copies that wait for a verifier at a time. Ours: starts a process for fifty instead of one. */
  private static final int AT_A_TIME = 50;

  private static final int ENTRIES = 700;
  private static final List<Integer> PUBLISHED_AT = List.of(101, 301, 641, 651, ENTRIES);

  private final Path folder;
  private final List<Path> bundles;
  private final List<Path> tiles;

  /** Works on a log that {@link #sample} wrote. */
  public BitFlips(Path folder) throws IOException {
    this.folder = folder;
    this.bundles = files(folder.resolve("tile/entries"));
    this.tiles = new ArrayList<>(files(folder.resolve("tile")));
    tiles.removeAll(bundles);
  }

  /** Writes a log of several checkpoints, with full and partial tiles of two levels. */
  public static Path sample(Path folder) {
    try (EvidenceLog log =
        EvidenceLog.open(folder, SampleEntries.ORIGIN, SampleEntries.KEY, LogOptions.defaults())) {
      List<Entry> waiting = new ArrayList<>();
      for (int i = 1; i <= ENTRIES; i++) {
        waiting.add(SampleEntries.numbered(i, 300));
        if (PUBLISHED_AT.contains(i)) {
          log.appendAll(waiting);
          waiting.clear();
          log.publish();
        }
      }
    }
    return folder;
  }

  private static List<Path> files(Path below) throws IOException {
    try (Stream<Path> all = Files.walk(below)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    }
  }

  /** Changes so many bits, each in a copy of its own, and asks about some copies at a time. */
  public Outcome run(int count, long seed, Verifier verifier) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    Outcome outcome =
        new Outcome(new EnumMap<>(Place.class), new EnumMap<>(Place.class), new ArrayList<>());
    Map<Path, Flip> waiting = new LinkedHashMap<>();
    for (int i = 0; i < count; i++) {
      Place place = Place.values()[i % Place.values().length];
      Path file = file(place, random);
      Flip flip = new Flip(place, file, bit(place, Files.readAllBytes(file), random));
      waiting.put(altered(flip, waiting.size()), flip);
      if (waiting.size() == AT_A_TIME || i == count - 1) {
        ask(waiting, verifier, outcome);
        waiting.clear();
      }
    }
    return outcome;
  }

  /** A copy of the folder with one bit changed; the other files are links to the original's. */
  private Path altered(Flip flip, int number) throws IOException {
    Path copy = folder.resolveSibling(folder.getFileName() + "-" + number);
    for (Path file : files(folder)) {
      Path to = copy.resolve(folder.relativize(file));
      Files.createDirectories(to.resolveSibling("."));
      if (!file.equals(flip.file)) {
        Files.createLink(to, file);
        continue;
      }
      byte[] content = Files.readAllBytes(file);
      content[flip.bit / 8] ^= (byte) (1 << (flip.bit % 8));
      Files.write(to, content);
    }
    return copy;
  }

  private void ask(Map<Path, Flip> altered, Verifier verifier, Outcome outcome) throws IOException {
    Set<Path> rejected = verifier.rejected(List.copyOf(altered.keySet()));
    for (Map.Entry<Path, Flip> one : altered.entrySet()) {
      Flip flip = one.getValue();
      outcome.asked.merge(flip.place, 1, Integer::sum);
      if (rejected.contains(one.getKey())) {
        outcome.rejected.merge(flip.place, 1, Integer::sum);
      } else if (outcome.missed.size() < MISSED_MAX) {
        outcome.missed.add(
            folder.relativize(flip.file) + " byte " + flip.bit / 8 + " bit " + flip.bit % 8);
      }
      delete(one.getKey());
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  private Path file(Place place, SplittableRandom random) {
    return switch (place) {
      case ENTRY -> bundles.get(random.nextInt(bundles.size()));
      case TILE -> tiles.get(random.nextInt(tiles.size()));
      case CHECKPOINT_BODY, LOG_SIGNATURE -> folder.resolve(LogReader.CHECKPOINT_FILE);
    };
  }

  /** A bit of the file, of the note's body or of the line of signature behind it. */
  private static int bit(Place place, byte[] content, SplittableRandom random) {
    int gap = new String(content, StandardCharsets.ISO_8859_1).indexOf("\n\n") + 1;
    int from = place == Place.LOG_SIGNATURE ? gap + 1 : 0;
    int to = place == Place.CHECKPOINT_BODY ? gap : content.length;
    return random.nextInt(8 * from, 8 * to);
  }
}
