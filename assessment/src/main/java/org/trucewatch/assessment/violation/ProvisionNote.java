// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.violation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.trucewatch.assessment.agreement.Obligation;

/** What every finding says of the provision that it is about: how its words are known, and who can observe it. */
final class ProvisionNote {
  private final Obligation obligation;

  ProvisionNote(Obligation obligation) {
    this.obligation = obligation;
  }

  /** The reasons, led by the provision and what would count against it. */
  List<String> lead(List<String> reasons) {
    List<String> all = new ArrayList<>();
    all.add("The provision is known as " + obligation.status().name().toLowerCase(Locale.ROOT)
        + ", not as agreed text unless it says so: \"" + obligation.text() + "\" Source: "
        + obligation.source() + ". Would count against it: " + obligation.countsAgainst() + ".");
    all.addAll(reasons);
    return all;
  }

  /** The coverage, followed by who can observe this conduct at all. */
  List<String> follow(List<String> coverage) {
    List<String> all = new ArrayList<>(coverage);
    obligation.observers().forEach(o -> all.add("Who can observe it: " + o));
    return all;
  }
}
