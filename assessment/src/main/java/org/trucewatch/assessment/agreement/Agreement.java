// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.agreement;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.trucewatch.domain.quantity.GeoBox;
import org.trucewatch.domain.quantity.TimeSpan;

/**
 * An agreement between parties, as its folder states it. Parties are data: nothing here or elsewhere knows a country.
 *
 * @param agreementId stable
 * @param title for people
 * @param subtitle one line below it, may be empty
 * @param exercise whether everything about it is made up
 * @param status how the terms are known
 * @param zone in which the agreement's clocks run
 * @param window when the obligations bind
 * @param sources where the terms were read
 * @param parties at least two, in the agreement's order
 * @param areas boxes that the agreement is about; none where it names no area
 * @param control how its control maps are read; none where it has no maps
 * @param silence when a source's silence counts
 * @param obligations in the agreement's order
 * @param clauses in the agreement's order
 * @param unmarkedBorders where a base map draws no borders
 */
public record Agreement(
    String agreementId,
    String title,
    String subtitle,
    Exercise exercise,
    TextStatus status,
    ZoneId zone,
    TimeSpan window,
    List<SourceNote> sources,
    List<Party> parties,
    List<GeoBox> areas,
    List<ControlConvention> control,
    SilenceRule silence,
    List<Obligation> obligations,
    List<GuaranteeClause> clauses,
    List<UnmarkedBorder> unmarkedBorders) {

  /** Longest window: findings list what each night of it gave. */
  public static final int WINDOW_DAYS_MAX = 400;

  /** Whether an agreement is real or made up to practise on. */
  public enum Exercise {
    REAL,
    EXERCISE
  }

  public Agreement {
    sources = List.copyOf(sources);
    parties = List.copyOf(parties);
    areas = List.copyOf(areas);
    control = List.copyOf(control);
    obligations = List.copyOf(obligations);
    clauses = List.copyOf(clauses);
    unmarkedBorders = List.copyOf(unmarkedBorders);
    List<String> faults = faults(parties, control, obligations);
    if (window.length().toDays() > WINDOW_DAYS_MAX) {
      faults.add("its window is " + window.length().toDays() + " days long, expected at most "
          + WINDOW_DAYS_MAX);
    }
    if (!faults.isEmpty()) {
      throw new IllegalArgumentException(
          "agreement " + agreementId + ": " + String.join("; ", faults));
    }
  }

  private static List<String> faults(
      List<Party> parties, List<ControlConvention> control, List<Obligation> obligations) {
    List<String> faults = new ArrayList<>();
    var ids = new TreeSet<String>();
    for (Party p : parties) {
      if (!ids.add(p.partyId())) {
        faults.add("party id " + p.partyId() + " is used twice, expected each once");
      }
    }
    if (ids.size() < 2) {
      faults.add("it has " + ids.size() + " parties, expected at least 2");
    }
    nameFaults(parties, faults);
    var obligationIds = new TreeSet<String>();
    for (Obligation o : obligations) {
      if (!obligationIds.add(o.obligationId())) {
        faults.add("obligation " + o.obligationId() + " stands twice, expected each once");
      }
      requireParty(ids, o.partyId(), "obligation " + o.obligationId(), faults);
    }
    for (ControlConvention c : control) {
      requireParty(ids, c.areasOf(), "control areasOf", faults);
      requireParty(ids, c.otherSide(), "control otherSide", faults);
      if (c.areasOf().equals(c.otherSide())) {
        faults.add("control areasOf and otherSide are both " + c.areasOf()
            + ", expected two different parties");
      }
    }
    return faults;
  }

  private static void nameFaults(List<Party> parties, List<String> faults) {
    Map<String, String> owners = new TreeMap<>();
    for (Party p : parties) {
      for (String name : namesOf(p)) {
        String owner = owners.putIfAbsent(name, p.partyId());
        if (owner != null && !owner.equals(p.partyId())) {
          faults.add("name '" + name + "' stands for both " + owner + " and " + p.partyId()
              + ", expected one party");
        }
      }
    }
  }

  private static void requireParty(
      TreeSet<String> ids, String partyId, String where, List<String> faults) {
    if (!ids.contains(partyId)) {
      faults.add(where + " names party " + partyId + ", expected one of " + ids);
    }
  }

  private static List<String> namesOf(Party party) {
    List<String> names = new ArrayList<>(List.of(party.partyId(), party.name()));
    names.addAll(party.aliases());
    return names;
  }

  /** Every name by which input files may call a party, and that party's id, sorted by name. */
  public Map<String, String> partyIdsByName() {
    Map<String, String> ids = new TreeMap<>();
    for (Party p : parties) {
      for (String name : namesOf(p)) {
        ids.put(name, p.partyId());
      }
    }
    return ids;
  }

  /** The party with this id. */
  public Optional<Party> findParty(String partyId) {
    return parties.stream().filter(p -> p.partyId().equals(partyId)).findFirst();
  }

  /** The name of the party with this id, or the id itself for a third person. */
  public String nameOf(String partyId) {
    return findParty(partyId).map(Party::name).orElse(partyId);
  }

  /** Where the party stands in the agreement's order; after all parties for a third person. */
  public int orderOf(String partyId) {
    for (int i = 0; i < parties.size(); i++) {
      if (parties.get(i).partyId().equals(partyId)) {
        return i;
      }
    }
    return parties.size();
  }
}
