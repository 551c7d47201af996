// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.domain;

/**
 * Where something is sealed: an entry of a transparency log.
 *
 * @param log short name of the log: observations, findings or governance
 * @param index leaf index, from 0
 */
public record LeafRef(String log, long index) implements Comparable<LeafRef> {
  public LeafRef {
    if (log.isEmpty() || index < 0) {
      throw new IllegalArgumentException(
          "leaf is " + log + ":" + index + ", expected a log name and index >= 0");
    }
  }

  @Override
  public int compareTo(LeafRef other) {
    int byLog = log.compareTo(other.log);
    return byLog != 0 ? byLog : Long.compare(index, other.index);
  }

  @Override
  public String toString() {
    return log + ":" + index;
  }
}
