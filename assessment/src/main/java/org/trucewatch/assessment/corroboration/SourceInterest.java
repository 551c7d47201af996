// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.corroboration;

/**
 * Where a source stands towards the party whose conduct it reports. A party's own evidence is used, weighted, and never
 * enough alone against the other party; against itself it is enough.
 */
public enum SourceInterest {
  /** Reports its own conduct. What it admits counts; its silence does not. */
  OWN,
  /** Reports the other party's conduct. Its silence counts, because it would gain by reporting; its report alone does not. */
  OPPOSING,
  /** No party. Its silence counts; its report needs a second, independent source. */
  THIRD;

  /**
   * @param reporterId who reports
   * @param boundId whose conduct is reported
   * @param reporterIsParty whether the reporter is a party to the agreement
   */
  public static SourceInterest of(String reporterId, String boundId, boolean reporterIsParty) {
    if (reporterId.equals(boundId)) {
      return OWN;
    }
    return reporterIsParty ? OPPOSING : THIRD;
  }
}
