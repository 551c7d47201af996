// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.attribution;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.trucewatch.domain.line.SourceRef;

/**
 * One piece of physical evidence of an incident's origin, and what is left of it without each owner's sources.
 *
 * @param evidenceId unique in the case
 * @param sources all that made it
 * @param origin what it says
 * @param withoutOwner by owner of any of the sources: what it says without them; empty where nothing is left
 */
public record OriginEvidence(
    String evidenceId,
    List<SourceRef> sources,
    Origin origin,
    Map<String, Optional<Origin>> withoutOwner) {
  public OriginEvidence {
    sources = List.copyOf(sources);
    withoutOwner = Map.copyOf(withoutOwner);
  }
}
