// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.adapters.cloudcover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trucewatch.adapters.TextBytes.lines;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.trucewatch.domain.CloudCover;

class CloudCoverDecoderTest {
  @Test
  void eachColumnOfCloudIsAnArea() {
    var decoded = CloudCoverDecoder.decode(
        "file:c.csv", lines("date,cloud_cover_north_plain_fraction", "2031-04-10,0.5"));
    assertThat(decoded.values())
        .containsExactly(new CloudCover(LocalDate.of(2031, 4, 10), "north plain", 0.5));
  }

  @Test
  void aFractionAboveOneIsRefusedAndTheNextDayGoesOn() {
    var decoded = CloudCoverDecoder.decode(
        "file:c.csv", lines("date,cloud_cover_x_fraction", "2031-04-10,74", "2031-04-11,0.7"));
    assertThat(decoded.values()).hasSize(1);
    assertThat(decoded.rejections())
        .singleElement()
        .satisfies(r -> assertThat(r.message())
            .contains("line 2: cloud_cover_x_fraction is '74', expected 0 to 1"));
  }
}
