// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.corroboration;

import java.util.Optional;
import org.trucewatch.domain.line.Incident;

/** As much of a finding on an incident as a statement is held against. */
public interface JudgedIncident {
  /** What happened. */
  Incident incident();

  /** The party whose ground it came from, where that is told at all. */
  Optional<String> side();
}
