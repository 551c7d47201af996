// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.clause;

import java.time.Instant;
import java.util.Optional;
import org.trucewatch.assessment.agreement.Office;
import org.trucewatch.assessment.agreement.Office.Power;
import org.trucewatch.assessment.agreement.Terms;
import org.trucewatch.assessment.clause.DocketEntry.PersonsAct;
import org.trucewatch.assessment.clause.DocketEntry.Signature;

/**
 * A person's act that counts: recorded in the docket, signed, and in an office that has the power. There is no other way
 * to one than {@link #of}, and none to an {@link Activation} than through one.
 */
public final class RecordedAct {
  private final String entryId;
  private final Instant at;
  private final Office office;
  private final PersonsAct act;

  private RecordedAct(String entryId, Instant at, Office office, PersonsAct act) {
    this.entryId = entryId;
    this.at = at;
    this.office = office;
    this.act = act;
  }

  /** The act that the entry records; empty where it records none, or none that counts. */
  static Optional<RecordedAct> of(DocketEntry entry, Terms terms) {
    if (!(entry.content() instanceof PersonsAct act)
        || act.person().isBlank()
        || entry.signature() != Signature.VALID) {
      return Optional.empty();
    }
    return terms
        .findOffice(entry.author())
        .filter(o -> o.acts().contains(act.power()))
        .map(o -> new RecordedAct(entry.entryId(), entry.at(), o, act));
  }

  public String entryId() {
    return entryId;
  }

  public Instant at() {
    return at;
  }

  public Power power() {
    return act.power();
  }

  /** Id of the step or forfeiture it is about. */
  public String on() {
    return act.on();
  }

  /** As people read it. */
  public String shown() {
    return act.person() + ", " + office.title() + ", entry " + entryId
        + (act.reason().isBlank() ? "" : ": " + act.reason());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RecordedAct a
        && entryId.equals(a.entryId)
        && at.equals(a.at)
        && office.equals(a.office)
        && act.equals(a.act);
  }

  @Override
  public int hashCode() {
    return entryId.hashCode();
  }

  @Override
  public String toString() {
    return act.power() + " " + act.on() + " at " + at + " by " + shown();
  }
}
