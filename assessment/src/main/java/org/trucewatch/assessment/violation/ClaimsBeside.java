// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.violation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.trucewatch.assessment.agreement.Agreement;
import org.trucewatch.assessment.agreement.Obligation;
import org.trucewatch.domain.Allegation;
import org.trucewatch.domain.Finding.Claim;
import org.trucewatch.domain.LeafRef;
import org.trucewatch.domain.Sourced;
import org.trucewatch.domain.quantity.TimeSpan;

/** The allegations to set beside a finding. None of them is counted as an observation. */
final class ClaimsBeside {
  /** Claims about the days next to the window are shown too, so that nobody takes them for claims about it. */
  private static final Duration MARGIN = Duration.ofHours(48);

  private final Agreement agreement;
  private final Obligation obligation;
  private final List<Sourced<Allegation>> near = new ArrayList<>();

  /** @param allegations in their final order */
  ClaimsBeside(Agreement agreement, Obligation obligation, List<Sourced<Allegation>> allegations) {
    this.agreement = agreement;
    this.obligation = obligation;
    TimeSpan window = agreement.window();
    var wide = new TimeSpan(window.from().minus(MARGIN), window.to().plus(MARGIN));
    for (Sourced<Allegation> a : allegations) {
      if (a.value().accusedId().equals(obligation.partyId())
          && bears(a.value())
          && a.value().span().overlaps(wide)) {
        near.add(a);
      }
    }
  }

  private boolean bears(Allegation a) {
    return obligation.categories().contains(a.category())
        || obligation.broadCategories().contains(a.category());
  }

  private boolean inWindow(Allegation a) {
    return a.span().overlaps(agreement.window());
  }

  /** Claims of exactly this conduct inside the window. */
  long specificInWindow() {
    return near.stream()
        .map(Sourced::value)
        .filter(a -> inWindow(a) && obligation.categories().contains(a.category()))
        .count();
  }

  /** Claims inside the window that do not say how much of them is this conduct. */
  long broadInWindow() {
    return near.stream()
        .map(Sourced::value)
        .filter(a -> inWindow(a) && !obligation.categories().contains(a.category()))
        .count();
  }

  /** Claims about the days next to the window. */
  long outsideWindow() {
    return near.stream().map(Sourced::value).filter(a -> !inWindow(a)).count();
  }

  List<Claim> sentences() {
    return near.stream().map(a -> new Claim(sentence(a.value()), a.leaf())).toList();
  }

  List<LeafRef> leaves() {
    return near.stream().map(Sourced::leaf).toList();
  }

  private String sentence(Allegation a) {
    String where = inWindow(a) ? "inside the window" : "outside the window";
    String note = a.note().isEmpty() ? "" : " Note of the collector: " + a.note() + ".";
    return "Allegation by " + a.claimantName() + " against " + agreement.nameOf(a.accusedId())
        + ": " + a.category() + ", " + count(a) + ", "
        + new AgreementClock(agreement).span(a.span()) + ", " + where + ". Read at "
        + a.sourceUrl() + "." + note;
  }

  private static String count(Allegation a) {
    return a.qualifier() == Allegation.Qualifier.EXACT
        ? Long.toString(a.count())
        : a.qualifier().name().toLowerCase(Locale.ROOT).replace('_', ' ') + " " + a.count();
  }
}
