// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.pipeline;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trucewatch.assessment.agreement.Agreement;
import org.trucewatch.assessment.agreement.Terms;
import org.trucewatch.assessment.agreement.UnmarkedBorder;
import org.trucewatch.pipeline.Picture.AgreementSummary;
import org.trucewatch.pipeline.Picture.Party;

/** What of an agreement the picture shows. */
final class PictureTerms {
  private PictureTerms() {}

  /** Of the agreement in force; of its provisions where it has no window; null where there is none. */
  static @Nullable AgreementSummary of(Formats.Terms terms) {
    return terms
        .agreement()
        .map(PictureTerms::of)
        .or(() -> terms.provisions().map(PictureTerms::of))
        .orElse(null);
  }

  private static AgreementSummary of(Terms t) {
    return new AgreementSummary(
        t.preamble().agreementId(),
        t.preamble().title(),
        t.preamble().status().name(),
        t.provisions().stream().map(p -> p.provenance().source()).distinct().toList(),
        null,
        t.preamble().parties().stream()
            .map(p -> new Party(p.partyId(), p.name()))
            .toList(),
        List.of());
  }

  private static AgreementSummary of(Agreement a) {
    return new AgreementSummary(
        a.agreementId(),
        a.title(),
        a.status().name(),
        a.sources().stream()
            .map(s -> s.note().isEmpty() ? s.address() : s.address() + " (" + s.note() + ")")
            .toList(),
        a.window(),
        a.parties().stream().map(p -> new Party(p.partyId(), p.name())).toList(),
        a.unmarkedBorders().stream().map(UnmarkedBorder::box).toList());
  }
}
