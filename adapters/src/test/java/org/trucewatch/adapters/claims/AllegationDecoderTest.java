// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.adapters.claims;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trucewatch.adapters.TextBytes.lines;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.trucewatch.domain.Allegation;

class AllegationDecoderTest {
  private static final String HEADER =
      "truce,claimant,accused,window_start,window_end,category,count,qualifier,source_url,note";
  private static final String GOOD =
      "t,Eastland,Westland,2031-04-11T16:00,2031-04-12T00:00,total,500,more_than,https://example.org,\"a, b\"";

  private final AllegationDecoder decoder = new AllegationDecoder(
      ZoneId.of("Europe/Athens"), Map.of("Eastland", "E", "Westland", "W", "Westland Army", "W"));

  @Test
  void anUnknownPartyIsNamedWithTheNearestOneAndTheRestGoesOn() {
    var decoded = decoder.decode(
        "file:claims.csv", lines(HEADER, GOOD.replace("Eastland,", "Eestland,"), GOOD));
    assertThat(decoded.values()).hasSize(1);
    assertThat(decoded.rejections())
        .singleElement()
        .satisfies(r -> assertThat(r.message())
            .startsWith("file:claims.csv, line 2: claimant is 'Eestland', expected one of Eastland,"
                + " Westland, Westland Army")
            .contains("Did you mean 'Eastland'?"));
  }

  @Test
  void anOrganSpeaksForItsSide() {
    Allegation a = decoder
        .decode(
            "file:claims.csv",
            lines(HEADER, GOOD.replace("t,Eastland,Westland", "t,Westland Army,Eastland")))
        .values()
        .getFirst();
    assertThat(a.claimantId()).isEqualTo("W");
    assertThat(a.claimantName()).isEqualTo("Westland Army");
    assertThat(a.span().from()).isEqualTo(Instant.parse("2031-04-11T13:00:00Z"));
    assertThat(a.qualifier()).isEqualTo(Allegation.Qualifier.MORE_THAN);
  }
}
