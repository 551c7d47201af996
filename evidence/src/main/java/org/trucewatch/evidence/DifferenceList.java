// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.evidence;

import java.util.ArrayList;
import java.util.List;

/** Differences and remarks as they are found, each up to its limit. */
final class DifferenceList {

  private final List<Difference> differences = new ArrayList<>();
  private final List<String> remarks = new ArrayList<>();

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
