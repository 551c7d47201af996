// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.attribution;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.trucewatch.domain.line.Modality;
import org.trucewatch.domain.line.SourceRef;

/**
 * One piece of physical evidence of an incident's origin, and what is left of it without each owner's sources.
 *
 * @param evidenceId unique in the case
 * @param sources all that made it
 * @param origin what it says
 * @param withoutOwner by owner of any of the sources: what it says without them; empty where nothing is left, as for an
 *     owner that is not listed
 * @param withoutHost by party on whose ground any of the sources stand: what it says without those; a party that is not
 *     listed leaves nothing
 * @param withoutSensor by id of each single source whose leverage exceeds {@link #LEVERAGE_MAX}: what it says without that one; empty
 *     where nothing is left. A source that is not listed has less, and the piece stands without it
 */
public record OriginEvidence(
    String evidenceId,
    List<SourceRef> sources,
    Origin origin,
    Map<String, Optional<Origin>> withoutOwner,
    Map<String, Optional<Origin>> withoutHost,
    Map<String, Optional<Origin>> withoutSensor) {
  /** Share of what is known of a place that may rest on one sensor: section 5 of the design of algorithms. */
  public static final double LEVERAGE_MAX = 0.3;

  public OriginEvidence {
    sources = List.copyOf(sources);
    withoutOwner = Map.copyOf(withoutOwner);
    withoutHost = Map.copyOf(withoutHost);
    withoutSensor = Map.copyOf(withoutSensor);
    if (sources.isEmpty()) {
      throw new IllegalArgumentException(
          "evidence " + evidenceId + " has no source, expected at least 1");
    }
  }

  /** One of which no single source has leverage, unless it is the only one. */
  public OriginEvidence(
      String evidenceId,
      List<SourceRef> sources,
      Origin origin,
      Map<String, Optional<Origin>> withoutOwner,
      Map<String, Optional<Origin>> withoutHost) {
    this(evidenceId, sources, origin, withoutOwner, withoutHost, Map.of());
  }

  /** One of which it is not known what is left without the sources on a party's ground: then nothing is. */
  public OriginEvidence(
      String evidenceId,
      List<SourceRef> sources,
      Origin origin,
      Map<String, Optional<Origin>> withoutOwner) {
    this(evidenceId, sources, origin, withoutOwner, Map.of(), Map.of());
  }

  /** Whether any machine stands behind it; what people alone say of an origin is an accusation. */
  public boolean isPhysical() {
    return sources.stream().anyMatch(s -> s.modality() != Modality.STATEMENT);
  }
}
