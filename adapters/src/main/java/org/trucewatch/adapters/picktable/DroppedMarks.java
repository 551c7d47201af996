// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.adapters.picktable;

import java.util.ArrayList;
import java.util.List;
import org.trucewatch.adapters.Table;
import org.trucewatch.adapters.Unreadable;
import org.trucewatch.domain.Rejection;

/** Marks that could not be used, of picks that are kept without them; listed as far as rows are. */
final class DroppedMarks {
  private final String channel;
  private final List<Rejection> listed = new ArrayList<>();
  private int unlisted;

  DroppedMarks(String channel) {
    this.channel = channel;
  }

  void add(int lineNumber, Unreadable mark) {
    if (listed.size() >= Table.REJECTIONS_MAX) {
      unlisted++;
      return;
    }
    Rejection r = mark.at(channel + ", line " + lineNumber);
    listed.add(new Rejection(
        r.where(),
        r.what(),
        r.expected(),
        "The pick is kept without it. Correct the field or leave it empty."));
  }

  List<Rejection> rejections() {
    List<Rejection> all = new ArrayList<>(listed);
    if (unlisted > 0) {
      all.add(new Rejection(
          channel,
          unlisted + " more marks cannot be used and are not listed",
          "at most " + Table.REJECTIONS_MAX + " bad marks",
          "Their picks are kept without them. Correct those listed and send the file again."));
    }
    return all;
  }
}
