// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.adapters.agreementfolder;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;

/** Times as agreements and cases write them. */
final class Times {
  private Times() {}

  /**
   * A local time of the zone, or one that names its offset, which is the only way to say which of two is meant where
   * clocks are put back.
   */
  static Instant instant(String text, ZoneId zone) {
    return text.matches(".*(Z|[+-]\\d\\d:\\d\\d)$")
        ? OffsetDateTime.parse(text).toInstant()
        : LocalDateTime.parse(text).atZone(zone).toInstant();
  }
}
