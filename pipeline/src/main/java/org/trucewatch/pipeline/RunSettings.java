// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.pipeline;

import java.util.List;
import org.trucewatch.science.association.AssociationSettings;
import org.trucewatch.science.signal.DetectorSettings;

/**
 * Everything about a run that moves a result and is not input. Sealed at its start, and part of every finding.
 *
 * @param codeVersion release and commit of the code
 * @param title for people
 * @param subtitle for people, may be empty
 * @param exercise whether the input was simulated
 * @param registrations of the channels, in the order of the plan
 */
public record RunSettings(
    String codeVersion,
    String title,
    String subtitle,
    boolean exercise,
    DetectorSettings detector,
    AssociationSettings association,
    List<Registration> registrations) {
  public RunSettings {
    registrations = List.copyOf(registrations);
  }
}
