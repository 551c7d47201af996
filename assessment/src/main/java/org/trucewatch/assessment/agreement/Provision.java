// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.agreement;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A provision of an agreement: a default and its exceptions.
 *
 * @param provisionId stable, unique in the agreement
 * @param article where it stands in the text beside
 * @param kind what it does
 * @param title for lists
 * @param text restated
 * @param bound ids of the parties bound
 * @param zone id of the area in which it binds; empty for everywhere
 * @param term when it binds
 * @param about conducts it is about: ids of the violation taxonomy
 * @param when of a prohibition, when an act is contrary to it; of a permission, when an act is permitted; of an
 *     obligation, when it is performed
 * @param withdrawals distances that weapons keep; for a prohibition
 * @param exceptions when the default does not apply
 * @param priority where two provisions disagree the greater one rules
 * @param dueClock id of the clock by which an obligation is to be performed; empty for none
 * @param uses ids of the defined terms it uses
 * @param provenance where that was read
 */
public record Provision(
    String provisionId,
    String article,
    Kind kind,
    String title,
    String text,
    List<String> bound,
    String zone,
    Term term,
    List<String> about,
    ConditionText when,
    List<Withdrawal> withdrawals,
    List<ProvisionException> exceptions,
    int priority,
    String dueClock,
    List<String> uses,
    Provenance provenance) {

  /** Kinds of provisions. */
  public enum Kind {
    PROHIBITION,
    OBLIGATION,
    PERMISSION,
    PROCEDURE,
    DEFINITION
  }

  /**
   * How far behind its line a party keeps a class of weapons.
   *
   * @param party whose weapons
   * @param weapon id of the class
   * @param lineId id of the line
   * @param meters least distance behind it
   * @param provenance where that was read
   */
  public record Withdrawal(
      String party, String weapon, String lineId, double meters, Provenance provenance) {}

  /**
   * When the default does not apply.
   *
   * @param exceptionId unique in the provision
   * @param text restated
   * @param when the condition
   * @param provenance where that was read
   */
  public record ProvisionException(
      String exceptionId, String text, ConditionText when, Provenance provenance) {}

  public Provision {
    bound = List.copyOf(bound);
    about = List.copyOf(about);
    withdrawals = List.copyOf(withdrawals);
    exceptions = List.copyOf(exceptions);
    uses = List.copyOf(uses);
  }

  /** The condition with the withdrawal distances written out; empty where there is neither. */
  public ConditionText test(List<ReferenceLine> lines) {
    List<String> parts = new ArrayList<>();
    if (!when.isEmpty()) {
      parts.add(withdrawals.isEmpty() ? when.text() : "(" + when.text() + ")");
    }
    for (Withdrawal w : withdrawals) {
      Optional<ReferenceLine> line =
          lines.stream().filter(l -> l.lineId().equals(w.lineId())).findFirst();
      line.ifPresent(l -> parts.add(String.format(
          Locale.ROOT,
          "(actor == '%s' && weapon.class == '%s' && %s < %.1f)",
          w.party(),
          w.weapon(),
          l.distanceFact(),
          w.meters())));
    }
    int at = when.isEmpty() ? provenance.line() : when.line();
    return parts.isEmpty() ? ConditionText.NONE : new ConditionText(String.join(" || ", parts), at);
  }
}
