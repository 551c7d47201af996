// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.domain.line;

/**
 * A source and everything it may share with others: two sources that share any of these are not independent.
 *
 * @param sourceId unique: a sensor's name, a party's id, a channel
 * @param modality by which it observes
 * @param owner who has it
 * @param operator who runs it
 * @param hostPartyId on whose ground it stands; empty where on nobody's
 * @param relay through whom its word comes; empty where direct
 * @param upstream whose word it repeats; empty where its own
 */
public record SourceRef(
    String sourceId,
    Modality modality,
    String owner,
    String operator,
    String hostPartyId,
    String relay,
    String upstream) {

  /** A registered sensor that its owner runs. */
  public static SourceRef of(Sensor s) {
    return new SourceRef(
        s.name(), Modality.of(s.kind()), s.owner(), s.owner(), s.hostPartyId(), "", "");
  }
}
