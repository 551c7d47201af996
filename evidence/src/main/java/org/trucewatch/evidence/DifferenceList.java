// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.evidence;

import java.util.ArrayList;
import java.util.List;
import org.trucewatch.evidence.storage.LogFiles;
import org.trucewatch.evidence.storage.RefusedFileException;

/** Differences and remarks as they are found, each up to its limit. */
final class DifferenceList {

  private final List<Difference> differences = new ArrayList<>();
  private final List<String> remarks = new ArrayList<>();
  private int limitRemarks;

  void add(Difference difference) {
    if (!isFull()) {
      differences.add(difference);
    }
  }

  void remark(String remark) {
    if (remarks.size() < LogVerification.REMARKS_MAX) {
      remarks.add(remark);
    }
  }

  /** A folder's names up to a limit. More are remarked upon; what cannot be listed is a difference. */
  List<String> list(LogFiles files, String folder, int namesMax) {
    try {
      List<String> names = files.list(folder, namesMax + 1);
      if (names.size() <= namesMax) {
        return names;
      }
      remarkLimit(folder + " holds more than " + namesMax + " names; the rest was not looked at");
      return names.subList(0, namesMax);
    } catch (RefusedFileException e) {
      add(Difference.of(folder, e.expected(), e.found()));
      return List.of();
    }
  }

  /** A remark that something was not looked at, which stands first however many others there are. */
  void remarkLimit(String remark) {
    if (limitRemarks < LogVerification.REMARKS_MAX) {
      remarks.add(limitRemarks++, remark);
    }
  }

  boolean isFull() {
    return differences.size() >= LogVerification.DIFFERENCES_MAX;
  }

  boolean isEmpty() {
    return differences.isEmpty();
  }

  List<Difference> differences() {
    return differences;
  }

  List<String> remarks() {
    return remarks;
  }
}
