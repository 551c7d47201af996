// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.adapters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trucewatch.adapters.TextBytes.gzip;
import static org.trucewatch.adapters.TextBytes.lines;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.trucewatch.domain.Decoded;

class TableTest {
  private static Decoded<String> names(byte[] bytes) {
    return Table.decode("file:t.csv", bytes, List.of("name"), row -> row.nonEmpty("name"));
  }

  @Test
  void quotedCommasStayInTheirField() {
    assertThat(names(lines("name,x", "\"a, b\",1")).values()).containsExactly("a, b");
  }

  @Test
  void anOpenQuoteCostsItsOwnLineOnly() {
    Decoded<String> decoded = names(lines("name,x", "\"open,1", "b,2"));
    assertThat(decoded.values()).containsExactly("b");
    assertThat(decoded.rejections())
        .singleElement()
        .satisfies(r -> assertThat(r.where()).isEqualTo("file:t.csv, line 2"));
  }

  @Test
  void aMissingColumnNamesItselfAndTheNearestOne() {
    Decoded<String> decoded = names(lines("nmae,x", "a,1"));
    assertThat(decoded.values()).isEmpty();
    assertThat(decoded.rejections())
        .singleElement()
        .satisfies(r -> assertThat(r.message()).contains("no column name, but one called nmae"));
  }

  @Test
  void aShortRowSaysHowManyFieldsItHas() {
    assertThat(names(lines("name,x", "a")).rejections())
        .singleElement()
        .satisfies(r ->
            assertThat(r.message()).contains("line 2").contains("row has 1 fields, expected 2"));
  }

  @Test
  void gzipIsInflated() {
    assertThat(names(gzip(lines("name", "a"))).values()).containsExactly("a");
  }

  @Test
  void cutGzipIsRefused() {
    byte[] whole = gzip(lines("name", "a"));
    assertThat(names(Arrays.copyOf(whole, whole.length - 9)).rejections())
        .singleElement()
        .satisfies(r -> assertThat(r.what()).contains("cannot be inflated"));
  }

  @Test
  void moreTextThanTheLimitIsRefusedHoweverSmallItsGzip() {
    byte[] bomb = gzip(new byte[PlainText.TEXT_BYTES_MAX + 1]);
    assertThat(bomb.length).isLessThan(100_000);
    assertThat(names(bomb).rejections())
        .singleElement()
        .satisfies(r -> assertThat(r.message()).contains("at most " + PlainText.TEXT_BYTES_MAX));
  }

  @Test
  void badRowsBeyondTheLimitAreCountedNotListed() {
    String[] rows = new String[Table.REJECTIONS_MAX + 8];
    Arrays.fill(rows, "a,b,c");
    rows[0] = "name";
    Decoded<String> decoded = names(lines(rows));
    assertThat(decoded.rejections()).hasSize(Table.REJECTIONS_MAX + 1);
    assertThat(decoded.rejections().getLast().what()).startsWith("7 more rows");
  }
}
