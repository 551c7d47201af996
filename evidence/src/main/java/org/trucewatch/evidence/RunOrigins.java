// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.evidence;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Whether logs that lie together are those of one run: the origin of each is the run's stem, a slash and the name by which
 * references name the log, with one stem for all. Without this rule the log of another run, which is sound in itself, could be
 * put in the place of one whose entries are unwelcome.
 */
public final class RunOrigins {
  private static final String CHECKPOINT = "checkpoint";

  private RunOrigins() {}

  /**
   * The logs that break the rule.
   *
   * <p>The stem is that of most logs; of two as frequent ones that of the log whose name sorts first. Which of two runs is the
   * wrong one nobody can tell from the origins, so a difference names both.
   *
   * @param origins of the logs' checkpoints, by the logs' names
   * @return a difference for each log of another stem, or without one, by the log's name
   */
  public static SortedMap<String, Difference> differences(Map<String, String> origins) {
    SortedMap<String, String> sorted = new TreeMap<>(origins);
    String witness = "";
    long most = 0;
    for (String log : sorted.keySet()) {
      Optional<String> stem = stem(sorted, log);
      long count = sorted.keySet().stream()
          .filter(other -> stem(sorted, other).equals(stem))
          .count();
      if (stem.isPresent() && count > most) {
        most = count;
        witness = log;
      }
    }
    SortedMap<String, Difference> found = new TreeMap<>();
    for (String log : sorted.keySet()) {
      String expected = most == 0
          ? "an origin that is the run's name and /" + log
          : "origin " + stem(sorted, witness).orElseThrow() + "/" + log + ", as " + witness
              + " has origin " + sorted.get(witness);
      String actual = "origin " + sorted.get(log);
      if (most == 0 || !stem(sorted, log).equals(stem(sorted, witness))) {
        found.put(log, Difference.of(CHECKPOINT, expected, actual));
      }
    }
    return found;
  }

  private static Optional<String> stem(Map<String, String> origins, String log) {
    String origin = origins.getOrDefault(log, "");
    String end = "/" + log;
    return origin.length() > end.length() && origin.endsWith(end)
        ? Optional.of(origin.substring(0, origin.length() - end.length()))
        : Optional.empty();
  }
}
