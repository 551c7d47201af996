// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.pipeline;

import org.trucewatch.assessment.agreement.Agreement;
import org.trucewatch.assessment.agreement.UnmarkedBorder;
import org.trucewatch.pipeline.Picture.AgreementSummary;
import org.trucewatch.pipeline.Picture.Party;

/** What of an agreement the picture shows. */
final class PictureTerms {
  private PictureTerms() {}

  static AgreementSummary of(Agreement a) {
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
