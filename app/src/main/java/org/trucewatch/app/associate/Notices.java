// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.associate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.trucewatch.domain.Rejection;

/**
 * What was wrong with the input, for a person: like complaints stand together, the first of each kind in full and the rest as a
 * count, so that a million bad rows are one line.
 */
public final class Notices {
  /** Most kinds of complaint that are listed. */
  static final int KINDS_MAX = 40;

  private record Like(String first, int count) {}

  private final Map<String, Like> likes = new LinkedHashMap<>();
  private int unlisted;

  /** Adds one complaint. Complaints of one kind differ in their place and value only. */
  public void add(String kind, String message) {
    Like like = likes.get(kind);
    if (like == null && likes.size() >= KINDS_MAX) {
      unlisted++;
      return;
    }
    likes.put(kind, like == null ? new Like(message, 1) : new Like(like.first(), like.count() + 1));
  }

  /** Adds what a decoder could not use; rows of a file are of one kind when the same was expected of the same column. */
  public void addAll(List<Rejection> rejections) {
    for (Rejection r : rejections) {
      int value = r.what().indexOf(" is '");
      String kind = (value < 0 ? r.what().replaceAll("[0-9]+", "n") : r.what().substring(0, value))
          + r.expected();
      add(
          kind,
          r.where() + ": " + r.what() + ", expected " + r.expected() + ". Not used. " + r.remedy());
    }
  }

  /** One sentence a kind. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (Like like : likes.values()) {
      int more = like.count() - 1;
      lines.add(like.first() + (more > 0 ? " And " + more + " more like it." : ""));
    }
    if (unlisted > 0) {
      lines.add("And " + unlisted + " complaints of other kinds.");
    }
    return lines;
  }
}
