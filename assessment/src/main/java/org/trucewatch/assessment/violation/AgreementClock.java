// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.violation;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.trucewatch.assessment.agreement.Agreement;
import org.trucewatch.domain.quantity.TimeSpan;

/** Writes instants as the agreement's own clock shows them. */
final class AgreementClock {
  private final DateTimeFormatter minute;
  private final String zone;

  AgreementClock(Agreement agreement) {
    minute =
        DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(agreement.zone());
    zone = agreement.zone().getId();
  }

  String at(Instant instant) {
    return minute.format(instant);
  }

  String span(TimeSpan span) {
    return at(span.from()) + " to " + at(span.to()) + " (" + zone + ")";
  }
}
