// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.agreement;

import java.util.List;

/**
 * A state or body with a part in an agreement, each with a standing of its own: a coalition does not sign, states do.
 *
 * @param participantId a party's id where it is one
 * @param name for people
 * @param roles at least one
 * @param standing how far it is bound
 * @param reservations its limits on what it promises, in words
 * @param provenance where that was read
 */
public record Participant(
    String participantId,
    String name,
    List<Role> roles,
    Standing standing,
    List<String> reservations,
    Provenance provenance) {

  /** What it does under the agreement. */
  public enum Role {
    BENEFICIARY,
    GUARANTOR,
    /** Leads the monitoring. */
    LEAD,
    /** May vote in a body of the agreement without being a guarantor. */
    MEMBER,
    WITNESS
  }

  /** How far a state is bound. */
  public enum Standing {
    REPORTED,
    SIGNED,
    RATIFIED,
    /** Signed or ratified with reservations. */
    RESERVED,
    NOT_A_SIGNATORY,
    WITHDRAWN
  }

  public Participant {
    roles = List.copyOf(roles);
    reservations = List.copyOf(reservations);
  }
}
