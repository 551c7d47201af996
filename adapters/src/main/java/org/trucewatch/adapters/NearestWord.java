// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.adapters;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the word that somebody probably meant. */
public final class NearestWord {
  /** Beyond this a long word's distance is not worth computing. */
  private static final int WORD_CHARS_MAX = 100;

  private NearestWord() {}

  /** The known word with the smallest edit distance, if that is at most a third of its length, but 2 in any case. */
  public static Optional<String> find(String word, Collection<String> known) {
    if (word.length() > WORD_CHARS_MAX) {
      return Optional.empty();
    }
    return known.stream()
        .filter(k -> distance(word, k) <= Math.max(2, k.length() / 3))
        .min(Comparator.comparingInt((String k) -> distance(word, k)).thenComparing(k -> k));
  }

  /** A sentence to add to a remedy: the nearest word, or all that are known. */
  public static String suggestion(String word, Collection<String> known) {
    return find(word, known)
        .map(k -> "Did you mean '" + k + "'?")
        .orElse("Known: " + String.join(", ", known.stream().sorted().toList()) + ".");
  }

  /** Levenshtein's distance, in two rows, without regard to case. */
  private static int distance(String a, String b) {
    String from = a.toLowerCase(Locale.ROOT);
    String to = b.toLowerCase(Locale.ROOT);
    int[] row = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int kept = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(kept, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[to.length()];
  }
}
